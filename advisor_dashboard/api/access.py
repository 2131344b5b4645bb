"""Who may do what: the platform is asked each time, and no answer means no."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import AdvisorCohort, Scope
from ..platform import Course, Enrollment, Platform, PlatformUnavailable, get_platform
from .errors import NotAllowed, NotFound, Unavailable

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reach:
    """The learners that an advisor looks after: courses, whole or narrowed to cohorts.

    Attributes:
        courses: the courses that the advisor is on the team of, by key.
        cohorts: for each course where the advisor is narrowed, the ids of their cohorts.
    """

    courses: Mapping[str, Course]
    cohorts: Mapping[str, frozenset[int]]

    def covers(self, course_key: str, cohort_id: int | None) -> bool:
        """Whether a learner of this course, in this cohort, is the advisor's."""
        if course_key not in self.courses:
            return False
        narrowed = self.cohorts.get(course_key)
        return narrowed is None or (cohort_id or 0) in narrowed

    def scope_ids(self) -> frozenset[int]:
        """The scopes whose postings the advisor may search."""
        rows = Scope.objects.filter(course_key__in=list(self.courses))
        return frozenset(
            scope_id
            for scope_id, course_key, cohort_id in rows.values_list("pk", "course_key", "cohort_id")
            if cohort_id in self.cohorts.get(course_key, {0})
        )

    def structure_keys(self) -> list[str]:
        """The keys of the advisor's structures, each once, in the order of the courses."""
        return list(dict.fromkeys(course.structure.key for course in self.courses.values()))

    def structure_name(self, structure_key: str) -> str:
        """How people call one of the advisor's structures."""
        names = {course.structure.key: course.structure.name for course in self.courses.values()}
        return names.get(structure_key, structure_key)

    def enrollments_of(
        self, platform: Platform, learner_ids: Collection[int]
    ) -> dict[int, list[Enrollment]]:
        """Where these learners stand now within the reach, as the platform says."""
        found: dict[int, list[Enrollment]] = {}
        for course_key in self.courses:
            for enrollment in platform.enrollments_among(learner_ids, course_key):
                if self.covers(course_key, enrollment.cohort_id):
                    found.setdefault(enrollment.user_id, []).append(enrollment)
        return found


@contextmanager
def asked_platform() -> Iterator[Platform]:
    """The platform, for the length of a block.

    Raises:
        Unavailable: the platform could not be asked.
    """
    try:
        yield get_platform()
    except PlatformUnavailable as error:
        log.warning("the platform could not be asked: %s", error)
        raise Unavailable(
            _("We cannot check your rights just now. Nothing is lost. Try again in a minute.")
        ) from error


def reach_of(advisor_id: int) -> Reach:
    """The reach of an advisor.

    An administrator who is on the team of no course is no advisor.

    Raises:
        NotAllowed: the person is on the team of no course.
        Unavailable: the platform could not be asked.
    """
    with asked_platform() as platform:
        courses = {course.key: course for course in platform.courses_staffed_by(advisor_id)}
    if not courses:
        raise NotAllowed(_("This page is for advisors. You are on the team of no course."))
    narrowed: dict[str, set[int]] = {}
    rows = AdvisorCohort.objects.filter(advisor_id=advisor_id, course_key__in=list(courses))
    for course_key, cohort_id in rows.values_list("course_key", "cohort_id"):
        narrowed.setdefault(course_key, set()).add(cohort_id)
    return Reach(courses, {key: frozenset(ids) for key, ids in narrowed.items()})


def advisor_scopes(advisor_id: int) -> frozenset[int]:
    """The ids of the scopes that this person may search; empty for who is no advisor.

    Raises:
        Unavailable: the platform could not be asked.
    """
    try:
        return reach_of(advisor_id).scope_ids()
    except NotAllowed:
        return frozenset()


def is_advisor(user_id: int) -> bool:
    """Whether this person is on the team of a course; no answer means no."""
    try:
        reach_of(user_id)
    except (NotAllowed, Unavailable):
        return False
    return True


def is_masquerading(user_id: int, course_key: str) -> bool:
    """Whether this person's view is being shown to somebody else; no answer means yes."""
    try:
        with asked_platform() as platform:
            return platform.is_masquerading(user_id, course_key)
    except Unavailable:
        return True


def viewer_may_write(user_id: int, course_key: str) -> bool:
    """Whether what this person does in this course may be kept; no answer means no."""
    try:
        require_writer(user_id, course_key)
    except (NotAllowed, NotFound, Unavailable):
        return False
    return True


def require_writer(user_id: int, course_key: str) -> None:
    """Let the learners and the team of a course through, in their own view.

    Raises:
        NotAllowed: somebody else is looking, or the person is not in the course.
        Unavailable: the platform could not be asked.
    """
    require_own_view(user_id, course_key)
    with asked_platform() as platform:
        inside = platform.is_enrolled(user_id, course_key) or platform.is_course_staff(
            user_id, course_key
        )
    if not inside:
        raise NotAllowed(
            _("You are not in this course any more. Ask your advisor."), code="not_enrolled"
        )


def require_own_view(user_id: int, course_key: str) -> None:
    """Refuse while the person's view is shown to somebody else.

    Raises:
        NotAllowed: it is.
        Unavailable: the platform could not be asked.
    """
    with asked_platform() as platform:
        watched = platform.is_masquerading(user_id, course_key)
    if watched:
        raise NotAllowed(
            _("You are looking as somebody else. Nothing is saved."), code="masquerade"
        )


def require_course(course_key: str) -> Course:
    """The course with this key.

    Raises:
        NotFound: there is none.
        Unavailable: the platform could not be asked.
    """
    with asked_platform() as platform:
        course = platform.course(course_key)
    if course is None:
        raise NotFound(_("There is no such course."))
    return course


def display_name(user_id: int) -> str:
    """The name on a person's account.

    Raises:
        NotFound: there is no such person, or the account is closed.
        Unavailable: the platform could not be asked.
    """
    with asked_platform() as platform:
        person = platform.person(user_id)
    if person is None:
        raise NotFound(_("There is no such person."))
    return person.name
