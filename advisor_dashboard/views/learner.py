"""One learner, as an advisor of theirs sees them: facts, what went between them, own notes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ..api import learner_page as doors
from ..api.errors import Conflict, Invalid
from ..forms.numbers import whole_number
from ..forms.target import Search
from .pages import asking, page, show
from .selection import Selection

#: More contacts than anybody pages through.
_MOST = 10_000


@page("GET", "HEAD", "POST")
def learner(request: HttpRequest, learner_id: int) -> HttpResponse:
    """The page. Posted: the advisor's note."""
    if request.method == "POST":
        return _note(request, learner_id)
    return _show(request, learner_id)


def _note(request: HttpRequest, learner_id: int) -> HttpResponse:
    text = request.POST.get("note", "")
    version = whole_number(request.POST.get("version", ""), 2**31) or 0
    try:
        note = doors.write_note(asking(request), learner_id, text, version=version)
    except Conflict as error:
        changed = {"said": str(error), "theirs": error.current.text}
        return _show(
            request, learner_id, typed=text, version=error.current.version, changed=changed
        )
    except Invalid as error:
        return _show(request, learner_id, typed=text, version=version, wrong=str(error))
    said = _("Your note is saved.") if note.text else _("There is no note any more.")
    messages.success(request, said, fail_silently=True)
    return redirect(request.get_full_path())


def _show(
    request: HttpRequest,
    learner_id: int,
    *,
    typed: str | None = None,
    version: int | None = None,
    wrong: str = "",
    changed: dict[str, Any] | None = None,
) -> HttpResponse:
    search, selection = Search(request.GET), Selection.read(request.GET)
    skip = whole_number(request.GET.get("older", ""), _MOST) or 0
    found = doors.learner_page(asking(request), learner_id, skip=skip)
    address = search.address(kept=selection.packed())
    context = {
        "learner": found,
        "contacts": [(each, found.senders.get(each.sender_id or 0, "")) for each in found.contacts],
        "note": found.note.text if typed is None else typed,
        "version": found.note.version if version is None else version,
        "wrong": wrong,
        "changed": changed,
        "back": f"{reverse('clicnjob:target')}?{address}",
        "carried": address,
        "skip": skip,
        "next": skip + doors.PAGE,
    }
    return show(request, "learner.html", context, status=200 if not wrong else 400)
