"""Where a learner stands, copied from the platform's answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from ..models import Membership, Scope, SharedLearner
from ..platform import Course, Enrollment
from .chunks import chunks


@dataclass(frozen=True)
class Standing:
    """One place where a learner stands: a course as a whole (cohort 0), or a cohort.

    Attributes:
        advisor_id: with whom the learner is shared there; 0 for a place of everybody's.
    """

    course_key: str
    cohort_id: int
    structure_key: str
    advisor_id: int = 0


@dataclass(frozen=True)
class Difference:
    """Standings that are not projected yet, and memberships that no longer hold."""

    added: frozenset[Standing]
    removed: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


#: The advisors with whom somebody is shared: by the learner's id and the course's key.
Shared = Mapping[tuple[int, str], Collection[int]]


def shared_among(learner_ids: Collection[int]) -> Shared:
    """Of these learners those whom an administrator has shared with single advisors."""
    found: dict[tuple[int, str], set[int]] = {}
    for some in chunks(learner_ids):
        rows = SharedLearner.objects.filter(learner_id__in=some)
        for learner_id, course_key, advisor_id in rows.values_list(
            "learner_id", "course_key", "advisor_id"
        ):
            found.setdefault((learner_id, course_key), set()).add(advisor_id)
    return found


def standings(
    enrollments: Iterable[Enrollment], courses: Mapping[str, Course], shared: Shared
) -> frozenset[Standing]:
    """Each enrollment stands in the whole course and, if there is one, in the cohort.

    And in a place of its own for each advisor with whom the learner is shared in the course.
    """
    found = set()
    for enrollment in enrollments:
        course = courses.get(enrollment.course_key)
        if course is None:
            continue
        for cohort_id in {0, enrollment.cohort_id or 0}:
            found.add(Standing(course.key, cohort_id, course.structure.key))
        for advisor_id in shared.get((enrollment.user_id, course.key), ()):
            found.add(Standing(course.key, 0, course.structure.key, advisor_id))
    return frozenset(found)


def held_by(learner_ids: Collection[int]) -> dict[int, dict[Standing, int]]:
    """The projected memberships of each of these learners, by where they stand."""
    found: dict[int, dict[Standing, int]] = {learner_id: {} for learner_id in learner_ids}
    for some in chunks(learner_ids):
        rows = Membership.objects.filter(learner_id__in=some).select_related("scope")
        for row in rows:
            scope = row.scope
            standing = Standing(
                scope.course_key, scope.cohort_id, scope.structure_key, scope.advisor_id
            )
            found[row.learner_id][standing] = row.pk
    return found


def compare(held: Mapping[Standing, int], wanted: frozenset[Standing]) -> Difference:
    """How the memberships held differ from ``wanted``."""
    gone = frozenset(pk for standing, pk in held.items() if standing not in wanted)
    return Difference(added=frozenset(wanted - held.keys()), removed=gone)


def apply(learner_id: int, difference: Difference) -> None:
    """Write the difference. Call it with the learner locked."""
    Membership.objects.filter(pk__in=difference.removed).delete()
    scopes = [_scope(standing) for standing in difference.added]
    now = timezone.now()
    Membership.objects.bulk_create(
        (Membership(learner_id=learner_id, scope=scope, since=now) for scope in scopes if scope),
        ignore_conflicts=True,
    )


def structures_of(course_keys: Collection[str]) -> frozenset[str]:
    """The structures in which the projection knows these courses."""
    rows = Scope.objects.filter(course_key__in=list(course_keys))
    return frozenset(
        structure_key
        for course_key, structure_key in rows.values_list("course_key", "structure_key")
        if course_key in course_keys
    )


def courses_projected() -> frozenset[str]:
    """The courses of all scopes."""
    return frozenset(Scope.objects.values_list("course_key", flat=True).distinct())


def learners_in(course_key: str) -> list[int]:
    """The learners who stand in a course, as far as it is projected."""
    rows = Membership.objects.filter(scope_id__in=_scope_ids([course_key]))
    return sorted(set(rows.values_list("learner_id", flat=True)))


def delete_empty_scopes(course_keys: Collection[str]) -> None:
    """Take away the scopes of these courses in which nobody stands."""
    Scope.objects.filter(pk__in=_scope_ids(course_keys), memberships=None).delete()


def delete_empty_shares() -> None:
    """Take away the scopes of advisors with whom nobody is shared any more."""
    Scope.objects.filter(advisor_id__gt=0, memberships=None).delete()


def _scope_ids(course_keys: Collection[str]) -> list[int]:
    """Keys are compared here: some databases hold two that differ by case for the same."""
    rows = Scope.objects.filter(course_key__in=list(course_keys))
    return [pk for pk, key in rows.values_list("pk", "course_key") if key in course_keys]


def _scope(standing: Standing) -> Scope | None:
    """The scope's row; a course that moved to another structure takes its scopes along.

    ``None`` for a course whose key differs by case alone from that of another course, on a
    database that holds both for the same: nobody is found there rather than in the other.
    """
    scope, _created = Scope.objects.get_or_create(
        course_key=standing.course_key,
        cohort_id=standing.cohort_id,
        advisor_id=standing.advisor_id,
        defaults={"structure_key": standing.structure_key},
    )
    if scope.course_key != standing.course_key:
        return None
    if scope.structure_key != standing.structure_key:
        scope.structure_key = standing.structure_key
        scope.save(update_fields=["structure_key"])
    return scope
