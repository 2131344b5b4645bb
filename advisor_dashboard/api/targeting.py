"""Advisors find the learners of their own groups who opened their CV, and read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ..targeting.newness import new_since
from .access import Reach
from .asked import CannotPassError, cohorts_of, make_filters
from .cards import Found, LearnerCard
from .everybody import Everybody
from .features import CVS, reach_with
from .reading import SharedCV, read_cv
from .searching import Search
from .target_query import Narrowing, OccupationTick, TargetQuery, TargetResult, without_each

__all__ = [
    "MAX_TEXT",
    "LearnerCard",
    "Narrowing",
    "OccupationTick",
    "SharedCV",
    "TargetQuery",
    "TargetResult",
    "count_new",
    "count_without",
    "everybody_found",
    "read_cv",
    "target",
]

#: Longer than any name of a job.
MAX_TEXT = 200


def all_found(advisor_id: int, query: TargetQuery) -> Everybody:
    """All the learners who are on the pages of a search, by one search.

    Raises:
        NotAllowed, Unavailable: as for :func:`target`.
    """
    search = _search(advisor_id, query)
    if isinstance(search, str):
        return Everybody(Reach({}, {}), Found([], {}, {}))
    return Everybody(search.reach, search.all_found())


def everybody_found(advisor_id: int, query: TargetQuery, *, most: int) -> list[int]:
    """The ids of all the learners who fit a search, checked as their cards are.

    Args:
        most: one more than so many are enough to know that they are too many.

    Raises:
        NotAllowed, Unavailable: as for :func:`target`.
    """
    found: list[int] = []
    for cards in all_found(advisor_id, replace(query, everybody=False)).cards():
        found += [card.learner_id for card in cards]
        if len(found) > most:
            break
    return found


def target(advisor_id: int, query: TargetQuery, *, with_choices: bool = False) -> TargetResult:
    """The learners of the advisor's groups who share their CV and fit the query.

    Ordered by tier, then by how many of the skills asked for they have, then by the place of the
    job among the wanted ones, then the newest CV first. Where a place of work is set, the learner
    must live within the advisor's radius and within the distance that they themselves would go;
    unless the newest are asked for, the nearest come before the place of the job and the age of
    the CV.

    The cards of the page are checked with the live platform: who has left since the index was
    written gets no card. ``total`` and the counts are the index's: they may still count such
    people of other pages.

    Args:
        with_choices: say too what the filters offer, with counts, and what the words could mean
            besides: for a page on which somebody chooses.

    Raises:
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    search = _search(advisor_id, query, with_choices=with_choices)
    return TargetResult([], [], 0, 1, 1, search) if isinstance(search, str) else search.result()


def count_without(advisor_id: int, query: TargetQuery) -> dict[Narrowing, int]:
    """How many the search would find without one of what narrows it; what helps nobody is left out.

    Raises:
        NotAllowed, Unavailable: as for :func:`target`.
    """
    reach = reach_with(advisor_id, CVS)
    cohorts = cohorts_of(reach) if query.cohorts else {}
    counts = {}
    for narrowing, wider in without_each(replace(query, everybody=False)):
        search = _search_in(reach, wider, cohorts)
        counts[narrowing] = 0 if isinstance(search, str) else len(search.all_found().ranked)
    return {narrowing: count for narrowing, count in counts.items() if count}


@dataclass(frozen=True)
class NewPeople:
    """How many are new; ``or_more`` where only the newest of very many were counted."""

    count: int = 0
    or_more: bool = False


def count_new(reach: Reach, asked: Sequence[tuple[TargetQuery, datetime]]) -> list[NewPeople]:
    """How many fit each search who are new since its moment: see :mod:`..targeting.newness`.

    The numbers are the index's: they may still count who has left since. The index is asked once
    who is new at all, and each search then about these people alone.

    Args:
        reach: where the advisor may find people.

    Raises:
        Unavailable: the platform could not be asked.
    """
    if not asked:
        return []
    structure_of = _structure_of(reach)
    new = new_since(min(moment for _query, moment in asked), structure_of)
    cohorts = cohorts_of(reach) if any(query.cohorts for query, _moment in asked) else {}
    found = []
    for query, moment in asked:
        those = new.after(moment)
        search = _search_in(reach, query, cohorts) if those else ""
        fitting = set() if isinstance(search, str) else search.among(those, structure_of)
        found.append(NewPeople(len(fitting), or_more=bool(fitting) and new.cut))
    return found


def _structure_of(reach: Reach) -> dict[int, str]:
    """The scopes of the reach with the structure of each."""
    return {pk: reach.courses[key].structure.key for pk, key in reach.scopes().items()}


def _search(advisor_id: int, query: TargetQuery, *, with_choices: bool = False) -> Search | str:
    """The search on its way, or a sentence when nobody can fit."""
    reach = reach_with(advisor_id, CVS)
    cohorts = cohorts_of(reach) if query.cohorts or with_choices else {}
    return _search_in(reach, query, cohorts, with_choices=with_choices)


def _search_in(
    reach: Reach,
    query: TargetQuery,
    cohorts: Mapping[int, tuple[str, int]],
    *,
    with_choices: bool = False,
) -> Search | str:
    text = " ".join(query.text.replace("\0", " ").split())[:MAX_TEXT]
    query = replace(query, text=text)
    try:
        filters = make_filters(reach, query, cohorts)
    except CannotPassError as error:
        return str(error)
    new: frozenset[int] = frozenset()
    if query.new_since:
        new = frozenset(new_since(query.new_since, _structure_of(reach)).since)
    return Search(reach, query, filters, cohorts, with_choices=with_choices, new=new)
