"""Proposing an offer to learners: who would get it, and sending it once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _

from ..conf import get_config
from ..events import OfferProposed
from ..models import Message, Offer, Proposal
from ..targeting.chunks import chunks
from ..targeting.consent import closed_to, open_to
from ..targeting.locking import lock_learners
from .access import Reach, asked_platform
from .errors import Conflict, Invalid
from .features import OFFERS, reach_with
from .letters import announce
from .names import cv_names
from .offer_rows import visible_offer
from .own_learners import as_listed, learners_now, projected_courses
from .recipients import write_proposals
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


class LeftOutReason(StrEnum):
    """Why a ticked learner does not get the offer."""

    #: Not in the advisor's groups, or without a CV that was ever open: not told apart.
    CANNOT_GET = "cannot_get"
    CV_CLOSED = "cv_closed"


@dataclass(frozen=True)
class Recipient:
    """A learner who gets the offer, or already has it."""

    learner_id: int
    name: str


@dataclass(frozen=True)
class LeftOut:
    """A ticked learner who does not get the offer.

    The name is given only with :attr:`LeftOutReason.CV_CLOSED`: of a learner of the advisor's
    groups who had opened the CV to the offer's structure. Whether others have a CV, or exist,
    is not told.
    """

    learner_id: int
    name: str
    reason: LeftOutReason
    sentence: str


@dataclass(frozen=True)
class ProposalPreview:
    """Who exactly would get the offer now, each list by name."""

    offer_id: int
    recipients: tuple[Recipient, ...]
    already: tuple[Recipient, ...]
    left_out: tuple[LeftOut, ...]


def preview(advisor_id: int, offer_id: int, learner_ids: Iterable[int]) -> ProposalPreview:
    """Who would get the offer if it were sent now; nothing is sent.

    Raises:
        NotFound: there is no such offer in the advisor's structures.
        NotAllowed: the person is no advisor, or the offer is closed.
        Invalid: nobody was ticked, or too many.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, OFFERS)
    offer = offer_to_propose(reach, offer_id)
    return now_getting(reach, offer, ticked_ids(learner_ids))


def propose(
    advisor_id: int,
    offer_id: int,
    learner_ids: Iterable[int],
    *,
    message: str,
    confirmed: int,
    token: str,
) -> SendingOutcome:
    """Send the offer to all the learners whom :func:`preview` would name, or to nobody.

    Args:
        message: what the advisor says along with it; may be empty.
        confirmed: the number of recipients that the advisor confirmed.
        token: of this confirmation; sent twice it sends once.

    Raises:
        Conflict: the number is another one by now; ``.current`` is the fresh preview.
        NotFound, NotAllowed, Unavailable: as for :func:`preview`.
        Invalid: as for :func:`preview`, or the message or the token cannot be taken.
    """
    reach = reach_with(advisor_id, OFFERS)
    offer = visible_offer(reach, offer_id)
    body = checked_message(message, token)
    ticked = ticked_ids(learner_ids)
    letter = Message(sender_id=advisor_id, body=body, token=token)
    return send_once(
        lambda: _sent_before(advisor_id, offer, token),
        lambda: _send(letter, reach, offer, ticked, confirmed),
    )


def sent_before(advisor_id: int, offer_id: int, token: str) -> SendingOutcome | None:
    """What this advisor's confirmation ``token`` of an offer sent; ``None`` if nothing yet.

    Raises:
        NotFound: there is no such offer in the advisor's structures.
        NotAllowed: the person is no advisor.
        Invalid: the token is another's.
        Unavailable: the platform could not be asked.
    """
    return _sent_before(advisor_id, visible_offer(reach_with(advisor_id, OFFERS), offer_id), token)


def _send(
    letter: Message, reach: Reach, offer: Offer, ticked: list[int], confirmed: int
) -> SendingOutcome:
    hold_offer(offer.pk)
    if (before := _sent_before(letter.sender_id, offer, letter.token)) is not None:
        return before
    offer = offer_to_propose(reach, offer.pk)
    lock_learners(ticked)
    now = now_getting(reach, offer, ticked)
    if len(now.recipients) != confirmed:
        raise number_changed(now)
    if not now.recipients:
        raise Invalid(_("Nobody would get this offer. Nothing was sent."), code="nobody")
    letter.sent_at = timezone.now()
    letter.save(force_insert=True)
    write_proposals(offer.pk, letter.pk, [one.learner_id for one in now.recipients])
    forget_draft(letter, offer)
    record(OfferProposed(offer.structure_key, offer.pk, len(now.recipients)))
    announce(reach, offer, [one.learner_id for one in now.recipients])
    return SendingOutcome(len(now.recipients), letter.pk, letter.sent_at, repeated=False)


def number_changed(now: ProposalPreview) -> Conflict:
    """The refusal where other people would get it than were confirmed."""
    return Conflict(
        _("The number of learners has changed. Nothing was sent. Check and confirm again."),
        code="number_changed",
        current=now,
    )


def offer_to_propose(reach: Reach, offer_id: int) -> Offer:
    """An offer that may be proposed.

    Raises:
        NotFound: there is no such offer in the advisor's structures.
        NotAllowed: it is closed.
    """
    return open_offer(reach, offer_id, _("This offer is closed. It cannot be proposed any more."))


def ticked_ids(learner_ids: Iterable[int]) -> list[int]:
    """The learners, each once.

    Raises:
        Invalid: there are none, or too many.
    """
    ticked = list(dict.fromkeys(learner_ids))
    limit = get_config()["MAX_RECIPIENTS"]
    if not ticked:
        raise Invalid(_("Tick at least one learner."), code="nobody")
    if len(ticked) > limit:
        raise Invalid(
            _("You ticked %(count)d learners. At most %(limit)d at once.")
            % {"count": len(ticked), "limit": limit},
            code="too_many",
        )
    return ticked


def _sent_before(advisor_id: int | None, offer: Offer, token: str) -> SendingOutcome | None:
    return sent_by(advisor_id, token, Proposal.objects.filter(offer=offer))


def now_getting(reach: Reach, offer: Offer, ticked: list[int]) -> ProposalPreview:
    """Who would get it now: only the courses of the offer's structure and the consent given to
    that structure count."""
    structure = offer.structure_key
    own = reach.within(structure)
    with asked_platform() as platform:
        standing = learners_now(platform, own, projected_courses(own, ticked))
        people = platform.people(ticked)
    in_group = [pk for pk in ticked if pk in standing and pk in people]
    shared = open_to(in_group, structure)
    closed = closed_to(in_group, structure)
    names = {pk: person.name for pk, person in people.items()} | cv_names(in_group, structure)
    have_it = {
        learner_id
        for some in chunks(in_group)
        for learner_id in Proposal.objects.filter(offer=offer, learner_id__in=some).values_list(
            "learner_id", flat=True
        )
    }
    recipients, already, left_out = [], [], []
    for learner_id in ticked:
        if learner_id in have_it:
            already.append(Recipient(learner_id, names[learner_id]))
        elif learner_id in shared:
            recipients.append(Recipient(learner_id, names[learner_id]))
        elif learner_id in closed:
            left_out.append(_left_out(learner_id, names[learner_id], LeftOutReason.CV_CLOSED))
        else:
            left_out.append(_left_out(learner_id, "", LeftOutReason.CANNOT_GET))
    return ProposalPreview(
        offer.pk,
        tuple(sorted(recipients, key=_alphabet)),
        tuple(sorted(already, key=_alphabet)),
        tuple(sorted(left_out, key=_alphabet)),
    )


def _alphabet(person: Recipient | LeftOut) -> tuple[str, int]:
    return as_listed(person.name, person.learner_id)


def _left_out(learner_id: int, name: str, reason: LeftOutReason) -> LeftOut:
    if reason is LeftOutReason.CV_CLOSED:
        # Translators: follows the learner's name, as in "Lina Morel has closed the CV"
        sentence = _("has closed the CV")
    else:
        # Translators: follows "A person", as in "A person cannot get this offer"
        sentence = _("cannot get this offer")
    return LeftOut(learner_id, name, reason, sentence)
