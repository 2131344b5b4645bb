"""What a learner finds on the page of messages of a course, beside the offers themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _

from cv_xblock.document import from_dict, is_complete

from ..platform import Course, Platform
from . import access
from .access import asked_platform
from .errors import NotAllowed, NotFound, Unavailable
from .features import OFFERS, all_on
from .profiles import load_cv
from .sharing import SharingState, sharing_state

CV_BLOCK = "clicnjob_cv"


class CVState(StrEnum):
    """How far the learner is with the CV."""

    NONE = "none"
    STARTED = "started"
    FINISHED = "finished"


@dataclass(frozen=True)
class OwnCV:
    """The learner's CV, as far as the messages depend on it.

    Attributes:
        sharing: whether it is open to the structure of the course; ``None`` where that cannot
            be said.
    """

    state: CVState
    sharing: SharingState | None


@dataclass(frozen=True)
class OwnPage:
    """The course around the messages, and the way to the CV.

    Attributes:
        cv_url: the unit in which the CV is made; ``None`` if this course has none.
        cv: how far the CV is, and to whom it is open.
    """

    course: Course
    cv_url: str | None
    cv: OwnCV


def enter(user_id: int, course_key: str) -> Course:
    """Let people of a course come to their own messages.

    Raises:
        NotFound: there is no such course.
        NotAllowed: the person is neither enrolled nor on the team, or looks at the course as
            somebody else: then this would be taken for the messages of that learner.
        Unavailable: the platform could not be asked.
    """
    course = access.require_course(course_key)
    access.require_writer(user_id, course_key)
    return course


def own_page(user_id: int, course_key: str) -> OwnPage:
    """The course and the state of the CV.

    Raises:
        NotFound, NotAllowed, Unavailable: as for :func:`enter`.
    """
    course = enter(user_id, course_key)
    try:
        with asked_platform() as platform:
            cv_url = platform.unit_url(user_id, course_key, CV_BLOCK)
            done = platform.completion_of(user_id, course_key, CV_BLOCK) >= 1
    except Unavailable:
        # Messages are there to be read, also where the course's content cannot be asked.
        cv_url, done = None, False
    cv = own_cv(user_id, course_key)
    return OwnPage(course, cv_url, replace(cv, state=CVState.FINISHED) if done else cv)


def own_cv(learner_id: int, course_key: str | None) -> OwnCV:
    """How far the learner's CV is by what it holds, and whether advisors find it.

    What the platform cannot tell just now is left out: messages are there to be read.
    """
    try:
        shared = sharing_state(learner_id, course_key) if course_key else None
    except (NotFound, Unavailable):
        shared = None
    return OwnCV(_state(learner_id), shared)


def way_back(course_key: str) -> str | None:
    """Where the course begins; ``None`` if there is none, or the platform does not say."""
    try:
        with asked_platform() as platform:
            return platform.course_url(course_key)
    except Unavailable:
        return None


def way_to_cv(user_id: int) -> str | None:
    """Where the CV is made: in the latest of the person's courses that has a place for it.

    Raises:
        Unavailable: the platform could not be asked.
    """
    with asked_platform() as platform:
        urls = (platform.unit_url(user_id, key, CV_BLOCK) for key in _courses(platform, user_id))
        return next((url for url in urls if url), None)


def a_course_of(user_id: int) -> str:
    """The course in which somebody goes to their messages who names none: the latest joined.

    One that has offers switched off comes after those that have them. The platform keeps
    enrollments in deleted courses: these do not count.

    Raises:
        NotAllowed: the person is in no course.
        Unavailable: the platform could not be asked.
    """
    with asked_platform() as platform:
        latest = list(_courses(platform, user_id))
    if not latest:
        raise NotAllowed(
            _("You are in no course, so there are no messages here. Ask your advisor."),
            code="not_enrolled",
        )
    return next((key for key in latest if all_on(OFFERS, key)), latest[0])


def _courses(platform: Platform, user_id: int) -> Iterator[str]:
    """The keys of the courses that somebody is in, else on the team of; the latest joined first."""
    keys = [each.course_key for each in platform.enrollments_of(user_id)]
    keys = keys or [each.key for each in platform.courses_staffed_by(user_id)]
    return (key for key in reversed(keys) if platform.course(key))


def _state(user_id: int) -> CVState:
    """By the CV itself: it may have been finished in another course."""
    stored = load_cv(user_id)
    if stored.saved_at is None:
        return CVState.NONE
    return CVState.FINISHED if is_complete(from_dict(stored.document)) else CVState.STARTED
