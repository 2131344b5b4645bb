"""What two packages say of the same thing is the same thing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import clicnjob_xblocks
import cv_xblock
from advisor_dashboard.forms import target as target_form
from advisor_dashboard.targeting import filters
from cv_xblock import answers_words, model, words
from cv_xblock.document import LICENCES, LIMITS, MAX_RADIUS_KM

CV = "clicnjob_cv"


def _page(learner) -> str:
    return learner.block(CV).render("student_view").content


def test_nobody_searches_farther_than_a_cv_reaches():
    assert filters.FARTHEST_KM == target_form.WIDEST_RADIUS_KM == MAX_RADIUS_KM


def test_every_licence_has_its_words():
    offered = words.licences(str, LICENCES)
    codes = [code for group in offered.values() for code, _words in group]
    assert sorted(codes) == sorted(LICENCES)
    assert all(f"({code})" in text for group in offered.values() for code, text in group)
    assert offered["usual"][0][0] == "B"


def test_a_licence_without_words_is_a_fault_and_not_a_gap():
    with pytest.raises(KeyError):
        words.licences(str, (*LICENCES, "Z"))


def test_every_level_has_its_words():
    assert {level for level, _words in words.levels(str, model.Level)} == set(model.Level)


def test_the_radii_offered_go_as_far_as_a_cv_may():
    offered = [km for km, _words in words.radii(str, MAX_RADIUS_KM)]
    assert offered == sorted(set(offered))
    assert offered[-1] == MAX_RADIUS_KM


def test_every_kind_of_experience_has_its_words_and_pictogram():
    assert {value for value, *_words in answers_words.kinds(str)} == set(model.ExperienceKind)


def test_the_page_has_the_limits_of_the_document(learner):
    found = re.findall(r'data-(?:rows|part)="(\w+)" data-limit="(\d+)"', _page(learner))
    shown = {name: int(limit) for name, limit in found}
    # Pages are made on the side of the page; every other list is asked for here.
    assert shown == {name: limit for name, limit in LIMITS.items() if name != "pages"}


def test_every_part_that_can_be_asked_for_is_on_the_page(learner):
    named = re.findall(r'<cnj-part [^>]*data-name="(\w+)"', _page(learner))
    within = {"licences", "birth_date", "address"}
    assert named == ["who", *(each for each in answers_words.PARTS if each not in within)]


def test_every_pictogram_of_the_page_is_drawn(learner):
    used = set(re.findall(r"cnj-icon--(\w+)", _page(learner)))
    sheets = (Path(clicnjob_xblocks.__file__).parent, Path(cv_xblock.__file__).parent)
    drawn = "".join(
        sheet.read_text(encoding="utf-8")
        for package in sheets
        for sheet in (package / "public").glob("*.css")
    )
    assert {each for each in used if f".cnj-icon--{each} {{" not in drawn} == set()


@pytest.mark.parametrize("path", ["radius_km", "level"])
def test_no_answer_is_chosen_before_the_learner_chooses(learner, path):
    start = _page(learner).index(f'data-path="{path}"')
    options = re.findall(r"<option[^>]*>", _page(learner)[start:])
    assert options[0] == '<option value="">'
    assert "selected" not in _page(learner)[start:].partition("</select>")[0]
