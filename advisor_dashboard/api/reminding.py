"""Reminding those who have not answered an offer: who they are, and once in a while at most."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import get_config
from ..events import OfferReminded
from ..models import Message, Offer, Reminder
from .access import Reach
from .errors import Conflict, Invalid
from .features import OFFERS, reach_with
from .follow_rows import reminder_is_recent
from .letters import announce
from .offer_rows import visible_offer
from .own_learners import as_listed
from .proposal_lines import ProposalLine, lines_of
from .sending import (
    SendingOutcome,
    checked_message,
    forget_draft,
    hold_offer,
    open_offer,
    send_once,
    sent_by,
)
from .tracking import record


@dataclass(frozen=True)
class ReminderPreview:
    """Who exactly would be reminded now, by name.

    Attributes:
        recipients: without an answer, and nothing noted of them; those reminded longest ago
            first, if they are too many for one message.
        too_soon: silent as well, but reminded a short while ago.
        cv_closed: silent as well, but the CV is closed to the structure by now.
        left: silent as well, for a second message: one reaches only so many.
        days: how long lies between two reminders at least.
    """

    offer_id: int
    recipients: tuple[ProposalLine, ...]
    too_soon: tuple[ProposalLine, ...]
    cv_closed: tuple[ProposalLine, ...]
    left: int
    days: int


def preview_reminder(advisor_id: int, offer_id: int, *, most: int | None = None) -> ReminderPreview:
    """Who would be reminded of the offer now; nothing is sent.

    Args:
        most: name at most so many, where a page can bring back no more.

    Raises:
        NotFound: there is no such offer in the advisor's structures.
        NotAllowed: the person is no advisor, or the offer is closed.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, OFFERS)
    return _preview(reach, _open_offer(reach, offer_id), most)


def remind(
    advisor_id: int, offer_id: int, learner_ids: Iterable[int], *, message: str, token: str
) -> SendingOutcome:
    """Remind exactly these learners, whom :func:`preview_reminder` named, or nobody.

    Args:
        learner_ids: those whom the advisor confirmed.
        message: what they read; may be empty.
        token: of this confirmation; sent twice it sends once.

    Raises:
        Conflict: one of them has answered, was reminded by a colleague, or cannot be reached
            any more; ``.current`` is the fresh preview.
        NotFound, NotAllowed, Unavailable: as for :func:`preview_reminder`.
        Invalid: nobody was confirmed, or the message or the token cannot be taken.
    """
    reach = reach_with(advisor_id, OFFERS)
    offer = visible_offer(reach, offer_id)
    body = checked_message(message, token)
    letter = Message(sender_id=advisor_id, body=body, token=token)
    return send_once(
        lambda: _sent_before(advisor_id, offer, token),
        lambda: _send(letter, reach, offer, frozenset(learner_ids)),
    )


def reminded_before(advisor_id: int, offer_id: int, token: str) -> SendingOutcome | None:
    """What this advisor's confirmation ``token`` of an offer sent; ``None`` if nothing yet.

    Raises:
        NotFound: there is no such offer in the advisor's structures.
        NotAllowed: the person is no advisor.
        Invalid: the token is another's.
        Unavailable: the platform could not be asked.
    """
    offer = visible_offer(reach_with(advisor_id, OFFERS), offer_id)
    return _sent_before(advisor_id, offer, token)


def _send(letter: Message, reach: Reach, offer: Offer, confirmed: frozenset[int]) -> SendingOutcome:
    hold_offer(offer.pk)
    if (before := _sent_before(letter.sender_id, offer, letter.token)) is not None:
        return before
    now = _preview(reach, _open_offer(reach, offer.pk))
    if not confirmed:
        raise Invalid(_("Nobody would be reminded. Nothing was sent."), code="nobody")
    recipients = [line for line in now.recipients if line.learner_id in confirmed]
    if len(recipients) != len(confirmed):
        raise Conflict(
            _("The list has changed. Nothing was sent. Check and confirm again."),
            code="list_changed",
            current=now,
        )
    letter.sent_at = timezone.now()
    letter.save(force_insert=True)
    Reminder.objects.bulk_create(
        Reminder(proposal_id=line.proposal_id, message=letter) for line in recipients
    )
    forget_draft(letter, offer)
    record(OfferReminded(offer.structure_key, offer.pk, len(recipients)))
    announce(reach, offer, [line.learner_id for line in recipients], reminder=True)
    return SendingOutcome(len(recipients), letter.pk, letter.sent_at, repeated=False)


def _open_offer(reach: Reach, offer_id: int) -> Offer:
    return open_offer(
        reach, offer_id, _("This offer is closed. Nobody can be reminded of it any more.")
    )


def _preview(reach: Reach, offer: Offer, most: int | None = None) -> ReminderPreview:
    silent = [line for line in lines_of(reach, offer) if line.silent]
    too_soon = [line for line in silent if reminder_is_recent(line.reminded_at)]
    free = [line for line in silent if not reminder_is_recent(line.reminded_at)]
    able = sorted((line for line in free if line.cv_open), key=_longest_silent_first)
    limit = get_config()["MAX_RECIPIENTS"]
    limit = limit if most is None else min(limit, most)
    return ReminderPreview(
        offer_id=offer.pk,
        recipients=_by_name(able[:limit]),
        too_soon=_by_name(too_soon),
        cv_closed=_by_name(line for line in free if not line.cv_open),
        left=len(able[limit:]),
        days=get_config()["REMINDER_DAYS"],
    )


def _by_name(lines: Iterable[ProposalLine]) -> tuple[ProposalLine, ...]:
    return tuple(sorted(lines, key=lambda line: as_listed(line.name, line.learner_id)))


def _longest_silent_first(line: ProposalLine) -> tuple[datetime, int]:
    return line.reminded_at or line.sent_at, line.proposal_id


def _sent_before(advisor_id: int | None, offer: Offer, token: str) -> SendingOutcome | None:
    return sent_by(advisor_id, token, Reminder.objects.filter(proposal__offer=offer))
