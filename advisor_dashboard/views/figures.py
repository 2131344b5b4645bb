"""What became of the offers, in numbers that are drawn and written beside."""

from __future__ import annotations

from dataclasses import astuple
from math import ceil
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ..api.errors import Invalid
from ..api.offer_figures import SUMMED_WEEKS, OfferFigures, offer_figures
from ..following.drawing import funnel_picture, weeks_picture
from ..following.words import FUNNEL_NAMES
from ..forms.numbers import LARGEST_PAGE, whole_number
from .pages import asking, page, show

#: The lengths of time to choose from, in weeks.
_WEEKS = (4, 12, 26, 52)
_USUAL = SUMMED_WEEKS
_ON_A_SHEET = 20


@page("GET", "HEAD")
def figures(request: HttpRequest) -> HttpResponse:
    """One structure over some weeks: one's own work, the others' as a sum, and offer by offer."""
    weeks = whole_number(request.GET.get("weeks", ""), LARGEST_PAGE) or _USUAL
    if weeks not in _WEEKS:
        raise Invalid(_("This page is incomplete. Load it again."))
    number = whole_number(request.GET.get("sheet", ""), LARGEST_PAGE) or 1
    found = offer_figures(
        asking(request),
        request.GET.get("structure", ""),
        weeks=weeks,
        limit=_ON_A_SHEET,
        offset=(number - 1) * _ON_A_SHEET,
    )
    last = max(1, ceil(found.offers_in_all / _ON_A_SHEET))
    several = len(found.structures) > 1
    address = {"weeks": weeks} | ({"structure": found.structure.key} if several else {})
    context = {
        "figures": found,
        "several": several,
        "weeks": weeks,
        "periods": _WEEKS,
        "names": FUNNEL_NAMES,
        "funnel": funnel_picture(found.own),
        "answers": weeks_picture(found.answers),
        "rows": _rows(found),
        "summed": SUMMED_WEEKS,
        "lines": [(offer, astuple(offer.funnel)) for offer in found.offers],
        "number": min(number, last),
        "last": last,
        "address": urlencode(address),
    }
    return show(request, "figures.html", context)


def _rows(figures: OfferFigures) -> list[tuple[str, tuple[int | None, ...]]]:
    """Oneself, the others as one sum, and all together; nothing where a sum would be a person."""
    if figures.colleagues is None:
        return []
    own = astuple(figures.own)
    # Of a number that is not told, neither is the total: the difference would tell it.
    together = tuple(
        None if others is None else mine + others
        for mine, others in zip(own, figures.colleagues, strict=True)
    )
    return [
        (_("You"), own),
        (_("Your colleagues together"), figures.colleagues),
        (_("The whole structure"), together),
    ]
