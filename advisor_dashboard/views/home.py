"""The first page: search for a job, then what is new on the latest offers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict

from ..api import offers, saved_searches
from ..api.access import reach_of
from ..api.features import Shown, parts_of
from ..forms.target import TargetForm
from .lists import read_search
from .pages import asking, page, show

_LATEST = 6


@page("GET", "HEAD")
def home(request: HttpRequest) -> HttpResponse:
    """The search box and the structure's offers, those with the newest answers first."""
    # Asked here, not of the frame: a toggle that cannot be read is no institution's decision.
    shown = Shown.of(parts_of(reach_of(asking(request))))
    latest = []
    if shown.offers:
        latest = offers.list_offers(asking(request), limit=_LATEST, newest_answers_first=True)
    full = len(latest) == _LATEST
    searches = []
    if shown.cvs:
        searches = saved_searches.own_searches(asking(request), read_search)
    context = {
        "searches": searches,
        "shown": shown,
        "form": TargetForm(QueryDict()),
        "offers": latest,
        "more": full and offers.count_offers(asking(request)) > _LATEST,
    }
    return show(request, "home.html", context)
