"""Figures of offers: one's own, the colleagues' as a sum or not at all, and offer by offer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advisor_dashboard.api import follow_up, inbox, offers
from advisor_dashboard.api.errors import NotAllowed, NotFound, Unavailable
from advisor_dashboard.api.follow_up import Step
from advisor_dashboard.api.offer_figures import offer_figures, own_figures
from advisor_dashboard.following.funnel import Funnel
from advisor_dashboard.models import Message
from advisor_dashboard.platform.embedded import membership
from tests import factories


@pytest.fixture
def world(world):
    factories.share_cv(world.learner, world.course)
    factories.share_cv(world.neighbour, world.course)
    return world


@pytest.fixture
def offer(world):
    return factories.make_offer(world.advisor)


def more_learners(world, number: int):
    made = [factories.make_learner(world.course, "Matin") for _each in range(number)]
    for learner in made:
        factories.share_cv(learner, world.course)
    return made


def answer(learner, value):
    inbox.answer(learner.pk, inbox.inbox(learner.pk)[0].proposal_id, value)


def test_ones_own_proposals_are_counted_by_how_far_they_came(world, offer):
    factories.propose(world.advisor, offer.id, world.learner, world.neighbour)
    answer(world.learner, "interested")
    follow_up.set_step(world.advisor.pk, offer.id, world.learner.pk, Step.INTERVIEW, base=0)
    found = offer_figures(world.advisor.pk)
    assert found.own == Funnel(2, 1, 1, 1, 1, 1, 0)
    assert [(line.id, line.funnel) for line in found.offers] == [(offer.id, found.own)]
    assert (found.answers[-1].yes, found.answers[-1].no, len(found.answers)) == (1, 0, 12)
    assert found.colleagues is None
    funnel, weeks = own_figures(offers.get_offer(world.advisor.pk, offer.id))
    assert (funnel, weeks) == (found.own, found.answers)


def test_what_was_proposed_before_these_weeks_is_left_out(world, offer):
    factories.propose(world.advisor, offer.id, world.learner)
    Message.objects.update(sent_at=timezone.now() - timedelta(weeks=5))
    assert offer_figures(world.advisor.pk, weeks=4).own == Funnel()
    assert offer_figures(world.advisor.pk, weeks=12).own == Funnel(1)


def test_colleagues_are_a_sum_of_several_or_nothing(world, offer):
    first, second = (factories.make_advisor(world.course) for _each in range(2))
    learners = more_learners(world, 5)
    factories.propose(first, offer.id, *learners[:4])
    assert offer_figures(world.advisor.pk).colleagues is None  # one colleague
    factories.propose(second, offer.id, world.learner)
    assert offer_figures(world.advisor.pk).colleagues == (5, 0, 0, 0, 0, 0, 0)
    assert offer_figures(first.pk).colleagues is None  # one colleague, one learner
    assert offer_figures(first.pk).own == Funnel(4)


def test_a_few_learners_are_no_sum_either(world, offer):
    first, second = (factories.make_advisor(world.course) for _each in range(2))
    learners = more_learners(world, 4)
    factories.propose(first, offer.id, *learners[:2])
    factories.propose(second, offer.id, *learners[2:])
    assert offer_figures(world.advisor.pk).colleagues is None


def test_a_number_of_few_is_not_told_nor_the_difference_of_two_lengths_of_time(world, offer):
    first, second = (factories.make_advisor(world.course) for _each in range(2))
    *learners, early = more_learners(world, 6)
    factories.propose(first, offer.id, early)
    Message.objects.update(sent_at=timezone.now() - timedelta(weeks=6))
    factories.propose(first, offer.id, *learners[:2])
    factories.propose(second, offer.id, *learners[2:])
    follow_up.set_step(first.pk, offer.id, early.pk, Step.HIRED, base=0)

    assert offer_figures(world.advisor.pk).colleagues == (6, *[None] * 6)
    for weeks in (4, 26, 52):
        assert offer_figures(world.advisor.pk, weeks=weeks).colleagues is None


def test_offer_by_offer_only_ones_own_learners_count(world, offer):
    factories.propose(world.advisor, offer.id, world.learner, world.neighbour)
    narrowed = factories.make_advisor(world.course, cohorts=("Matin",))
    [line] = offer_figures(narrowed.pk).offers
    assert line.funnel == Funnel(1)


def test_each_structure_has_figures_of_its_own(world, offer):
    second = factories.make_course("sud")
    membership.appoint(world.advisor.pk, second)
    factories.propose(world.advisor, offer.id, world.learner)
    found = offer_figures(world.advisor.pk, "sud")
    assert (found.own, found.offers, found.offers_in_all) == (Funnel(), (), 0)
    assert {one.key for one in found.structures} == {"nord", "sud"}
    assert offer_figures(world.advisor.pk, "nord").own == Funnel(1)


def test_nobody_has_the_figures_of_another_structure(world, unavailable):
    with pytest.raises(NotFound):
        offer_figures(world.advisor.pk, "sud")
    for person in (world.learner, factories.make_person(is_staff=True)):
        with pytest.raises(NotAllowed):
            offer_figures(person.pk)
    unavailable()
    with pytest.raises(Unavailable):
        offer_figures(world.advisor.pk)


def test_more_offers_and_proposals_cost_no_more_queries(world, offer, django_assert_num_queries):
    first, second = (factories.make_advisor(world.course) for _each in range(2))
    learners = more_learners(world, 6)
    factories.propose(world.advisor, offer.id, world.learner)
    factories.propose(first, offer.id, *learners[:3])
    factories.propose(second, offer.id, *learners[3:5])
    with CaptureQueriesContext(connection) as captured:
        offer_figures(world.advisor.pk)
    for _number in range(3):
        other = factories.make_offer(world.advisor)
        factories.propose(world.advisor, other.id, *learners)
        answer(learners[0], "interested")
        factories.propose(first, other.id, world.learner)
    with django_assert_num_queries(len(captured)):
        assert len(offer_figures(world.advisor.pk).offers) == 4
