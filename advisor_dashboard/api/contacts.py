"""What went between a structure and one of its learners, the newest first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone

from ..following.stages import Stage
from ..models import KeptMemo, Proposal, WorkshopPresence
from .follow_rows import stage
from .memo_rows import subject_of

Answer = Proposal.Answer
#: How many a page shows.
PAGE = 20


class ContactKind(StrEnum):
    """What went."""

    OFFER = "offer"
    MEMO = "memo"
    WORKSHOP = "workshop"


@dataclass(frozen=True)
class Contact:
    """One thing that went to the learner, or that they came to.

    Attributes:
        day: when it went, or the day of the workshop.
        title: of the offer, the memo sheet or the workshop.
        message: what an advisor wrote along with an offer.
        sender_id: who sent or held it; ``None`` if that is not known any more.
        seen: the learner opened the offer. Of memo sheets that is nobody's but the learner's.
        answer: to an offer, since ``answered_at``.
        offer_id: the offer, to lead to it.
        noted: how far the learner is with it, where somebody noted that.
    """

    kind: ContactKind
    day: date
    title: str
    message: str = ""
    sender_id: int | None = None
    seen: bool = False
    answer: Answer | None = None
    answered_at: datetime | None = None
    offer_id: int | None = None
    noted: Stage | None = None


@dataclass(frozen=True)
class Where:
    """In what the asking advisor may see: structures for offers, courses for the rest."""

    offers: frozenset[str]
    memos: frozenset[str]
    workshops: frozenset[str]


def contacts_with(learner_id: int, where: Where, skip: int = 0) -> tuple[tuple[Contact, ...], bool]:
    """A page of contacts, the newest first, and whether older ones follow.

    Three questions, however many there are.
    """
    upto = skip + PAGE + 1
    every = [
        *_offers(learner_id, where.offers, upto),
        *_memos(learner_id, where.memos, upto),
        *_workshops(learner_id, where.workshops, upto),
    ]
    every.sort(key=lambda each: each[0], reverse=True)
    page = tuple(contact for _moment, contact in every[skip : skip + PAGE])
    return page, len(every) > skip + PAGE


def _offers(learner_id: int, structures: Collection[str], upto: int) -> list[tuple[str, Contact]]:
    rows = Proposal.objects.filter(
        learner_id=learner_id, offer__structure_key__in=structures
    ).select_related("offer", "message")
    return [
        (
            row.message.sent_at.isoformat(),
            Contact(
                ContactKind.OFFER,
                timezone.localdate(row.message.sent_at),
                row.offer.title,
                message=row.message.body,
                sender_id=row.message.sender_id,
                seen=row.seen_at is not None,
                answer=Answer(row.answer) if row.answer else None,
                answered_at=row.answered_at,
                offer_id=row.offer_id,
                noted=stage(row, offer_open=True, reminded=None) if row.step else None,
            ),
        )
        for row in rows.order_by("-message__sent_at")[:upto]
        # Some databases hold two keys that differ by case for the same.
        if row.offer.structure_key in structures
    ]


def _memos(learner_id: int, course_keys: Collection[str], upto: int) -> list[tuple[str, Contact]]:
    rows = KeptMemo.objects.filter(
        learner_id=learner_id, sent_at__isnull=False, sheet__course_key__in=course_keys
    ).select_related("sheet")
    return [
        (
            row.sent_at.isoformat(),
            Contact(
                ContactKind.MEMO,
                timezone.localdate(row.sent_at),
                subject_of(row.sheet),
                sender_id=row.sent_by_id,
            ),
        )
        for row in rows.order_by("-sent_at")[:upto]
        if row.sent_at is not None and row.sheet.course_key in course_keys
    ]


def _workshops(
    learner_id: int, course_keys: Collection[str], upto: int
) -> list[tuple[str, Contact]]:
    rows = WorkshopPresence.objects.filter(
        learner_id=learner_id, session__course_key__in=course_keys
    ).select_related("session")
    return [
        (
            row.session.held_on.isoformat(),
            Contact(
                ContactKind.WORKSHOP,
                row.session.held_on,
                row.session.title,
                sender_id=row.session.held_by_id,
            ),
        )
        for row in rows.order_by("-session__held_on")[:upto]
        if row.session.course_key in course_keys
    ]
