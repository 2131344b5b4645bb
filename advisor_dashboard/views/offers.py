"""The offers of the structure: the list, and one with its answers."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from ..api import offer_files, offers
from ..api.errors import Invalid
from ..api.offer_figures import own_figures
from ..following.drawing import funnel_picture, weeks_picture
from ..forms.numbers import LARGEST_PAGE, whole_number
from ..forms.target import Search, address_for
from .board import board_of
from .pages import asking, file_answer, page, show
from .propose import nobody_chosen
from .selection import Selection

_ON_A_SHEET = 20


@dataclass(frozen=True)
class Sheet:
    """One page of the list of offers; ``address`` is what its links carry along."""

    number: int
    last: int
    address: str

    @property
    def before(self) -> str:
        """The query string of the page before."""
        return self._query(self.number - 1)

    @property
    def after(self) -> str:
        """The query string of the page after."""
        return self._query(self.number + 1)

    def _query(self, number: int) -> str:
        return f"{self.address}&sheet={number}" if self.address else f"sheet={number}"


@page("GET", "HEAD")
def offer_list(request: HttpRequest) -> HttpResponse:
    """The offers, sheet by sheet; with people chosen, it asks which one to propose to them."""
    search = Search(request.GET)
    selection = Selection.read(request.GET)
    address = search.address(kept=selection.packed())
    if "choose" in request.GET and not selection:
        return nobody_chosen(request, search)
    sheet = _sheet(request, address if selection else "")
    context = {
        "offers": offers.list_offers(
            asking(request), limit=_ON_A_SHEET, offset=(sheet.number - 1) * _ON_A_SHEET
        ),
        "sheet": sheet,
        "selection": selection,
        "address": address,
    }
    return show(request, "offers.html", context)


@page("GET", "HEAD", "POST")
def offer_detail(request: HttpRequest, offer_id: int) -> HttpResponse:
    """One offer with the board of those to whom it was proposed, and its figures.

    A POST closes the offer, or opens it again.
    """
    if request.method == "POST":
        return _close_or_reopen(request, offer_id)
    offer = offers.get_offer(asking(request), offer_id)
    funnel, weeks = own_figures(offer)
    context = {
        "offer": offer,
        "board": board_of(offer, request.GET),
        "silent": sum(line.silent for line in offer.proposals),
        "funnel": funnel_picture(funnel),
        "answers": weeks_picture(weeks),
        "others": offer.proposed - len(offer.proposals),
        "search_address": address_for(offer),
    }
    return show(request, "offer.html", context)


@page("GET", "HEAD")
def offer_file(request: HttpRequest, offer_id: int) -> HttpResponse:
    """The file that goes along with an offer, to save."""
    file = offer_files.advisors_file(asking(request), offer_id)
    return file_answer(file.name, file.mime_type, file.data)


def _close_or_reopen(request: HttpRequest, offer_id: int) -> HttpResponse:
    if "close" in request.POST:
        offers.close_offer(asking(request), offer_id)
        notice = _("The offer is closed. Nobody can answer it any more.")
    elif "reopen" in request.POST:
        try:
            offers.reopen_offer(asking(request), offer_id)
        except Invalid as refusal:
            messages.warning(request, str(refusal), fail_silently=True)
            return redirect("clicnjob:offer_edit", offer_id)
        notice = _("The offer is open again.")
    else:
        raise Invalid(_("This page is incomplete. Load it again."))
    messages.success(request, notice, fail_silently=True)
    return redirect("clicnjob:offer", offer_id)


def _sheet(request: HttpRequest, address: str) -> Sheet:
    """The page asked for; beyond the last one means the last one.

    It has a name of its own, because ``page`` is that of the search that is carried along.
    """
    number = whole_number(request.GET.get("sheet", ""), LARGEST_PAGE) or 1
    last = max(1, ceil(offers.count_offers(asking(request)) / _ON_A_SHEET))
    return Sheet(min(number, last), last, address)
