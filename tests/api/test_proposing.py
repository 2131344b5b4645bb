"""Proposing an offer: the exact learners, once, and nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advisor_dashboard.api import offers, sharing
from advisor_dashboard.api.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from advisor_dashboard.api.offers import LeftOutReason
from advisor_dashboard.models import Message, Offer, Proposal
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.models import Enrollment
from tests import factories

TOKEN = "t-1"


@pytest.fixture
def world(world):
    factories.share_cv(world.learner, world.course, first_name="Lina", last_name="Morel")
    factories.share_cv(world.neighbour, world.course, first_name="Sami", last_name="Diallo")
    return world


@pytest.fixture
def offer(world):
    return factories.make_offer(world.advisor)


@pytest.fixture
def propose(world, offer):
    def send(*learners, confirmed=None, token=TOKEN, message="Pour toi.", advisor=None):
        return offers.propose(
            (advisor or world.advisor).pk,
            offer.id,
            [getattr(learner, "pk", learner) for learner in learners],
            message=message,
            confirmed=len(learners) if confirmed is None else confirmed,
            token=token,
        )

    return send


@pytest.fixture
def look(world, offer):
    def preview(*learners, advisor=None):
        return offers.preview(
            (advisor or world.advisor).pk,
            offer.id,
            [getattr(learner, "pk", learner) for learner in learners],
        )

    return preview


def nothing_sent() -> bool:
    return not Proposal.objects.exists() and not Message.objects.exists()


def test_the_preview_names_exactly_who_would_get_it(world, look):
    seen = look(world.neighbour, world.learner, world.learner)
    assert [(one.learner_id, one.name) for one in seen.recipients] == [
        (world.learner.pk, "Lina Morel"),
        (world.neighbour.pk, "Sami Diallo"),
    ]
    assert (seen.already, seen.left_out) == ((), ())
    assert nothing_sent()


def test_one_message_reaches_everybody(world, propose):
    outcome = propose(world.learner, world.neighbour)
    assert (outcome.sent, outcome.repeated) == (2, False)
    [message] = Message.objects.all()
    assert (message.body, message.sender_id) == ("Pour toi.", world.advisor.pk)
    assert set(Proposal.objects.values_list("learner_id", "message_id")) == {
        (world.learner.pk, message.pk),
        (world.neighbour.pk, message.pk),
    }


def test_a_double_click_sends_once_and_answers_alike(world, propose):
    first = propose(world.learner, token="same")
    second = propose(world.learner, token="same")
    assert second.repeated
    assert (second.sent, second.message_id, second.sent_at) == (
        first.sent,
        first.message_id,
        first.sent_at,
    )
    assert Proposal.objects.count() == Message.objects.count() == 1


def test_a_learner_who_left_the_cohort_between_search_and_sending(world, look, propose):
    factories.narrow(world.advisor, world.course, "Matin")
    assert len(look(world.learner).recipients) == 1
    membership.enroll(world.learner.pk, world.course, "Soir")
    with pytest.raises(Conflict) as caught:
        propose(world.learner)
    assert caught.value.current.recipients == ()
    [left] = caught.value.current.left_out
    assert (left.learner_id, left.name) == (world.learner.pk, "")
    assert left.reason is LeftOutReason.CANNOT_GET
    assert left.sentence
    assert nothing_sent()


def test_the_live_platform_wins_over_what_is_projected(world, look, propose):
    Enrollment.objects.filter(user=world.learner).update(is_active=False)
    assert [one.learner_id for one in look(world.learner, world.neighbour).left_out] == [
        world.learner.pk
    ]
    with pytest.raises(Conflict):
        propose(world.learner, world.neighbour)
    assert nothing_sent()


def test_a_learner_who_closed_the_cv_in_the_meantime(world, propose):
    sharing.close_sharing(world.learner.pk, world.course)
    with pytest.raises(Conflict) as caught:
        propose(world.learner, world.neighbour)
    [left] = caught.value.current.left_out
    assert left.reason is LeftOutReason.CV_CLOSED
    assert [one.learner_id for one in caught.value.current.recipients] == [world.neighbour.pk]
    assert nothing_sent()


def test_after_a_conflict_the_fresh_number_is_sent(world, propose):
    sharing.close_sharing(world.learner.pk, world.course)
    assert propose(world.learner, world.neighbour, confirmed=1).sent == 1
    assert Proposal.objects.get().learner_id == world.neighbour.pk


def test_who_has_the_offer_already_does_not_get_it_again(world, look, propose):
    propose(world.learner, token="first")
    seen = look(world.learner, world.neighbour)
    assert [one.learner_id for one in seen.already] == [world.learner.pk]
    assert propose(world.learner, world.neighbour, confirmed=1, token="second").sent == 1
    assert Proposal.objects.filter(learner=world.learner).count() == 1


def test_a_colleague_does_not_send_it_twice_either(world, propose):
    propose(world.learner, token="first")
    colleague = factories.make_advisor(world.course)
    with pytest.raises(Conflict):
        propose(world.learner, token="second", advisor=colleague)


def test_guessed_ids_are_left_out_without_a_name(world, look):
    elsewhere = factories.make_course("sud")
    stranger = factories.make_learner(elsewhere, first_name="Secret")
    factories.share_cv(stranger, elsewhere, first_name="Secret")
    for learner_id in (stranger.pk, 10**9, -1, world.advisor.pk):
        [left] = look(learner_id).left_out
        assert (left.name, left.reason) == ("", LeftOutReason.CANNOT_GET)


def test_another_structure_s_advisor_proposes_nothing_here(world, look, propose):
    stranger = factories.make_advisor(factories.make_course("sud"))
    with pytest.raises(NotFound):
        look(world.learner, advisor=stranger)
    with pytest.raises(NotFound):
        propose(world.learner, advisor=stranger)
    assert nothing_sent()


def test_who_is_no_advisor_proposes_nothing(world, propose):
    for person in (world.neighbour, factories.make_person(is_staff=True)):
        with pytest.raises(NotAllowed):
            propose(world.learner, advisor=person)


def test_consent_to_another_structure_of_the_advisor_s_does_not_count(world, look):
    second = factories.make_course("sud")
    membership.appoint(world.advisor.pk, second)
    learner = factories.make_learner(second)
    membership.enroll(learner.pk, world.course)
    factories.share_cv(learner, second)
    # The advisor reads this CV in "sud", but the offer is of "nord".
    seen = look(learner)
    assert seen.recipients == ()
    assert (seen.left_out[0].name, seen.left_out[0].reason) == ("", LeftOutReason.CANNOT_GET)


def test_an_offer_goes_to_learners_of_its_own_structure_only(world, look):
    elsewhere = factories.make_course("sud")
    membership.appoint(world.advisor.pk, elsewhere)
    learner = factories.make_learner(elsewhere)
    factories.share_cv(learner, elsewhere)
    assert look(learner).recipients == ()


def test_a_cv_that_was_never_open_is_not_told_from_none(world, look):
    with_cv = factories.make_learner(world.course, first_name="Secret")
    factories.save_cv(with_cv, first_name="Secret")
    without = factories.make_learner(world.course)
    told = {(one.name, one.reason, one.sentence) for one in look(with_cv, without, 10**9).left_out}
    assert len(told) == 1
    assert next(iter(told))[0] == ""


def test_a_closed_cv_goes_by_the_account_s_name(world, look):
    learner = factories.make_learner(world.course, first_name="Alex", last_name="Compte")
    elsewhere = factories.make_course("sud")
    membership.enroll(learner.pk, elsewhere)
    factories.share_cv(learner, world.course, first_name="Secret", last_name="Nom")
    sharing.open_sharing(learner.pk, elsewhere)
    sharing.close_sharing(learner.pk, world.course)
    [left] = look(learner).left_out
    assert (left.name, left.reason) == ("Alex Compte", LeftOutReason.CV_CLOSED)


def test_the_team_of_the_course_gets_no_offers(world, look):
    colleague = factories.make_advisor(world.course)
    membership.enroll(colleague.pk, world.course)
    factories.save_cv(colleague)
    assert look(colleague).recipients == ()


def test_a_closed_offer_is_not_proposed(world, offer, look, propose):
    Offer.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    for call in (look, propose):
        with pytest.raises(NotAllowed) as caught:
            call(world.learner)
        assert caught.value.code == "closed"
    assert nothing_sent()


def test_an_offer_is_open_on_its_last_day(world, propose):
    Offer.objects.update(closes_on=timezone.localdate())
    assert propose(world.learner).sent == 1


def test_nobody_ticked_is_said(world, look, propose):
    for call in (look, propose):
        with pytest.raises(Invalid):
            call()


def test_nobody_left_is_not_sent(world, propose):
    sharing.close_sharing(world.learner.pk, world.course)
    with pytest.raises(Invalid):
        propose(world.learner, confirmed=0)
    assert nothing_sent()


def test_no_more_than_the_limit_at_once(world, look, propose, settings):
    settings.CLICNJOB = {**settings.CLICNJOB, "MAX_RECIPIENTS": 1}
    for call in (look, propose):
        with pytest.raises(Invalid) as caught:
            call(world.learner, world.neighbour)
        assert caught.value.code == "too_many"
    assert nothing_sent()


@pytest.mark.parametrize("message", ["x" * 2001, "a\0b", "\x1b[31m"])
def test_a_message_that_cannot_be_kept_is_refused(world, propose, message):
    with pytest.raises(Invalid) as caught:
        propose(world.learner, message=message)
    assert list(caught.value.fields) == ["message"]
    assert nothing_sent()


@pytest.mark.parametrize("token", ["", "x" * 65, "a\0b"])
def test_a_confirmation_without_a_proper_token_is_refused(world, propose, token):
    with pytest.raises(Invalid):
        propose(world.learner, token=token)
    assert nothing_sent()


def test_a_token_is_its_advisor_s_and_its_offer_s(world, offer, propose):
    propose(world.learner, token="mine")
    colleague = factories.make_advisor(world.course)
    with pytest.raises(Invalid):
        propose(world.neighbour, token="mine", advisor=colleague)
    other = factories.make_offer(world.advisor)
    with pytest.raises(Invalid):
        factories.propose(world.advisor, other.id, world.neighbour, token="mine")
    assert Proposal.objects.count() == 1


def test_nothing_is_sent_when_the_platform_cannot_be_asked(world, look, propose, unavailable):
    unavailable()
    for call in (look, propose):
        with pytest.raises(Unavailable):
            call(world.learner)
    assert nothing_sent()


def test_sending_to_many_costs_no_more_queries(world, propose):
    def cost(token: str, learners: list) -> int:
        with CaptureQueriesContext(connection) as captured:
            propose(*learners, token=token)
        return len(captured)

    many = [factories.make_learner(world.course) for _number in range(12)]
    for learner in many:
        factories.share_cv(learner, world.course)
    assert cost("one", [world.learner]) == cost("twelve", many)
