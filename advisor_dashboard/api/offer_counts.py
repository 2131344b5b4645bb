"""The answers to offers as numbers, and when the last one came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, DateTimeField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ..models import Membership, Offer, Proposal
from ..targeting.chunks import chunks
from .access import Reach

Answer = Proposal.Answer


@dataclass(frozen=True)
class OfferCounts:
    """Answers of the asking advisor's own learners: a number of the others may be a person.

    They are the learners' own. What an advisor noted of somebody is no answer.
    """

    proposed: int = 0
    seen: int = 0
    interested: int = 0
    not_for_me: int = 0
    help_me: int = 0

    @property
    def wanting(self) -> int:
        """How many want the offer: who asks for help wants it too."""
        return self.interested + self.help_me

    @property
    def waiting(self) -> int:
        """How many have not answered."""
        return max(0, self.proposed - self.wanting - self.not_for_me)


def moved_at(reach: Reach) -> Coalesce:
    """When something last moved: an answer of an own learner, or else the offer itself."""
    own = Membership.objects.filter(
        scope_id__in=list(reach.scope_ids()),
        scope__structure_key=OuterRef(OuterRef("structure_key")),
    )
    answers = Proposal.objects.filter(
        offer=OuterRef("pk"), answered_at__isnull=False, learner_id__in=own.values("learner_id")
    )
    last = answers.order_by("-answered_at").values("answered_at")[:1]
    return Coalesce(Subquery(last), "created_at", output_field=DateTimeField())


def last_answers(reach: Reach, offers: Iterable[Offer]) -> dict[int, datetime]:
    """When an own learner last answered each of these offers."""
    found: dict[int, datetime] = {}
    for rows in _own_proposals(reach, offers):
        answered = rows.filter(answered_at__isnull=False).order_by()
        found.update(answered.values_list("offer_id").annotate(Max("answered_at")))
    return found


def counts_of(reach: Reach, offers: Iterable[Offer]) -> dict[int, OfferCounts]:
    """The answers of own learners to each of these offers, as the projection has them."""
    found: dict[int, OfferCounts] = {}
    for rows in _own_proposals(reach, offers):
        numbers = rows.values_list("offer_id").annotate(
            proposed=Count("pk"),
            seen=Count("pk", filter=Q(seen_at__isnull=False)),
            interested=Count("pk", filter=Q(answer=Answer.INTERESTED)),
            not_for_me=Count("pk", filter=Q(answer=Answer.NOT_FOR_ME)),
            help_me=Count("pk", filter=Q(answer=Answer.HELP_ME)),
        )
        found.update((offer_id, OfferCounts(*counts)) for offer_id, *counts in numbers)
    return found


def proposed_in_all(offers: Iterable[Offer]) -> dict[int, int]:
    """To how many learners of the structure each of these offers was proposed."""
    found: dict[int, int] = {}
    for some in chunks([offer.pk for offer in offers]):
        rows = Proposal.objects.filter(offer__in=some).values_list("offer_id")
        found.update(rows.annotate(Count("pk")))
    return found


def _own_proposals(reach: Reach, offers: Iterable[Offer]) -> Iterator[QuerySet[Proposal]]:
    """The proposals to the advisor's learners in each offer's structure, some offers at a time."""
    by_structure: dict[str, list[int]] = {}
    for offer in offers:
        by_structure.setdefault(offer.structure_key, []).append(offer.pk)
    for structure_key, ids in by_structure.items():
        scope_ids = list(reach.within(structure_key).scope_ids())
        own = Membership.objects.filter(scope_id__in=scope_ids).values("learner_id")
        for some in chunks(ids):
            yield Proposal.objects.filter(offer__in=some, learner_id__in=own)
