"""From postings to an ordered list of learners: plain functions, no database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from . import terms


class Hit(NamedTuple):
    """A posting that was found: this profile wants this occupation, at this place.

    ``doubtful``: the learner's own words say whether it is what was asked for.
    """

    profile_id: int
    occupation_id: int
    place: int
    recency: int
    doubtful: bool = False


def read_hits(rows: Iterable[tuple[int, int, int]]) -> list[Hit]:
    """Hits from rows of (term, recency, profile), each profile and occupation once.

    A learner who stands in several of the advisor's scopes has a posting in each, and who wants
    two labels of an occupation one for each: what is sure counts, then the better place.
    """
    hits: dict[tuple[int, int], Hit] = {}
    for term_id, recency, profile_id in rows:
        occupation_id, place = terms.read_term(term_id)
        doubtful = terms.has_unknown_label(term_id)
        known = hits.get((profile_id, occupation_id))
        if known is None or (doubtful, place) < (known.doubtful, known.place):
            hits[profile_id, occupation_id] = Hit(
                profile_id, occupation_id, place, recency, doubtful
            )
    return list(hits.values())


def count(hits: Iterable[Hit]) -> Counter[int]:
    """How many profiles want each occupation."""
    return Counter(hit.occupation_id for hit in hits)


def rank(
    hits: Iterable[Hit],
    order: Mapping[int, int],
    kept: Mapping[int, float | None],
    *,
    nearest_first: bool = False,
    skills: Mapping[int, int] | None = None,
) -> list[Hit]:
    """The best hit of each profile, the best profiles first.

    By the tier of the occupation, then by how many of the skills asked for they have, then by
    its place among the wanted jobs, then the CV that changed last.

    Args:
        order: the tier's number of each ticked occupation; others do not count.
        kept: the profiles that pass the filters, with the distance where a place is set.
        skills: how many of the skills asked for each profile has; none where it is not there.
        nearest_first: within a tier the nearest come first, whatever the place of the job.
    """
    ticked = [hit for hit in hits if hit.occupation_id in order and hit.profile_id in kept]

    known = skills or {}

    def key(hit: Hit) -> tuple[int, int, float, int, int, int]:
        distance = (kept[hit.profile_id] if nearest_first else None) or 0.0
        tier, skilled = order[hit.occupation_id], known.get(hit.profile_id, 0)
        return tier, -skilled, distance, hit.place, hit.recency, hit.profile_id

    best: dict[int, Hit] = {}
    for hit in sorted(ticked, key=key):
        best.setdefault(hit.profile_id, hit)
    return list(best.values())
