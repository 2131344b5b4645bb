"""A workshop in a course: who is listed, noted, named and counted, by whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from advisor_dashboard.api import workshop_saving, workshops
from advisor_dashboard.api.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from advisor_dashboard.api.exporting import export_learner
from advisor_dashboard.api.privacy import erase_learner
from advisor_dashboard.api.workshop_saving import Draft
from advisor_dashboard.api.workshops import Place
from advisor_dashboard.models import WorkshopPresence, WorkshopSession
from advisor_dashboard.platform.embedded import membership
from tests import factories

USAGE = "block-v1:nord+C1+2026+type@clicnjob_workshop+block@one"
DAY = date(2026, 11, 20)
_numbers = iter(range(10_000))


@pytest.fixture
def place(world) -> Place:
    return Place(world.course, USAGE)


@pytest.fixture
def evening(world):
    """An advisor of the evening group alone; the learner is in the morning group."""
    advisor = factories.make_advisor(world.course, username="karim")
    factories.narrow(advisor, world.course, "Soir")
    return advisor


def draft(*present, absent=(), **changes) -> Draft:
    number = next(_numbers)
    return replace(
        Draft(DAY, 2, "Prévoir plus de temps.", f"change-{number}", f"form-{number}"),
        present=frozenset(each.pk for each in present),
        absent=frozenset(each.pk for each in absent),
        **changes,
    )


def save(person, place, given, session=None, version=0):
    return workshop_saving.save(
        person.pk,
        place,
        given,
        title="Mon adresse e-mail",
        session_id=session.id if session else None,
        base_version=version or (session.version if session else 0),
    )


def names(session) -> list[str]:
    return [each.name for each in session.present]


def test_all_learners_of_the_course_are_listed_by_name_with_their_group(world, place):
    listed = workshops.listed(world.advisor.pk, place)
    assert [each.name for each in listed.learners] == ["lina", "sami"]
    assert [name for _id, name in listed.groups] == ["Matin", "Soir"]
    groups = dict(listed.groups)
    assert [groups[each.group] for each in listed.learners] == ["Matin", "Soir"]


def test_the_team_is_not_listed(world, place):
    membership.enroll(world.advisor.pk, world.course, None)
    listed = workshops.listed(world.advisor.pk, place)
    assert [each.name for each in listed.learners] == ["lina", "sami"]


def test_an_advisor_of_one_group_is_shown_that_group_alone(world, place, evening):
    listed = workshops.listed(evening.pk, place)
    assert [each.name for each in listed.learners] == ["sami"]
    assert [name for _id, name in listed.groups] == ["Soir"]
    other = workshops.listed(world.advisor.pk, place).groups[0][0]
    assert workshops.listed(evening.pk, place, group=other).learners == ()


def test_of_a_large_course_a_group_is_chosen_first(world, place, monkeypatch):
    monkeypatch.setattr(workshops, "MOST_LISTED", 1)
    listed = workshops.listed(world.advisor.pk, place)
    assert (listed.learners, listed.too_many) == ((), True)
    chosen = workshops.listed(world.advisor.pk, place, group=listed.groups[0][0])
    assert [each.name for each in chosen.learners] == ["lina"]


def test_nobody_but_the_team_of_the_course_sees_or_saves_anything(world, place):
    stranger = factories.make_advisor(factories.make_course("sud"))
    for person in (world.learner, stranger):
        for refused in (
            lambda person=person: workshops.listed(person.pk, place),
            lambda person=person: workshops.sessions(person.pk, place),
            lambda person=person: workshops.attendance(person.pk, place, None),
            lambda person=person: save(person, place, draft(world.learner)),
            lambda person=person: workshop_saving.delete(person.pk, place, 1, version=1),
        ):
            with pytest.raises(NotAllowed):
                refused()
    assert not WorkshopSession.objects.exists()


def test_while_the_platform_is_silent_the_answer_is_no(world, place, unavailable):
    session = save(world.advisor, place, draft(world.learner)).session
    unavailable()
    for refused in (
        lambda: workshops.listed(world.advisor.pk, place),
        lambda: workshops.sessions(world.advisor.pk, place),
        lambda: save(world.advisor, place, draft(), session),
        lambda: workshop_saving.delete(world.advisor.pk, place, session.id, version=1),
    ):
        with pytest.raises(Unavailable):
            refused()
    assert WorkshopPresence.objects.count() == 1


def test_a_session_is_kept_with_who_was_there_and_shown_the_last_one_first(world, place):
    save(world.advisor, place, draft(world.learner, held_on=DAY - timedelta(days=7)))
    save(world.advisor, place, draft(world.learner, world.neighbour))
    last, first = workshops.sessions(world.advisor.pk, place)
    assert (last.held_on, names(last), last.guests, last.others) == (DAY, ["lina", "sami"], 2, 0)
    assert (first.held_on, names(first)) == (DAY - timedelta(days=7), ["lina"])
    assert (last.held_by, last.notes) == ("nadia", "Prévoir plus de temps.")


def test_sessions_of_another_block_or_course_are_not_these(world, place):
    session = save(world.advisor, place, draft(world.learner)).session
    for other in (replace(place, usage_key=USAGE + "2"), replace(place, usage_key=USAGE.upper())):
        assert workshops.sessions(world.advisor.pk, other) == []
        with pytest.raises(NotFound):
            save(world.advisor, other, draft(), session)
        with pytest.raises(NotFound):
            workshop_saving.delete(world.advisor.pk, other, session.id, version=1)
        with pytest.raises(NotFound):
            workshops.attendance(world.advisor.pk, other, session.id)


def test_an_advisor_of_one_group_sees_the_names_of_that_group_and_a_number(world, place, evening):
    save(world.advisor, place, draft(world.learner, world.neighbour))
    [seen] = workshops.sessions(evening.pk, place)
    assert (names(seen), seen.others) == (["sami"], 1)
    sheet = workshops.attendance(evening.pk, place, seen.id)
    assert (sheet.names, sheet.others, sheet.guests) == (("sami",), 1, 2)


def test_an_advisor_of_one_group_notes_their_own_learners_alone(world, place, evening):
    session = save(world.advisor, place, draft(world.learner)).session
    [seen] = workshops.sessions(evening.pk, place)
    given = draft(world.neighbour, absent=[world.learner])
    saved = save(evening, place, given, seen)
    assert (names(saved.session), saved.session.others, saved.left_out) == (["sami"], 1, 0)
    assert save(evening, place, draft(world.learner)).left_out == 1
    [found] = [s for s in workshops.sessions(world.advisor.pk, place) if s.id == session.id]
    assert names(found) == ["lina", "sami"]


def test_who_is_on_no_list_that_was_sent_stays_noted(world, place):
    session = save(world.advisor, place, draft(world.learner, world.neighbour)).session
    saved = save(world.advisor, place, draft(absent=[world.learner]), session)
    assert names(saved.session) == ["sami"]


def test_a_learner_who_left_the_course_is_counted_and_not_named(world, place):
    save(world.advisor, place, draft(world.learner, world.neighbour))
    membership.unenroll(world.learner.pk, world.course)
    [session] = workshops.sessions(world.advisor.pk, place)
    assert (names(session), session.others) == (["sami"], 1)


def test_a_form_that_is_sent_twice_makes_one_session(world, place):
    given = draft(world.learner)
    first, second = (save(world.advisor, place, given).session for _twice in range(2))
    assert first == second
    assert WorkshopPresence.objects.count() == 1


def test_a_form_sent_again_with_more_in_it_changes_the_session_it_made(world, place):
    given = draft(world.learner)
    save(world.advisor, place, given)
    more = replace(draft(world.learner, world.neighbour), begun_as=given.begun_as)
    assert names(save(world.advisor, place, more).session) == ["lina", "sami"]
    assert WorkshopSession.objects.count() == 1


def test_a_change_that_is_sent_twice_is_made_once(world, place):
    session = save(world.advisor, place, draft()).session
    given = draft(world.learner)
    first = save(world.advisor, place, given, session).session
    again = save(world.advisor, place, given, session).session
    assert first == again
    assert again.version == 2


def test_nobody_writes_over_what_they_have_not_seen(world, place):
    colleague = factories.make_advisor(world.course, username="claire")
    session = save(world.advisor, place, draft(world.learner)).session
    save(colleague, place, draft(guests=5, absent=[world.learner]), session)
    with pytest.raises(Conflict) as refused:
        save(world.advisor, place, draft(world.learner, guests=1), session)
    assert (refused.value.current.guests, names(refused.value.current)) == (5, [])
    with pytest.raises(Conflict):
        workshop_saving.delete(world.advisor.pk, place, session.id, version=1)
    mine = save(world.advisor, place, draft(world.learner), refused.value.current).session
    assert names(mine) == ["lina"]


def test_the_form_of_somebody_else_makes_nothing(world, place):
    colleague = factories.make_advisor(world.course, username="claire")
    given = draft(world.learner)
    save(world.advisor, place, given)
    with pytest.raises(Invalid):
        save(colleague, place, given)
    with pytest.raises(Invalid):
        save(colleague, place, replace(given, begun_as=""))


@pytest.mark.parametrize(
    "changes",
    [
        {"held_on": date(1999, 12, 31)},
        {"held_on": date(2126, 1, 1)},
        {"guests": -1},
        {"guests": 501},
        {"notes": "x" * 4001},
        {"notes": "a\x00b"},
        {"present": frozenset(range(501))},
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(world, place, changes):
    with pytest.raises(Invalid):
        save(world.advisor, place, replace(draft(), **changes))
    assert not WorkshopSession.objects.exists()


def test_a_session_may_be_prepared_for_a_day_to_come(world, place):
    soon = timezone.localdate() + timedelta(days=30)
    assert save(world.advisor, place, draft(held_on=soon)).session.held_on == soon


def test_who_held_it_deletes_it_and_so_does_an_advisor_of_the_whole_course(world, place, evening):
    held = save(evening, place, draft(world.neighbour)).session
    workshop_saving.delete(evening.pk, place, held.id, version=1)
    other = save(world.advisor, place, draft(world.learner)).session
    [seen] = workshops.sessions(evening.pk, place)
    assert not seen.may_delete
    with pytest.raises(NotAllowed):
        workshop_saving.delete(evening.pk, place, other.id, version=1)
    held = save(evening, place, draft(world.neighbour)).session
    workshop_saving.delete(world.advisor.pk, place, held.id, version=1)
    with pytest.raises(NotFound):
        workshop_saving.delete(world.advisor.pk, place, held.id, version=1)
    assert WorkshopPresence.objects.count() == 1


def test_without_a_session_the_sheet_lists_all_the_advisor_s_learners(world, place, evening):
    assert workshops.attendance(world.advisor.pk, place, None).names == ("lina", "sami")
    sheet = workshops.attendance(evening.pk, place, None)
    assert (sheet.names, sheet.held_on, sheet.course) == (("sami",), None, "Trouver un emploi")


def test_a_learner_is_handed_out_at_which_workshops_they_were(world, place):
    save(world.advisor, place, draft(world.learner))
    [told] = export_learner(world.learner.pk)["workshops"]
    assert told == {
        "session_title": "Mon adresse e-mail",
        "session_course_key": world.course,
        "session_held_on": "2026-11-20",
    }
    assert export_learner(world.neighbour.pk)["workshops"] == []
    [held] = export_learner(world.advisor.pk)["workshops_held"]
    assert (held["held_on"], held["guests"]) == ("2026-11-20", 2)


def test_an_erased_learner_is_no_row_any_more_and_the_count_stays_honest(world, place):
    save(world.advisor, place, draft(world.learner, world.neighbour))
    erase_learner(world.learner.pk)
    assert not WorkshopPresence.objects.filter(learner_id=world.learner.pk).exists()
    [session] = workshops.sessions(world.advisor.pk, place)
    assert (names(session), session.others) == (["sami"], 1)


def test_of_an_erased_advisor_the_session_stays_without_a_name(world, place):
    save(world.advisor, place, draft(world.learner))
    erase_learner(world.advisor.pk)
    colleague = factories.make_advisor(world.course, username="claire")
    [session] = workshops.sessions(colleague.pk, place)
    assert (session.held_by, names(session)) == ("", ["lina"])


def test_many_sessions_are_shown_with_as_many_questions_as_one(
    world, place, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    save(world.advisor, place, draft(world.learner))
    with CaptureQueriesContext(
        connection,
    ) as one:
        workshops.sessions(world.advisor.pk, place)
    for _more in range(5):
        save(world.advisor, place, draft(world.learner, world.neighbour))
    with django_assert_num_queries(len(one)):
        workshops.sessions(world.advisor.pk, place)
