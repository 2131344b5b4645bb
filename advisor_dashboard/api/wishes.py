"""Who wants the jobs that words mean: read from the index, before any filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass

from ..models import Occupation, Profile
from ..targeting import ranking, terms
from ..targeting.chunks import chunks
from ..targeting.ranking import Hit
from ..targeting.search import read_postings
from .occupations import OccupationMatch, Tier, label_reader
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
        count_of = {match.rome: counts[pk] for pk, match in self.by_id.items()}
        ticked = {match.rome for pk, match in self.by_id.items() if pk in self.order}
        return [
            OccupationTick(match, match.rome in ticked, count_of.get(match.rome, 0))
            for match in self.matches
        ]


def wishes_for(
    matches: Sequence[OccupationMatch], romes: frozenset[str] | None, scope_ids: Collection[int]
) -> Wishes:
    """Who wants these jobs.

    Args:
        romes: the codes to search; ``None`` = the likely ones.
    """
    by_id = _by_occupation(matches)
    wanted = {term for pk in by_id for term in terms.occupation_terms(pk)}
    hits = meant_by(ranking.read_hits(read_postings(wanted, scope_ids)), by_id)
    ticked = _ticked(matches, romes)
    order = {
        pk: TIER_ORDER.index(match.tier) for pk, match in by_id.items() if match.rome in ticked
    }
    return Wishes(hits, order, by_id, matches)


def everybody(hits: list[Hit]) -> Wishes:
    """People who are asked for no job: each stands as occupation 0."""
    return Wishes(hits, {0: 0}, {})


def meant_by(hits: list[Hit], by_id: Mapping[int, OccupationMatch]) -> list[Hit]:
    """The hits without those whose own label of the occupation is not what was asked for."""
    doubtful = {hit.profile_id for hit in hits if not by_id[hit.occupation_id].whole}
    wanted: dict[int, list[dict[str, str]]] = {}
    for some in chunks(doubtful):
        wanted.update(Profile.objects.filter(pk__in=some).values_list("pk", "wanted"))
    holds = label_reader()

    def meant(hit: Hit) -> bool:
        match = by_id[hit.occupation_id]
        return match.whole or any(
            job["rome"] == match.rome and holds(match, job["label"])
            for job in wanted.get(hit.profile_id, ())
        )

    return [hit for hit in hits if meant(hit)]


def _by_occupation(matches: Sequence[OccupationMatch]) -> dict[int, OccupationMatch]:
    by_rome = {match.rome: match for match in matches}
    rows = Occupation.objects.filter(rome__in=list(by_rome)).values_list("pk", "rome")
    return {pk: by_rome[rome] for pk, rome in rows}


def _ticked(matches: Sequence[OccupationMatch], romes: frozenset[str] | None) -> frozenset[str]:
    """The ticked codes among the matches; a code that matched nothing is passed over."""
    if romes is None:
        return frozenset(match.rome for match in matches if match.likely)
    return frozenset(match.rome for match in matches if match.rome in romes)
