"""Advisors find the learners of their own groups who opened their CV, and read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import ceil

from django.utils.translation import gettext as _

from ..conf import get_config
from ..targeting import ranking, terms
from ..targeting.chunks import SIZE
from ..targeting.filters import Filters, Near
from ..targeting.ranking import Hit
from ..targeting.search import count_open, read_newest, read_postings
from .access import Reach
from .cards import Found, LearnerCard, make_cards
from .features import CVS, reach_with
from .occupations import OccupationMatch, Tier, find_occupations
from .places import get_commune
from .reading import SharedCV, read_cv
from .wishes import Wishes

__all__ = [
    "LearnerCard",
    "OccupationTick",
    "SharedCV",
    "TargetQuery",
    "TargetResult",
    "everybody_found",
    "read_cv",
    "target",
]

TIER_ORDER = (Tier.EXACT, Tier.FOLDED, Tier.SYNONYM, Tier.NEAR, Tier.TYPO)
#: Longer than any name of a job.
MAX_TEXT = 200
#: Learners of one question where all are wanted.
_AT_ONCE = 300


@dataclass(frozen=True)
class TargetQuery:
    """What an advisor asks for.

    Attributes:
        text: the job in the advisor's words; empty = every learner who shares the CV.
        romes: the ticked ROME codes among the matches; ``None`` = the likely ones.
        commune_key: only learners who would work in this commune.
        radius_km: and who live at most this far from it.
        available_by: only learners who said that they are free on this day.
        licences: only learners who hold all of these.
        page: from 1; beyond the last page means the last page.
        nearest_first: where a place of work is set, the nearest come first within each tier.
        page_size: how many learners at once; ``None`` = as the institution has set it.
    """

    text: str = ""
    romes: frozenset[str] | None = None
    commune_key: str = ""
    radius_km: int | None = None
    available_by: date | None = None
    licences: frozenset[str] = frozenset()
    page: int = 1
    nearest_first: bool = True
    page_size: int | None = None


@dataclass(frozen=True)
class OccupationTick:
    """One job that the words may mean: whether it is searched, and how many want it."""

    match: OccupationMatch
    ticked: bool
    count: int


@dataclass(frozen=True)
class TargetResult:
    """One page of learners, with the jobs to tick.

    ``message`` says in plain words why there is nobody to see; empty otherwise.
    ``unfiltered`` is how many wishes for these jobs there are, ticked or not, before the filters.
    """

    occupations: list[OccupationTick]
    cards: list[LearnerCard]
    total: int
    page: int
    pages: int
    message: str
    unfiltered: int = 0


def target(advisor_id: int, query: TargetQuery) -> TargetResult:
    """The learners of the advisor's groups who share their CV and fit the query.

    Ordered by tier, then by the place of the job among the wanted ones, then the newest CV
    first. Where a place of work is set, the learner must live within the advisor's radius
    and within the distance that they themselves would go; unless the newest are asked for, the
    nearest come first within each tier, and the rest of the order decides among equals.

    The cards of the page are checked with the live platform: who has left since the index was
    written gets no card. ``total`` and the counts are the index's: they may still count such
    people of other pages.

    Raises:
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, CVS)
    scope_ids = reach.scope_ids()
    text = " ".join(query.text.replace("\0", " ").split())[:MAX_TEXT]
    filters, message = _filters(query)
    if filters is None:
        return TargetResult([], [], 0, 1, 1, message)
    if text:
        return _target_jobs(reach, scope_ids, replace(query, text=text), filters)
    if not filters and len(scope_ids) <= SIZE:
        return _target_everybody(reach, scope_ids, query)
    hits = ranking.read_hits(read_postings([terms.OPEN_TERM], scope_ids))
    kept = filters.keep([hit.profile_id for hit in hits])
    # The term that every open CV has reads as occupation 0.
    ranked = ranking.rank(hits, {0: 0}, kept, nearest_first=query.nearest_first)
    found = Found(ranked, kept, {})
    return _result(reach, query, found, [], unfiltered=len(hits))


def everybody_found(advisor_id: int, query: TargetQuery, *, most: int) -> list[int]:
    """The ids of all the learners whom a search finds, checked as their cards are.

    Args:
        most: one more than so many are enough to know that they are too many.

    Raises:
        NotAllowed, Unavailable: as for :func:`target`.
    """
    found: dict[int, None] = {}
    number, pages = 1, 1
    while number <= pages and len(found) <= most:
        result = target(advisor_id, replace(query, page=number, page_size=_AT_ONCE))
        found |= dict.fromkeys(card.learner_id for card in result.cards)
        number, pages = number + 1, result.pages
    return list(found)


def _target_everybody(reach: Reach, scope_ids: frozenset[int], query: TargetQuery) -> TargetResult:
    """Everybody who shares, the newest first: counted and cut in SQL."""
    page = _Page.of(count_open(scope_ids), query)
    rows = read_newest(scope_ids, page.start, page.stop) if page.total else []
    hits = [Hit(profile_id, 0, 0, recency) for recency, profile_id in rows]
    return page.result(make_cards(reach, Found(hits, {}, {})), [], unfiltered=page.total)


def _target_jobs(
    reach: Reach, scope_ids: frozenset[int], query: TargetQuery, filters: Filters
) -> TargetResult:
    matches = find_occupations(query.text)
    if not matches:
        message = _("We do not know this job. Try another word, or a simpler one.")
        return TargetResult([], [], 0, 1, 1, message)
    wishes = Wishes.of(matches)
    ticked = _ticked(matches, query.romes)
    order = {
        pk: TIER_ORDER.index(match.tier)
        for pk, match in wishes.matches.items()
        if match.rome in ticked
    }
    counted = None if filters else wishes.counted(scope_ids, order)
    if counted is not None:
        page = _Page.of(counted.total, query)
        best = wishes.best(counted, scope_ids, order, page.slice) if page.total else []
        ticks = _ticks(matches, ticked, wishes, counted.counts)
        cards = make_cards(reach, Found(best, {}, wishes.matches))
        return page.result(cards, ticks, unfiltered=sum(counted.counts.values()))
    hits = wishes.hits(scope_ids)
    kept = filters.keep({hit.profile_id for hit in hits})
    counts = ranking.count(hit for hit in hits if hit.profile_id in kept)
    ranked = ranking.rank(hits, order, kept, nearest_first=query.nearest_first)
    ticks = _ticks(matches, ticked, wishes, counts)
    found = Found(ranked, kept, wishes.matches)
    return _result(reach, query, found, ticks, unfiltered=len(hits))


def _ticks(
    matches: list[OccupationMatch],
    ticked: frozenset[str],
    wishes: Wishes,
    counts: Mapping[int, int],
) -> list[OccupationTick]:
    count_of = {match.rome: counts.get(pk, 0) for pk, match in wishes.matches.items()}
    return [
        OccupationTick(match, match.rome in ticked, count_of.get(match.rome, 0))
        for match in matches
    ]


def _ticked(matches: list[OccupationMatch], romes: frozenset[str] | None) -> frozenset[str]:
    """The ticked codes among the matches; a code that matched nothing is passed over."""
    if romes is None:
        return frozenset(match.rome for match in matches if match.likely)
    return frozenset(match.rome for match in matches if match.rome in romes)


def _filters(query: TargetQuery) -> tuple[Filters | None, str]:
    """The filters, or ``None`` and a sentence when nobody can pass them."""
    mask = terms.licence_mask(query.licences)
    if len(terms.read_licences(mask)) != len(query.licences):
        return None, _("We do not know this licence. Choose one from the list.")
    near = None
    if query.commune_key:
        commune = get_commune(query.commune_key)
        if commune is None:
            return None, _("We do not know this town. Choose one from the list.")
        near = Near(commune.latitude, commune.longitude, query.radius_km)
    return Filters(near=near, available_by=query.available_by, licences=mask), ""


def _nobody(unfiltered: int) -> str:
    if unfiltered:
        return _("Nobody fits for now.")
    return _("None of your learners has opened a CV for this yet.")


@dataclass(frozen=True)
class _Page:
    """One page of so many learners; a number beyond the last means the last."""

    total: int
    number: int
    pages: int
    size: int

    @classmethod
    def of(cls, total: int, query: TargetQuery) -> _Page:
        size = query.page_size or get_config()["PAGE_SIZE"]
        pages = max(1, ceil(total / size))
        return cls(total, min(max(1, query.page), pages), pages, size)

    @property
    def start(self) -> int:
        return (self.number - 1) * self.size

    @property
    def stop(self) -> int:
        return self.number * self.size

    @property
    def slice(self) -> slice:
        return slice(self.start, self.stop)

    def result(
        self, cards: list[LearnerCard], ticks: list[OccupationTick], *, unfiltered: int
    ) -> TargetResult:
        dropped = min(self.stop, self.total) - self.start - len(cards)
        total = self.total - dropped
        message = "" if total else _nobody(unfiltered)
        return TargetResult(ticks, cards, total, self.number, self.pages, message, unfiltered)


def _result(
    reach: Reach, query: TargetQuery, found: Found, ticks: list[OccupationTick], *, unfiltered: int
) -> TargetResult:
    page = _Page.of(len(found.ranked), query)
    shown = replace(found, ranked=found.ranked[page.start : page.stop])
    return page.result(make_cards(reach, shown), ticks, unfiltered=unfiltered)
