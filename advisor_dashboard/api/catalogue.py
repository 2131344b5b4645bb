"""The platform's courses, beside those in which learners stand by our tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..platform import Course
from ..targeting.memberships import courses_projected
from .access import asked_platform


@dataclass(frozen=True)
class Catalogue:
    """All courses, at the start of a comparison.

    Attributes:
        courses: those that the platform describes, by key.
        undescribed: keys of ours of which it has the course, and no description just now.
        gone: keys of ours of which it has no course any more.
    """

    courses: Mapping[str, Course]
    undescribed: frozenset[str]
    gone: frozenset[str]

    def held(self) -> list[str]:
        """The keys of the courses that the platform has, described or not."""
        return sorted({*self.courses, *self.undescribed})


def read_catalogue() -> Catalogue:
    """Ask the platform for its courses, and for those that it does not name whether they exist.

    Raises:
        Unavailable: the platform could not be asked.
    """
    with asked_platform() as platform:
        courses = {course.key: course for course in platform.courses()}
        missing = courses_projected() - courses.keys()
        undescribed = frozenset(key for key in missing if platform.has_course(key))
    return Catalogue(courses, undescribed, missing - undescribed)
