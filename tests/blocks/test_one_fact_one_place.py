"""What two packages say of the same thing is the same thing."""

from __future__ import annotations

import re

import pytest

from advisor_dashboard.forms import target as target_form
from advisor_dashboard.targeting import filters
from cv_xblock import model, words
from cv_xblock.document import DEFAULT_RADIUS_KM, LICENCES, LIMITS, MAX_RADIUS_KM

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


def test_the_radii_offered_go_as_far_as_a_cv_may_and_hold_the_default():
    offered = [km for km, _words in words.radii(str, MAX_RADIUS_KM)]
    assert offered == sorted(set(offered))
    assert offered[-1] == MAX_RADIUS_KM
    assert DEFAULT_RADIUS_KM in offered


def test_the_page_has_the_limits_of_the_document(learner):
    found = re.findall(r'data-(?:rows|part)="(\w+)" data-limit="(\d+)"', _page(learner))
    assert found
    assert {name: int(limit) for name, limit in found}.items() <= LIMITS.items()


def test_the_page_starts_with_the_default_radius(learner):
    selected = re.findall(r'<option value="(\d+)" selected>', _page(learner))
    assert selected == [str(DEFAULT_RADIUS_KM)]
