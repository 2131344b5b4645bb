"""Who may do what: the platform is asked each time, and no answer means no."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ..models import AdvisorCohort, Scope, SharedLearner
from ..platform import Course, Enrollment, Platform, PlatformUnavailable, get_platform
from ..targeting.chunks import chunks
from .errors import NotAllowed, NotFound, Unavailable

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reach:
    """The learners that an advisor looks after: courses, whole or narrowed to cohorts.

    Attributes:
        courses: the courses that the advisor is on the team of, by key.
        cohorts: for each course where the advisor is narrowed, the ids of their cohorts.
        shared: the ids of the learners shared with the advisor, by course: of courses where the
            advisor is narrowed alone, elsewhere everybody is theirs.
        advisor_id: whose shared learners these are.
    """

    courses: Mapping[str, Course]
    cohorts: Mapping[str, frozenset[int]]
    shared: Mapping[str, frozenset[int]] = field(default_factory=dict)
    advisor_id: int = 0

    def covers(self, enrollment: Enrollment) -> bool:
        """Whether who is enrolled so is the advisor's: by the cohort, or shared with them."""
        key = enrollment.course_key
        return self.covers_cohort(key, enrollment.cohort_id) or (
            key in self.courses and enrollment.user_id in self.shared.get(key, ())
        )

    def covers_cohort(self, course_key: str, cohort_id: int | None) -> bool:
        """Whether all in this cohort of a course are the advisor's; ``None`` is no cohort."""
        if course_key not in self.courses:
            return False
        narrowed = self.cohorts.get(course_key)
        if narrowed is None:
            return True
        return cohort_id is not None and cohort_id in narrowed

    def within(self, structure_key: str) -> Reach:
        """The part of the reach that lies in one structure."""
        return self.only(
            {key for key, course in self.courses.items() if course.structure.key == structure_key}
        )

    def only(self, course_keys: Collection[str]) -> Reach:
        """The part of the reach that lies in some of its courses."""
        courses = {key: course for key, course in self.courses.items() if key in course_keys}
        cohorts = {key: ids for key, ids in self.cohorts.items() if key in courses}
        shared = {key: ids for key, ids in self.shared.items() if key in courses}
        return Reach(courses, cohorts, shared, self.advisor_id)

    def without_shared(self) -> Reach:
        """The reach without the learners who are shared with the advisor one by one."""
        return Reach(self.courses, self.cohorts)

    def scopes(self) -> dict[int, str]:
        """The scopes whose postings the advisor may search, with the course of each.

        A scope that was projected when the course belonged to another structure holds people
        who opened their CV to that one: it counts for nobody until it is projected again. Keys
        are compared here: some databases hold two that differ by case for the same.
        """
        rows = Scope.objects.filter(course_key__in=list(self.courses))
        return {
            scope.pk: scope.course_key
            for scope in rows
            if (course := self.courses.get(scope.course_key)) is not None
            and scope.structure_key == course.structure.key
            and self._is_own(scope)
        }

    def _is_own(self, scope: Scope) -> bool:
        if scope.advisor_id:
            return scope.advisor_id == self.advisor_id and scope.course_key in self.shared
        return scope.cohort_id in self.cohorts.get(scope.course_key, {0})

    def scope_ids(self) -> frozenset[int]:
        """The ids of :meth:`scopes`."""
        return frozenset(self.scopes())

    def structure_keys(self) -> list[str]:
        """The keys of the advisor's structures, each once, in the order of the courses."""
        return list(dict.fromkeys(course.structure.key for course in self.courses.values()))

    def structure_name(self, structure_key: str) -> str:
        """How people call one of the advisor's structures."""
        names = {course.structure.key: course.structure.name for course in self.courses.values()}
        return names.get(structure_key, structure_key)

    def enrollments_of(
        self,
        platform: Platform,
        learner_ids: Collection[int],
        course_keys: Collection[str] | None = None,
    ) -> dict[int, list[Enrollment]]:
        """Where these learners stand now within the reach, as the platform says.

        One question for each course (and each 900 learners).

        Args:
            course_keys: ask about these courses of the reach only.
        """
        found: dict[int, list[Enrollment]] = {}
        for course_key in self.courses:
            if course_keys is not None and course_key not in course_keys:
                continue
            for some in chunks(learner_ids):
                for enrollment in platform.enrollments_among(some, course_key):
                    if self.covers(enrollment):
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
            _("We cannot check who may do this just now. Nothing is lost. Try again in a minute.")
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
    cohorts = _narrowings(advisor_id, courses)
    return Reach(courses, cohorts, _shared(advisor_id, cohorts), advisor_id)


def _narrowings(advisor_id: int, course_keys: Collection[str]) -> dict[str, frozenset[int]]:
    """The cohorts to which an advisor is narrowed, by course.

    A key that was typed with other capitals or with spaces narrows all the same: what was
    meant to narrow must not open the whole course. For the same reason a cohort that cannot
    be one narrows to nobody.
    """
    meant: dict[str, set[int]] = {}
    rows = AdvisorCohort.objects.filter(advisor_id=advisor_id)
    for course_key, cohort_id in rows.values_list("course_key", "cohort_id"):
        cohorts = meant.setdefault(course_key.strip().casefold(), set())
        if cohort_id > 0:
            cohorts.add(cohort_id)
    return {key: frozenset(meant[key.casefold()]) for key in course_keys if key.casefold() in meant}


def _shared(advisor_id: int, narrowed: Collection[str]) -> dict[str, frozenset[int]]:
    """The learners shared with an advisor where they are narrowed, by course.

    Here a key that was typed otherwise opens nothing.
    """
    if not narrowed:
        return {}
    found: dict[str, set[int]] = {}
    rows = SharedLearner.objects.filter(advisor_id=advisor_id)
    for course_key, learner_id in rows.values_list("course_key", "learner_id"):
        if course_key in narrowed:
            found.setdefault(course_key, set()).add(learner_id)
    return {key: frozenset(ids) for key, ids in found.items()}


def is_masquerading(user_id: int, course_key: str) -> bool:
    """Whether this view is not the person's own; no answer means yes.

    Theirs is shown to somebody else, or they themselves have chosen to look as a learner: what
    is stored then would be a teacher's, in a page that says it is a learner's.
    """
    try:
        with asked_platform() as platform:
            return _in_another_view(platform, user_id, course_key)
    except Unavailable:
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
        raise not_enrolled()


def require_own_view(user_id: int, course_key: str) -> None:
    """Refuse while the person's view is shown to somebody else, or they look as a learner.

    Raises:
        NotAllowed: it is.
        Unavailable: the platform could not be asked.
    """
    with asked_platform() as platform:
        another = _in_another_view(platform, user_id, course_key)
    if another:
        raise watched_view()


def _in_another_view(platform: Platform, user_id: int, course_key: str) -> bool:
    return platform.is_masquerading(user_id, course_key) or platform.looks_as_learner(
        user_id, course_key
    )


def not_enrolled() -> NotAllowed:
    """The refusal of who is in the course neither as a learner nor on its team."""
    sentence = _("You are not in this course any more. Ask your advisor.")
    return NotAllowed(sentence, code="not_enrolled")


def watched_view() -> NotAllowed:
    """The refusal while the person's view is shown to somebody else."""
    return NotAllowed(_("You are looking as somebody else. Nothing is saved."), code="masquerade")


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


def runs_platform(user_id: int) -> bool:
    """Whether the person is an administrator of the platform; no answer means no."""
    try:
        with asked_platform() as platform:
            return platform.is_administrator(user_id)
    except Unavailable:
        return False


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
