"""What became of the offers of a structure, in numbers: of one's own work, and of all together.

A number of a few is a person. Of learners who are not the asking advisor's, and of colleagues,
there are sums alone, and none at all where they would tell of somebody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from ..following.funnel import Funnel, Passage, funnel_of
from ..following.weeks import YES, Week, moments, mondays, weeks_of
from ..models import Membership, Offer, Proposal
from .access import Reach
from .errors import NotFound
from .features import OFFERS, reach_with
from .offer_details import OfferDetail
from .offer_rows import is_open, offers_of
from .proposal_lines import ProposalLine

#: A sum of colleagues is shown if at least so many proposed, to at least so many learners.
FEWEST_COLLEAGUES = 2
FEWEST_LEARNERS = 5
#: Over one length of time alone: two of them, taken from one another, are a sum of few.
SUMMED_WEEKS = 12
#: So many weeks of an offer are drawn.
_WEEKS_OF_AN_OFFER = 12


@dataclass(frozen=True)
class Structure:
    """A structure of the asking advisor's."""

    key: str
    name: str


@dataclass(frozen=True)
class OfferLine:
    """One offer with what the asking advisor's own learners made of it."""

    id: int
    title: str
    open: bool
    funnel: Funnel


@dataclass(frozen=True)
class OfferFigures:
    """The figures of one structure over some weeks, this one included.

    Attributes:
        structure: the one asked for, of ``structures``.
        own: of what the asking advisor proposed in these weeks.
        answers: to what they proposed at any time, week by week.
        colleagues: of what all the others proposed in these weeks, in the order of a funnel;
            ``None`` for a number that is so small that it is a person. ``None`` as a whole where
            they are so few that the sum would tell of one of them, or of a learner, and of other
            weeks than :data:`SUMMED_WEEKS`.
        offers: some of the structure's, the newest first, whenever they were proposed.
        offers_in_all: how many there are.
    """

    structure: Structure
    structures: tuple[Structure, ...]
    own: Funnel
    answers: tuple[Week, ...]
    colleagues: tuple[int | None, ...] | None
    offers: tuple[OfferLine, ...]
    offers_in_all: int


def offer_figures(
    advisor_id: int, structure_key: str = "", *, weeks: int = 12, limit: int = 20, offset: int = 0
) -> OfferFigures:
    """The figures of a structure's offers.

    Args:
        structure_key: one of the advisor's; the first if it is empty.
        limit: at most so many offers, after ``offset``.
        offset: beyond the last page of so many means the last page.

    Raises:
        NotFound: this is no structure of the advisor's.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, OFFERS)
    structures = [Structure(key, reach.structure_name(key)) for key in reach.structure_keys()]
    chosen = next((one for one in structures if one.key == (structure_key or one.key)), None)
    if chosen is None:
        raise NotFound(_("There is no such structure."))
    within = reach.within(chosen.key)
    offers = offers_of(within)
    proposals = Proposal.objects.filter(offer__in=offers.order_by().values("pk"))
    own = proposals.filter(message__sender_id=advisor_id)
    starts = mondays(weeks, timezone.localdate())
    since = Q(message__sent_at__gte=moments(starts[0])[0])
    in_all = offers.count()
    first = min(offset, max(0, in_all - 1) // limit * limit)
    return OfferFigures(
        structure=chosen,
        structures=tuple(structures),
        own=_funnel(own.filter(since)),
        answers=_weeks(own, starts),
        colleagues=(
            _sum_of(proposals.filter(since).exclude(message__sender_id=advisor_id))
            if weeks == SUMMED_WEEKS
            else None
        ),
        offers=_lines(within, offers[first : first + limit]),
        offers_in_all=in_all,
    )


def own_figures(offer: OfferDetail) -> tuple[Funnel, tuple[Week, ...]]:
    """What the asking advisor's own learners made of one offer, and when they answered."""
    funnel = funnel_of((_passage(line), 1) for line in offer.proposals)
    starts = mondays(_WEEKS_OF_AN_OFFER, timezone.localdate())
    answers = [
        (line.answer.value, line.answered_at)
        for line in offer.proposals
        if line.answer and line.answered_at
    ]
    return funnel, weeks_of(starts, answers)


def _passage(line: ProposalLine) -> Passage:
    return Passage(line.seen_at is not None, line.answer or "", line.step or "", line.reached or "")


def _numbers(
    proposals: QuerySet[Proposal], *by: str
) -> Iterator[tuple[tuple[Any, ...], Passage, int]]:
    """How many proposals came how far: one row for each way, however many they are."""
    seen = Case(When(seen_at=None, then=Value(0)), default=Value(1), output_field=IntegerField())
    ways = proposals.order_by().annotate(was_seen=seen)
    rows = ways.values_list(*by, "was_seen", "answer", "step", "reached").annotate(Count("pk"))
    for *under, was_seen, answer, step, reached, number in rows:
        yield tuple(under), Passage(bool(was_seen), answer, step, reached), number


def _funnel(proposals: QuerySet[Proposal]) -> Funnel:
    return funnel_of((passage, number) for _by, passage, number in _numbers(proposals))


def _sum_of(proposals: QuerySet[Proposal]) -> tuple[int | None, ...] | None:
    """The funnel of what several colleagues proposed; ``None`` where a sum is a person."""
    several = proposals.aggregate(
        colleagues=Count("message__sender_id", distinct=True),
        learners=Count("learner_id", distinct=True),
    )
    if several["colleagues"] < FEWEST_COLLEAGUES or several["learners"] < FEWEST_LEARNERS:
        return None
    numbers = astuple(_funnel(proposals))
    return tuple(None if 0 < each < FEWEST_LEARNERS else each for each in numbers)


def _weeks(proposals: QuerySet[Proposal], starts: list[date]) -> tuple[Week, ...]:
    numbers = {}
    for place, monday in enumerate(starts):
        first, end = moments(monday)
        within = Q(answered_at__gte=first, answered_at__lt=end)
        numbers[f"yes{place}"] = Count("pk", filter=within & Q(answer__in=YES))
        numbers[f"no{place}"] = Count("pk", filter=within & ~Q(answer__in=YES))
    answered = proposals.filter(answered_at__gte=moments(starts[0])[0]).exclude(answer="")
    found = answered.aggregate(**numbers)
    return tuple(
        Week(monday, found[f"yes{place}"], found[f"no{place}"])
        for place, monday in enumerate(starts)
    )


def _lines(within: Reach, offers: QuerySet[Offer]) -> tuple[OfferLine, ...]:
    """Of these offers what the advisor's own learners made of them, as the projection has them."""
    rows = list(offers)
    own = Membership.objects.filter(scope_id__in=list(within.scope_ids())).values("learner_id")
    proposals = Proposal.objects.filter(offer__in=[row.pk for row in rows], learner_id__in=own)
    found: dict[int, list[tuple[Passage, int]]] = {}
    for (offer_id,), passage, number in _numbers(proposals, "offer_id"):
        found.setdefault(offer_id, []).append((passage, number))
    return tuple(
        OfferLine(offer.pk, offer.title, is_open(offer), funnel_of(found.get(offer.pk, ())))
        for offer in rows
    )
