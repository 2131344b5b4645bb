"""A learner's CV, as an advisor reads and prints it."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ..api import targeting
from ..forms.target import Search
from .pages import asking, page, show
from .selection import Selection


@page("GET", "HEAD")
def learner_cv(request: HttpRequest, learner_id: int) -> HttpResponse:
    """The CV. The API asks the platform anew, and notes who looked."""
    search = Search(request.GET)
    selection = Selection.read(request.GET)
    cv = targeting.read_cv(asking(request), learner_id)
    from_offer = search.offer_id if "of" in request.GET else None
    context = {
        "cv": cv,
        "document": cv.document,
        "free_from": _day(cv.document.get("availability", {}).get("date", "")),
        "from_offer": from_offer,
        "back": reverse("clicnjob:offer", args=[from_offer])
        if from_offer
        else f"{reverse('clicnjob:target')}?{search.address(kept=selection.packed())}",
    }
    return show(request, "cv.html", context)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
