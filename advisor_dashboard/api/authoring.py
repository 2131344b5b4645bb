"""What the authors of courses need: which blocks their courses offer them, and to add ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..platform import Course, Platform
from .access import asked_platform
from .errors import NotFound

#: To know what a course offers, the platform reads it: of more courses the page would not come.
MOST_LISTED = 50


@dataclass(frozen=True)
class AuthoredCourse:
    """A course that somebody may author.

    Attributes:
        missing: the types of blocks, of those asked for, that it does not offer to its authors.
    """

    course: Course
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Authored:
    """The courses that somebody may author, as far as they are listed.

    Attributes:
        more: there are too many to ask each; any can still be named by its key.
    """

    courses: tuple[AuthoredCourse, ...]
    more: bool = False


def authored_courses(author_id: int, block_types: Sequence[str]) -> Authored:
    """The courses that this person may author: of their team; of an administrator, every one.

    Raises:
        Unavailable: the platform could not be asked.
    """
    with asked_platform() as platform:
        mine, more = _courses_of(platform, author_id)
        courses = tuple(
            AuthoredCourse(course, _missing(platform, course.key, block_types))
            for course in mine
            if platform.may_author(author_id, course.key)
        )
    return Authored(courses, more)


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


def _courses_of(platform: Platform, author_id: int) -> tuple[list[Course], bool]:
    """Those to list, and whether there are more."""
    staffed = platform.courses_staffed_by(author_id)
    if not platform.is_administrator(author_id):
        return staffed, False
    every = list(platform.courses())
    if len(every) > MOST_LISTED:
        return staffed, True
    return sorted(every, key=lambda course: (course.name, course.key)), False


def _missing(platform: Platform, course_key: str, block_types: Sequence[str]) -> tuple[str, ...]:
    offered = platform.allowed_blocks(course_key)
    return tuple(each for each in block_types if each not in offered)
