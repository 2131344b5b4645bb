"""A learner's own messages and answers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from advisor_dashboard.api import inbox, own_offer, sharing
from advisor_dashboard.api.errors import Invalid, NotAllowed, NotFound, Unavailable
from advisor_dashboard.api.inbox import Answer
from advisor_dashboard.models import Offer, Proposal
from advisor_dashboard.platform.embedded.acting import acting_for
from tests import factories


@pytest.fixture
def item(world):
    for learner in (world.learner, world.neighbour):
        factories.share_cv(learner, world.course)
    offer = factories.make_offer(
        world.advisor, commune_key="insee:59350", hours="35 h", contact="03 20 00 00 00"
    )
    factories.propose(world.advisor, offer.id, world.learner)
    return inbox.inbox(world.learner.pk)[0]


def test_the_learner_finds_the_offer_with_the_message(world, item):
    assert (item.title, item.employer) == ("Vendeuse ou vendeur", "Boulangerie de la place")
    assert (item.place, item.contract, item.hours) == ("Lille", "fixed_term", "35 h")
    assert (item.message, item.sender_name) == ("Cette offre est pour toi.", "nadia")
    assert (item.read, item.answer, item.open) == (False, None, True)
    assert inbox.unread_count(world.learner.pk) == 1


def test_other_learners_find_nothing(world, item):
    assert inbox.inbox(world.neighbour.pk) == []
    assert inbox.unread_count(world.neighbour.pk) == 0
    for call in (
        lambda: inbox.mark_read(world.neighbour.pk, item.proposal_id),
        lambda: inbox.answer(world.neighbour.pk, item.proposal_id, Answer.INTERESTED),
        lambda: inbox.answer(world.learner.pk, 10**9, Answer.INTERESTED),
        lambda: inbox.answer(world.advisor.pk, item.proposal_id, Answer.INTERESTED),
    ):
        with pytest.raises(NotFound):
            call()
    assert Proposal.objects.get().seen_at is None


def test_the_first_look_counts(world, item):
    inbox.mark_read(world.learner.pk, item.proposal_id, course_key=world.course)
    first = Proposal.objects.get().seen_at
    inbox.mark_read(world.learner.pk, item.proposal_id)
    assert Proposal.objects.get().seen_at == first
    assert inbox.unread_count(world.learner.pk) == 0


@pytest.mark.parametrize("given", list(Answer))
def test_an_answer_is_kept_and_counts_as_read(world, item, given):
    answered = inbox.answer(
        world.learner.pk, item.proposal_id, given.value, course_key=world.course
    )
    assert (answered.answer, answered.read) == (given, True)
    assert answered.answered_at is not None
    assert inbox.inbox(world.learner.pk) == [answered]


def test_an_answer_may_change_while_the_offer_is_open(world, item):
    first = inbox.answer(world.learner.pk, item.proposal_id, Answer.INTERESTED)
    again = inbox.answer(world.learner.pk, item.proposal_id, Answer.INTERESTED)
    assert again.answered_at == first.answered_at
    changed = inbox.answer(world.learner.pk, item.proposal_id, Answer.NOT_FOR_ME)
    assert changed.answer is Answer.NOT_FOR_ME
    assert changed.answered_at > first.answered_at


def test_a_closed_offer_takes_no_answer(world, item):
    Offer.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NotAllowed) as caught:
        inbox.answer(world.learner.pk, item.proposal_id, Answer.INTERESTED)
    assert caught.value.code == "closed"
    [now] = inbox.inbox(world.learner.pk)
    assert (now.open, now.answer) == (False, None)


def test_what_meets_the_closing_is_refused_and_not_written(world, item):
    """The offer is closed at the very moment at which the answer is written."""
    factories.share_cv(world.learner, world.course)
    own = world.learner.pk, item.proposal_id
    before = inbox.inbox(world.learner.pk)
    for door in (
        lambda: inbox.answer(*own, Answer.INTERESTED),
        lambda: inbox.say_applied(*own),
        lambda: own_offer.show_cv(*own, ""),
    ):
        Offer.objects.update(closed_at=None)
        with connection.execute_wrapper(close_before_writing()), pytest.raises(NotAllowed) as told:
            door()
        assert told.value.code == "closed"
        Offer.objects.update(closed_at=None)
        assert inbox.inbox(world.learner.pk) == before
        assert Proposal.objects.get().cv_shown_at is None


def close_before_writing():
    """Whatever writes to a proposal finds that somebody has just closed the offer."""

    def closing(execute, statement, values, many, context):
        if statement.startswith("UPDATE") and Proposal._meta.db_table in statement:
            Offer.objects.update(closed_at=timezone.now())
        return execute(statement, values, many, context)

    return closing


@pytest.mark.parametrize("given", ["", "yes", "INTERESTED", None, 3])
def test_what_is_no_answer_is_refused(world, item, given):
    with pytest.raises(Invalid):
        inbox.answer(world.learner.pk, item.proposal_id, given)
    assert Proposal.objects.get().answer == ""


def test_nobody_answers_or_reads_in_a_view_shown_to_somebody_else(world, item):
    with acting_for(world.advisor.pk):
        with pytest.raises(NotAllowed):
            inbox.mark_read(world.learner.pk, item.proposal_id, course_key=world.course)
        with pytest.raises(NotAllowed):
            inbox.answer(
                world.learner.pk, item.proposal_id, Answer.INTERESTED, course_key=world.course
            )
    assert inbox.inbox(world.learner.pk) == [item]


def test_closing_the_cv_keeps_the_messages(world, item):
    sharing.close_sharing(world.learner.pk, world.course)
    assert inbox.inbox(world.learner.pk) == [item]


def test_no_answer_from_the_platform_writes_nothing(world, item, unavailable):
    unavailable()
    with pytest.raises(Unavailable):
        inbox.answer(world.learner.pk, item.proposal_id, Answer.INTERESTED, course_key=world.course)
    assert Proposal.objects.get().answer == ""
