"""A learner's page of one offer: read, answered in one tap, with the CV that goes along."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from clicnjob_xblocks.offer_cards import card_of
from clicnjob_xblocks.translation import SHARED, translator

from ..api import offer_files, own_offer
from ..api.errors import ApiError, Invalid, NotAllowed
from ..api.inbox import Answer
from ..api.own_page import a_course_of, way_back, way_to_cv
from ..fetched_ahead import is_fetched_ahead
from .pages import Audience, asking, file_answer, page, pdf_answer, show

LEARNERS = Audience.LEARNERS


@page("GET", "HEAD", "POST", audience=LEARNERS)
def my_offer(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """The offer. Posted: an answer, that they applied, or which page of the CV goes along."""
    if request.method == "POST":
        return _change(request, proposal_id)
    if request.method == "GET" and not is_fetched_ahead(request.headers):
        # Whoever looks as somebody else reads it all the same: it is their own.
        with suppress(NotAllowed):
            own_offer.mark_seen(asking(request), proposal_id)
    found = own_offer.own_offer(asking(request), proposal_id)
    context: dict[str, Any] = {
        "audience": LEARNERS,
        "offer": found.item,
        "card": card_of(found.item, translator(SHARED, None)),
        "cv_pages": found.cv_pages,
        "cv_open": found.cv_open,
        "too_late": "late" in request.GET and not found.item.open,
        "shows_cv": any(each.shown for each in found.cv_pages),
        "may_say_applied": found.item.open and found.item.noted is None and _wants(found),
        **_ways(request),
    }
    return show(request, "my_offer.html", context)


@page("GET", "HEAD", audience=LEARNERS)
def my_offer_file(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """The file that goes along with the offer, to save."""
    file = offer_files.learners_file(asking(request), proposal_id)
    return file_answer(file.name, file.mime_type, file.data)


@page("GET", "HEAD", audience=LEARNERS)
def my_offer_cv(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """A page of the learner's own CV, to save and send."""
    wanted = request.GET.get("page", "")
    return pdf_answer(own_offer.own_cv_page(asking(request), proposal_id, wanted))


def _wants(found: own_offer.OwnOffer) -> bool:
    return found.item.answer != Answer.NOT_FOR_ME


def _ways(request: HttpRequest) -> dict[str, Any]:
    """The way back to a course of the learner's, and to where the CV is made, if there are any."""
    ways: dict[str, Any] = {}
    with suppress(ApiError):
        ways["back"] = way_back(a_course_of(asking(request)))
    with suppress(ApiError):
        # The course of the offer may be another one than that of the CV.
        ways["cv_url"] = way_to_cv(asking(request))
    return ways


def _change(request: HttpRequest, proposal_id: int) -> HttpResponse:
    person = asking(request)
    tasks: dict[str, tuple[Callable[[], None], str]] = {
        "answer": (
            lambda: own_offer.answer(person, proposal_id, request.POST["answer"]),
            "answer",
        ),
        "applied": (lambda: own_offer.say_applied(person, proposal_id), "apply"),
        "not_applied": (lambda: own_offer.take_back_applied(person, proposal_id), "apply"),
        "show": (lambda: own_offer.show_cv(person, proposal_id, request.POST["show"]), "cv"),
        "hide": (lambda: own_offer.hide_cv(person, proposal_id), "cv"),
    }
    for name, (task, place) in tasks.items():
        if name not in request.POST:
            continue
        try:
            task()
        except (Invalid, NotAllowed) as refusal:
            if refusal.code == "closed":
                # Said beside the answer that stays, where the finger was.
                return _to(proposal_id, "?late", "answer")
            if refusal.code == "masquerade":
                raise
            messages.warning(request, str(refusal), fail_silently=True)
        return _to(proposal_id, "", place)
    raise Invalid(_("This page is incomplete. Load it again."))


def _to(proposal_id: int, query: str, place: str) -> HttpResponse:
    address = reverse("clicnjob:my_offer", args=[proposal_id])
    return redirect(f"{address}{query}#{place}")
