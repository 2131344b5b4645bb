"""Which of some people are an advisor's learners now: projected, and so says the platform."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..models import Membership
from ..platform import Cohort, Enrollment, Person, Platform
from ..targeting.chunks import chunks
from ..vocabulary.fold import plain
from .access import Reach, reach_of, require_own_view
from .errors import NotAllowed


@dataclass(frozen=True)
class Named:
    """A learner whom the advisor looks after.

    Attributes:
        group: the cohort that they are in, if any.
    """

    user_id: int
    name: str
    group: int | None = None


def reach_in(actor_id: int, course_key: str) -> Reach:
    """Whom somebody looks after in one course, for a block that stands in it.

    Raises:
        NotAllowed: the person is not on the course's team, or looks as somebody else.
        Unavailable: the platform could not be asked.
    """
    require_own_view(actor_id, course_key)
    reach = reach_of(actor_id).only({course_key})
    if not reach.courses:
        raise NotAllowed(_("This page is for advisors. You are on the team of no course."))
    return reach


def learners_among(platform: Platform, reach: Reach, user_ids: Collection[int]) -> set[int]:
    """Those whom the advisor looks after, without the team of the courses."""
    return without_team(platform, reach, set(reach.enrollments_of(platform, user_ids)))


def without_team(platform: Platform, reach: Reach, user_ids: Collection[int]) -> set[int]:
    """These people but those who are on the team of a course of the reach."""
    left = set(user_ids)
    for some in chunks(user_ids):
        for user_id, staffed in platform.courses_staffed_among(some).items():
            if not staffed.isdisjoint(reach.courses):
                left.discard(user_id)
    return left


def shared_in(platform: Platform, reach: Reach, course_key: str) -> list[Enrollment]:
    """How those are enrolled in a course now who are shared with the advisor one by one."""
    return platform.enrollments_among(reach.shared.get(course_key, frozenset()), course_key)


def groups_of(
    platform: Platform, reach: Reach, course_key: str, shared: Iterable[Enrollment]
) -> tuple[Cohort, ...]:
    """The cohorts of the advisor's learners: looked after, or somebody ``shared`` is in them."""
    theirs = {each.cohort_id for each in shared}
    return tuple(
        each
        for each in platform.cohorts(course_key)
        if each.id in theirs or reach.covers_cohort(course_key, each.id)
    )


def named_among(platform: Platform, reach: Reach, enrollments: Iterable[Enrollment]) -> list[Named]:
    """Of those enrolled in a course the advisor's learners, as a person looks a name up."""
    cohorts = {each.user_id: each.cohort_id for each in enrollments if reach.covers(each)}
    people = people_of(platform, without_team(platform, reach, cohorts))
    return by_name(Named(pk, person.name, cohorts[pk]) for pk, person in people.items())


def by_name(named: Iterable[Named]) -> list[Named]:
    """In the order of a list: capitals and accents do not count."""
    return sorted(named, key=lambda each: as_listed(each.name, each.user_id))


def as_listed(name: str, user_id: int) -> tuple[str, int]:
    """By what people are put in order, as a person looks a name up."""
    return plain(name), user_id


def people_of(platform: Platform, user_ids: Collection[int]) -> dict[int, Person]:
    """Those of them who have an account."""
    found: dict[int, Person] = {}
    for some in chunks(user_ids):
        found |= platform.people(some)
    return found


def projected_courses(reach: Reach, learner_ids: Collection[int]) -> dict[int, set[str]]:
    """For each of the learners in the advisor's scopes, the courses by which they are.

    The projection leaves the courses' own teams out, and whoever has no CV.
    """
    scopes = reach.scopes()
    found: dict[int, set[str]] = {}
    for some in chunks(learner_ids):
        rows = Membership.objects.filter(learner_id__in=some)
        for learner_id, scope_id in rows.values_list("learner_id", "scope_id"):
            if scope_id in scopes:
                found.setdefault(learner_id, set()).add(scopes[scope_id])
    return found


def learners_now(
    platform: Platform, reach: Reach, projected: Mapping[int, Iterable[str]]
) -> dict[int, list[Enrollment]]:
    """Of the projected learners those who stand there now, with the enrollments that count.

    One question for each course, however many the learners.
    """
    course_keys = {key for keys in projected.values() for key in keys}
    live = reach.enrollments_of(platform, projected.keys(), course_keys)
    found = {}
    for learner_id, enrollments in live.items():
        own = projected.get(learner_id, ())
        both = [each for each in enrollments if each.course_key in own]
        if both:
            found[learner_id] = both
    return found
