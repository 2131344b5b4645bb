"""What Open edX tells of people, handed on to Clic'nJob. Nothing of the platform is imported.

``plugin_app`` names the signals and these receivers by their paths. They are told within the
platform's own transaction, the one of cohorts even before its row is written; so memberships
are looked at once it is committed.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from .signals import membership_changed

log = logging.getLogger(__name__)


class ErasureError(RuntimeError):
    """What is held on a person could not be erased; asking again finishes it."""


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

    Raises:
        ErasureError: something stays. The platform's call answers an error, the retirement
            stops at this step, and doing the step again finishes it. Only the id is told.
    """
    # The api needs loaded models; this module may be imported before there are any.
    from ..api.privacy import erase_learner  # noqa: PLC0415

    user_id = user.pk
    try:
        erase_learner(user_id)
    except Exception as error:
        kind = type(error).__name__
        log.error("user %s is not erased (%s); retire them again", user_id, kind)
        # Without its cause: what a database says in an error may be of the CV.
        raise ErasureError(f"user {user_id} is not erased ({kind})") from None


def _tell_when_committed(user_id: int) -> None:
    transaction.on_commit(_Notice(user_id), robust=True)


@dataclass(frozen=True)
class _Notice:
    """Somebody has moved. Two of the same person are equal: one would do."""

    user_id: int

    def __call__(self) -> None:
        membership_changed.send(sender=_Notice, user_id=self.user_id)
