"""A course is deleted: nobody stands there any more; one without a description is another thing."""

from __future__ import annotations

import logging

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from advisor_dashboard.api import deleting, groups, sharing
from advisor_dashboard.api.reconciling import ReconcileReport, reconcile
from advisor_dashboard.api.targeting import TargetQuery, target
from advisor_dashboard.models import (
    AdvisorCohort,
    Membership,
    Offer,
    Posting,
    Profile,
    Scope,
    Sharing,
)
from advisor_dashboard.platform import Enrollment
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.models import Course, Structure
from advisor_dashboard.platform.embedded.platform import EmbeddedPlatform
from tests import factories


@pytest.fixture
def world(world):
    for learner in (world.learner, world.neighbour):
        factories.share_cv(learner, world.course, "ogr:20526")
    factories.narrow(world.advisor, world.course, "Matin")
    factories.make_offer(world.advisor)
    return world


@pytest.fixture
def second(world):
    """Another course of the same structure, in which the first learner is too."""
    second = factories.make_course("nord")
    membership.enroll(world.learner.pk, second)
    return second


@pytest.fixture
def keeps_enrollments(monkeypatch):
    """As Open edX does: a deleted course has enrollments still. Call it with the course."""
    real_of, real_among = EmbeddedPlatform.enrollments_of, EmbeddedPlatform.enrollments_among

    def keep(course_key):
        kept = EmbeddedPlatform._enrollments().filter(course__key=course_key)
        rows = [Enrollment(row.user_id, course_key, None) for row in kept]

        def of(self, user_id):
            return real_of(self, user_id) + [row for row in rows if row.user_id == user_id]

        def among(self, user_ids, key):
            found = real_among(self, user_ids, key)
            return found + [
                row for row in rows if key == course_key and row.user_id in set(user_ids)
            ]

        monkeypatch.setattr(EmbeddedPlatform, "enrollments_of", of)
        monkeypatch.setattr(EmbeddedPlatform, "enrollments_among", among)

    return keep


def open_consents() -> set[int]:
    return set(Sharing.objects.filter(closed_at=None).values_list("learner_id", flat=True))


def assert_forgotten(course):
    assert not Scope.objects.filter(course_key=course).exists()
    assert not Membership.objects.filter(scope__course_key=course).exists()
    assert set(Posting.objects.values_list("scope_id", flat=True)) <= set(
        Scope.objects.values_list("pk", flat=True)
    )


def test_all_that_hangs_on_a_deleted_course_goes_and_the_offers_stay(world):
    membership.delete_course(world.course)
    assert_forgotten(world.course)
    assert not Profile.objects.exists()
    assert open_consents() == set()
    assert Offer.objects.count() == 1


def test_a_consent_stays_while_another_course_of_the_structure_is_left(world, second):
    membership.delete_course(world.course)
    assert_forgotten(world.course)
    assert open_consents() == {world.learner.pk}
    assert set(Posting.objects.values_list("scope_id", flat=True)) == {
        Scope.objects.get(course_key=second).pk
    }


def test_enrollments_that_a_deleted_course_leaves_behind_keep_nothing_open(
    world, keeps_enrollments
):
    keeps_enrollments(world.course)
    membership.delete_course(world.course)
    assert_forgotten(world.course)
    assert open_consents() == set()
    assert groups.refresh_learner(world.learner.pk) is False
    assert reconcile() == ReconcileReport(2)


def test_a_deletion_that_is_told_before_the_description_is_gone(world):
    deleting.forget_course(world.course)
    assert not Scope.objects.exists()
    assert open_consents() == set()


def test_forgetting_a_course_twice_changes_nothing(world, second):
    membership.delete_course(world.course)
    before = set(Posting.objects.values_list())
    deleting.forget_course(world.course)
    deleting.forget_course("course-v1:no+such+course")
    assert set(Posting.objects.values_list()) == before
    assert open_consents() == {world.learner.pk}


def test_a_deletion_that_nobody_told_is_mended(world, second, keeps_enrollments, capsys):
    keeps_enrollments(world.course)
    Course.objects.filter(key=world.course).delete()
    found = ReconcileReport(2, removed=4, ended=1, gone=1)
    assert reconcile(dry_run=True) == found
    assert open_consents() == {world.learner.pk, world.neighbour.pk}
    call_command("reconcile_scopes")
    assert "1 courses that are deleted; mended" in capsys.readouterr().out
    assert_forgotten(world.course)
    assert open_consents() == {world.learner.pk}
    assert reconcile() == ReconcileReport(2)


def test_a_course_without_a_description_ends_nothing_in_a_comparison(world, monkeypatch):
    monkeypatch.setattr(EmbeddedPlatform, "course", lambda self, key: None)
    monkeypatch.setattr(EmbeddedPlatform, "courses", lambda self: [])
    report = reconcile()
    assert (report.gone, report.ended) == (0, 0)
    assert open_consents() == {world.learner.pk, world.neighbour.pk}
    assert Scope.objects.exists()
    assert AdvisorCohort.objects.exists()


def test_another_course_stays_when_one_of_other_capitals_goes(world):
    deleting.forget_course(world.course.replace("nord", "NORD"))
    reconcile()
    assert Scope.objects.filter(course_key=world.course).exists()


def test_who_was_narrowed_to_a_cohort_sees_nobody_when_the_course_comes_back(world):
    membership.delete_course(world.course)
    reconcile()
    course = Course.objects.create(
        key=world.course, name="Again", structure=Structure.objects.get(key="nord")
    )
    membership.enroll(world.learner.pk, course.key, "Soir")
    membership.appoint(world.advisor.pk, course.key)
    factories.share_cv(world.learner, course.key, "ogr:20526")
    assert target(world.advisor.pk, TargetQuery()).total == 0


def test_a_platform_in_trouble_ends_nothing_and_the_nightly_run_does_the_rest(
    world, unavailable, settings, caplog
):
    host = settings.CLICNJOB
    unavailable()
    membership.delete_course(world.course)
    assert "run reconcile_scopes" in caplog.text
    assert open_consents() == {world.learner.pk, world.neighbour.pk}
    settings.CLICNJOB = host
    reconcile()
    assert_forgotten(world.course)
    assert open_consents() == set()


def test_one_failure_does_not_keep_the_others_waiting(world, monkeypatch, caplog):
    real = groups.reindex

    def fail(learner_id, name):
        if learner_id == world.learner.pk:
            raise DatabaseError("Lina Morel")
        return real(learner_id, name)

    monkeypatch.setattr(groups, "reindex", fail)
    caplog.set_level(logging.INFO)
    membership.delete_course(world.course)
    assert open_consents() == {world.learner.pk}
    assert f"user {world.learner.pk} still stands" in caplog.text
    assert "Lina" not in caplog.text
    monkeypatch.undo()
    reconcile()
    assert_forgotten(world.course)
    assert open_consents() == set()


def test_the_learner_can_close_after_the_course_is_gone(world, unavailable, settings):
    host = settings.CLICNJOB
    unavailable()
    membership.delete_course(world.course)
    settings.CLICNJOB = host
    assert not sharing.close_sharing(world.learner.pk, world.course).open
    assert open_consents() == {world.neighbour.pk}
