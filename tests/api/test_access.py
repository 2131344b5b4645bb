"""Who may do what."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from advisor_dashboard.api import access
from advisor_dashboard.api.errors import NotAllowed, Unavailable
from advisor_dashboard.models import AdvisorCohort, Scope
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.acting import acting_for, choosing_views
from tests import factories


def scopes(**fields) -> set[int]:
    return set(Scope.objects.filter(**fields).values_list("pk", flat=True))


def advisor_scopes(user_id: int) -> frozenset[int]:
    """What a person may search; nothing for who is no advisor."""
    try:
        return access.reach_of(user_id).scope_ids()
    except NotAllowed:
        return frozenset()


def may_write(user_id: int, course_key: str) -> bool:
    try:
        access.require_writer(user_id, course_key)
    except NotAllowed:
        return False
    return True


@pytest.fixture
def world(world):
    factories.save_cv(world.learner)
    factories.save_cv(world.neighbour)
    return world


def test_an_advisor_has_the_whole_course(world):
    assert advisor_scopes(world.advisor.pk) == scopes(course_key=world.course, cohort_id=0)


def test_an_advisor_narrowed_to_a_cohort_has_that_cohort_only(world):
    factories.narrow(world.advisor, world.course, "Matin")
    own = advisor_scopes(world.advisor.pk)
    assert own == scopes(memberships__learner=world.learner, cohort_id__gt=0)
    assert own != scopes(memberships__learner=world.neighbour, cohort_id__gt=0)


def test_narrowing_in_one_course_leaves_the_other_whole(world):
    second = factories.make_course("nord")
    factories.save_cv(factories.make_learner(second))
    membership.appoint(world.advisor.pk, second)
    factories.narrow(world.advisor, world.course, "Matin")
    own = advisor_scopes(world.advisor.pk)
    assert scopes(course_key=second, cohort_id=0) < own
    assert len(own) == 2


def test_a_narrowing_to_a_cohort_that_is_gone_shows_nobody(world):
    factories.narrow(world.advisor, world.course, "Disparue")
    assert advisor_scopes(world.advisor.pk) == frozenset()


def test_who_is_off_the_team_has_nothing(world):
    membership.dismiss(world.advisor.pk, world.course)
    assert advisor_scopes(world.advisor.pk) == frozenset()
    with pytest.raises(NotAllowed):
        access.reach_of(world.advisor.pk)


def test_a_narrowing_alone_makes_nobody_an_advisor(world):
    stranger = factories.make_person()
    factories.narrow(stranger, world.course, "Matin")
    assert advisor_scopes(stranger.pk) == frozenset()


def test_an_administrator_is_no_advisor(world):
    administrator = factories.make_person(is_staff=True, is_superuser=True)
    assert advisor_scopes(administrator.pk) == frozenset()
    with pytest.raises(NotAllowed):
        access.reach_of(administrator.pk)


def test_learners_and_team_may_write_in_their_course_and_nowhere_else(world):
    elsewhere = factories.make_course("sud")
    assert may_write(world.learner.pk, world.course)
    assert may_write(world.advisor.pk, world.course)
    assert not may_write(world.learner.pk, elsewhere)
    assert not may_write(world.advisor.pk, elsewhere)


def test_nobody_writes_in_a_view_shown_to_somebody_else(world):
    with acting_for(world.advisor.pk):
        assert access.is_masquerading(world.learner.pk, world.course)
        assert not may_write(world.learner.pk, world.course)


def test_a_team_writes_nothing_while_it_looks_as_a_learner(world):
    with choosing_views(lambda course_key: course_key == world.course):
        assert access.is_masquerading(world.advisor.pk, world.course)
        assert not may_write(world.advisor.pk, world.course)
    assert may_write(world.advisor.pk, world.course)


def test_no_answer_from_the_platform_is_a_no(world, unavailable):
    unavailable()
    assert access.is_masquerading(world.learner.pk, world.course)
    with pytest.raises(Unavailable):
        access.require_writer(world.learner.pk, world.course)
    with pytest.raises(Unavailable):
        access.reach_of(world.advisor.pk)


def test_a_scope_of_the_course_s_former_structure_is_not_searched(world):
    Scope.objects.filter(course_key=world.course).update(structure_key="sud")
    assert access.reach_of(world.advisor.pk).scope_ids() == frozenset()


@pytest.mark.parametrize("change", [str.upper, lambda key: f" {key} "])
def test_a_narrowing_whose_key_was_typed_otherwise_narrows_all_the_same(world, change):
    AdvisorCohort.objects.create(
        advisor=world.advisor, course_key=change(world.course), cohort_id=10**6
    )
    reach = access.reach_of(world.advisor.pk)
    assert reach.scope_ids() == frozenset()
    assert not reach.covers_cohort(world.course, None)


def test_who_is_in_no_cohort_is_not_of_an_advisor_narrowed_to_cohorts(world):
    reach = access.Reach(access.reach_of(world.advisor.pk).courses, {world.course: frozenset({0})})
    assert not reach.covers_cohort(world.course, None)


def test_no_narrowing_to_cohort_zero_can_be_stored(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        AdvisorCohort.objects.create(advisor=world.advisor, course_key=world.course, cohort_id=0)


def test_learners_may_read_that_the_platform_does_not_answer(world, unavailable):
    unavailable()
    with override("en"), pytest.raises(Unavailable, match="check who may do this"):
        access.require_writer(world.learner.pk, world.course)
