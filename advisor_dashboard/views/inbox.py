"""A learner's messages as a page: read, and answered in one tap, with or without a script."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from clicnjob_xblocks.offer_cards import own_offers

from ..api import inbox as doors
from ..api.errors import Invalid, NotAllowed, NotFound
from ..api.memos import unseen_count
from ..api.own_page import a_course_of, enter, own_page, way_back
from ..forms.numbers import LARGEST_ID, whole_number
from .pages import Audience, asking, page, show

LEARNERS = Audience.LEARNERS


@page("GET", "HEAD", audience=LEARNERS)
def my_messages(request: HttpRequest) -> HttpResponse:
    """To the messages, in a course of the person's own."""
    return redirect("clicnjob:inbox", a_course_of(asking(request)))


@page("GET", "HEAD", "POST", audience=LEARNERS)
def inbox(request: HttpRequest, course_key: str) -> HttpResponse:
    """The messages, the same in every course, with the way back to this one.

    A mail leads here with ``about``, the offer's id: on to the offer's own page.
    """
    if request.method == "POST":
        return _change(request, course_key)
    try:
        about = own_page(asking(request), course_key)
    except NotAllowed as refusal:
        if refusal.code != "masquerade":
            raise
        shut = {"audience": LEARNERS, "watched": True, "back": way_back(course_key)}
        return show(request, "inbox.html", shut)
    proposal_id = _proposal_about(request)
    if proposal_id is not None:
        return redirect("clicnjob:my_offer", proposal_id)
    address = reverse("clicnjob:inbox", args=[course_key])
    offers = own_offers(
        doors.inbox(asking(request), course_key=course_key),
        opened=_number(request.GET.get("offer", "")),
        too_late="late" in request.GET,
        cv=about.cv,
        action=address,
        csrf_token=get_token(request),
    )
    context: dict[str, Any] = {
        "audience": LEARNERS,
        "about": about,
        "back": way_back(course_key),
        "offers": offers,
        "new_memos": unseen_count(asking(request)),
    }
    return show(request, "inbox.html", context)


def _change(request: HttpRequest, course_key: str) -> HttpResponse:
    """An offer was answered."""
    enter(asking(request), course_key)
    number = _number(request.POST.get("offer", ""))
    given = request.POST.get("answer", "")
    address = reverse("clicnjob:inbox", args=[course_key])
    if number is None:
        raise NotFound(_("This offer is not in your messages."))
    try:
        doors.answer(asking(request), number, given, course_key=course_key)
    except (Invalid, NotAllowed) as refusal:
        if refusal.code == "closed":
            # Said beside the answer that stays, where the finger was.
            return redirect(f"{address}?offer={number}&late#offer-{number}")
        messages.warning(request, str(refusal), fail_silently=True)
    return redirect(f"{address}?offer={number}#offer-{number}")


def _proposal_about(request: HttpRequest) -> int | None:
    offer_id = _number(request.GET.get("about", ""))
    return None if offer_id is None else doors.proposal_about(asking(request), offer_id)


def _number(text: str) -> int | None:
    try:
        return whole_number(text, LARGEST_ID)
    except Invalid:
        return None
