"""Writing a new offer, and changing one.

What cannot be saved is kept, and leads on to a page to read that explains it: going back and
loading anew never ask to send a form again, and nothing typed is lost.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ..api import adverts, features, occupations, offer_files, offers, targeting
from ..api.errors import Conflict, Invalid
from ..api.occupations import AppellationChoice
from ..api.offers import OfferDetail
from ..forms.numbers import whole_number
from ..forms.offer import SENT_ALONG, OfferForm
from ..forms.target import Search, token
from .advert import offer_begun
from .offer_upload import LEAVE_OUT, REFUSED, REMOVE, Upload, sent_upload
from .pages import asking, page, show
from .propose import nobody_chosen, to_confirm
from .selection import Selection

_LARGEST_VERSION = 2**31 - 1
_SENT_ALONG = (*SENT_ALONG, REMOVE, LEAVE_OUT)


@page("GET", "HEAD", "POST")
def offer_new(request: HttpRequest) -> HttpResponse:
    """Write an offer; with people chosen, go on to the message for them."""
    reach = features.reach_with(asking(request), features.OFFERS)
    search = Search(request.GET)
    selection = Selection.read(request.GET)
    address = search.address(kept=selection.packed())
    if "choose" in request.GET and not selection:
        return nobody_chosen(request, search)
    begun = offer_begun(request, search)
    form = OfferForm(
        _typed(request),
        initial=begun.initial if begun else {"job": search.text},
        structures=[(key, reach.structure_name(key)) for key in reach.structure_keys()],
        refused=partial(offers.wrong_fields, asking(request)),
        searched=begun.searched if begun and begun.searched else _searched_jobs(request, search),
    )
    if request.method == "POST":
        upload = sent_upload(request, _token(request))
        if not form.is_valid() or upload.refused:
            return _explain(request, upload, address)
        try:
            offer = offers.create_offer(asking(request), form.draft(), file=upload.file)
        except Invalid:
            return _explain(request, upload, address)
        _forget(request)
        if begun:
            adverts.forget_advert(asking(request), search.advert)
            if selection:
                return to_confirm(request, offer, search, selection)
        return _after(request, offer, selection, address)
    context = {
        "begun": begun,
        "form": _with_file_refused(request, form),
        "waiting_file": offer_files.kept_file_name(asking(request), _token(request)),
        "selection": selection,
        "address": address,
        "action_address": _joined(address, _token(request)),
    }
    return show(request, "offer_form.html", context)


@page("GET", "HEAD", "POST")
def offer_edit(request: HttpRequest, offer_id: int) -> HttpResponse:
    """Change an offer; what a colleague changed in between is shown, and nothing is lost."""
    offer = offers.get_offer(asking(request), offer_id)
    typed = _typed(request)
    form = OfferForm(
        typed,
        structures=[],
        refused=partial(offers.wrong_fields, asking(request), offer_id=offer_id),
        before=offer,
    )
    version = offer.version
    if typed is not None:
        version = whole_number(typed.get("version", ""), _LARGEST_VERSION) or 0
    if request.method == "POST":
        upload = sent_upload(request, _token(request))
        if not form.is_valid() or upload.refused:
            return _explain(request, upload)
        try:
            offers.change_offer(
                asking(request),
                offer_id,
                form.draft(),
                base_version=version,
                file=upload.change,
            )
        except (Invalid, Conflict):
            return _explain(request, upload)
        _forget(request)
        messages.success(request, _("The offer is saved."), fail_silently=True)
        return redirect("clicnjob:offer", offer_id)
    context: dict[str, Any] = {
        "form": _with_file_refused(request, form),
        "removes_file": bool((typed or {}).get(REMOVE)),
        "waiting_file": offer_files.kept_file_name(asking(request), _token(request)),
        "offer": offer,
        "version": version,
        "action_address": _joined("", _token(request)),
    }
    if version != offer.version and form.is_valid():
        # The next save replaces what the colleague wrote, knowingly.
        context |= {"version": offer.version, "theirs": form.differing(offer)}
    return show(request, "offer_form.html", context)


def _typed(request: HttpRequest) -> dict[str, str] | None:
    """What is sent now, or was kept of what could not be saved; ``None`` for a fresh form."""
    if request.method == "POST":
        return {name: request.POST[name] for name in _SENT_ALONG if name in request.POST}
    kept = _token(request)
    return offers.kept_form(asking(request), kept) if kept else None


def _token(request: HttpRequest) -> str:
    return token(request.GET, "form")


def _with_file_refused(request: HttpRequest, form: OfferForm) -> OfferForm:
    """The form, with what is wrong with the file that was sent with it."""
    refused = (_typed(request) or {}).get(REFUSED, "")
    if refused and form.is_bound:
        form.full_clean()
        form.add_refusals({"file": offer_files.refusal_words(refused)})
    return form


def _explain(request: HttpRequest, upload: Upload, address: str = "") -> HttpResponse:
    """On to the page that says what is wrong with what was sent; a good file waits with it."""
    typed = {**(_typed(request) or {}), REFUSED: upload.refused}
    kept = offers.keep_form(asking(request), typed)
    if upload.file is not None:
        offer_files.keep_file(asking(request), kept, upload.file)
    return redirect(f"{request.path}?{_joined(address, kept)}")


def _joined(address: str, kept: str) -> str:
    return "&".join(part for part in (address, f"form={kept}" if kept else "") if part)


def _forget(request: HttpRequest) -> None:
    offers.forget_form(asking(request), _token(request))


def _searched_jobs(request: HttpRequest, search: Search) -> list[AppellationChoice]:
    """The jobs that are ticked in the search, those first that somebody wants."""
    if not (search.valid and search.text):
        return []
    ticks = targeting.target(asking(request), search.query).occupations
    ticked = sorted((tick for tick in ticks if tick.ticked), key=lambda tick: not tick.count)
    return [occupations.name_of_match(tick.match) for tick in ticked]


def _after(
    request: HttpRequest, offer: OfferDetail, selection: Selection, address: str
) -> HttpResponse:
    if selection:
        return redirect(f"{reverse('clicnjob:propose', args=[offer.id])}?{address}")
    messages.success(request, _("The offer is saved."), fail_silently=True)
    return redirect("clicnjob:offer", offer.id)
