"""A learner's memo sheets as pages: the list, one of them with notes, the file."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from clicnjob_xblocks.memos import words
from clicnjob_xblocks.memos.pictograms import drawing, is_pictogram
from clicnjob_xblocks.memos.showing import sheet_html
from clicnjob_xblocks.rendering import render
from clicnjob_xblocks.translation import SHARED, translator

from ..api import memos as doors
from ..api.errors import ApiError, Conflict, Invalid, NotFound
from ..api.memo_paper import own_pdf
from ..api.own_page import a_course_of, way_back
from ..fetched_ahead import is_fetched_ahead
from .live_answers import as_json, in_json, refusal, sent
from .pages import Audience, asking, page, pdf_answer, show

LEARNERS = Audience.LEARNERS


@page("GET", "HEAD", audience=LEARNERS)
def memos(request: HttpRequest) -> HttpResponse:
    """All of them: those that an advisor has just sent come first."""
    kept = [(each, _drawn(each.pictogram)) for each in doors.own_memos(asking(request))]
    context = {"audience": LEARNERS, "memos": kept, "back": _back(request)}
    return show(request, "memos.html", context)


@page("GET", "HEAD", "POST", audience=LEARNERS)
def memo(request: HttpRequest, memo_id: int) -> HttpResponse:
    """One of them. Posted: the notes, or that it may go."""
    if request.method == "POST":
        return _change(request, memo_id)
    found = doors.own_memo(asking(request), memo_id)
    if request.method == "GET" and not is_fetched_ahead(request.headers):
        # Whoever looks as somebody else reads it all the same: it is their own.
        with suppress(ApiError):
            doors.mark_seen(asking(request), memo_id)
    gettext = translator(SHARED, None)
    stored = _notes_value(found.notes)
    context: dict[str, Any] = {
        "audience": LEARNERS,
        "memo": found,
        "back": _back(request),
        "sheet": sheet_html(found.sheet, gettext, found.replace, level=1),
        "notes": render(
            SHARED,
            "memo_notes.html",
            {
                "gettext": gettext,
                "uid": "own",
                "notes": found.notes.text,
                "notes_limit": words.NOTES_LIMIT,
            },
        ),
        "for_the_script": {
            "learner": str(asking(request)),
            "stored": stored,
            "strings": words.for_the_notes(gettext),
            "my_notes": gettext(words.ON_PAPER["notes"]),
            "draft": f"clicnjob.memo.{asking(request)}.{memo_id}",
        },
    }
    return show(request, "memo.html", context)


@in_json("POST")
def memo_notes(request: HttpRequest, memo_id: int) -> HttpResponse:
    """The page saves what is being written."""
    if not request.user.is_authenticated:
        return refusal(403, _("You are not logged in. Log in again."), "anonymous")
    data = sent(request)
    if str(data.get("learner")) != str(asking(request)):
        sentence = _("Somebody else has logged in since. Log in again as yourself.")
        return refusal(403, sentence, "somebody_else")
    document, version = data.get("document"), data.get("version")
    text = document.get("text") if isinstance(document, dict) else None
    if isinstance(version, bool) or not isinstance(version, int):
        raise Invalid(_("This page sent something odd."))
    try:
        notes = doors.write_notes(asking(request), memo_id, text, version=version)
    except Conflict as error:
        current = _notes_value(error.current)
        answer = {"error": str(error), "code": error.code, "current": current}
        return as_json(answer, error.status)
    return as_json(_notes_value(notes))


@page("GET", "HEAD", audience=LEARNERS)
def memo_pdf(request: HttpRequest, memo_id: int) -> HttpResponse:
    """A sheet to print, with the notes on it."""
    return pdf_answer(own_pdf(asking(request), memo_id))


def _change(request: HttpRequest, memo_id: int) -> HttpResponse:
    if "away" in request.POST:
        doors.take_away(asking(request), memo_id)
        messages.success(request, _("The sheet is gone from your memos."), fail_silently=True)
        return redirect("clicnjob:memos")
    raise NotFound(_("This sheet is not in your memos."))


def _back(request: HttpRequest) -> str | None:
    """The way to the latest of the person's courses; memos are there without one, too."""
    with suppress(ApiError):
        return way_back(a_course_of(asking(request)))
    return None


def _notes_value(notes: doors.Notes) -> dict[str, Any]:
    return {
        "document": {"text": notes.text},
        "version": notes.version,
        "saved_at": notes.saved_at.isoformat() if notes.saved_at else None,
    }


def _drawn(pictogram: str) -> SafeString:
    # A drawing of our own, of a name that we know.
    return SafeString(drawing(pictogram if is_pictogram(pictogram) else "page"))
