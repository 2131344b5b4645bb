"""A message between the page where it is written and the page where it is confirmed."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import MessageDraft
from .features import OFFERS, reach_with
from .keeping import keep, keepable, kept
from .offer_drafts import clean_text, has_control
from .offer_rows import visible_offer

#: The longest message, as the table of messages holds it.
MAX_MESSAGE = 2000


@dataclass(frozen=True)
class KeptMessage:
    """A message as it was written; it never changes, a new text is a new one.

    Attributes:
        token: finds it again, for this advisor and this offer; it also is the token to send
            it by, once.
        wrong: why it cannot be sent as it stands; empty otherwise.
    """

    token: str
    text: str
    wrong: str


def keep_message(advisor_id: int, offer_id: int, text: str) -> KeptMessage:
    """Keep a message for a day, whatever is wrong with it: nothing typed is lost.

    Raises:
        NotFound: there is no such offer in the advisor's structures.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    offer = visible_offer(reach_with(advisor_id, OFFERS), offer_id)
    return _kept(keep(MessageDraft, advisor_id, offer=offer, body=clean_text(keepable(text))))


def kept_message(advisor_id: int, offer_id: int, token: str) -> KeptMessage | None:
    """What this advisor wrote for this offer; ``None`` once it is sent or a day old."""
    row = kept(MessageDraft, advisor_id, token, offer_id=offer_id)
    return None if row is None else _kept(row)


def wrong_message(body: str) -> str:
    """Why this text cannot go along with an offer; empty if it can."""
    if has_control(body):
        return _("A hidden sign has slipped in. Clear this field and type it again.")
    if len(body) > MAX_MESSAGE:
        return _("Too long: %(length)d characters. At most %(limit)d.") % {
            "length": len(body),
            "limit": MAX_MESSAGE,
        }
    return ""


def _kept(row: MessageDraft) -> KeptMessage:
    return KeptMessage(row.token, row.body, wrong_message(row.body))
