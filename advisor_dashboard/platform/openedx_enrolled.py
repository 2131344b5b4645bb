"""Who learns in which courses of Open edX, and in which cohort."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from common.djangoapps.student.models import CourseEnrollment
from django.db.models import QuerySet
from opaque_keys.edx.keys import CourseKey
from openedx.core.djangoapps.content.course_overviews.models import CourseOverview
from openedx.core.djangoapps.course_groups.cohorts import (
    get_cohort,
    get_course_cohorts,
    is_course_cohorted,
)
from openedx.core.djangoapps.course_groups.models import CohortMembership, CourseCohortsSettings

from ..targeting.chunks import chunks
from . import port
from .openedx_accounts import people_accounts


def cohorts(key: CourseKey) -> list[port.Cohort]:
    """See :meth:`port.Platform.cohorts`."""
    if not _cohorted([key]):
        return []
    found = [
        port.Cohort(id=cohort.pk, course_key=str(key), name=cohort.name)
        for cohort in get_course_cohorts(course_id=key)
    ]
    return sorted(found, key=lambda cohort: (cohort.name, cohort.id))


def cohort_of(user_id: int, key: CourseKey) -> port.Cohort | None:
    """See :meth:`port.Platform.cohort_of`."""
    if not is_enrolled(user_id, key) or not _cohorted([key]):
        return None
    # Without assign=False the platform would put the learner into a cohort.
    cohort = get_cohort(people_accounts().get(pk=user_id), key, assign=False)
    return port.Cohort(cohort.pk, str(key), cohort.name) if cohort else None


def is_enrolled(user_id: int, key: CourseKey) -> bool:
    """See :meth:`port.Platform.is_enrolled`."""
    rows = _enrollments().filter(user_id=user_id, course_id=key)
    return key in rows.values_list("course_id", flat=True)


def enrollments_of(user_id: int) -> list[port.Enrollment]:
    """See :meth:`port.Platform.enrollments_of`."""
    rows = _enrollments().filter(user_id=user_id).order_by("pk")
    return _with_cohorts(list(rows.values_list("user_id", "course_id")))


def enrollments_among(user_ids: Collection[int], key: CourseKey) -> list[port.Enrollment]:
    """See :meth:`port.Platform.enrollments_among`."""
    if not user_ids:
        return []
    rows = _enrollments().filter(course_id=key, user_id__in=list(user_ids)).order_by("pk")
    return _of_this_course(list(rows.values_list("user_id", "course_id")), key)


def enrollments_in(
    key: CourseKey, cohort_ids: Collection[int] | None, most: int | None
) -> list[port.Enrollment]:
    """See :meth:`port.Platform.enrollments_in`."""
    rows = _enrollments().filter(course_id=key)
    if cohort_ids is not None:
        if not _cohorted([key]):
            return []
        members = CohortMembership.objects.filter(
            course_id=key, course_user_group_id__in=list(cohort_ids)
        )
        rows = rows.filter(user_id__in=members.values("user_id"))
    pairs = list(rows.order_by("pk").values_list("user_id", "course_id")[:most])
    return _of_this_course(pairs, key)


def _enrollments() -> QuerySet:
    return CourseEnrollment.objects.filter(is_active=True, user__in=people_accounts())


def _cohorted(keys: Collection[CourseKey]) -> set[CourseKey]:
    """The courses among these that are divided into cohorts."""
    rows = CourseCohortsSettings.objects.filter(course_id__in=keys)
    known = dict(rows.values_list("course_id", "is_cohorted"))
    asked = [key for key in keys if key not in known]
    if asked:
        # Asked of a course without settings the platform makes some: it must be a course.
        there = CourseOverview.objects.filter(id__in=asked).values_list("id", flat=True)
        known |= {key: is_course_cohorted(key) for key in there}
    return {key for key in keys if known.get(key)}


def _of_this_course(pairs: list[Any], key: CourseKey) -> list[port.Enrollment]:
    """Some databases hold two keys that differ by case for the same."""
    here = [pair for pair in pairs if pair[1] == key]
    return [each for some in chunks(here) for each in _with_cohorts(some)]


def _with_cohorts(pairs: Collection[tuple[int, CourseKey]]) -> list[port.Enrollment]:
    """Enrollments of (user, course), with cohorts where the course has any; two questions."""
    users, keys = {user_id for user_id, _ in pairs}, {key for _, key in pairs}
    rows = CohortMembership.objects.filter(user_id__in=users, course_id__in=keys)
    found = {
        (user_id, key): cohort_id
        for user_id, key, cohort_id in rows.values_list(
            "user_id", "course_id", "course_user_group_id"
        )
    }
    # A course may have gone back to no cohorts; its old memberships stay in the table.
    cohorted = _cohorted({key for _, key in found}) if found else set()
    return [
        port.Enrollment(user_id, str(key), found.get((user_id, key)) if key in cohorted else None)
        for user_id, key in pairs
    ]
