"""A course is deleted in the module store, by Studio's own command or in the LMS."""

from __future__ import annotations

from io import StringIO
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.utils import timezone

from .conftest import LMS


@pytest.fixture
def shared(world, hosting):
    """Lina has an open CV, in two courses of the structure; Sami in the first alone."""
    from advisor_dashboard.api.groups import refresh_learner
    from advisor_dashboard.models import AdvisorCohort, CurriculumVitae, Sharing

    second = hosting.make_course("nord", "Second cours")
    hosting.enroll(world.lina, second)
    for learner in (world.lina, world.sami):
        CurriculumVitae.objects.create(learner_id=learner.pk, document={}, saved_at=timezone.now())
        Sharing.objects.create(
            learner_id=learner.pk, structure_key="nord", opened_at=timezone.now()
        )
        refresh_learner(learner.pk)
    AdvisorCohort.objects.create(advisor_id=world.nadia.pk, course_key=world.course, cohort_id=1)
    return str(second)


def left(world):
    """Memberships, scopes and narrowings of the course, and who has an open CV."""
    from advisor_dashboard.models import AdvisorCohort, Membership, Scope, Sharing

    return (
        Membership.objects.filter(scope__course_key=world.course).count(),
        Scope.objects.filter(course_key=world.course).count(),
        AdvisorCohort.objects.filter(course_key=world.course).count(),
        set(Sharing.objects.filter(closed_at=None).values_list("learner_id", flat=True)),
    )


def test_a_deletion_is_followed_at_once(world, hosting, platform, shared):
    assert left(world)[0] > 0
    hosting.delete_course(world.course_key)
    assert left(world) == (0, 0, 1, {world.lina.pk})
    # The platform keeps the enrollments of a course that is gone.
    assert world.course in {each.course_key for each in platform.enrollments_of(world.sami.pk)}
    assert platform.course(shared) is not None


@pytest.mark.studio
def test_studio_s_own_command_is_followed(world, hosting, shared):
    yes = "cms.djangoapps.contentstore.management.commands.delete_course.query_yes_no"
    with patch(yes, return_value=True), hosting.settled():
        call_command("delete_course", world.course)
    assert left(world) == (0, 0, 1, {world.lina.pk})


def test_a_deletion_that_was_missed_is_mended_by_the_nightly_run(world, hosting, shared):
    from xmodule.modulestore.django import SignalHandler

    from advisor_dashboard.platform import openedx_signals

    uid = "clicnjob.follow_deletion.COURSE_DELETED"
    assert SignalHandler.course_deleted.disconnect(dispatch_uid=uid)
    try:
        hosting.delete_course(world.course_key)
    finally:
        SignalHandler.course_deleted.connect(openedx_signals.follow_deletion, dispatch_uid=uid)
    assert left(world)[0] > 0
    said = StringIO()
    call_command("reconcile_scopes", stdout=said)
    assert "1 courses that are deleted" in said.getvalue()
    assert left(world) == (0, 0, 1, {world.lina.pk})


def test_a_course_that_is_not_described_just_now_ends_nothing(world, platform, shared):
    from openedx.core.djangoapps.content.course_overviews.models import CourseOverview

    CourseOverview.objects.filter(id=world.course_key).delete()
    assert platform.course(world.course) is None
    assert platform.has_course(world.course)
    call_command("reconcile_scopes", stdout=StringIO())
    assert left(world)[1:] == (3, 1, {world.lina.pk, world.sami.pk})


def test_both_processes_listen(platform):
    from xmodule.modulestore.django import SignalHandler

    uids = [key[0] for key, *_rest in SignalHandler.course_deleted.receivers]
    assert "clicnjob.follow_deletion.COURSE_DELETED" in uids, "LMS" if LMS else "Studio"
