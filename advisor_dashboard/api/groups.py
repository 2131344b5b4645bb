"""Where learners stand, projected from the platform beside their CVs.

Only of people who have a CV: of others nothing is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db import transaction

from ..models import CurriculumVitae
from ..platform import Course, Enrollment
from ..targeting import memberships
from ..targeting.chunks import chunks
from ..targeting.consent import close_consents, open_pairs, open_structures
from ..targeting.locking import lock_learner
from ..targeting.postings import is_stale, reindex
from .access import asked_platform
from .catalogue import Catalogue


@dataclass(frozen=True)
class Whereabouts:
    """Where somebody learns, as the platform says.

    Attributes:
        standings: the courses and cohorts.
        structures: the structures in which they learn, also by a course that the platform
            does not describe just now.
    """

    standings: frozenset[memberships.Standing]
    structures: frozenset[str]


@dataclass(frozen=True)
class Comparison:
    """How one learner's rows differ from the platform."""

    learner_id: int
    name: str
    difference: memberships.Difference
    ended: frozenset[str]


def refresh_learner(learner_id: int, gone: Collection[str] = ()) -> bool:
    """Copy where a learner stands from the platform; consents and postings follow.

    Args:
        gone: keys of courses that were deleted. The platform keeps enrollments in them, and
            may describe them a moment longer.

    Returns:
        Whether a membership, a consent or the index changed.

    Raises:
        Unavailable: the platform could not be asked; nothing changed.
    """
    with transaction.atomic():
        if not lock_learner(learner_id) or learner_id in _erased([learner_id]):
            return False
        return project(learner_id, gone)


def project(learner_id: int, gone: Collection[str] = ()) -> bool:
    """As :func:`refresh_learner`, for a caller that holds the learner's lock.

    A consent is given as a learner of the structure: it ends when they learn in no course of
    it any more, and coming back is no new consent. No answer from the platform ends nothing.
    """
    now = _whereabouts(learner_id, gone)
    held = memberships.held_by([learner_id])[learner_id]
    difference = memberships.compare(held, now.standings)
    if difference:
        memberships.apply(learner_id, difference)
    ended = close_consents(learner_id, open_structures(learner_id) - now.structures)
    return reindex(learner_id, _name(learner_id)) or bool(difference) or bool(ended)


def is_indexed_wrongly(found: Comparison) -> bool:
    """Whether the index says something else than CV, consents and memberships."""
    return is_stale(found.learner_id, found.name)


def mend(found: Comparison, gone: Collection[str]) -> None:
    """Make one learner's rows and index right; ``gone`` as for :func:`refresh_learner`.

    Raises:
        Unavailable: the platform could not be asked; nothing changed.
    """
    if found.difference or found.ended:
        # Asked anew under the lock: a signal may have been faster.
        refresh_learner(found.learner_id, gone)
    elif is_indexed_wrongly(found):
        with transaction.atomic():
            if lock_learner(found.learner_id):
                reindex(found.learner_id, found.name)


def compare_all(learner_ids: Collection[int], catalogue: Catalogue) -> Iterator[Comparison]:
    """Compare these learners with the platform: one question for each course, not each learner.

    Args:
        catalogue: all the courses of the platform.

    Raises:
        Unavailable: the platform could not be asked.
    """
    places, names = _ask_all(learner_ids, catalogue)
    held = memberships.held_by(learner_ids)
    consents: dict[int, set[str]] = {}
    for learner_id, structure_key in open_pairs(learner_ids):
        consents.setdefault(learner_id, set()).add(structure_key)
    for learner_id in learner_ids:
        now = places[learner_id]
        yield Comparison(
            learner_id=learner_id,
            name=names.get(learner_id, ""),
            difference=memberships.compare(held[learner_id], now.standings),
            ended=frozenset(consents.get(learner_id, set()) - now.structures),
        )


def with_cv() -> Iterator[list[int]]:
    """The ids of everybody who has a CV, in lists."""
    everybody = set(CurriculumVitae.objects.values_list("pk", flat=True))
    return chunks(everybody - _erased())


def _erased(learner_ids: Collection[int] | None = None) -> set[int]:
    """Who has erased the CV, and neither begun another nor opened it to anybody since."""
    rows = CurriculumVitae.objects.filter(version=0, erased_version__gt=0)
    if learner_ids is not None:
        rows = rows.filter(pk__in=learner_ids)
    found = set(rows.values_list("pk", flat=True))
    return found.difference(learner_id for learner_id, _structure in open_pairs(found))


def _ask_all(
    learner_ids: Collection[int], catalogue: Catalogue
) -> tuple[dict[int, Whereabouts], dict[int, str]]:
    enrolled: dict[int, list[Enrollment]] = {learner_id: [] for learner_id in learner_ids}
    with asked_platform() as platform:
        for course_key in catalogue.held():
            for enrollment in platform.enrollments_among(learner_ids, course_key):
                enrolled[enrollment.user_id].append(enrollment)
        learners = [learner_id for learner_id, enrollments in enrolled.items() if enrollments]
        staffed = platform.courses_staffed_among(learners) if learners else {}
        names = {pk: person.name for pk, person in platform.people(learner_ids).items()}
    shared = memberships.shared_among(learner_ids)
    places = {
        learner_id: _place(
            enrollments, staffed.get(learner_id, frozenset()), catalogue.courses, shared
        )
        for learner_id, enrollments in enrolled.items()
    }
    return places, names


def _whereabouts(learner_id: int, gone: Collection[str]) -> Whereabouts:
    with asked_platform() as platform:
        enrollments = [
            each for each in platform.enrollments_of(learner_id) if each.course_key not in gone
        ]
        staffed = {course.key for course in platform.courses_staffed_by(learner_id)}
        keys = {enrollment.course_key for enrollment in enrollments} - staffed
        courses = {key: course for key in keys if (course := platform.course(key))}
    return _place(enrollments, staffed, courses, memberships.shared_among([learner_id]))


def _place(
    enrollments: Collection[Enrollment],
    staffed: Collection[str],
    courses: Mapping[str, Course],
    shared: memberships.Shared,
) -> Whereabouts:
    """In the courses that people teach they are no learners."""
    learning = [each for each in enrollments if each.course_key not in staffed]
    standings = memberships.standings(learning, courses, shared)
    undescribed = {each.course_key for each in learning} - courses.keys()
    known = {standing.structure_key for standing in standings}
    if undescribed:
        known |= memberships.structures_of(undescribed)
    return Whereabouts(standings, frozenset(known))


def _name(learner_id: int) -> str:
    with asked_platform() as platform:
        person = platform.person(learner_id)
    return person.name if person else ""
