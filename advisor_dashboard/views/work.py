"""Long works: how far one is, what came out, and the exports that start one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from clicnjob_xblocks.content.spreadsheet import MIME_TYPE

from ..api import exports, long_work
from ..api.errors import Invalid
from ..forms.numbers import whole_number
from ..forms.target import Search
from .pages import asking, file_answer, page, show

#: More files than any export has.
LARGEST_PART = 10**6
#: Seconds until a page without JavaScript asks again.
REFRESH = 4


@page("GET", "HEAD", "POST")
def work(request: HttpRequest, token: str) -> HttpResponse:
    """How far it is; it may be left and come back to. A POST begins anew what broke off."""
    if request.method == "POST":
        long_work.begin_anew(asking(request), token)
        return redirect("clicnjob:work", token)
    found = long_work.work_of(asking(request), token)
    return show(request, "work.html", {"work": found, "refresh": REFRESH})


@page("GET", "HEAD")
def work_file(request: HttpRequest, token: str) -> HttpResponse:
    """One of the files that come out, to save."""
    number = whole_number(request.GET.get("part", ""), LARGEST_PART) or 1
    name, data = exports.file_of(asking(request), token, number)
    return file_answer(name, MIME_TYPE, data)


@page("POST")
def target_export(request: HttpRequest) -> HttpResponse:
    """Have a file made of all whom the search in the address finds."""
    search = Search(request.GET)
    if not search.valid:
        sentences = [each for texts in search.form.errors.values() for each in texts]
        raise Invalid(" ".join(map(str, sentences)))
    about = f"{reverse('clicnjob:target')}?{search.address()}"
    return redirect(
        "clicnjob:work", exports.export_learners(asking(request), search.query, about=about)
    )


@page("POST")
def offer_export(request: HttpRequest, offer_id: int) -> HttpResponse:
    """Have a file made of the answers to an offer."""
    return redirect("clicnjob:work", exports.export_follow_up(asking(request), offer_id))
