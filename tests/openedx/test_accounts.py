"""Which accounts count: unconfirmed learners do, closed and retired people do not."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.db import DatabaseError

from advisor_dashboard.platform import PlatformUnavailable


@pytest.fixture
def course(hosting):
    return hosting.make_course("nord", "Cours")


def test_a_learner_who_never_confirmed_an_email_is_there(platform, hosting, course):
    user = hosting.make_account("sansmail", "Sans Mail", confirmed=False)
    hosting.enroll(user, course, "Matin")
    assert not user.is_active
    assert platform.person(user.pk).name == "Sans Mail"
    assert platform.is_enrolled(user.pk, str(course))
    assert platform.cohort_of(user.pk, str(course)).name == "Matin"
    assert len(platform.enrollments_of(user.pk)) == 1


def test_nobody_advises_before_the_account_is_confirmed(platform, hosting, course):
    user = hosting.make_account("presque", "Presque")
    hosting.appoint(user, course)
    user.registration.activation_timestamp = None
    user.registration.save()
    hosting.User.objects.filter(pk=user.pk).update(is_active=False)
    assert platform.person(user.pk) is not None
    assert not platform.is_course_staff(user.pk, str(course))
    assert platform.courses_staffed_by(user.pk) == []


def test_an_account_switched_off_after_it_was_confirmed_is_nobody(platform, hosting, course):
    user = hosting.make_account("ferme", "Fermé")
    hosting.enroll(user, course)
    hosting.User.objects.filter(pk=user.pk).update(is_active=False)
    assert platform.person(user.pk) is None
    assert not platform.is_enrolled(user.pk, str(course))


def test_somebody_who_asked_to_be_retired_is_nobody(platform, hosting, course):
    from openedx.core.djangoapps.user_api.accounts.utils import (
        create_retirement_request_and_deactivate_account,
    )
    from openedx.core.djangoapps.user_api.models import RetirementState

    RetirementState.objects.get_or_create(
        state_name="PENDING", defaults={"state_execution_order": 1}
    )
    user = hosting.make_account("partie", "Partie", confirmed=False)
    hosting.enroll(user, course)
    create_retirement_request_and_deactivate_account(user)
    assert platform.person(user.pk) is None
    assert platform.enrollments_of(user.pk) == []


def test_the_roles_of_a_team_make_an_advisor_and_no_other(platform, hosting, course):
    for role in hosting.ROLES:
        user = hosting.make_account(f"avec_{role}", role)
        hosting.appoint(user, course, role)
        assert platform.is_course_staff(user.pk, str(course)), role
        assert [each.key for each in platform.courses_staffed_by(user.pk)] == [str(course)]
    from common.djangoapps.student.roles import CourseBetaTesterRole, CourseDataResearcherRole

    for role in (CourseBetaTesterRole, CourseDataResearcherRole):
        user = hosting.make_account(role.ROLE, role.ROLE)
        role(course).add_users(user)
        assert not platform.is_course_staff(user.pk, str(course))
        assert platform.courses_staffed_by(user.pk) == []


def test_the_staff_of_an_organisation_advise_in_its_courses(platform, hosting, course):
    from common.djangoapps.student.roles import OrgStaffRole

    elsewhere = hosting.make_course("sud", "Ailleurs")
    user = hosting.make_account("orga", "Orga")
    OrgStaffRole("nord").add_users(user)
    assert platform.is_course_staff(user.pk, str(course))
    assert not platform.is_course_staff(user.pk, str(elsewhere))
    assert str(course) in [each.key for each in platform.courses_staffed_by(user.pk)]
    assert str(elsewhere) not in [each.key for each in platform.courses_staffed_by(user.pk)]


def test_a_key_in_other_letters_is_another_course(platform, hosting, course):
    user = hosting.make_account("lettres", "Lettres")
    hosting.enroll(user, course)
    hosting.appoint(user, course)
    odd = str(course).replace("+", "+ ")
    for key in (str(course).replace("nord", "NORD"), odd, f"{course}+branch@draft-branch"):
        assert platform.course(key) is None, key
        assert not platform.is_enrolled(user.pk, key)
        assert not platform.is_course_staff(user.pk, key)
        assert platform.enrollments_among([user.pk], key) == []


def test_questions_about_many_courses_are_few(
    platform, hosting, course, django_assert_max_num_queries
):
    user = hosting.make_account("partout", "Partout")
    keys = [course, *(hosting.make_course("nord", f"Cours {n}") for n in range(4))]
    for key in keys:
        hosting.enroll(user, key, "Matin")
    with django_assert_max_num_queries(3):
        found = platform.enrollments_of(user.pk)
    assert {each.course_key for each in found} == {str(key) for key in keys}
    assert all(each.cohort_id for each in found)
    with django_assert_max_num_queries(3):
        platform.enrollments_among([user.pk], str(course))


def test_a_cohort_counts_only_while_the_course_has_cohorts(platform, hosting, course):
    from openedx.core.djangoapps.course_groups.cohorts import set_course_cohorted

    user = hosting.make_account("groupe", "Groupe")
    hosting.enroll(user, course, "Matin")
    set_course_cohorted(course, False)
    assert platform.cohorts(str(course)) == []
    assert platform.cohort_of(user.pk, str(course)) is None
    assert platform.enrollments_of(user.pk)[0].cohort_id is None


@pytest.mark.parametrize("error", [DatabaseError("gone"), ValueError("other release")])
def test_whatever_the_platform_raises_the_host_is_unavailable(platform, hosting, course, error):
    user = hosting.make_account("panne", "Panne")
    hosting.enroll(user, course, "Matin")
    with patch("advisor_dashboard.platform.openedx_enrolled.is_course_cohorted", side_effect=error):
        from openedx.core.djangoapps.course_groups.models import CourseCohortsSettings

        CourseCohortsSettings.objects.all().delete()
        with pytest.raises(PlatformUnavailable):
            platform.enrollments_of(user.pk)
        with pytest.raises(PlatformUnavailable):
            platform.cohorts(str(course))


def test_without_the_request_at_hand_nobody_knows_who_looks(platform, settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "crum" not in name]
    with pytest.raises(PlatformUnavailable):
        platform.is_masquerading(1, "course-v1:a+b+c")
