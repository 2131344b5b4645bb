"""Which paths learners have finished: noted by the server when the map of one says so."""

from __future__ import annotations

from django.utils import timezone

from ..models import FinishedPath
from .access import require_own_view


def note_finished(learner_id: int, course_key: str, usage_key: str) -> bool:
    """Note that a learner has finished the path of a course; the first time counts.

    The caller has seen for itself that the path is finished.

    Returns:
        Whether that is new.

    Raises:
        NotAllowed: somebody else is looking.
        Unavailable: the platform could not be asked.
    """
    require_own_view(learner_id, course_key)
    if has_finished(learner_id, course_key):
        return False
    row = FinishedPath(
        learner_id=learner_id,
        course_key=course_key,
        usage_key=usage_key,
        finished_at=timezone.now(),
    )
    # Two tabs may come at once: the second one changes nothing.
    FinishedPath.objects.bulk_create([row], ignore_conflicts=True)
    return True


def has_finished(learner_id: int, course_key: str) -> bool:
    """Whether the path of this course is noted as finished."""
    rows = FinishedPath.objects.filter(learner_id=learner_id, course_key=course_key)
    # Compared here: some databases hold two keys that differ by case for the same.
    return course_key in rows.values_list("course_key", flat=True)
