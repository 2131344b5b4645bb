"""Lists that an advisor keeps by hand, and searches to come back to."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..api import learner_lists, saved_searches
from ..api.errors import ApiError, Invalid
from ..api.targeting import TargetQuery
from ..fetched_ahead import is_fetched_ahead
from ..forms.numbers import LARGEST_ID, whole_number
from ..forms.target import Search, since_words
from .pages import asking, page, show
from .selection import Selection

#: What of a search's address is of one moment, and not of the search.
_OF_A_MOMENT = ("offer", "draft", "advert", "page", "kept", "since")


@page("GET", "HEAD", "POST")
def lists(request: HttpRequest) -> HttpResponse:
    """All of them, with the searches. Posted: people put on a list, or a search deleted."""
    if request.method == "POST":
        return _change(request)
    return _show(request, Selection.read(request.GET))


def _show(request: HttpRequest, selection: Selection, refusal: str = "") -> HttpResponse:
    """The page; after a refusal with the sentence, and all that was chosen and typed."""
    context = {
        "lists": learner_lists.own_lists(asking(request)),
        "searches": saved_searches.own_searches(asking(request), read_search),
        "selection": selection,
        "kept": selection.packed(),
        "address": Search(request.GET).address(kept=selection.packed()),
        "refusal": refusal,
        "name": request.POST.get("name", ""),
        "chosen": request.POST.get("list", ""),
    }
    return show(request, "lists.html", context, status=400 if refusal else 200)


@page("GET", "HEAD", "POST")
def one_list(request: HttpRequest, list_id: int) -> HttpResponse:
    """One list. Posted: people taken off it, or the whole list deleted."""
    if request.method == "POST":
        return _change_one(request, list_id)
    shown = learner_lists.show_list(asking(request), list_id)
    everybody = Selection(frozenset(card.learner_id for card in shown.cards))
    context = {"list": shown, "kept": everybody.packed()}
    return show(request, "list.html", context)


@page("POST")
def search_save(request: HttpRequest) -> HttpResponse:
    """Keep the search that the address says."""
    search = Search(request.GET)
    selection = Selection.read(request.GET)
    back = f"{reverse('clicnjob:target')}?{search.address(kept=selection.packed())}"
    try:
        kept = saved_searches.save_search(
            asking(request), request.POST.get("name", ""), _lasting(search.address())
        )
    except Invalid as refusal:
        messages.warning(request, str(refusal), fail_silently=True)
        return redirect(back)
    said = _("“%(name)s” is kept. The first page tells when somebody new fits.")
    messages.success(request, said % {"name": kept.name}, fail_silently=True)
    return redirect(back)


@page("GET")
def search_open(request: HttpRequest, search_id: int) -> HttpResponse:
    """Lead to a search, where who is new is marked; from now on who comes is new."""
    ahead = is_fetched_ahead(request.headers)
    address, looked_at = saved_searches.open_search(asking(request), search_id, ahead=ahead)
    since = since_words(looked_at)
    return redirect(f"{reverse('clicnjob:target')}?{address}&since={since}")


def read_search(address: str) -> TargetQuery | None:
    """The query of a search's address; ``None`` if it cannot be read any more."""
    try:
        search = Search(QueryDict(address))
    except ApiError:
        return None
    return search.query if search.valid else None


def _lasting(address: str) -> str:
    words = QueryDict(address, mutable=True)
    for name in _OF_A_MOMENT:
        words.pop(name, None)
    return words.urlencode()


def _change(request: HttpRequest) -> HttpResponse:
    if search_id := whole_number(request.POST.get("forget", ""), LARGEST_ID):
        saved_searches.delete_search(asking(request), search_id)
        messages.success(request, _("The search is deleted."), fail_silently=True)
        return redirect("clicnjob:lists")
    selection = Selection.read(request.POST)
    if not selection:
        messages.warning(
            request, _("Nobody is chosen yet. Tick one person or more."), fail_silently=True
        )
        return redirect("clicnjob:target")
    list_id = whole_number(request.POST.get("list", ""), LARGEST_ID)
    try:
        filled = learner_lists.add_to_list(
            asking(request), selection.ids, list_id=list_id, name=request.POST.get("name", "")
        )
    except Invalid as refusal:
        return _show(request, selection, str(refusal))
    said = ngettext(
        "“%(name)s” holds %(count)d person now.",
        "“%(name)s” holds %(count)d people now.",
        filled.count,
    )
    values = {"name": filled.name, "count": filled.count}
    messages.success(request, said % values, fail_silently=True)
    return redirect("clicnjob:list", filled.list_id)


def _change_one(request: HttpRequest, list_id: int) -> HttpResponse:
    if "delete" in request.POST:
        learner_lists.delete_list(asking(request), list_id)
        messages.success(request, _("The list is deleted."), fail_silently=True)
        return redirect("clicnjob:lists")
    off = whole_number(request.POST.get("off", ""), LARGEST_ID)
    if off is None:
        raise Invalid(_("This page is incomplete. Load it again."))
    learner_lists.take_off_list(asking(request), list_id, [off])
    return redirect("clicnjob:list", list_id)
