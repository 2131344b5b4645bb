"""A message between the page where it is written and the page where it is confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe

from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import MessageDraft
from .features import OFFERS, reach_with
from .offer_drafts import clean_text, has_control
from .offer_rows import visible_offer

#: The longest message, as the table of messages holds it.
MAX_MESSAGE = 2000
#: Long enough to come back after lunch or after a new login.
KEPT_FOR = timedelta(days=1)
#: Stands for a NUL, which not every database takes: a hidden sign as well, so it is named.
SUBSTITUTE = "\x1a"


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
    forget_old_messages()
    row = MessageDraft.objects.create(
        advisor_id=advisor_id,
        offer=offer,
        token=token_urlsafe(32),
        body=clean_text(text.replace("\0", SUBSTITUTE)),
        kept_at=timezone.now(),
    )
    return _kept(row)


def kept_message(advisor_id: int, offer_id: int, token: str) -> KeptMessage | None:
    """What this advisor wrote for this offer; ``None`` once it is sent or a day old."""
    row = MessageDraft.objects.filter(
        token=token, advisor_id=advisor_id, offer_id=offer_id, kept_at__gt=_oldest()
    ).first()
    return _kept(row) if row is not None and row.token == token else None


def forget_old_messages() -> None:
    """Delete what nobody came back to."""
    MessageDraft.objects.filter(kept_at__lte=_oldest()).delete()


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


def _oldest() -> datetime:
    return timezone.now() - KEPT_FOR
