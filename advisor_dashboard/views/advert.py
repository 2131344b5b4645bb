"""A pasted offer: kept, read, and turned into the search for who could take it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ..api import adverts
from ..forms.advert import ShownAdvert, first_address, shown
from ..forms.advert_offer import OfferBegun, begin_offer
from ..forms.target import Search
from .pages import asking, page
from .selection import Selection


@page("POST")
def advert(request: HttpRequest) -> HttpResponse:
    """Keep the text for a day; the search that it makes is a page to read, with its address."""
    text = request.POST.get("text", "")
    if not text.strip():
        messages.warning(request, _("Paste the text of an offer first."), fail_silently=True)
        return redirect("clicnjob:target")
    token = adverts.keep_advert(asking(request), text)
    kept = adverts.kept_advert(asking(request), token)
    address = first_address(kept) if kept else ""
    return redirect(f"{reverse('clicnjob:target')}?{address}")


def shown_advert(request: HttpRequest, search: Search, selection: Selection) -> ShownAdvert | None:
    """What was read in the text that the address speaks of, while it is kept."""
    kept = adverts.kept_advert(asking(request), search.advert)
    return shown(kept, search, selection.packed()) if kept else None


def offer_begun(request: HttpRequest, search: Search) -> OfferBegun | None:
    """The offer that the text makes, while it is kept."""
    kept = adverts.kept_advert(asking(request), search.advert)
    return begin_offer(kept, search) if kept else None
