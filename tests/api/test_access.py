"""Who may do what."""

from __future__ import annotations

import pytest

from advisor_dashboard.api import access
from advisor_dashboard.api.errors import NotAllowed, Unavailable
from advisor_dashboard.models import Scope
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.acting import acting_for
from tests import factories


def scopes(**fields) -> set[int]:
    return set(Scope.objects.filter(**fields).values_list("pk", flat=True))


@pytest.fixture
def world(world):
    factories.save_cv(world.learner)
    factories.save_cv(world.neighbour)
    return world


def test_an_advisor_has_the_whole_course(world):
    assert access.advisor_scopes(world.advisor.pk) == scopes(course_key=world.course, cohort_id=0)


def test_an_advisor_narrowed_to_a_cohort_has_that_cohort_only(world):
    factories.narrow(world.advisor, world.course, "Matin")
    own = access.advisor_scopes(world.advisor.pk)
    assert own == scopes(memberships__learner=world.learner, cohort_id__gt=0)
    assert own != scopes(memberships__learner=world.neighbour, cohort_id__gt=0)


def test_narrowing_in_one_course_leaves_the_other_whole(world):
    second = factories.make_course("nord")
    factories.save_cv(factories.make_learner(second))
    membership.appoint(world.advisor.pk, second)
    factories.narrow(world.advisor, world.course, "Matin")
    own = access.advisor_scopes(world.advisor.pk)
    assert scopes(course_key=second, cohort_id=0) < own
    assert len(own) == 2


def test_a_narrowing_to_a_cohort_that_is_gone_shows_nobody(world):
    factories.narrow(world.advisor, world.course, "Disparue")
    assert access.advisor_scopes(world.advisor.pk) == frozenset()


def test_who_is_off_the_team_has_nothing(world):
    membership.dismiss(world.advisor.pk, world.course)
    assert access.advisor_scopes(world.advisor.pk) == frozenset()
    assert not access.is_advisor(world.advisor.pk)


def test_a_narrowing_alone_makes_nobody_an_advisor(world):
    stranger = factories.make_person()
    factories.narrow(stranger, world.course, "Matin")
    assert access.advisor_scopes(stranger.pk) == frozenset()


def test_an_administrator_is_no_advisor(world):
    administrator = factories.make_person(is_staff=True, is_superuser=True)
    assert access.advisor_scopes(administrator.pk) == frozenset()
    with pytest.raises(NotAllowed):
        access.reach_of(administrator.pk)


def test_learners_and_team_may_write_in_their_course_and_nowhere_else(world):
    elsewhere = factories.make_course("sud")
    assert access.viewer_may_write(world.learner.pk, world.course)
    assert access.viewer_may_write(world.advisor.pk, world.course)
    assert not access.viewer_may_write(world.learner.pk, elsewhere)
    assert not access.viewer_may_write(world.advisor.pk, elsewhere)


def test_nobody_writes_in_a_view_shown_to_somebody_else(world):
    with acting_for(world.advisor.pk):
        assert access.is_masquerading(world.learner.pk, world.course)
        assert not access.viewer_may_write(world.learner.pk, world.course)


def test_no_answer_from_the_platform_is_a_no(world, unavailable):
    unavailable()
    assert access.is_masquerading(world.learner.pk, world.course)
    assert not access.viewer_may_write(world.learner.pk, world.course)
    assert not access.is_advisor(world.advisor.pk)
    with pytest.raises(Unavailable):
        access.advisor_scopes(world.advisor.pk)
