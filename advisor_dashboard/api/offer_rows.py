"""Offers as rows: which an advisor may see, and whether they are still open."""

from __future__ import annotations

import hashlib

from django.db.models import Q, QuerySet
from django.db.models.functions import MD5
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Offer
from .access import Reach
from .errors import NotFound


def offers_of(reach: Reach) -> QuerySet[Offer]:
    """The offers of the advisor's structures, the newest first.

    The key's digest is compared too: some databases hold two keys that differ by case for the
    same, and the rows must be counted and cut in SQL.
    """
    keys = reach.structure_keys()
    digests = [hashlib.md5(key.encode(), usedforsecurity=False).hexdigest() for key in keys]
    return (
        Offer.objects.filter(structure_key__in=keys)
        .alias(structure_digest=MD5("structure_key"))
        .filter(structure_digest__in=digests)
        .select_related("occupation", "commune", "file")
        .defer("file__data")
        .order_by("-pk")
    )


def visible_offer(reach: Reach, offer_id: int) -> Offer:
    """One offer of the advisor's structures.

    Raises:
        NotFound: there is none, or it is another structure's.
    """
    offer = offers_of(reach).filter(pk=offer_id).first()
    if offer is None:
        raise NotFound(_("There is no such offer."))
    return offer


def is_open(offer: Offer) -> bool:
    """Whether nobody has closed the offer and its last day has not passed."""
    return offer.closed_at is None and not has_ended(offer)


def still_open() -> Q:
    """The condition in SQL that :func:`is_open` states of a row."""
    not_ended = Q(closes_on=None) | Q(closes_on__gte=timezone.localdate())
    return Q(closed_at=None) & not_ended


def offer_still_open() -> Q:
    """The condition of a proposal that its offer is open: it stands in the UPDATE itself."""
    return Q(offer__in=Offer.objects.filter(still_open()))


def has_ended(offer: Offer) -> bool:
    """Whether the offer's last day has passed."""
    return offer.closes_on is not None and offer.closes_on < timezone.localdate()


def place_of(offer: Offer) -> str:
    """The name of the place of work; empty if none was given."""
    return offer.commune.name if offer.commune else ""
