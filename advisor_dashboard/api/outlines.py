"""A course as its learners walk through it."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from ..platform import Outline
from .access import asked_platform, require_own_view

_MAP = "clicnjob_path"


def way_on(learner_id: int, course_key: str) -> str | None:
    """The address of the map of the path, or else of the course; ``None`` if neither is known.

    Raises:
        Unavailable: the platform could not be asked.
    """
    with asked_platform() as platform:
        return platform.unit_url(learner_id, course_key, _MAP) or platform.course_url(course_key)


def onward_address(course_key: str) -> str | None:
    """Where :func:`way_on` is asked once somebody goes; ``None`` where there are no such pages."""
    try:
        return reverse("clicnjob:onward", args=[course_key])
    except NoReverseMatch:
        return None


def outline_of(learner_id: int, course_key: str) -> Outline:
    """The course as this person may open it, and how far they are; empty for who is not in it.

    Raises:
        NotAllowed: somebody else is looking.
        Unavailable: the platform could not be asked.
    """
    require_own_view(learner_id, course_key)
    with asked_platform() as platform:
        return platform.outline(learner_id, course_key)
