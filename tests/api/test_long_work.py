"""Long works: left and come back to, done once however often, and for who started them alone."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advisor_dashboard.api import (
    everybody,
    exports,
    long_sending,
    long_work,
    offers,
    privacy,
    sharing,
)
from advisor_dashboard.api.errors import NotAllowed, NotFound, Unavailable
from advisor_dashboard.api.long_work import State
from advisor_dashboard.api.targeting import TargetQuery, target
from advisor_dashboard.api.work_kinds import run
from advisor_dashboard.models import CVView, LongWork, Message, Proposal
from advisor_dashboard.platform import PlatformUnavailable
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.platform import EmbeddedPlatform
from tests import factories

TOKEN = "t" * 43


@pytest.fixture
def world(world):
    factories.share_cv(world.learner, world.course, first_name="Lina", last_name="Morel")
    factories.share_cv(world.neighbour, world.course, first_name="Sami", last_name="Diallo")
    return world


@pytest.fixture
def offer(world):
    return factories.make_offer(world.advisor)


@pytest.fixture
def propose_later(world, offer, django_capture_on_commit_callbacks):
    """Start the sending; the worker is free at once, or not before ``run`` is called."""

    def start(*learners, confirmed=None, at_once=False):
        with django_capture_on_commit_callbacks(execute=at_once):
            return long_sending.propose_later(
                world.advisor.pk,
                offer.id,
                [learner.pk for learner in learners],
                message="Pour toi.",
                confirmed=len(learners) if confirmed is None else confirmed,
                token=TOKEN,
            )

    return start


@pytest.fixture
def read_file(world, django_capture_on_commit_callbacks):
    """The lines of the file that an export makes."""

    def read(start, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            token = start(world.advisor.pk, *args, **kwargs)
        return lines_of(world, token)

    return read


def lines_of(world, token, number=1) -> list[list[str]]:
    """The lines of a file as it is downloaded now."""
    _name, data = exports.file_of(world.advisor.pk, token, number)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def close_the_cv(world):
    sharing.close_sharing(world.learner.pk, world.course)


def erase_the_cv(world):
    privacy.erase_own_cv(world.learner.pk, course_key=world.course)


def erase_the_account(world):
    privacy.erase_learner(world.learner.pk)


def narrow_the_advisor(world):
    factories.narrow(world.advisor, world.course, "Soir")


def leave_the_course(world):
    membership.unenroll(world.learner.pk, world.course)


def the_work() -> LongWork:
    return LongWork.objects.get()


def test_a_work_goes_on_while_nobody_looks(world, offer, propose_later):
    token = propose_later(world.learner, world.neighbour)
    before = long_work.work_of(world.advisor.pk, token)
    assert (before.state, before.done, before.total) == (State.WAITING, 0, 2)

    run(the_work().pk)

    after = long_work.work_of(world.advisor.pk, token)
    assert (after.state, after.done, after.total, after.percent) == (State.DONE, 2, 2, 100)
    assert offers.get_offer(world.advisor.pk, offer.id).proposed == 2


def test_a_task_that_runs_twice_sends_once(world, propose_later):
    propose_later(world.learner, world.neighbour, at_once=True)
    run(the_work().pk)
    # A worker that broke off before it could say that it was done.
    LongWork.objects.update(
        state=State.RUNNING,
        moved_at=timezone.now() - 2 * long_work.STILL_FOR,
        asked={
            "offer_id": Proposal.objects.first().offer_id,
            "learner_ids": [world.learner.pk, world.neighbour.pk],
            "message": "Pour toi.",
            "confirmed": 2,
            "token": TOKEN,
        },
    )
    run(the_work().pk)

    assert the_work().state == State.DONE
    assert (Message.objects.count(), Proposal.objects.count()) == (1, 2)


def test_what_broke_off_goes_on_with_those_who_are_left(world, propose_later, monkeypatch):
    monkeypatch.setattr(long_sending, "STEP", 1)
    token = propose_later(world.learner, world.neighbour)
    written = long_sending.write_proposals

    def once(*args):
        monkeypatch.setattr(long_sending, "write_proposals", lambda *_args: 1 / 0)
        return written(*args)

    monkeypatch.setattr(long_sending, "write_proposals", once)
    run(the_work().pk)
    stopped = long_work.work_of(world.advisor.pk, token)
    assert (stopped.state, stopped.stopped, stopped.done) == (State.FAILED, True, 1)

    monkeypatch.setattr(long_sending, "write_proposals", written)
    long_work.begin_anew(world.advisor.pk, token)
    run(the_work().pk)

    assert long_work.work_of(world.advisor.pk, token).done == 2
    assert (Message.objects.count(), Proposal.objects.count()) == (1, 2)


def test_what_no_worker_takes_says_so_and_can_be_gone_on_with(
    world, propose_later, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(*_args):
        raise PlatformUnavailable("no broker")

    with monkeypatch.context() as broken:
        broken.setattr(EmbeddedPlatform, "hand_over_work", refuse)
        token = propose_later(world.learner, at_once=True)
    stopped = long_work.work_of(world.advisor.pk, token)
    assert (stopped.state, stopped.stopped, stopped.said != "") == (State.FAILED, True, True)

    with django_capture_on_commit_callbacks(execute=True):
        long_work.begin_anew(world.advisor.pk, token)

    assert long_work.work_of(world.advisor.pk, token).state == State.DONE
    assert Proposal.objects.count() == 1


def test_another_worker_waits_while_one_is_at_it(world, propose_later):
    propose_later(world.learner)
    LongWork.objects.update(state=State.RUNNING, moved_at=timezone.now())

    run(the_work().pk)

    assert not Proposal.objects.exists()


def overtaken() -> LongWork:
    """A work as a slow worker has it, after another has taken it over."""
    slow = long_work.claim(the_work().pk)
    LongWork.objects.update(moved_at=timezone.now() - 2 * long_work.STILL_FOR)
    return slow


def test_a_worker_that_was_overtaken_changes_nothing(world, propose_later):
    token = propose_later(world.learner)
    slow = overtaken()
    run(the_work().pk)

    with pytest.raises(long_work.OvertakenError):
        long_work.move_on(slow, 0)
    long_work.end(slow, State.FAILED, "Non.")

    found = long_work.work_of(world.advisor.pk, token)
    assert (found.state, found.done) == (State.DONE, 1)


def test_a_worker_that_is_overtaken_on_the_way_stops(world, propose_later, monkeypatch):
    propose_later(world.learner, world.neighbour)
    monkeypatch.setattr(long_sending, "STEP", 1)
    write = long_sending.write_proposals

    def slowly(*args):
        written = write(*args)
        LongWork.objects.update(attempt=7)
        return written

    monkeypatch.setattr(long_sending, "write_proposals", slowly)
    run(the_work().pk)
    assert Proposal.objects.count() == 1
    assert the_work().state == State.RUNNING


def test_what_ends_while_it_is_begun_anew_stays_done(world, monkeypatch, propose_later):
    token = propose_later(world.learner)
    slow = overtaken()
    read = long_work._row

    def ends_meanwhile(*args):
        row = read(*args)
        long_work.end(slow, State.DONE, "Fait.")
        return row

    monkeypatch.setattr(long_work, "_row", ends_meanwhile)
    long_work.begin_anew(world.advisor.pk, token)
    assert the_work().state == State.DONE


def test_the_same_confirmation_is_one_work(world, propose_later):
    assert propose_later(world.learner) == propose_later(world.learner)
    assert LongWork.objects.count() == 1


def test_the_worker_asks_again_who_may(world, propose_later):
    token = propose_later(world.learner, world.neighbour)
    membership.dismiss(world.advisor.pk, world.course)

    run(the_work().pk)

    assert the_work().state == State.REFUSED
    assert not Proposal.objects.exists()
    with pytest.raises(NotAllowed):
        long_work.work_of(world.advisor.pk, token)


@pytest.mark.parametrize(
    "change", [close_the_cv, erase_the_account, leave_the_course, narrow_the_advisor]
)
def test_who_may_not_get_it_any_more_gets_nothing_of_the_steps_that_are_left(
    world, propose_later, monkeypatch, change
):
    monkeypatch.setattr(long_sending, "STEP", 1)
    factories.save_cv(world.neighbour, first_name="Ada", last_name="Aubry")
    propose_later(world.learner, world.neighbour)
    move_on = long_sending.move_on

    def changed_after_the_first_step(work, done, *total):
        move_on(work, done, *total)
        if done == 1:
            monkeypatch.setattr(long_sending, "move_on", move_on)
            change(world)

    monkeypatch.setattr(long_sending, "move_on", changed_after_the_first_step)
    run(the_work().pk)
    assert (the_work().state, the_work().done) == (State.DONE, 1)
    assert [each.learner_id for each in Proposal.objects.all()] == [world.neighbour.pk]


def test_nothing_is_sent_where_the_number_has_changed(world, propose_later):
    token = propose_later(world.learner, world.neighbour)
    sharing.close_sharing(world.neighbour.pk, world.course)

    run(the_work().pk)

    found = long_work.work_of(world.advisor.pk, token)
    assert found.state == State.REFUSED
    assert found.said
    assert not Proposal.objects.exists()


def test_what_was_refused_is_sent_once_it_is_confirmed_anew(world, propose_later):
    token = propose_later(world.learner, world.neighbour, confirmed=3, at_once=True)
    assert long_work.work_of(world.advisor.pk, token).state == State.REFUSED

    assert propose_later(world.learner, world.neighbour, confirmed=2, at_once=True) == token

    found = long_work.work_of(world.advisor.pk, token)
    assert (found.state, found.done, found.total) == (State.DONE, 2, 2)
    assert Proposal.objects.count() == 2
    propose_later(world.learner, world.neighbour, confirmed=2, at_once=True)
    assert (Message.objects.count(), Proposal.objects.count()) == (1, 2)


def test_a_work_is_for_who_started_it(world, propose_later, unavailable):
    token = propose_later(world.learner)
    colleague = factories.make_advisor(world.course)
    for look in (long_work.work_of, long_work.begin_anew, exports.file_of):
        with pytest.raises(NotFound):
            look(colleague.pk, token)
    unavailable()
    with pytest.raises(Unavailable):
        long_work.work_of(world.advisor.pk, token)


def test_what_was_asked_goes_when_it_is_done_and_the_rest_after_a_day(world, propose_later):
    token = propose_later(world.learner, at_once=True)
    assert the_work().asked == {}
    LongWork.objects.update(started_at=timezone.now() - timedelta(days=1, minutes=1))
    with pytest.raises(NotFound):
        long_work.work_of(world.advisor.pk, token)
    long_work.forget_old()
    assert not LongWork.objects.exists()


def test_sending_to_more_people_asks_no_more_questions(world, offer, propose_later):
    def questions(*learners) -> int:
        LongWork.objects.all().delete()
        Proposal.objects.all().delete()
        Message.objects.all().delete()
        propose_later(*learners)
        with CaptureQueriesContext(connection) as asked:
            run(the_work().pk)
        assert the_work().done == len(learners)
        return len(asked)

    more = [factories.make_learner(world.course) for _ in range(3)]
    for learner in more:
        factories.share_cv(learner, world.course)

    assert questions(world.learner) == questions(world.learner, world.neighbour, *more)


def test_the_file_of_a_search_holds_every_page_and_is_a_look_at_each_cv(
    world, read_file, monkeypatch
):
    monkeypatch.setattr(everybody, "STEP", 1)
    headings, *lines = read_file(exports.export_learners, TargetQuery(), about="/")
    assert len(headings) == len(lines[0])
    assert {line[0] for line in lines} == {"Lina Morel", "Sami Diallo"}
    assert set(CVView.objects.values_list("advisor_id", "learner_id")) == {
        (world.advisor.pk, world.learner.pk),
        (world.advisor.pk, world.neighbour.pk),
    }


def test_who_saves_a_cv_while_a_file_is_made_is_in_it_once(world, read_file, monkeypatch):
    monkeypatch.setattr(everybody, "STEP", 1)
    third = factories.make_learner(world.course)
    factories.share_cv(third, world.course, first_name="Noé", last_name="Petit")
    make, last = everybody.make_cards, []

    def changed_meanwhile(reach, found):
        cards = make(reach, found)
        if not last:
            # The last of the list becomes the first.
            last.append(world.learner)
            factories.save_cv(world.learner, first_name="Lina", last_name="Morel")
        return cards

    monkeypatch.setattr(everybody, "make_cards", changed_meanwhile)
    _headings, *lines = read_file(exports.export_learners, TargetQuery(), about="/")
    assert sorted(line[0] for line in lines) == ["Lina Morel", "Noé Petit", "Sami Diallo"]


def test_the_file_of_a_search_says_who_fits(world, read_file):
    factories.save_cv(world.learner, "ogr:20514", first_name="Lina", last_name="Morel")
    factories.save_cv(world.neighbour, "ogr:11573", first_name="Sami", last_name="Diallo")
    query = TargetQuery(text="vendeur", everybody=True)
    headings, *lines = read_file(exports.export_learners, query, about="/")
    assert headings[1] == "Correspond à la recherche"
    assert [line[:2] for line in lines] == [["Lina Morel", "oui"], ["Sami Diallo", "non"]]


@pytest.mark.parametrize("name", ['=HYPERLINK("http://x")', "+33", "@SUM(A1)", "＝1"])
def test_no_cell_of_a_file_is_worked_out(world, read_file, name):
    factories.save_cv(world.learner, first_name=name, last_name="")
    _headings, *lines = read_file(exports.export_learners, TargetQuery(), about="/")
    assert f"'{name}" in {line[0] for line in lines}


def test_the_file_of_an_offer_holds_what_its_page_shows(world, offer, read_file):
    factories.propose(world.advisor, offer.id, world.learner)
    _headings, line = read_file(exports.export_follow_up, offer.id)
    assert line[0] == "Lina Morel"
    assert line[1] == timezone.localdate().isoformat()
    assert "Proposée" in line
    assert not CVView.objects.exists()


@pytest.mark.parametrize(
    "change",
    [close_the_cv, erase_the_cv, erase_the_account, narrow_the_advisor, leave_the_course],
)
def test_who_may_not_be_seen_any_more_is_in_no_file_that_waits(
    world, change, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        token = exports.export_learners(world.advisor.pk, TargetQuery(), about="/")
        change(world)
    assert [line[0] for line in lines_of(world, token)] == ["Nom", "Sami Diallo"]


def test_an_advisor_of_another_course_by_now_downloads_nobody(
    world, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        token = exports.export_learners(world.advisor.pk, TargetQuery(), about="/")
    membership.appoint(world.advisor.pk, factories.make_course("sud"))
    membership.dismiss(world.advisor.pk, world.course)
    assert [line[0] for line in lines_of(world, token)] == ["Nom"]


def test_a_work_keeps_ids_and_nothing_else_of_anybody(world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        exports.export_learners(world.advisor.pk, TargetQuery(), about="/")
    row = LongWork.objects.values().get()
    assert sorted(row["asked"]["learner_ids"]) == [world.learner.pk, world.neighbour.pk]
    assert "Lina" not in str(row)
    assert not CVView.objects.exists()
    privacy.erase_learner(world.learner.pk)
    assert the_work().asked["learner_ids"] == [world.neighbour.pk]


def test_who_is_erased_while_an_export_looks_for_people_is_not_kept_in_it(
    world, monkeypatch, django_capture_on_commit_callbacks
):
    token = exports.export_learners(world.advisor.pk, TargetQuery(), about="/")
    move_on = exports.move_on

    def erased_meanwhile(work, *args):
        monkeypatch.setattr(exports, "move_on", move_on)
        erase_the_account(world)
        return move_on(work, *args)

    monkeypatch.setattr(exports, "move_on", erased_meanwhile)
    run(the_work().pk)
    stopped = long_work.work_of(world.advisor.pk, token)
    assert (stopped.state, stopped.stopped, stopped.files) == (State.FAILED, True, ())

    with django_capture_on_commit_callbacks(execute=True):
        long_work.begin_anew(world.advisor.pk, token)
    assert the_work().asked["learner_ids"] == [world.neighbour.pk]


def test_many_are_several_files_none_of_which_takes_long_to_make(
    world, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(long_work, "FILE_LINES", 1)
    with django_capture_on_commit_callbacks(execute=True):
        token = exports.export_learners(world.advisor.pk, TargetQuery(), about="/")
    files = long_work.work_of(world.advisor.pk, token).files
    assert [(each.number, each.first, each.last) for each in files] == [(1, 1, 1), (2, 2, 2)]
    names = [lines_of(world, token, each.number)[1][0] for each in files]
    assert sorted(names) == ["Lina Morel", "Sami Diallo"]
    with pytest.raises(NotFound):
        lines_of(world, token, 3)


def test_a_file_asks_all_that_the_search_asked(world, read_file):
    factories.save_cv(world.learner, "ogr:20514", last_name="Morel", licences=["B"])
    factories.save_cv(world.neighbour, "ogr:20514", last_name="Diallo", licences=["B", "C"])
    query = TargetQuery(
        text="vendeur",
        licences=frozenset({"B", "C"}),
        skills=("vendre",),
        available_by=timezone.localdate() + timedelta(days=400),
        everybody=True,
    )
    _headings, *lines = read_file(exports.export_learners, query, about="/")
    cards = target(world.advisor.pk, query).cards
    assert [line[0] for line in lines] == [card.name for card in cards]
    assert [line[1] for line in lines] == ["oui" if card.fits else "non" for card in cards]
    assert len(lines) == 2
