"""A course as its learners walk through it."""

from __future__ import annotations

from ..platform import Outline
from .access import asked_platform, require_own_view


def outline_of(learner_id: int, course_key: str) -> Outline:
    """The course as this person may open it, and how far they are; empty for who is not in it.

    Raises:
        NotAllowed: somebody else is looking.
        Unavailable: the platform could not be asked.
    """
    require_own_view(learner_id, course_key)
    with asked_platform() as platform:
        return platform.outline(learner_id, course_key)
