"""Who wants the jobs that words mean: read from the index, before any filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass

from ..targeting import ranking
from ..targeting.ranking import Hit
from .asked_jobs import AskedJobs
from .choices import Choices
from .occupations import OccupationMatch, Tier
from .target_query import OccupationTick

TIER_ORDER = (Tier.EXACT, Tier.FOLDED, Tier.SYNONYM, Tier.NEAR, Tier.TYPO)


@dataclass(frozen=True)
class Wishes:
    """The people whom the words of a search mean.

    Attributes:
        order: the tier's number of each occupation that is searched.
        by_id: the job behind each occupation's id; none where no job was asked for.
        matches: all the jobs that the words may mean.
    """

    hits: list[Hit]
    order: Mapping[int, int]
    by_id: Mapping[int, OccupationMatch]
    matches: Sequence[OccupationMatch] = ()

    def searched(self) -> set[int]:
        """The profiles that want a job that is searched, not only one that could be ticked."""
        return {hit.profile_id for hit in self.hits if hit.occupation_id in self.order}

    def ticks(self, kept: Container[int]) -> list[OccupationTick]:
        """The jobs to tick, with how many of these profiles want each."""
        counts: Counter[int] = ranking.count(hit for hit in self.hits if hit.profile_id in kept)
        return ticks_of(self.matches, self.by_id, self.order, counts)


@dataclass(frozen=True)
class Sought:
    """Who is meant by a question.

    Attributes:
        kept: the profiles that pass the filters, with the distance where a place is set.
        choices: of the filters, where they are wanted.
        unfiltered: how many there are without the filters.
    """

    wishes: Wishes
    kept: Mapping[int, float | None]
    choices: Choices | None
    unfiltered: int


def wishes_for(
    matches: Sequence[OccupationMatch], romes: frozenset[str] | None, scope_ids: Collection[int]
) -> Wishes:
    """Who wants these jobs.

    Args:
        romes: the codes to search; ``None`` = the likely ones.
    """
    asked = AskedJobs.of(matches)
    return Wishes(asked.hits(scope_ids), order_of(asked, romes), asked.matches, matches)


def order_of(asked: AskedJobs, romes: frozenset[str] | None) -> dict[int, int]:
    """The tier's number of each occupation that is searched.

    Args:
        romes: the codes to search; ``None`` = the likely ones. One that matched nothing is
            passed over.
    """
    return {
        pk: TIER_ORDER.index(match.tier)
        for pk, match in asked.matches.items()
        if (match.likely if romes is None else match.rome in romes)
    }


def ticks_of(
    matches: Sequence[OccupationMatch],
    by_id: Mapping[int, OccupationMatch],
    order: Container[int],
    counts: Mapping[int, int],
) -> list[OccupationTick]:
    """The jobs to tick, in the order in which they were found."""
    count_of = {match.rome: counts.get(pk, 0) for pk, match in by_id.items()}
    ticked = {match.rome for pk, match in by_id.items() if pk in order}
    return [
        OccupationTick(match, match.rome in ticked, count_of.get(match.rome, 0))
        for match in matches
    ]


def everybody(hits: list[Hit]) -> Wishes:
    """People who are asked for no job: each stands as occupation 0."""
    return Wishes(hits, {0: 0}, {})
