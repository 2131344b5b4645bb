"""Advisors send memo sheets to their own learners, once, and print sets without anybody's notes."""

from __future__ import annotations

import pytest

from advisor_dashboard.api import memo_sending, memos
from advisor_dashboard.api.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from advisor_dashboard.api.privacy import erase_learner
from advisor_dashboard.models import KeptMemo, MemoSheet
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.acting import choosing_views
from advisor_dashboard.platform.embedded.features import switch
from tests import factories
from tests.memo_sheets import PLATFORM, source, usage


@pytest.fixture
def world(db, settings) -> factories.World:
    settings.CLICNJOB = {"PLATFORM": PLATFORM}
    return factories.make_world()


@pytest.fixture
def sheet(world):
    return source(world.course)


def ids(found) -> set[int]:
    return {each.learner_id for each in found}


def test_an_advisor_reaches_the_learners_of_the_course_and_no_team(world, sheet):
    membership.enroll(world.advisor.pk, world.course)
    found = memo_sending.recipients(world.advisor.pk, sheet)
    assert ids(found) == {world.learner.pk, world.neighbour.pk}
    assert [each.name for each in found] == sorted(each.name for each in found)


def test_an_advisor_of_a_cohort_reaches_that_cohort_alone(world, sheet):
    learner = factories.make_learner(world.course, "Nuit")
    narrowed = factories.make_advisor(world.course, cohorts=("Nuit",))
    assert ids(memo_sending.recipients(narrowed.pk, sheet)) == {learner.pk}
    everybody = [learner.pk, world.learner.pk, world.neighbour.pk]
    sent = memo_sending.send(narrowed.pk, sheet, everybody, confirmed=1)
    assert sent.count == 1
    assert memos.own_memos(world.learner.pk) == []


def test_sent_twice_it_reaches_only_those_who_have_not_got_it(world, sheet):
    first = memo_sending.send(world.advisor.pk, sheet, [world.learner.pk], confirmed=1)
    both = [world.learner.pk, world.neighbour.pk]
    second = memo_sending.send(world.advisor.pk, sheet, both, confirmed=1)
    assert (first.count, second.count, second.had_it) == (1, 1, 1)
    assert memo_sending.send(world.advisor.pk, sheet, both, confirmed=2).count == 0
    assert MemoSheet.objects.count() == 1


def test_a_memo_opens_without_its_sender_s_name_where_the_platform_does_not_answer(
    world, sheet, settings
):
    memo_sending.send(world.advisor.pk, sheet, [world.learner.pk], confirmed=1)
    (named,) = memos.own_memos(world.learner.pk)
    settings.CLICNJOB = {"PLATFORM": "tests.platform.nothing.Here"}
    (unnamed,) = memos.own_memos(world.learner.pk)
    assert named.sender
    assert (unnamed.memo_id, unnamed.sender) == (named.memo_id, "")


def test_what_was_sent_and_is_kept_or_written_on_in_the_course_is_not_new(world, sheet):
    for person, do in (
        (world.learner.pk, lambda: memos.keep(world.learner.pk, sheet)),
        (
            world.neighbour.pk,
            lambda: memos.write_notes_at(world.neighbour.pk, sheet, "À moi", version=0),
        ),
    ):
        memo_sending.send(world.advisor.pk, sheet, [person], confirmed=1)
        assert memos.unseen_count(person) == 1
        do()
        assert memos.unseen_count(person) == 0


def test_what_was_sent_is_new_until_it_is_opened(world, sheet):
    memo_sending.send(world.advisor.pk, sheet, [world.learner.pk], confirmed=1)
    (memo,) = memos.own_memos(world.learner.pk)
    assert memo.new
    assert memo.sender == world.advisor.username
    assert memos.unseen_count(world.learner.pk) == 1
    memos.mark_seen(world.learner.pk, memo.memo_id)
    assert memos.unseen_count(world.learner.pk) == 0
    assert not memos.own_memo(world.learner.pk, memo.memo_id).new


def test_a_newer_sheet_takes_the_place_of_the_older_and_the_notes_stay(world, sheet):
    memos.write_notes_at(world.learner.pk, sheet, "À moi.", version=0)
    newer = source(world.course, subject="Écrire mieux")
    assert not memo_sending.recipients(world.advisor.pk, newer)[0].has_it
    memo_sending.send(world.advisor.pk, newer, [world.learner.pk], confirmed=1)
    (memo,) = memos.own_memos(world.learner.pk)
    assert (memo.subject, memo.notes.text, memo.new) == ("Écrire mieux", "À moi.", True)
    assert MemoSheet.objects.count() == 1


def test_another_number_than_was_confirmed_sends_nothing(world, sheet):
    both = [world.learner.pk, world.neighbour.pk]
    with pytest.raises(Conflict):
        memo_sending.send(world.advisor.pk, sheet, both, confirmed=1)
    membership.unenroll(world.neighbour.pk, world.course)
    with pytest.raises(Conflict):
        memo_sending.send(world.advisor.pk, sheet, both, confirmed=2)
    assert not KeptMemo.objects.exists()


def test_to_nobody_nothing_is_sent(world, sheet):
    for asked in ([], [10**9], [world.advisor.pk]):
        with pytest.raises(Invalid):
            memo_sending.send(world.advisor.pk, sheet, asked, confirmed=1)
    assert not MemoSheet.objects.exists()


def test_nobody_else_sends_or_reads_the_names(world, sheet):
    other = factories.make_advisor(factories.make_course("sud"))
    colleague = factories.make_advisor(factories.make_course("nord"))
    for person, refusal in (
        (other, NotFound),
        (colleague, NotFound),
        (world.learner, NotAllowed),
        (factories.make_person("root", is_staff=True), NotAllowed),
    ):
        for act in (
            lambda who: memo_sending.recipients(who, sheet),
            lambda who: memo_sending.send(who, sheet, [world.learner.pk], confirmed=1),
            lambda who: memo_sending.print_set(who, world.course, [usage(world.course)]),
            lambda who: memo_sending.course_sheets(who, world.course),
        ):
            with pytest.raises(refusal):
                act(person.pk)
    assert not KeptMemo.objects.exists()


def test_who_looks_as_a_learner_sends_nothing(world, sheet):
    with choosing_views(lambda _key: True), pytest.raises(NotAllowed):
        memo_sending.send(world.advisor.pk, sheet, [world.learner.pk], confirmed=1)


def test_where_it_is_switched_off_or_unknown_nothing_is_sent(world, sheet, settings):
    switch(Feature.KEPT_MEMOS, world.course, on=False)
    with pytest.raises(NotAllowed):
        memo_sending.send(world.advisor.pk, sheet, [world.learner.pk], confirmed=1)
    settings.CLICNJOB = {"PLATFORM": "tests.platform.nothing.Here"}
    with pytest.raises(Unavailable):
        memo_sending.send(world.advisor.pk, sheet, [world.learner.pk], confirmed=1)


def test_a_sheet_of_a_course_is_found_with_its_files(world):
    found = memo_sending.course_sheets(world.advisor.pk, world.course)
    assert [(each.subject, each.ready) for each in found][1:] == [
        ("Deux", True),
        ("Fiche mémo", False),
    ]
    one = memo_sending.source_of(world.advisor.pk, world.course, usage(world.course))
    assert one.addresses == {"/static/ecran.png": "/files/static/ecran.png"}
    with pytest.raises(NotFound):
        memo_sending.source_of(world.advisor.pk, world.course, "no key")


def test_a_set_is_one_file_with_a_side_for_each_sheet(world, sheet):
    memos.write_notes_at(world.learner.pk, sheet, "Secret", version=0)
    keys = [usage(world.course, name) for name in ("two", "one", "blank", "none")]
    made = memo_sending.print_set(world.advisor.pk, world.course, keys)
    assert b"/Type/Pages/Count 2" in made.data[:300]
    for nothing in ([], [usage(world.course, "blank")]):
        with pytest.raises(Invalid):
            memo_sending.print_set(world.advisor.pk, world.course, nothing)


def test_once_the_advisor_is_erased_the_sheet_stays_without_the_name(world, sheet):
    memo_sending.send(world.advisor.pk, sheet, [world.learner.pk], confirmed=1)
    erase_learner(world.advisor.pk)
    (memo,) = memos.own_memos(world.learner.pk)
    assert memo.sender == ""
