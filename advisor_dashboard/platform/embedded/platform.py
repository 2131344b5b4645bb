"""The port on the embedded host's own tables: all but what stands in a course."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from rest_framework.authentication import SessionAuthentication

from .. import port
from ..called import is_called
from ..signals import work_due
from . import accounts
from .acting import chose_a_view, shown_to_somebody_else
from .features import is_on
from .mail import send_letters
from .models import Cohort, Course, CourseStaff, Enrollment
from .tracking import emit

User = get_user_model()


def _person(user: AbstractUser) -> port.Person:
    return port.Person(
        user_id=user.pk,
        username=user.username,
        name=user.get_full_name() or user.username,
        email=user.email,
    )


def _course(course: Course) -> port.Course:
    structure = port.Structure(key=course.structure.key, name=course.structure.name)
    return port.Course(key=course.key, name=course.name, structure=structure)


def _cohort(cohort: Cohort) -> port.Cohort:
    return port.Cohort(id=cohort.pk, course_key=cohort.course.key, name=cohort.name)


def _enrollment(row: Enrollment) -> port.Enrollment:
    return port.Enrollment(user_id=row.user_id, course_key=row.course.key, cohort_id=row.cohort_id)


class EmbeddedPlatform:
    """See :class:`advisor_dashboard.platform.port.Platform`.

    The tables hold people and courses. What the units of a course are, a host adds that has any.
    """

    def person(self, user_id: int) -> port.Person | None:
        return self.people([user_id]).get(user_id)

    def people(self, user_ids: Collection[int]) -> dict[int, port.Person]:
        users = User.objects.filter(is_active=True, pk__in=list(user_ids))
        return {user.pk: _person(user) for user in users}

    def last_active(self, user_ids: Collection[int]) -> dict[int, datetime]:
        rows = User.objects.filter(is_active=True, pk__in=list(user_ids))
        logins = rows.values_list("pk", "last_login")
        return {user_id: moment for user_id, moment in logins if moment is not None}

    def person_named(self, username: str) -> port.Person | None:
        user = User.objects.filter(username=username, is_active=True).first()
        return _person(user) if user else None

    def is_called(self, words: Collection[str]) -> bool:
        return is_called(words, "first_name", "last_name", "username")

    def rest_authentication(self) -> tuple[type, ...]:
        return (SessionAuthentication,)

    def is_administrator(self, user_id: int) -> bool:
        return User.objects.filter(pk=user_id, is_active=True, is_staff=True).exists()

    def course(self, course_key: str) -> port.Course | None:
        course = Course.objects.select_related("structure").filter(key=course_key).first()
        return _course(course) if course else None

    def courses(self) -> Iterable[port.Course]:
        return [_course(course) for course in Course.objects.select_related("structure")]

    def has_course(self, course_key: str) -> bool:
        return Course.objects.filter(key__iexact=course_key).exists()

    def courses_staffed_by(self, user_id: int) -> list[port.Course]:
        courses = Course.objects.filter(
            staff__user_id=user_id, staff__user__is_active=True
        ).select_related("structure")
        return [_course(course) for course in courses.order_by("name", "key")]

    def courses_staffed_among(self, user_ids: Collection[int]) -> dict[int, frozenset[str]]:
        rows = CourseStaff.objects.filter(user_id__in=list(user_ids), user__is_active=True)
        found: dict[int, set[str]] = defaultdict(set)
        for user_id, course_key in rows.values_list("user_id", "course__key"):
            found[user_id].add(course_key)
        return {user_id: frozenset(keys) for user_id, keys in found.items()}

    def is_course_staff(self, user_id: int, course_key: str) -> bool:
        return CourseStaff.objects.filter(
            user_id=user_id, user__is_active=True, course__key=course_key
        ).exists()

    def cohorts(self, course_key: str) -> list[port.Cohort]:
        rows = Cohort.objects.filter(course__key=course_key).select_related("course")
        return [_cohort(row) for row in rows.order_by("name")]

    def cohort_of(self, user_id: int, course_key: str) -> port.Cohort | None:
        row = (
            Cohort.objects.filter(
                enrollments__user_id=user_id,
                enrollments__is_active=True,
                course__key=course_key,
            )
            .select_related("course")
            .first()
        )
        return _cohort(row) if row else None

    def is_enrolled(self, user_id: int, course_key: str) -> bool:
        return self._enrollments().filter(user_id=user_id, course__key=course_key).exists()

    def enrollments_of(self, user_id: int) -> list[port.Enrollment]:
        rows = self._enrollments().filter(user_id=user_id).order_by("pk")
        return [_enrollment(row) for row in rows]

    def enrollments_among(
        self, user_ids: Collection[int], course_key: str
    ) -> list[port.Enrollment]:
        rows = self._enrollments().filter(course__key=course_key, user_id__in=list(user_ids))
        return [_enrollment(row) for row in rows]

    def enrollments_in(
        self,
        course_key: str,
        cohort_ids: Collection[int] | None = None,
        most: int | None = None,
    ) -> list[port.Enrollment]:
        rows = self._enrollments().filter(course__key=course_key)
        if cohort_ids is not None:
            rows = rows.filter(cohort_id__in=list(cohort_ids))
        return [_enrollment(row) for row in rows.order_by("pk")[:most]]

    def is_masquerading(self, user_id: int, course_key: str) -> bool:
        return shown_to_somebody_else(user_id)

    def looks_as_learner(self, user_id: int, course_key: str) -> bool:
        return chose_a_view(course_key)

    def absolute_url(self, path: str) -> str:
        return urljoin(settings.EMBEDDED_COURSE_PAGE, path)

    def blocks_of_type(self, course_key: str, block_type: str) -> list[port.PlacedBlock]:
        # As below: it is the host around this one that has courses with something in them.
        raise port.PlatformUnavailable("this host runs no blocks")

    def file_addresses(self, course_key: str, names: Collection[str]) -> dict[str, str]:
        raise port.PlatformUnavailable("this host runs no blocks")

    def files_of(self, course_key: str, names: Collection[str]) -> dict[str, bytes]:
        raise port.PlatformUnavailable("this host runs no blocks")

    def states_of_block(self, usage_key: str) -> list[port.BlockState]:
        # Which blocks there are, and what they keep, is the business of the host around it.
        raise port.PlatformUnavailable("this host runs no blocks")

    def clear_state(self, usage_key: str, user_id: int, cleared_by: int) -> None:
        raise port.PlatformUnavailable("this host runs no blocks")

    def is_on(self, feature: port.Feature, course_key: str) -> bool:
        return is_on(feature, course_key)

    def open_account(self, account: port.NewAccount, made_by: int) -> port.Access:
        return accounts.open_account(account)

    def still_as_made(self, stamps: Mapping[int, str]) -> frozenset[int]:
        return accounts.still_as_made(stamps)

    def renew_password(self, user_id: int, stamp: str) -> port.Access | None:
        return accounts.renew_password(user_id, stamp)

    def learners_called(self, course_key: str, names: Collection[str]) -> dict[int, str]:
        return accounts.learners_called(course_key, names)

    def login_name(self, person: port.Person) -> str:
        return person.username

    def send_letters(self, letter: port.Letter, user_ids: Collection[int]) -> None:
        send_letters(letter, user_ids)

    def hand_over_work(self, work_id: int) -> None:
        work_due.send(sender=type(self), work_id=work_id)

    def emit(self, name: str, data: Mapping[str, str | int]) -> None:
        emit(name, data)

    @staticmethod
    def _enrollments():
        return Enrollment.objects.filter(is_active=True, user__is_active=True).select_related(
            "course"
        )
