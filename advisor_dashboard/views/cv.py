"""A learner's CV, as an advisor reads, prints and saves it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cv_xblock.document import CV, Page, from_dict, pages_of

from ..api import targeting
from ..api.cv_pages import page_in_words, printed_page
from ..api.errors import NotFound
from ..forms.target import Search
from .pages import asking, page, pdf_answer, show
from .selection import Selection


def _whole(cv: CV) -> Page:
    """Advisors read every fact; the street only where the learner has it printed."""
    return Page(address=pages_of(cv)[0].address)


@page("GET", "HEAD")
def learner_cv(request: HttpRequest, learner_id: int) -> HttpResponse:
    """The CV. The API asks the platform anew, and notes who looked."""
    search = Search(request.GET)
    selection = Selection.read(request.GET)
    shared = targeting.read_cv(asking(request), learner_id)
    cv = from_dict(shared.document)
    from_offer = search.offer_id if "of" in request.GET else None
    context = {
        "cv": shared,
        "sheet": page_in_words(cv, _whole(cv)),
        "jobs": [job.said or job.label for job in cv.wanted_jobs if job.label],
        "radius_km": cv.radius_km if cv.commune else None,
        "says_when": cv.availability.kind != "unknown",
        "from_offer": from_offer,
        "back": reverse("clicnjob:offer", args=[from_offer])
        if from_offer
        else f"{reverse('clicnjob:target')}?{search.address(kept=selection.packed())}",
    }
    return show(request, "cv.html", context)


@page("GET", "HEAD")
def learner_cv_pdf(request: HttpRequest, learner_id: int) -> HttpResponse:
    """A page as a file, the first unless another is named; as much a look as reading."""
    shared = targeting.read_cv(asking(request), learner_id)
    cv = from_dict(shared.document)
    pages = {each.id: each for each in pages_of(cv)}
    wanted = pages.get(request.GET["page"]) if "page" in request.GET else pages_of(cv)[0]
    if wanted is None:
        raise NotFound(_("This page of the CV is not there any more. Read the whole CV."))
    return pdf_answer(printed_page(learner_id, cv, wanted))
