"""Who of the people of a search stands in which cohort, and who has finished which path."""

from __future__ import annotations

from collections.abc import Collection

from ..models import FinishedPath, Posting
from .chunks import chunks
from .terms import OPEN_TERM


def standing_in(scope_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """The profiles with an open CV in each of these scopes."""
    found: dict[int, set[int]] = {scope_id: set() for scope_id in scope_ids}
    for some in chunks(scope_ids):
        rows = Posting.objects.filter(term_id=OPEN_TERM, scope_id__in=some)
        for scope_id, profile_id in rows.values_list("scope_id", "profile_id"):
            found[scope_id].add(profile_id)
    return {scope_id: frozenset(profiles) for scope_id, profiles in found.items()}


def finishers(course_keys: Collection[str]) -> dict[str, frozenset[int]]:
    """The learners who have finished the path of each of these courses.

    Keys are compared here: some databases hold two that differ by case for the same.
    """
    found: dict[str, set[int]] = {key: set() for key in course_keys}
    for some in chunks(course_keys):
        rows = FinishedPath.objects.filter(course_key__in=some)
        for course_key, learner_id in rows.values_list("course_key", "learner_id"):
            if course_key in found:
                found[course_key].add(learner_id)
    return {key: frozenset(learners) for key, learners in found.items()}
