"""Proposing an offer to more people than a page can wait for: in steps, by a worker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from ..conf import get_config
from ..events import OfferProposed
from ..models import LongWork, Message, MessageDraft, Proposal
from ..targeting.locking import lock_learners
from .features import OFFERS, reach_with
from .letters import announce
from .long_work import Kind, State, end, move_on, start
from .proposing import now_getting, number_changed, offer_to_propose, ticked_ids
from .recipients import write_proposals
from .sending import checked_message, hold_offer
from .tracking import record

#: Written and committed together; then the progress is told.
STEP = 300


def takes_long(recipients: int) -> bool:
    """Whether so many people are left to a worker."""
    return recipients > int(get_config()["SENT_AT_ONCE"])


def propose_later(
    advisor_id: int,
    offer_id: int,
    learner_ids: Iterable[int],
    *,
    message: str,
    confirmed: int,
    token: str,
) -> str:
    """Hand over what ``propose`` would do; tells the token of the work's page.

    The same confirmation handed over twice is one work.

    Raises:
        NotFound, NotAllowed, Unavailable, Invalid: as for ``propose``.
    """
    reach = reach_with(advisor_id, OFFERS)
    offer = offer_to_propose(reach, offer_id)
    asked = {
        "offer_id": offer.pk,
        "learner_ids": ticked_ids(learner_ids),
        "message": checked_message(message, token),
        "confirmed": confirmed,
        "token": token,
    }
    return start(
        advisor_id,
        Kind.PROPOSAL,
        asked,
        total=confirmed,
        about=reverse("clicnjob:offer", args=[offer.pk]),
        token=work_token(advisor_id, token),
    )


def work_token(advisor_id: int, token: str) -> str:
    """The token of the work that this confirmation is left to."""
    return sha256(f"{advisor_id} {token}".encode()).hexdigest()[:32]


def send(work: LongWork) -> None:
    """Send what is not sent yet, step by step.

    Who had it from an earlier try keeps it and is passed over. The number that was confirmed is
    asked for before the first step. Each step asks again all that was asked of its people, and
    whether the offer is open; no CV is closed or erased between that and the writing.

    Raises:
        ApiError: nothing more can be sent.
    """
    reach = reach_with(work.starter_id, OFFERS)
    offer = offer_to_propose(reach, work.asked["offer_id"])
    token = work.asked["token"]
    now = now_getting(reach, offer, work.asked["learner_ids"])
    letter = Message.objects.filter(token=token, sender_id=work.starter_id).first()
    if letter is None and len(now.recipients) != work.asked["confirmed"]:
        raise number_changed(now)
    sent = Proposal.objects.filter(message=letter).count() if letter else 0
    left = [one.learner_id for one in now.recipients]
    total = sent + len(left)
    move_on(work, sent, total)
    for some in _steps(left):
        with transaction.atomic():
            hold_offer(offer.pk)
            lock_learners(some)
            reach = reach_with(work.starter_id, OFFERS)
            now = now_getting(reach, offer_to_propose(reach, offer.pk), some)
            getting = [one.learner_id for one in now.recipients]
            if getting and letter is None:
                letter = Message.objects.create(
                    sender_id=work.starter_id,
                    body=work.asked["message"],
                    token=token,
                    sent_at=timezone.now(),
                )
            if letter is not None:
                sent += write_proposals(offer.pk, letter.pk, getting)
            announce(reach, offer, getting)
        move_on(work, sent)
    MessageDraft.objects.filter(token=token, offer=offer, advisor_id=work.starter_id).delete()
    record(OfferProposed(offer.structure_key, offer.pk, sent))
    sentence = ngettext(
        "Offer proposed to %(count)d person.", "Offer proposed to %(count)d people.", sent
    )
    end(work, State.DONE, sentence % {"count": sent})


def _steps(learner_ids: list[int]) -> Iterator[list[int]]:
    for start_at in range(0, len(learner_ids), STEP):
        yield learner_ids[start_at : start_at + STEP]
