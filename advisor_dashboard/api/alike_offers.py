"""An offer that reads like another one: written twice, by a colleague perhaps."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from ..models import Offer, Proposal
from ..targeting.chunks import chunks
from .features import OFFERS, reach_with
from .offer_rows import visible_offer


@dataclass(frozen=True)
class AlikeOffer:
    """Another offer of the same title and employer, which ``have`` of the learners got."""

    id: int
    title: str
    written_at: datetime
    have: int


def alike_offer(advisor_id: int, offer_id: int, learner_ids: Collection[int]) -> AlikeOffer | None:
    """The newest such offer of the same structure, if some of these learners have it.

    Raises:
        NotFound: there is no such offer in the advisor's structures.
        NotAllowed, Unavailable: as for ``reach_of``.
    """
    offer = visible_offer(reach_with(advisor_id, OFFERS), offer_id)
    alike = Offer.objects.filter(
        structure_key=offer.structure_key, title=offer.title, employer=offer.employer
    )
    other = alike.exclude(pk=offer.pk).order_by("-pk").first()
    if other is None:
        return None
    rows = Proposal.objects.filter(offer=other)
    have = sum(rows.filter(learner_id__in=some).count() for some in chunks(learner_ids))
    return AlikeOffer(other.pk, other.title, other.created_at, have) if have else None
