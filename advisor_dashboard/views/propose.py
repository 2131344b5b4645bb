"""From people chosen to an offer sent: the message, the exact list, the confirmation.

Each step is a page that is read by GET and answered by POST, and each POST leads on to a page
to read: going back and loading anew never ask to send a form again.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..api import offers, targeting
from ..api.alike_offers import alike_offer
from ..api.errors import Conflict, Invalid, NotAllowed, Unavailable
from ..api.long_sending import propose_later, takes_long
from ..api.offers import KeptMessage, OfferDetail, ProposalPreview, SendingOutcome
from ..conf import get_config
from ..forms.numbers import LARGEST_COUNT, whole_number
from ..forms.proposal import MessageForm
from ..forms.quoting import straight
from ..forms.target import Search
from .pages import asking, page, show
from .selection import Selection


@page("GET", "HEAD", "POST")
def propose(request: HttpRequest, offer_id: int) -> HttpResponse:
    """Write the message; it is kept, and the next page shows who exactly would get it."""
    step = _Step(request, offer_id)
    if not step.selection:
        return step.back_to_search()
    if request.method == "POST":
        written = offers.keep_message(asking(request), offer_id, request.POST.get("message", ""))
        return step.lead_to("confirm" if _form(written).is_valid() else "propose", written.token)
    kept = step.kept()
    form = _form(kept) if kept else MessageForm(initial={"message": usual_message(step.offer)})
    return step.show("propose.html", {"form": form, "preview": step.preview()})


@page("GET", "HEAD", "POST")
def confirm(request: HttpRequest, offer_id: int) -> HttpResponse:
    """Show the message and who exactly gets it; send, if that number is still the right one."""
    step = _Step(request, offer_id)
    kept = step.kept()
    # Of all who are found nobody is left once they have it.
    if not step.selection and (kept or not step.everybody):
        return step.back_to_search()
    if kept is None:
        return step.sent_or_forgotten()
    if not _form(kept).is_valid():
        return step.lead_to("propose")
    if request.method == "POST":
        return _send(step, kept, _number(request.POST.get("confirmed", "")))
    return _ask(step, kept)


def _ask(step: _Step, kept: KeptMessage) -> HttpResponse:
    preview = step.preview()
    # Only those who are shown go on: with the same number, they are the same people.
    shown = Selection.of(preview)
    was = step.request.GET.get("was")
    context = {
        "message": kept.text,
        "preview": preview,
        "changed": was is not None and _number(was) != len(preview.recipients),
        "confirmed_address": step.address(packed=shown.packed()),
        "people": shown.digest() if step.everybody else "",
        "alike": alike_offer(asking(step.request), step.offer.id, shown.ids),
    }
    return step.show("confirm.html", context)


def _send(step: _Step, kept: KeptMessage, confirmed: int) -> HttpResponse:
    try:
        chosen = step.confirmed()
        if chosen is None:
            return step.lead_to("confirm", was=confirmed)
        send = propose_later if takes_long(confirmed) else offers.propose
        outcome = send(
            asking(step.request),
            step.offer.id,
            chosen.ids,
            message=kept.text,
            confirmed=confirmed,
            token=kept.token,
        )
    except Conflict:
        return step.lead_to("confirm", was=confirmed)
    except Unavailable as error:
        messages.warning(step.request, str(error), fail_silently=True)
        return step.lead_to("confirm")
    except (Invalid, NotAllowed):
        # The page to read says why: the offer was closed, or nobody is left.
        return step.lead_to("confirm")
    if isinstance(outcome, str):
        return redirect("clicnjob:work", outcome)
    return step.sent(outcome)


class _Step:
    """What every step shares: the offer, the people chosen, the way back to the search."""

    def __init__(self, request: HttpRequest, offer_id: int) -> None:
        self.request = request
        self.search = Search(request.GET)
        self.offer: OfferDetail = offers.get_offer(asking(request), offer_id, ())
        #: All whom the search finds, more than an address can hold.
        self.everybody = "everybody_found" in request.GET and self.search.valid
        self.selection = self._found() if self.everybody else Selection.read(request.GET)

    def _found(self) -> Selection:
        """The people found who do not have the offer, for all that this advisor can see."""
        most = get_config()["MAX_RECIPIENTS"] + self.offer.proposed
        found = targeting.everybody_found(asking(self.request), self.search.query, most=most)
        having = offers.get_offer(asking(self.request), self.offer.id, found).proposals
        return Selection(frozenset(found)).left_by(line.learner_id for line in having)

    def address(self, *, draft: str | None = None, packed: str | None = None) -> str:
        """The query string of a step: the search, and who was chosen."""
        if self.everybody:
            return f"{self.search.address(draft=draft)}&everybody_found=1"
        kept = self.selection.packed() if packed is None else packed
        return self.search.address(kept=kept, draft=draft)

    def confirmed(self) -> Selection | None:
        """Who gets it; ``None`` if others were shown than would get it now.

        An address that names the people names those who were shown. Of all who are found, the
        form holds a digest of them, and only they go on: who was left out then stays out.
        """
        if not self.everybody:
            return self.selection
        shown = Selection.of(self.preview())
        return shown if self.request.POST.get("people") == shown.digest() else None

    def preview(self) -> ProposalPreview:
        return offers.preview(asking(self.request), self.offer.id, self.selection.ids)

    def kept(self) -> KeptMessage | None:
        """The message that the address speaks of, if it is still kept."""
        return offers.kept_message(asking(self.request), self.offer.id, self.search.draft)

    def lead_to(self, name: str, token: str | None = None, was: int | None = None) -> HttpResponse:
        """On to a page to read; ``was`` is the number that was confirmed and has changed."""
        address = self.address(draft=token)
        changed = "" if was is None else f"&was={was}"
        return redirect(f"{reverse(f'clicnjob:{name}', args=[self.offer.id])}?{address}{changed}")

    def back_to_search(self) -> HttpResponse:
        return nobody_chosen(self.request, self.search)

    def sent_or_forgotten(self) -> HttpResponse:
        """Where to go when there is no message to confirm: it was sent, or is too old."""
        before = offers.sent_before(asking(self.request), self.offer.id, self.search.draft)
        if before is not None:
            return self.sent(before, again=self.request.method != "POST")
        messages.warning(
            self.request,
            _("Nothing was sent. The message is no longer kept: please write it again."),
            fail_silently=True,
        )
        return self.lead_to("propose", token="")

    def sent(self, outcome: SendingOutcome, *, again: bool = False) -> HttpResponse:
        """To the offer and its answers; ``again`` for who comes back to what is done."""
        if again:
            notice = _("This was sent already. Nothing was sent a second time.")
            messages.info(self.request, notice, fail_silently=True)
            return redirect("clicnjob:offer", self.offer.id)
        notice = ngettext(
            "Offer proposed to %(count)d person.",
            "Offer proposed to %(count)d people.",
            outcome.sent,
        ) % {"count": outcome.sent}
        messages.success(self.request, notice, fail_silently=True)
        return redirect("clicnjob:offer", self.offer.id)

    def show(self, template: str, context: dict[str, Any]) -> HttpResponse:
        kept = "" if self.everybody else self.selection.packed()
        common = {
            "offer": self.offer,
            "selection": self.selection,
            "address": self.address(),
            "people_address": self.search.address(kept=kept, offer_id=self.offer.id),
        }
        return show(self.request, template, {**common, **context})


def to_confirm(
    request: HttpRequest, offer: OfferDetail, search: Search, selection: Selection
) -> HttpResponse:
    """Straight to the confirmation of a new offer, with the usual message, which can be changed."""
    written = offers.keep_message(asking(request), offer.id, usual_message(offer))
    address = search.address(kept=selection.packed(), draft=written.token)
    return redirect(f"{reverse('clicnjob:confirm', args=[offer.id])}?{address}")


def nobody_chosen(request: HttpRequest, search: Search) -> HttpResponse:
    """Back to the search, where people are chosen."""
    messages.warning(
        request, _("Nobody is chosen yet. Tick one person or more."), fail_silently=True
    )
    return redirect(f"{reverse('clicnjob:target')}?{search.address()}")


def usual_message(offer: OfferDetail) -> str:
    """A message to begin with, in the words in which an advisor speaks to a learner.

    It does not hold the advisor's name: the learner reads that beside the message, from
    the account, and it goes when the account goes.
    """
    return _(
        "Hello,\n\n"
        "I have received an offer that may suit you: “%(title)s”.\n"
        "Read it and tell me whether it interests you. "
        "If you need help to answer, tell me too: we will do it together."
    ) % {"title": straight(offer.title)}


def _form(kept: KeptMessage) -> MessageForm:
    """The message in its field, with what is wrong with it."""
    form = MessageForm({"message": kept.text})
    if form.is_valid() and kept.wrong:
        form.add_error("message", kept.wrong)
    return form


def _number(text: str) -> int:
    with suppress(Invalid):
        if (number := whole_number(text, LARGEST_COUNT, least=0)) is not None:
            return number
    raise Invalid(_("The number of people is missing. Go back and confirm again."))
