"""Where a learner stands, copied from the platform's answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Membership, Scope
from ..platform import Course, Enrollment


@dataclass(frozen=True)
class Standing:
    """One place where a learner stands: a course as a whole (cohort 0), or a cohort."""

    course_key: str
    cohort_id: int
    structure_key: str


@dataclass(frozen=True)
class Difference:
    """Standings that are not projected yet, and memberships that no longer hold."""

    added: frozenset[Standing]
    removed: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


def standings(enrollments: Iterable[Enrollment], courses: dict[str, Course]) -> frozenset[Standing]:
    """Each enrollment stands in the whole course and, if there is one, in the cohort."""
    found = set()
    for enrollment in enrollments:
        course = courses.get(enrollment.course_key)
        if course is None:
            continue
        for cohort_id in {0, enrollment.cohort_id or 0}:
            found.add(Standing(course.key, cohort_id, course.structure.key))
    return frozenset(found)


def compare(learner_id: int, wanted: frozenset[Standing]) -> Difference:
    """How the projected memberships differ from ``wanted``."""
    held = {
        Standing(scope.course_key, scope.cohort_id, scope.structure_key): pk
        for pk, scope in _memberships(learner_id)
    }
    gone = frozenset(pk for standing, pk in held.items() if standing not in wanted)
    return Difference(added=frozenset(wanted - held.keys()), removed=gone)


def apply(learner_id: int, difference: Difference) -> None:
    """Write the difference. Call it with the learner locked."""
    Membership.objects.filter(pk__in=difference.removed).delete()
    Membership.objects.bulk_create(
        (Membership(learner_id=learner_id, scope=_scope(one)) for one in difference.added),
        ignore_conflicts=True,
    )


def _memberships(learner_id: int) -> list[tuple[int, Scope]]:
    rows = Membership.objects.filter(learner_id=learner_id).select_related("scope")
    return [(row.pk, row.scope) for row in rows]


def _scope(standing: Standing) -> Scope:
    """The scope's row; a course that moved to another structure takes its scopes along."""
    scope, _created = Scope.objects.get_or_create(
        course_key=standing.course_key,
        cohort_id=standing.cohort_id,
        defaults={"structure_key": standing.structure_key},
    )
    if scope.structure_key != standing.structure_key:
        scope.structure_key = standing.structure_key
        scope.save(update_fields=["structure_key"])
    return scope
