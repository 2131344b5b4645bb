"""The first page: search for a job, then what is new on the latest offers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict

from ..api.first_page import first_page
from ..forms.target import TargetForm
from .lists import read_search
from .pages import asking, page, show


@page("GET", "HEAD")
def home(request: HttpRequest) -> HttpResponse:
    """The search box and the structure's offers, those with the newest answers first."""
    # Asked here, not of the frame: a toggle that cannot be read is no institution's decision.
    found = first_page(asking(request), read_search)
    context = {
        "searches": found.searches,
        "shown": found.shown,
        "form": TargetForm(QueryDict()),
        "offers": found.offers,
        "more": found.more_offers,
    }
    return show(request, "home.html", context)
