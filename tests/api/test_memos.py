"""A learner's memos: kept, written on, found again, taken away, erased."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext

from advisor_dashboard.api import memo_paper, memos
from advisor_dashboard.api.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from advisor_dashboard.api.exporting import export_learner
from advisor_dashboard.api.memo_rows import forget_unkept
from advisor_dashboard.api.privacy import erase_learner
from advisor_dashboard.models import KeptMemo, MemoSheet
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.acting import acting_for, choosing_views
from advisor_dashboard.platform.embedded.features import switch
from tests import factories
from tests.memo_sheets import source


@pytest.fixture
def world(db) -> factories.World:
    return factories.make_world()


@pytest.fixture
def sheet(world):
    return source(world.course)


def test_all_who_keep_the_same_sheet_share_one_row(world, sheet):
    memos.keep(world.learner.pk, sheet)
    memos.keep(world.neighbour.pk, sheet)
    memos.keep(world.neighbour.pk, source(world.course, "two"))
    assert MemoSheet.objects.count() == 2
    assert KeptMemo.objects.count() == 3


def test_a_sheet_is_locked_before_anybody_asks_who_keeps_it(world, sheet):
    kept = memos.keep(world.learner.pk, sheet).kept_id
    memos.keep(world.neighbour.pk, sheet)
    shared = KeptMemo.objects.get(pk=kept).sheet_id
    with CaptureQueriesContext(connection) as queries:
        forget_unkept([shared])
    quote = connection.ops.quote_name
    tables = [MemoSheet._meta.db_table, KeptMemo._meta.db_table]
    reads = [each["sql"] for each in queries if each["sql"].startswith("SELECT")]
    assert [
        next(each for each in tables if f"FROM {quote(each)}" in sql) for sql in reads
    ] == tables
    with pytest.raises(ProtectedError):
        MemoSheet.objects.filter(pk=shared).delete()
    assert KeptMemo.objects.count() == 2


def test_a_sheet_outlives_its_course(world, sheet):
    kept = memos.keep(world.learner.pk, sheet)
    membership.delete_course(world.course)
    (found,) = memos.own_memos(world.learner.pk)
    assert found.subject == "Écrire à un employeur <b>"
    memos.write_notes(world.learner.pk, kept.kept_id, "Encore là.", version=0)
    assert memo_paper.own_pdf(world.learner.pk, kept.kept_id).data.startswith(b"%PDF")


def test_notes_are_found_again_by_their_version(world, sheet):
    one = memos.write_notes_at(world.learner.pk, sheet, "Un\r\nmot", version=0)
    assert (one.text, one.version) == ("Un\nmot", 1)
    with pytest.raises(Conflict) as caught:
        memos.write_notes_at(world.learner.pk, sheet, "Deux", version=0)
    assert caught.value.current == one
    two = memos.write_notes_at(world.learner.pk, sheet, "Deux", version=1)
    # Sent once more, since the answer was lost on its way.
    assert memos.write_notes_at(world.learner.pk, sheet, "Deux", version=2) == two


def test_of_two_savings_of_one_version_one_wins(world, sheet):
    kept = memos.keep(world.learner.pk, sheet).kept_id
    memos.write_notes(world.learner.pk, kept, "Un", version=0)
    with pytest.raises(Conflict):
        memos.write_notes(world.learner.pk, kept, "Deux", version=0)
    assert memos.own_memo(world.learner.pk, kept).notes.text == "Un"


@pytest.mark.parametrize("text", [None, 3, ["a"], "a\0b", "x" * 2001])
def test_notes_that_cannot_be_kept_are_refused(world, sheet, text):
    with pytest.raises(Invalid):
        memos.write_notes_at(world.learner.pk, sheet, text, version=0)
    assert not KeptMemo.objects.exists()


def test_nobody_finds_the_memos_of_another(world, sheet):
    kept = memos.keep(world.learner.pk, sheet).kept_id
    other = world.neighbour.pk
    assert memos.own_memos(other) == []
    for act in (
        lambda: memos.own_memo(other, kept),
        lambda: memo_paper.own_pdf(other, kept),
        lambda: memos.mark_seen(other, kept),
        lambda: memos.take_away(other, kept),
        lambda: memos.write_notes(other, kept, "x", version=0),
    ):
        with pytest.raises(NotFound):
            act()


def test_what_is_taken_away_is_gone_and_its_sheet_with_the_last(world, sheet):
    mine = memos.keep(world.learner.pk, sheet).kept_id
    theirs = memos.keep(world.neighbour.pk, sheet).kept_id
    memos.take_away(world.learner.pk, mine)
    assert memos.own_memos(world.learner.pk) == []
    assert MemoSheet.objects.count() == 1
    memos.take_away(world.neighbour.pk, theirs)
    assert MemoSheet.objects.count() == 0


def test_a_blank_sheet_is_not_kept(world):
    with pytest.raises(Invalid):
        memos.keep(world.learner.pk, source(world.course, parts=[]))


def test_who_is_not_in_the_course_keeps_nothing_of_it(world, sheet):
    stranger = factories.make_learner(factories.make_course("sud"))
    with pytest.raises(NotAllowed):
        memos.keep(stranger.pk, sheet)


def test_in_another_s_view_nothing_is_written(world, sheet):
    kept = memos.keep(world.learner.pk, sheet).kept_id
    with acting_for(world.advisor.pk):
        for act in (
            lambda: memos.keep(world.learner.pk, sheet),
            lambda: memos.write_notes(world.learner.pk, kept, "x", version=0),
            lambda: memos.write_notes_at(world.learner.pk, sheet, "x", version=0),
            lambda: memos.take_away(world.learner.pk, kept),
        ):
            with pytest.raises(NotAllowed):
                act()
    with choosing_views(lambda _key: True), pytest.raises(NotAllowed):
        memos.keep(world.advisor.pk, sheet)
    assert memos.own_memo(world.learner.pk, kept).notes.text == ""


def test_without_an_answer_of_the_platform_nothing_is_kept(world, sheet, settings):
    settings.CLICNJOB = {"PLATFORM": "tests.platform.nothing.Here"}
    with pytest.raises(Unavailable):
        memos.keep(world.learner.pk, sheet)
    with pytest.raises(Unavailable):
        memos.kept_of(world.learner.pk, sheet)


def test_where_it_is_switched_off_nothing_new_is_kept_and_the_old_stays_one_s_own(world, sheet):
    kept = memos.keep(world.learner.pk, sheet).kept_id
    switch(Feature.KEPT_MEMOS, world.course, on=False)
    with pytest.raises(NotAllowed):
        memos.keep(world.learner.pk, source(world.course, "two"))
    memos.write_notes(world.learner.pk, kept, "Encore à moi.", version=0)
    assert len(memos.own_memos(world.learner.pk)) == 1
    memos.take_away(world.learner.pk, kept)
    assert memos.own_memos(world.learner.pk) == []


def test_all_of_it_is_handed_out_and_erased(world, sheet):
    memos.write_notes_at(world.learner.pk, sheet, "À moi.", version=0)
    (held,) = export_learner(world.learner.pk)["memos"]
    assert held["notes"] == "À moi."
    assert json.loads(held["sheet_document"])["subject"] == "Écrire à un employeur <b>"
    erase_learner(world.learner.pk)
    assert not KeptMemo.objects.exists()
    assert not MemoSheet.objects.exists()
