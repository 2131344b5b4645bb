"""The answers to offers as numbers, and when the last one came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, DateTimeField, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from ..models import Offer, Proposal
from ..targeting.chunks import chunks

Answer = Proposal.Answer


@dataclass(frozen=True)
class OfferCounts:
    """Answers over the whole structure, whoever proposed the offer: numbers, no names."""

    proposed: int = 0
    seen: int = 0
    interested: int = 0
    not_for_me: int = 0
    help_me: int = 0


def moved_at() -> Coalesce:
    """When something last moved: an answer, or else the offer itself."""
    answers = Proposal.objects.filter(offer=OuterRef("pk"), answered_at__isnull=False)
    last = answers.order_by("-answered_at").values("answered_at")[:1]
    return Coalesce(Subquery(last), "created_at", output_field=DateTimeField())


def last_answers(offers: Iterable[Offer]) -> dict[int, datetime]:
    """When each of these offers was last answered."""
    found: dict[int, datetime] = {}
    for some in chunks([offer.pk for offer in offers]):
        rows = Proposal.objects.filter(offer__in=some, answered_at__isnull=False).order_by()
        found.update(rows.values_list("offer_id").annotate(Max("answered_at")))
    return found


def counts_of(offers: Iterable[Offer]) -> dict[int, OfferCounts]:
    """The answers to each of these offers."""
    found: dict[int, OfferCounts] = {}
    for some in chunks([offer.pk for offer in offers]):
        rows = (
            Proposal.objects.filter(offer__in=some)
            .values_list("offer_id")
            .annotate(
                proposed=Count("pk"),
                seen=Count("pk", filter=Q(seen_at__isnull=False)),
                interested=Count("pk", filter=Q(answer=Answer.INTERESTED)),
                not_for_me=Count("pk", filter=Q(answer=Answer.NOT_FOR_ME)),
                help_me=Count("pk", filter=Q(answer=Answer.HELP_ME)),
            )
        )
        found.update((offer_id, OfferCounts(*counts)) for offer_id, *counts in rows)
    return found
