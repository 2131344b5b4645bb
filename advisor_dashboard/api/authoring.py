"""What the authors of courses need: which blocks their courses offer them, and to add ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..platform import Course, Platform
from .access import asked_platform
from .errors import NotFound


@dataclass(frozen=True)
class AuthoredCourse:
    """A course that somebody may author.

    Attributes:
        missing: the types of blocks, of those asked for, that it does not offer to its authors.
    """

    course: Course
    missing: tuple[str, ...]


def authored_courses(author_id: int, block_types: Sequence[str]) -> list[AuthoredCourse]:
    """The courses whose team this person is on and that they may author.

    Raises:
        Unavailable: the platform could not be asked.
    """
    with asked_platform() as platform:
        return [
            AuthoredCourse(course, _missing(platform, course.key, block_types))
            for course in platform.courses_staffed_by(author_id)
            if platform.may_author(author_id, course.key)
        ]


def offer_blocks(author_id: int, course_key: str, block_types: Sequence[str]) -> Course:
    """Let a course offer these blocks to its authors.

    Raises:
        NotFound: there is no such course, or not for this author.
        Unavailable: the platform could not be asked; nothing changed.
    """
    with asked_platform() as platform:
        course = platform.course(course_key)
        if course is None or not platform.may_author(author_id, course_key):
            raise NotFound(_("There is no such course."))
        platform.allow_blocks(author_id, course_key, block_types)
    return course


def _missing(platform: Platform, course_key: str, block_types: Sequence[str]) -> tuple[str, ...]:
    offered = platform.allowed_blocks(course_key)
    return tuple(each for each in block_types if each not in offered)
