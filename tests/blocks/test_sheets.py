"""The blocks' style sheets: on somebody else's page they win in a block, and touch nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import clicnjob_xblocks
import cv_xblock
import quiz_xblock

SHEETS = sorted(
    path
    for package in (clicnjob_xblocks, cv_xblock, quiz_xblock)
    for path in (Path(package.__file__).parent / "public").rglob("*.css")
)


def _selectors(sheet: Path) -> Iterator[str]:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    for prelude in re.findall(r"([^{}]+)\{", text):
        if not prelude.strip().startswith("@"):
            yield from (each.strip() for each in re.split(r",(?![^(]*\))", prelude))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_rule_is_of_our_elements_alone(sheet):
    strays = [each for each in _selectors(sheet) if not re.search(r"\.(clicnjob|cnj-\w+)", each)]
    assert strays == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_rule_weighs_more_than_any_number_of_a_hosts_classes(sheet):
    light = [each for each in _selectors(sheet) if each.count(":not(#_)") != 1]
    assert light == []
