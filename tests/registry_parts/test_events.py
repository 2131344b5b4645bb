"""Real events of openedx-events, with their own data, reach the memberships and the index."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db.models.signals import post_delete

from advisor_dashboard.models import CurriculumVitae, Membership, Profile
from advisor_dashboard.platform.embedded.models import Cohort, Course, CourseStaff, Enrollment
from tests import factories


@pytest.fixture
def learner(world):
    factories.share_cv(world.learner, world.course, "ogr:20526")
    return world.learner


@pytest.fixture
def send(django_capture_on_commit_callbacks):
    """Send an event as the platform does; what waits for the commit happens."""

    def send_event(name, **data):
        from openedx_events.learning import signals

        with django_capture_on_commit_callbacks(execute=True):
            outcomes = getattr(signals, name).send_event(**data)
        # Events swallow what a receiver raises; here nothing may be swallowed.
        assert outcomes
        assert [failure for _, failure in outcomes if failure is not None] == []

    return send_event


def standings(learner):
    rows = Membership.objects.filter(learner=learner)
    names = dict(Cohort.objects.values_list("pk", "name"))
    return {
        (course, names.get(cohort, ""))
        for course, cohort in rows.values_list("scope__course_key", "scope__cohort_id")
    }


def of_user(user):
    from openedx_events.learning.data import UserData, UserPersonalData

    pii = UserPersonalData(user.username, user.email)
    return UserData(id=user.pk, is_active=True, pii=pii)


def of_course(course):
    from opaque_keys.edx.keys import CourseKey
    from openedx_events.learning.data import CourseData

    return CourseData(course_key=CourseKey.from_string(course))


def of_enrollment(user, course, *, is_active):
    from openedx_events.learning.data import CourseEnrollmentData

    return CourseEnrollmentData(
        user=of_user(user),
        course=of_course(course),
        mode="audit",
        is_active=is_active,
        creation_date=datetime(2026, 1, 5, tzinfo=UTC),
    )


def of_role(user, course):
    from openedx_events.learning.data import CourseAccessRoleData

    key = of_course(course).course_key
    return CourseAccessRoleData(user=of_user(user), org_key=key.org, course_key=key, role="staff")


@pytest.mark.parametrize("name", ["COURSE_ENROLLMENT_CREATED", "COURSE_ENROLLMENT_CHANGED"])
def test_an_enrollment_is_followed(world, learner, send, name):
    other = factories.make_course("nord")
    Enrollment.objects.create(user=learner, course=Course.objects.get(key=other))
    send(name, enrollment=of_enrollment(learner, other, is_active=True))
    assert (other, "") in standings(learner)


@pytest.mark.parametrize("name", ["COURSE_ENROLLMENT_CHANGED", "COURSE_UNENROLLMENT_COMPLETED"])
def test_leaving_a_course_is_followed(world, learner, send, name):
    Enrollment.objects.filter(user=learner).update(is_active=False)
    assert Profile.objects.exists()
    send(name, enrollment=of_enrollment(learner, world.course, is_active=False))
    assert standings(learner) == set()
    assert not Profile.objects.exists()


def test_another_cohort_is_followed(world, learner, send):
    from openedx_events.learning.data import CohortData

    evening = Cohort.objects.get(name="Soir")
    Enrollment.objects.filter(user=learner).update(cohort=evening)
    cohort = CohortData(user=of_user(learner), course=of_course(world.course), name="Soir")
    send("COHORT_MEMBERSHIP_CHANGED", cohort=cohort)
    assert standings(learner) == {(world.course, ""), (world.course, "Soir")}


def test_leaving_a_cohort_is_followed(world, learner, django_capture_on_commit_callbacks):
    from tests.registry_parts.absent import CohortMembership

    Enrollment.objects.filter(user=learner).update(cohort=None)
    with django_capture_on_commit_callbacks(execute=True):
        post_delete.send(sender=CohortMembership, instance=CohortMembership(learner.pk))
    assert standings(learner) == {(world.course, "")}


def test_joining_and_leaving_the_team_is_followed(world, learner, send):
    row = CourseStaff.objects.create(user=learner, course=Course.objects.get(key=world.course))
    send("COURSE_ACCESS_ROLE_ADDED", course_access_role_data=of_role(learner, world.course))
    assert standings(learner) == set()
    row.delete()
    send("COURSE_ACCESS_ROLE_REMOVED", course_access_role_data=of_role(learner, world.course))
    assert (world.course, "") in standings(learner)


def test_of_people_without_a_cv_nothing_is_kept(world, send):
    user = world.neighbour
    send("COURSE_ENROLLMENT_CREATED", enrollment=of_enrollment(user, world.course, is_active=True))
    assert not Membership.objects.filter(learner=user).exists()


def test_a_deleted_course_is_forgotten(world, learner, django_capture_on_commit_callbacks):
    from opaque_keys.edx.keys import CourseKey

    from tests.registry_parts.absent import COURSE_DELETED

    Course.objects.filter(key=world.course).delete()
    assert standings(learner)
    with django_capture_on_commit_callbacks(execute=True):
        COURSE_DELETED.send(sender=None, course_key=CourseKey.from_string(world.course))
    assert standings(learner) == set()
    assert not Profile.objects.exists()


@pytest.mark.lms
@pytest.mark.parametrize(
    "name", ["USER_RETIRE_LMS_MISC", "USER_RETIRE_MAILINGS", "USER_RETIRE_LMS_CRITICAL"]
)
def test_a_retired_person_is_erased(world, learner, name):
    from tests.registry_parts import absent

    getattr(absent, name).send(sender=None, user=learner)
    assert not CurriculumVitae.objects.filter(learner=learner).exists()
