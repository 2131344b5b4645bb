"""A course as its learners walk through it."""

from __future__ import annotations

from dataclasses import dataclass

from ..platform import Outline
from .access import asked_platform, require_own_view

_MAP = "clicnjob_path"


@dataclass(frozen=True)
class WayOn:
    """Where somebody goes from the end of a block."""

    url: str
    is_map: bool


def way_on(learner_id: int, course_key: str) -> WayOn | None:
    """To the map of the path if the course has one, or else to the course; ``None`` if not known.

    Raises:
        NotAllowed: somebody else is looking.
        Unavailable: the platform could not be asked.
    """
    require_own_view(learner_id, course_key)
    with asked_platform() as platform:
        to_map = platform.unit_url(learner_id, course_key, _MAP)
        url = to_map or platform.course_url(course_key)
    return WayOn(url, is_map=to_map is not None) if url else None


def outline_of(learner_id: int, course_key: str) -> Outline:
    """The course as this person may open it, and how far they are; empty for who is not in it.

    Raises:
        NotAllowed: somebody else is looking.
        Unavailable: the platform could not be asked.
    """
    require_own_view(learner_id, course_key)
    with asked_platform() as platform:
        return platform.outline(learner_id, course_key)
