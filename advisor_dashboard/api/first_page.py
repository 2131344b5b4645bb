"""What an advisor's first page shows, for one question whom they look after."""

from __future__ import annotations

from dataclasses import dataclass

from .access import reach_of
from .features import Shown, parts_of
from .offer_rows import offers_of
from .offers import OfferSummary, offers_in
from .saved_searches import KeptSearch, Reader, searches_in

_LATEST = 6


@dataclass(frozen=True)
class FirstPage:
    """The first page.

    Attributes:
        shown: which parts of the pages there are.
        offers: the latest, those with the newest answers first.
        more_offers: whether there are others.
        searches: those that the advisor keeps, with somebody new first.
    """

    shown: Shown
    offers: list[OfferSummary]
    more_offers: bool
    searches: list[KeptSearch]


def first_page(advisor_id: int, read: Reader) -> FirstPage:
    """The first page of an advisor.

    Raises:
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    parts = parts_of(reach_of(advisor_id))
    shown = Shown.of(parts)
    offers = []
    if shown.offers:
        offers = offers_in(parts.offers, limit=_LATEST, newest_answers_first=True)
    more = len(offers) == _LATEST and offers_of(parts.offers).count() > _LATEST
    searches = searches_in(parts.cvs, advisor_id, read) if shown.cvs else []
    return FirstPage(shown, offers, more, searches)
