"""The two figures of a course: of the asking advisor's own groups, and of nobody else's."""

from __future__ import annotations

from datetime import date

import pytest

from advisor_dashboard.api import inbox, sharing
from advisor_dashboard.api.errors import NotAllowed, Unavailable
from advisor_dashboard.api.figures import course_figures
from advisor_dashboard.models import Offer
from tests import factories
from tests.platform.broken import SETTING


def figures(advisor, course):
    found = course_figures(advisor.pk, course)
    return found.open_cvs, found.waiting


@pytest.fixture
def shared(world):
    for learner in (world.learner, world.neighbour):
        factories.share_cv(learner, world.course)


def test_they_count_open_cvs_and_offers_without_an_answer(world, shared):
    assert figures(world.advisor, world.course) == (2, 0)
    offer = factories.make_offer(world.advisor)
    factories.propose(world.advisor, offer.id, world.learner, world.neighbour)
    assert figures(world.advisor, world.course) == (2, 2)

    first = inbox.inbox(world.learner.pk)[0]
    inbox.answer(world.learner.pk, first.proposal_id, "interested")
    assert figures(world.advisor, world.course) == (2, 1)

    sharing.close_sharing(world.neighbour.pk, world.course)
    assert figures(world.advisor, world.course)[0] == 1

    Offer.objects.update(closes_on=date(2020, 1, 1))
    assert figures(world.advisor, world.course)[1] == 0


def test_an_advisor_of_a_cohort_counts_that_cohort(world, shared):
    offer = factories.make_offer(world.advisor)
    factories.propose(world.advisor, offer.id, world.learner, world.neighbour)
    narrowed = factories.make_advisor(world.course, cohorts=("Matin",))

    assert figures(narrowed, world.course) == (1, 1)


def test_another_course_of_the_structure_has_figures_of_its_own(world, shared):
    other = factories.make_course("nord")
    colleague = factories.make_advisor(world.course, other)

    assert figures(colleague, other) == (0, 0)


def test_who_is_not_on_the_team_gets_none(world, shared):
    stranger = factories.make_advisor(factories.make_course("sud"))
    for person in (world.learner, stranger, factories.make_person("root", is_staff=True)):
        with pytest.raises(NotAllowed):
            course_figures(person.pk, world.course)


def test_without_the_platform_there_are_none(world, settings):
    settings.CLICNJOB = SETTING
    with pytest.raises(Unavailable):
        course_figures(world.advisor.pk, world.course)
