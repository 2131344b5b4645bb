"""What Open edX tells of people and courses, handed on to Clic'nJob; nothing of it is imported.

``plugin_app`` names the signals and these receivers by their paths. They are told within the
platform's own transaction, the one of cohorts even before its row is written; so memberships
are looked at once it is committed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from .signals import course_deleted, membership_changed


def follow_enrollment(enrollment: Any, **kwargs: Any) -> None:
    """Somebody enrolled, came back or left (``openedx_events`` ``CourseEnrollmentData``)."""
    _tell_when_committed(enrollment.user.id)


def follow_cohort(cohort: Any, **kwargs: Any) -> None:
    """Somebody was put into a cohort (``openedx_events`` ``CohortData``)."""
    _tell_when_committed(cohort.user.id)


def follow_cohort_left(instance: Any, **kwargs: Any) -> None:
    """A row of ``CohortMembership`` is gone: of this the platform has no event of its own."""
    _tell_when_committed(instance.user_id)


def follow_team(course_access_role_data: Any, **kwargs: Any) -> None:
    """Somebody joined or left the team of a course (``CourseAccessRoleData``)."""
    _tell_when_committed(course_access_role_data.user.id)


def erase_retired(user: Any, **kwargs: Any) -> None:
    """The platform retires somebody: nothing that Clic'nJob holds on them stays.

    If erasing fails it is noted, and the rest of the retirement goes on: a failure of ours
    must not keep the platform and other plugins from erasing what is theirs.

    Raises:
        ErasureError: not even that could be noted. The platform's step then answers an error,
            and doing it again asks again. Only the id is told.
    """
    # The api needs loaded models; this module may be imported before there are any.
    from ..api.erasing import erase_or_note  # noqa: PLC0415

    erase_or_note(user.pk)


def follow_deletion(course_key: Any, **kwargs: Any) -> None:
    """A course was deleted from the module store (``course_deleted``)."""
    transaction.on_commit(_Deletion(str(course_key)), robust=True)


def _tell_when_committed(user_id: int) -> None:
    transaction.on_commit(_Notice(user_id), robust=True)


@dataclass(frozen=True)
class _Deletion:
    """A course is gone."""

    course_key: str

    def __call__(self) -> None:
        course_deleted.send(sender=_Deletion, course_key=self.course_key)


@dataclass(frozen=True)
class _Notice:
    """Somebody has moved. Two of the same person are equal: one would do."""

    user_id: int

    def __call__(self) -> None:
        membership_changed.send(sender=_Notice, user_id=self.user_id)
