"""Reminding those who have not answered an offer: the names, the message, and one button."""

from __future__ import annotations

from secrets import token_urlsafe

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..api import offers, reminding
from ..api.errors import Conflict, Invalid, NotAllowed, Unavailable
from ..api.offers import SendingOutcome
from ..forms.proposal import ReminderForm
from ..forms.quoting import straight
from .pages import asking, page, show
from .selection import Selection, most_chosen


@page("GET", "HEAD", "POST")
def remind(request: HttpRequest, offer_id: int) -> HttpResponse:
    """Show who would be reminded and with which words; send, if they are still the same people.

    A POST that sends nothing leads to the same page to read, with the message kept.
    """
    if request.method == "POST":
        return _send(request, offer_id)
    offer = offers.get_offer(asking(request), offer_id)
    draft = request.GET.get("draft", "")
    kept = offers.kept_message(asking(request), offer_id, draft) if draft else None
    if draft and kept is None:
        before = reminding.reminded_before(asking(request), offer_id, draft)
        if before is not None:
            return _sent(request, offer_id, before)
    if kept is None:
        form = ReminderForm(initial={"message": _usual_message(offer.title)})
    else:
        form = ReminderForm({"message": kept.text})
        if form.is_valid() and kept.wrong:
            form.add_error("message", kept.wrong)
    # No more than the form brings back: who is left is for a second message.
    preview = reminding.preview_reminder(asking(request), offer_id, most=most_chosen())
    context = {
        "offer": offer,
        "form": form,
        "preview": preview,
        "changed": "changed" in request.GET,
        "token": kept.token if kept else token_urlsafe(32),
        "kept": Selection(frozenset(one.learner_id for one in preview.recipients)).packed(),
    }
    return show(request, "remind.html", context)


def _send(request: HttpRequest, offer_id: int) -> HttpResponse:
    text, token = request.POST.get("message", ""), request.POST.get("token", "")
    form = ReminderForm({"message": text})
    if not form.is_valid():
        return _again(request, offer_id, text)
    try:
        outcome = reminding.remind(
            asking(request),
            offer_id,
            Selection.read(request.POST).ids,
            message=form.cleaned_data["message"],
            token=token,
        )
    except Conflict:
        return _again(request, offer_id, text, changed=True)
    except Unavailable as error:
        messages.warning(request, str(error), fail_silently=True)
        return _again(request, offer_id, text)
    except Invalid as error:
        if error.code == "token":
            raise
        if not error.fields:
            # Beside the message the page to read says it.
            messages.warning(request, str(error), fail_silently=True)
        return _again(request, offer_id, text)
    except NotAllowed as error:
        if error.code != "closed":
            raise
        messages.warning(request, str(error), fail_silently=True)
        return redirect("clicnjob:offer", offer_id)
    return _sent(request, offer_id, outcome)


def _again(
    request: HttpRequest, offer_id: int, text: str, *, changed: bool = False
) -> HttpResponse:
    kept = offers.keep_message(asking(request), offer_id, text)
    address = reverse("clicnjob:remind", args=[offer_id])
    return redirect(f"{address}?draft={kept.token}{'&changed' if changed else ''}")


def _sent(request: HttpRequest, offer_id: int, outcome: SendingOutcome) -> HttpResponse:
    notice = ngettext(
        "%(count)d person was reminded.", "%(count)d people were reminded.", outcome.sent
    ) % {"count": outcome.sent}
    messages.success(request, notice, fail_silently=True)
    return redirect("clicnjob:offer", offer_id)


def _usual_message(title: str) -> str:
    """Words to begin with; without the advisor's name, which the account gives."""
    return _(
        "Hello,\n\n"
        "I sent you an offer: “%(title)s”. You have not answered yet.\n"
        "Yes or no, tell me in one tap. If something keeps you from answering, ask me for help."
    ) % {"title": straight(title)}
