"""A workshop in a course: whom an advisor may note present, and the times it was held.

Names are of learners whom the advisor looks after now; of others who were present there is
a number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ..models import WorkshopPresence, WorkshopSession
from ..platform import Person, Platform
from .access import Reach, asked_platform
from .errors import NotFound
from .own_learners import (
    Named,
    by_name,
    groups_of,
    learners_among,
    named_among,
    people_of,
    reach_in,
    shared_in,
)

#: So many names fit on a list that somebody ticks; of a larger course one group is shown.
MOST_LISTED = 300
#: The last times that a workshop was held.
MOST_SESSIONS = 50


@dataclass(frozen=True)
class Place:
    """Where a workshop stands: a block of a course."""

    course_key: str
    usage_key: str


@dataclass(frozen=True)
class Session:
    """One time that the workshop was held, as an advisor sees it.

    Attributes:
        held_by: a name; empty where the account has gone.
        present: those whom the advisor looks after.
        others: how many more learners were noted present.
    """

    id: int
    version: int
    held_on: date
    held_by: str
    guests: int
    notes: str
    present: tuple[Named, ...]
    others: int
    may_delete: bool


@dataclass(frozen=True)
class Listed:
    """Whom an advisor may note present.

    Attributes:
        groups: the cohorts that the advisor looks after, and those in which somebody is who is
            shared with them: id and name.
        too_many: whether there are more learners than a list shows; then a group is chosen.
    """

    learners: tuple[Named, ...]
    groups: tuple[tuple[int, str], ...]
    too_many: bool


@dataclass(frozen=True)
class Attendance:
    """What a sheet to sign says.

    Attributes:
        structure: who holds the workshop.
        others: learners of other advisors, who have a line without a name.
    """

    held_on: date | None
    structure: str
    course: str
    held_by: str
    names: tuple[str, ...]
    others: int
    guests: int


def listed(actor_id: int, place: Place, group: int | None = None) -> Listed:
    """The advisor's learners in the course, or those of one group, by name.

    Raises:
        NotAllowed: the person is not on the course's team, or looks as somebody else.
        Unavailable: the platform could not be asked.
    """
    reach = reach_in(actor_id, place.course_key)
    with asked_platform() as platform:
        return _listed(platform, reach, place.course_key, group)


def sessions(actor_id: int, place: Place) -> list[Session]:
    """The times that the workshop was held, the last one first.

    Raises:
        NotAllowed: as for :func:`listed`.
        Unavailable: the platform could not be asked.
    """
    reach = reach_in(actor_id, place.course_key)
    there = WorkshopSession.objects.filter(course_key=place.course_key, usage_key=place.usage_key)
    rows = there.order_by("-held_on", "-pk")[:MOST_SESSIONS]
    return described(actor_id, reach, [row for row in rows if is_at(row, place)])


def attendance(actor_id: int, place: Place, session_id: int | None) -> Attendance:
    """A sheet to sign: of a session, or (without one) of all the advisor's learners.

    Raises:
        NotAllowed: as for :func:`listed`.
        NotFound: there is no such session here.
        Unavailable: the platform could not be asked.
    """
    reach = reach_in(actor_id, place.course_key)
    course = reach.courses[place.course_key]
    if session_id is None:
        with asked_platform() as platform:
            people = _listed(platform, reach, place.course_key, None).learners
        names = tuple(each.name for each in people)
        return Attendance(None, course.structure.name, course.name, "", names, 0, 0)
    [session] = described(actor_id, reach, [row_at(place, session_id)])
    return Attendance(
        session.held_on,
        course.structure.name,
        course.name,
        session.held_by,
        tuple(each.name for each in session.present),
        session.others,
        session.guests,
    )


def row_at(place: Place, session_id: int) -> WorkshopSession:
    """The row of a session that was held here.

    Raises:
        NotFound: there is none.
    """
    row = WorkshopSession.objects.filter(pk=session_id).first()
    if row is None or not is_at(row, place):
        raise no_such_session()
    return row


def is_at(row: WorkshopSession, place: Place) -> bool:
    """Whether a session is of this block. Some databases take capitals for small letters."""
    return Place(row.course_key, row.usage_key) == place


def no_such_session() -> NotFound:
    """The refusal of a session that is not (or no longer) there."""
    return NotFound(_("This session is not there any more."))


def described(actor_id: int, reach: Reach, rows: Collection[WorkshopSession]) -> list[Session]:
    """Sessions as an advisor sees them.

    Raises:
        Unavailable: the platform could not be asked.
    """
    noted: dict[int, set[int]] = {row.pk: set() for row in rows}
    pairs = WorkshopPresence.objects.filter(session_id__in=list(noted))
    for session_id, learner_id in pairs.values_list("session_id", "learner_id"):
        noted[session_id].add(learner_id)
    everybody = set().union(*noted.values())
    with asked_platform() as platform:
        own = people_of(platform, learners_among(platform, reach, everybody))
        hosts = people_of(platform, {row.held_by_id for row in rows if row.held_by_id})
    return [
        _session(row, actor_id, reach, _named(own, noted[row.pk]), hosts.get(row.held_by_id or 0))
        for row in rows
    ]


def may_delete(actor_id: int, reach: Reach, row: WorkshopSession) -> bool:
    """Whoever held it, and advisors of the whole course: it takes everybody's presence away."""
    return row.held_by_id == actor_id or row.course_key not in reach.cohorts


def _session(
    row: WorkshopSession,
    actor_id: int,
    reach: Reach,
    present: tuple[Named, ...],
    host: Person | None,
) -> Session:
    return Session(
        id=row.pk,
        version=row.version,
        held_on=row.held_on,
        held_by=host.name if host else "",
        guests=row.guests,
        notes=row.notes,
        present=present,
        others=max(0, row.learners - len(present)),
        may_delete=may_delete(actor_id, reach, row),
    )


def _listed(platform: Platform, reach: Reach, course_key: str, group: int | None) -> Listed:
    shared = shared_in(platform, reach, course_key)
    every = groups_of(platform, reach, course_key, shared)
    groups = tuple((each.id, each.name) for each in every)
    looked_after = {each.id for each in every if reach.covers_cohort(course_key, each.id)}
    asked = reach.cohorts.get(course_key) if group is None else looked_after & {group}
    in_groups = platform.enrollments_in(course_key, asked, MOST_LISTED + 1)
    one_by_one = [each for each in shared if group in (None, each.cohort_id)]
    found = {each.user_id: each for each in (*in_groups, *one_by_one)}
    if len(found) > MOST_LISTED:
        return Listed((), groups, too_many=True)
    learners = tuple(named_among(platform, reach, found.values()))
    return Listed(learners, groups, too_many=False)


def _named(people: dict[int, Person], user_ids: Iterable[int]) -> tuple[Named, ...]:
    return tuple(by_name(Named(each, people[each].name) for each in user_ids if each in people))
