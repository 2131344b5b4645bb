"""Advisors find the learners of their own groups who opened their CV, and read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ..targeting.postings import recency
from .access import Reach
from .asked import CannotPassError, cohorts_of, make_filters
from .cards import Found, LearnerCard
from .everybody import Everybody
from .features import CVS, reach_with
from .reading import SharedCV, read_cv
from .searching import Search
from .target_query import OccupationTick, TargetQuery, TargetResult

__all__ = [
    "LearnerCard",
    "OccupationTick",
    "SharedCV",
    "TargetQuery",
    "TargetResult",
    "count_since",
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


def count_since(advisor_id: int, query: TargetQuery, moment: datetime) -> int:
    """How many fit who opened or changed their CV after ``moment``, to the minute.

    The number is the index's: it may still count who has left since.

    Raises:
        NotAllowed, Unavailable: as for :func:`target`.
    """
    search = _search(advisor_id, replace(query, everybody=False))
    if isinstance(search, str):
        return 0
    bound = recency(moment)
    return sum(hit.recency < bound for hit in search.all_found().ranked)


def _search(advisor_id: int, query: TargetQuery, *, with_choices: bool = False) -> Search | str:
    """The search on its way, or a sentence when nobody can fit."""
    reach = reach_with(advisor_id, CVS)
    text = " ".join(query.text.replace("\0", " ").split())[:MAX_TEXT]
    query = replace(query, text=text)
    cohorts = cohorts_of(reach) if query.cohorts or with_choices else {}
    try:
        filters = make_filters(reach, query, cohorts)
    except CannotPassError as error:
        return str(error)
    return Search(reach, query, filters, cohorts, with_choices=with_choices)
