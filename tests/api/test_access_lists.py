"""The list of names: what is taken, what is said about it, and whose group it may be for."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from advisor_dashboard.api import access_lists
from advisor_dashboard.api.access_lists import MAX_NAMES, read_names
from advisor_dashboard.api.errors import Invalid, NotAllowed, Unavailable
from advisor_dashboard.models import AccessListDraft
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.features import switch
from tests import factories


@pytest.fixture
def world(world):
    switch(Feature.ACCESS_SHEETS, "", on=True)
    return world


def place_keys(advisor) -> list[tuple[str, str]]:
    return [(place.course_key, place.cohort_name) for place in access_lists.places(advisor.pk)]


def check(advisor, place_key: str, names: str):
    return access_lists.check_list(advisor.pk, access_lists.keep_list(advisor.pk, place_key, names))


def test_names_are_read_one_a_line_whatever_the_blanks():
    typed = "  Zoé   Martin \r\n\n\tPaul\tDurand\t\nD’Arc Jeanne-Marie\u2028Nadège N'Guessan"
    assert read_names(typed) == (
        ["Zoé Martin", "Paul Durand", "D’Arc Jeanne-Marie", "Nadège N'Guessan"],
        "",
    )


def test_a_name_in_any_script_is_one():
    assert read_names("علي حسن\nΝίκος Παππάς\n李 小龙")[1] == ""


@pytest.mark.parametrize(
    "line",
    ["", "zoe@example.org", "Martin, Zoé", "Zoé;Martin", "<b>Zoé</b>", "Zoé 06 12", "--", "Z\0oé"],
)
def test_what_is_no_name_is_said_and_nothing_is_lost(world, line):
    typed = f"Paul Durand\n{line}" if line else ""
    place = access_lists.places(world.advisor.pk)[0].key
    kept = access_lists.keep_list(world.advisor.pk, place, typed)
    assert kept.wrong.keys() == {"names"}
    assert str(kept.wrong["names"])
    again = access_lists.kept_list(world.advisor.pk, kept.token)
    assert again == kept
    assert again.typed.replace("\x1a", "\0") == typed
    with pytest.raises(Invalid):
        access_lists.check_list(world.advisor.pk, kept)


def test_a_name_may_be_long_and_not_longer():
    assert read_names("a" * 100)[1] == ""
    assert read_names("a" * 101)[1]


def test_a_list_holds_so_many_names_at_most():
    assert read_names("\n".join(["Zoé Martin"] * MAX_NAMES))[1] == ""
    assert "41" in read_names("\n".join(["Zoé Martin"] * (MAX_NAMES + 1)))[1]


def test_an_advisor_chooses_among_own_courses_and_cohorts(world):
    other = factories.make_course("nord", "Ailleurs")
    membership.appoint(factories.make_advisor(other).pk, other)
    assert place_keys(world.advisor) == [
        (world.course, ""),
        (world.course, "Matin"),
        (world.course, "Soir"),
    ]


def test_who_is_narrowed_has_own_cohorts_and_not_the_course(world):
    factories.narrow(world.advisor, world.course, "Matin")
    assert place_keys(world.advisor) == [(world.course, "Matin")]


@pytest.mark.parametrize("cohort", ["Soir", None])
def test_a_group_of_somebody_else_is_refused(world, cohort):
    everything = {place.cohort_name: place.key for place in access_lists.places(world.advisor.pk)}
    factories.narrow(world.advisor, world.course, "Matin")
    kept = access_lists.keep_list(world.advisor.pk, everything[cohort or ""], "Zoé Martin")
    assert kept.wrong.keys() == {"place"}


@pytest.mark.parametrize("key", ["", "x", "course-v1:no+such+course 0", "\0", "é" * 999])
def test_a_place_that_is_none_is_refused(world, key):
    assert access_lists.keep_list(world.advisor.pk, key, "Zoé Martin").wrong.keys() == {"place"}


def test_a_course_where_it_is_off_is_not_offered(world):
    second = factories.make_course("nord", "Deuxième")
    membership.appoint(world.advisor.pk, second)
    switch(Feature.ACCESS_SHEETS, world.course, on=False)
    assert place_keys(world.advisor) == [(second, "")]
    switch(Feature.ACCESS_SHEETS, second, on=False)
    with pytest.raises(NotAllowed) as caught:
        access_lists.places(world.advisor.pk)
    assert caught.value.code == "switched_off"


def test_names_twice_and_names_in_the_course_are_told(world):
    factories.make_learner(world.course, "Matin", "zoe", first_name="Zoé", last_name="Martin")
    place = access_lists.places(world.advisor.pk)[0].key
    found = check(world.advisor, place, "MARTIN Zoe\nPaul Durand\npaul  durand\nLou Petit")
    assert found.names == ("MARTIN Zoe", "Paul Durand", "paul durand", "Lou Petit")
    assert found.twice == ("Paul Durand", "paul durand")
    assert found.known == ("MARTIN Zoe",)


def test_of_another_s_learner_nothing_is_told(world):
    factories.make_learner(world.course, "Soir", "zoe", first_name="Zoé", last_name="Martin")
    factories.narrow(world.advisor, world.course, "Matin")
    place = access_lists.places(world.advisor.pk)[0].key
    assert check(world.advisor, place, "Zoé Martin").known == ()


def test_a_list_is_its_author_s_for_a_day(world):
    place = access_lists.places(world.advisor.pk)[0].key
    kept = access_lists.keep_list(world.advisor.pk, place, "Zoé Martin")
    colleague = factories.make_advisor(world.course)
    assert access_lists.kept_list(colleague.pk, kept.token) is None
    AccessListDraft.objects.update(kept_at=timezone.now() - timedelta(days=1, minutes=1))
    assert access_lists.kept_list(world.advisor.pk, kept.token) is None
    access_lists.keep_list(world.advisor.pk, place, "Paul Durand")
    assert AccessListDraft.objects.count() == 1


def test_without_the_platform_there_is_no_list(world, unavailable):
    unavailable()
    for door in (
        lambda: access_lists.places(world.advisor.pk),
        lambda: access_lists.keep_list(world.advisor.pk, "x", "Zoé Martin"),
        lambda: access_lists.kept_list(world.advisor.pk, "x"),
    ):
        with pytest.raises(Unavailable):
            door()
    assert not AccessListDraft.objects.exists()
