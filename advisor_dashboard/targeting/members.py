"""Who of the people of a search stands in which cohort, and who has finished which path."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ..models import FinishedPath, Membership, Posting
from .chunks import chunks
from .search import scopes_of
from .terms import OPEN_TERM


def open_in(scope_ids: Collection[int]) -> frozenset[int]:
    """The profiles with an open CV in one of these scopes."""
    found: set[int] = set()
    for some in chunks(scope_ids):
        rows = Posting.objects.filter(term_id=OPEN_TERM, scope_id__in=some)
        found.update(rows.values_list("profile_id", flat=True))
    return frozenset(found)


def standing_in(
    scope_ids: Collection[int], profile_ids: Collection[int]
) -> dict[int, frozenset[int]]:
    """Of these profiles those with an open CV in each of these scopes.

    Read from the profiles, and not from the scopes: few are found where many stand.
    """
    found: dict[int, set[int]] = {scope_id: set() for scope_id in scope_ids}
    for profile_id, scopes in scopes_of(OPEN_TERM, profile_ids, found).items():
        for scope_id in scopes:
            found[scope_id].add(profile_id)
    return {scope_id: frozenset(profiles) for scope_id, profiles in found.items()}


def finishers(
    scopes: Mapping[int, str],
    course_keys: Collection[str],
    learner_ids: Collection[int] | None = None,
) -> dict[str, frozenset[int]]:
    """The learners who have finished the path of each of these courses, and stand there.

    Who stands in another cohort of the course, or in it no more, does not count: what they did
    there is for others to know. Keys are compared here: some databases hold two that differ by
    case for the same.

    Args:
        scopes: the scopes in which they may stand, with the course of each.
        learner_ids: look among these alone.
    """
    finished: dict[str, set[int]] = {key: set() for key in course_keys}
    for course_key, learner_id in _finished(course_keys, learner_ids):
        if course_key in finished:
            finished[course_key].add(learner_id)
    standing: dict[str, set[int]] = {key: set() for key in course_keys}
    for some in chunks(set().union(*finished.values())):
        rows = Membership.objects.filter(learner_id__in=some)
        for scope_id, learner_id in rows.values_list("scope_id", "learner_id"):
            standing.setdefault(scopes.get(scope_id, ""), set()).add(learner_id)
    return {key: frozenset(learners & standing[key]) for key, learners in finished.items()}


def _finished(
    course_keys: Collection[str], learner_ids: Collection[int] | None
) -> Iterator[tuple[str, int]]:
    rows = FinishedPath.objects.values_list("course_key", "learner_id")
    if learner_ids is None:
        for keys in chunks(course_keys):
            yield from rows.filter(course_key__in=keys)
        return
    for some in chunks(learner_ids):
        yield from rows.filter(learner_id__in=some)
