"""What learners have gained: noted once, for their own eyes."""

from __future__ import annotations

import pytest

from advisor_dashboard.api import competences, paths
from advisor_dashboard.api.errors import NotAllowed
from advisor_dashboard.platform.embedded.acting import acting_for
from tests.factories import make_course, make_person

pytestmark = pytest.mark.django_db
MAP = "block-v1:nord+M+1+type@clicnjob_path+block@map"


def test_what_is_gained_is_noted_once_and_the_first_way_stays():
    lina, course = make_person("lina").pk, make_course()
    assert competences.gain(lina, course, MAP, ["pix:2.1", "clea:3"]) == ("pix:2.1", "clea:3")
    assert competences.gain(lina, course, "another", ["pix:2.1", "pix:4.1"]) == ("pix:4.1",)
    assert {each.tag for each in competences.gained(lina)} == {"pix:2.1", "clea:3", "pix:4.1"}
    assert competences.gained(make_person("sami").pk) == ()


def test_who_looks_as_somebody_else_notes_nothing():
    lina, nadia = make_person("lina").pk, make_person("nadia").pk
    course = make_course()
    with acting_for(nadia), pytest.raises(NotAllowed):
        competences.gain(lina, course, MAP, ["pix:2.1"])
    assert competences.gained(lina) == ()


def test_a_finished_path_is_noted_once_and_by_nobody_who_looks_as_somebody_else():
    lina, nadia, course = make_person("lina").pk, make_person("nadia").pk, make_course()
    with acting_for(nadia), pytest.raises(NotAllowed):
        paths.note_finished(lina, course, MAP)
    assert not paths.has_finished(lina, course)
    assert [paths.note_finished(lina, course, MAP) for _time in range(2)] == [True, False]
    assert paths.has_finished(lina, course)
    assert not paths.has_finished(lina, course.upper())
