"""A file for a spreadsheet works nothing out, whatever was typed."""

from __future__ import annotations

import re
from typing import Any

import pytest

from clicnjob_xblocks.content.spreadsheet import safe_cell

from .attacks import FORMULA, STARTS
from .conftest import walked_through
from .looking import Walk
from .test_scripts import files
from .walk import walk_files

pytestmark = pytest.mark.django_db

_WORKED_OUT = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")


@pytest.fixture(scope="module")
def filed(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Walk:
    """The files of a world in which every text begins a formula."""
    folder = tmp_path_factory.mktemp("formulas")
    return walked_through(FORMULA, walk_files, folder, django_db_blocker)


def test_no_cell_begins_a_formula(filed: Walk) -> None:
    assert [each.place for each in filed.answers] == [
        *("work_file", "work_file", "clicnjob_quiz.answers_csv")
    ]
    for each in filed.answers:
        cells = each.read.texts
        assert any(list(filed.world.words.marks_in(cell)) for cell in cells), each.place
        assert [cell for cell in cells if _WORKED_OUT.match(cell)] == []


def test_the_words_are_there_all_the_same(filed: Walk) -> None:
    torn = {
        field
        for each in filed.answers
        for cell in each.read.texts
        for field in filed.world.words.torn(cell)
    }

    assert torn == set()


@pytest.mark.parametrize("start", STARTS)
def test_every_beginning_of_a_formula_is_known(start: str) -> None:
    assert safe_cell(f"{start}1+1").startswith("'")


def test_files_are_written_by_the_one_module_that_is_safe() -> None:
    writers = [
        path.name
        for path in files("*.py")
        if re.search(r"csv\.(writer|DictWriter)|text/csv", path.read_text(encoding="utf-8"))
    ]

    assert writers == ["spreadsheet.py"]
