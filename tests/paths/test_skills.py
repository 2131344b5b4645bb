"""Competences as a recruiter reads them."""

from __future__ import annotations

from clicnjob_xblocks.content.competences import FRAMEWORKS, LABELS
from clicnjob_xblocks.content.skills import SKILLS, skills_of
from cv_xblock.document import SHORT


def same(words: str) -> str:
    return words


def test_each_competence_can_be_said_on_a_cv():
    assert set(SKILLS) == set(LABELS)
    assert all(len(words) <= SHORT for words in SKILLS.values())


def test_a_cv_claims_no_certificate():
    said = " ".join(SKILLS.values()).lower()
    assert not [each for each in FRAMEWORKS.values() if each.lower() in said]


def test_competences_that_come_to_the_same_are_one_skill():
    found = skills_of(["pix:2.1", "digcomp:4.1", "digcomp:2.1", "pix:9.9"], same)
    assert list(found.values()) == [("pix:2.1", "digcomp:2.1"), ("digcomp:4.1",)]
