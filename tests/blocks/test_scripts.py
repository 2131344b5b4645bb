"""The blocks' scripts: plain files of one subject, and one global name for each block."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import clicnjob_xblocks
import cv_xblock
import quiz_xblock

SCRIPTS = sorted(
    path
    for package in (clicnjob_xblocks, cv_xblock, quiz_xblock)
    for path in (Path(package.__file__).parent / "public").rglob("*.js")
)
_INIT = re.compile(r"^function Clicnjob\w+\(runtime, element, args\) \{$")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_short_and_begins_with_its_subject(script):
    lines = script.read_text(encoding="utf-8").splitlines()
    assert len(lines) < 300
    assert lines[0].startswith("/* ")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_leaves_no_global_but_an_init_function(script):
    text = script.read_text(encoding="utf-8")
    outside = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    opened = [line for line in outside.splitlines() if line and line[0] not in " }"]
    assert len(opened) == 1, opened
    assert opened[0] == "(function () {" or _INIT.match(opened[0])


def test_the_page_of_the_cv_loads_every_script_of_its_package(learner):
    page = learner.block("clicnjob_cv").render("student_view")
    loaded = {str(each.data).rpartition("/")[2] for each in page.resources}
    own = {path.name for path in SCRIPTS if "cv_xblock" in path.parts}
    assert own <= loaded


def test_an_element_has_a_name_of_its_own():
    named = [
        name
        for script in SCRIPTS
        for name in re.findall(r'customElements\.define\("([\w-]+)"', script.read_text("utf-8"))
    ]
    assert sorted(named) == sorted(set(named))
