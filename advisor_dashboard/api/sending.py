"""What each sending of an offer keeps to, a proposal or a reminder: once, and one at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F, Model, QuerySet
from django.utils.translation import gettext as _

from ..models import Message, MessageDraft, Offer
from .access import Reach
from .errors import Invalid, NotAllowed
from .message_drafts import wrong_message
from .offer_drafts import clean_text, has_control
from .offer_rows import is_open, visible_offer


@dataclass(frozen=True)
class SendingOutcome:
    """What was sent. ``repeated`` is true when this confirmation had been sent before."""

    sent: int
    message_id: int
    sent_at: datetime
    repeated: bool


def open_offer(reach: Reach, offer_id: int, closed: str) -> Offer:
    """An offer that something may be sent of.

    Args:
        closed: what is said where it is closed.

    Raises:
        NotFound: there is no such offer in the advisor's structures.
        NotAllowed: it is closed.
    """
    offer = visible_offer(reach, offer_id)
    if not is_open(offer):
        raise NotAllowed(closed, code="closed")
    return offer


def checked_message(message: str, token: str) -> str:
    """What is sent along, and the token to send it by, as they can be stored.

    Raises:
        Invalid: they cannot.
    """
    body = clean_text(message)
    if wrong := wrong_message(body):
        raise Invalid(_("Nothing was sent. Mend the message."), fields={"message": wrong})
    if not token or len(token) > 64 or has_control(token):
        raise _out_of_date()
    return body


def hold_offer(offer_id: int) -> None:
    """One sending of an offer at a time; a write first, for SQLite to wait (see locking)."""
    Offer.objects.filter(pk=offer_id).update(title=F("title"))


def send_once(
    before: Callable[[], SendingOutcome | None], send: Callable[[], SendingOutcome]
) -> SendingOutcome:
    """Send in one transaction, unless the same confirmation was sent before.

    Args:
        before: what it sent, if it did.
    """
    if (done := before()) is not None:
        return done
    try:
        with transaction.atomic():
            return send()
    except IntegrityError:
        # The same click, twice at once: the other one was faster.
        if (done := before()) is None:
            raise
        return done


def sent_by(advisor_id: int | None, token: str, rows: QuerySet[Model]) -> SendingOutcome | None:
    """What this advisor's confirmation ``token`` sent; ``None`` if nothing yet.

    Args:
        rows: what may have been sent by it, each with its message.

    Raises:
        Invalid: the token is another's.
    """
    letter = Message.objects.filter(token=token).first()
    if letter is None:
        return None
    sent = rows.filter(message=letter).count()
    if letter.token != token or letter.sender_id != advisor_id or not sent:
        raise _out_of_date()
    return SendingOutcome(sent, letter.pk, letter.sent_at, repeated=True)


def forget_draft(letter: Message, offer: Offer) -> None:
    """The message is sent: what was kept of it to go on with goes."""
    drafts = MessageDraft.objects.filter(offer=offer, advisor_id=letter.sender_id)
    drafts.filter(token=letter.token).delete()


def _out_of_date() -> Invalid:
    return Invalid(_("This page is out of date. Load it again and confirm."), code="token")
