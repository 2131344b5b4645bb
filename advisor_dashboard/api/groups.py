"""Where learners stand, projected from the platform beside their CVs.

Only of people who have a CV: of others nothing is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from ..models import CurriculumVitae, Membership
from ..targeting import memberships
from ..targeting.locking import lock_learner
from ..targeting.postings import reindex
from .access import asked_platform


@dataclass(frozen=True)
class ReconcileReport:
    """What a reconciliation found, and mended unless it only looked.

    Attributes:
        learners: how many people with a CV were compared with the platform.
        added: standings that the platform has and the projection had not.
        removed: memberships that no longer held.
    """

    learners: int
    added: int
    removed: int


def refresh_learner(learner_id: int) -> bool:
    """Copy where a learner stands from the platform, and let the postings follow.

    Returns:
        Whether a membership or the index changed.

    Raises:
        Unavailable: the platform could not be asked; nothing changed.
    """
    with transaction.atomic():
        if not lock_learner(learner_id):
            return False
        return project(learner_id)


def refresh_course(course_key: str) -> int:
    """Refresh everybody who has a CV and is, or was, in a course.

    Returns:
        How many learners changed.

    Raises:
        Unavailable: the platform could not be asked.
    """
    with asked_platform() as platform:
        enrolled = {enrollment.user_id for enrollment in platform.enrollments_in(course_key)}
    projected = Membership.objects.filter(scope__course_key=course_key)
    known = enrolled.union(projected.values_list("learner_id", flat=True))
    return sum(refresh_learner(learner_id) for learner_id in _with_cv() if learner_id in known)


def reconcile(dry_run: bool = False) -> ReconcileReport:
    """Compare every learner who has a CV with the platform, and mend what differs.

    The index of each is made right too, so that a newer vocabulary takes effect.

    Args:
        dry_run: only look.

    Raises:
        Unavailable: the platform could not be asked.
    """
    learners = added = removed = 0
    for learner_id in _with_cv():
        difference = memberships.compare(learner_id, _standings(learner_id))
        learners += 1
        added += len(difference.added)
        removed += len(difference.removed)
        if not dry_run:
            refresh_learner(learner_id)
    return ReconcileReport(learners, added, removed)


def project(learner_id: int) -> bool:
    """As :func:`refresh_learner`, for a caller that holds the learner's lock."""
    difference = memberships.compare(learner_id, _standings(learner_id))
    if difference:
        memberships.apply(learner_id, difference)
    return reindex(learner_id, _name(learner_id)) or bool(difference)


def _standings(learner_id: int) -> frozenset[memberships.Standing]:
    """Where the person learns; in the courses that they teach they are no learner."""
    with asked_platform() as platform:
        enrollments = platform.enrollments_of(learner_id)
        staffed = {course.key for course in platform.courses_staffed_by(learner_id)}
        keys = {enrollment.course_key for enrollment in enrollments} - staffed
        courses = {key: course for key in keys if (course := platform.course(key))}
    return memberships.standings(enrollments, courses)


def _name(learner_id: int) -> str:
    with asked_platform() as platform:
        person = platform.person(learner_id)
    return person.name if person else ""


def _with_cv() -> Iterable[int]:
    return list(CurriculumVitae.objects.order_by("pk").values_list("pk", flat=True))
