"""From people chosen to an offer sent: the message, the exact list, the confirmation."""

from __future__ import annotations

import re
from secrets import token_urlsafe
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..api import offers
from ..api.errors import Conflict, Invalid
from ..api.offers import OfferDetail, ProposalPreview
from ..forms.proposal import MessageForm
from ..forms.quoting import straight
from ..forms.target import Search
from .pages import asking, page, show
from .selection import Selection

_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")


@page("GET", "HEAD", "POST")
def propose(request: HttpRequest, offer_id: int) -> HttpResponse:
    """Write the message; then see who exactly would get it. Nothing is sent here."""
    step = _Step(request, offer_id)
    if not step.selection:
        return step.back_to_search()
    if request.method != "POST":
        return step.ask_message(MessageForm(initial={"message": step.usual_message()}))
    form = MessageForm(request.POST)
    if not form.is_valid() or "edit" in request.POST:
        return step.ask_message(form)
    return step.ask_confirmation(form.cleaned_data["message"], step.preview())


@page("GET", "HEAD", "POST")
def confirm(request: HttpRequest, offer_id: int) -> HttpResponse:
    """Send, if the number confirmed is still the right one.

    Whoever comes by GET (after a new login, by the history) goes back to the message.
    """
    step = _Step(request, offer_id)
    if request.method != "POST":
        return redirect(f"{reverse('clicnjob:propose', args=[offer_id])}?{step.address}")
    form = MessageForm(request.POST)
    if not step.selection:
        return step.back_to_search()
    if not form.is_valid():
        return step.ask_message(form)
    message = form.cleaned_data["message"]
    try:
        outcome = offers.propose(
            asking(request),
            offer_id,
            step.selection.ids,
            message=message,
            confirmed=_confirmed(request),
            token=_token(request),
        )
    except Invalid as refusal:
        if "message" not in refusal.fields:
            raise
        form.add_error("message", refusal.fields["message"])
        return step.ask_message(form)
    except Conflict as conflict:
        return step.ask_confirmation(message, conflict.current or step.preview(), str(conflict))
    notice = ngettext(
        "Offer proposed to %(count)d person.", "Offer proposed to %(count)d people.", outcome.sent
    ) % {"count": outcome.sent}
    messages.success(request, notice, fail_silently=True)
    return redirect("clicnjob:offer", offer_id)


class _Step:
    """What every step shares: the offer, the people chosen, the way back to the search."""

    def __init__(self, request: HttpRequest, offer_id: int) -> None:
        self.request = request
        self.selection = Selection.read(request.GET)
        self.address = Search(request.GET).address(kept=self.selection.packed())
        self.offer: OfferDetail = offers.get_offer(asking(request), offer_id)

    def preview(self) -> ProposalPreview:
        return offers.preview(asking(self.request), self.offer.id, self.selection.ids)

    def back_to_search(self) -> HttpResponse:
        messages.warning(
            self.request, _("Nobody is chosen yet. Tick one person or more."), fail_silently=True
        )
        return redirect(f"{reverse('clicnjob:target')}?{self.address}")

    def usual_message(self) -> str:
        """A message to begin with, in the words in which an advisor speaks to a learner.

        It does not hold the advisor's name: the learner reads that beside the message, from
        the account, and it goes when the account goes.
        """
        return _(
            "Hello,\n\n"
            "I have received an offer that may suit you: “%(title)s”.\n"
            "Read it and tell me whether it interests you. "
            "If you need help to answer, tell me too: we will do it together."
        ) % {"title": straight(self.offer.title)}

    def ask_message(self, form: MessageForm) -> HttpResponse:
        context = {"form": form, "preview": self.preview()}
        return self._show("propose.html", context)

    def ask_confirmation(
        self, message: str, preview: ProposalPreview, changed: str = ""
    ) -> HttpResponse:
        # Only those who are shown go on: with the same number, they are the same people.
        shown = Selection(frozenset(person.learner_id for person in preview.recipients))
        context = {
            "message": message,
            "preview": preview,
            "changed": changed,
            "token": token_urlsafe(32),
            "shown": Search(self.request.GET).address(kept=shown.packed()),
        }
        return self._show("confirm.html", context, status=409 if changed else 200)

    def _show(self, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
        common = {"offer": self.offer, "selection": self.selection, "address": self.address}
        return show(self.request, template, {**common, **context}, status=status)


def _confirmed(request: HttpRequest) -> int:
    text = request.POST.get("confirmed", "")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Invalid(_("The number of people is missing. Go back and confirm again."))
    return int(text)


def _token(request: HttpRequest) -> str:
    token = request.POST.get("token", "")
    if not _TOKEN.fullmatch(token):
        raise Invalid(_("This page is incomplete. Go back and confirm again."))
    return token
