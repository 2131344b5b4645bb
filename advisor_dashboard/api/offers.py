"""Job offers of a structure: written, listed, read with the answers of learners."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ..models import Offer, Proposal
from ..targeting.chunks import chunks
from .access import Reach, asked_platform
from .features import OFFERS, reach_with
from .names import cv_names
from .offer_counts import OfferCounts, counts_of, last_answers, moved_at
from .offer_drafts import OfferDraft, check_draft
from .offer_rows import is_open, offers_of, place_of, visible_offer
from .own_learners import learners_now, projected_courses
from .proposing import (
    LeftOut,
    LeftOutReason,
    ProposalOutcome,
    ProposalPreview,
    Recipient,
    preview,
    propose,
)

__all__ = [
    "Answer",
    "Contract",
    "LeftOut",
    "LeftOutReason",
    "OfferCounts",
    "OfferDetail",
    "OfferDraft",
    "OfferSummary",
    "ProposalLine",
    "ProposalOutcome",
    "ProposalPreview",
    "Recipient",
    "count_offers",
    "create_offer",
    "get_offer",
    "list_offers",
    "preview",
    "propose",
]

Contract = Offer.Contract
Answer = Proposal.Answer


@dataclass(frozen=True)
class OfferSummary:
    """One line in the list of offers."""

    id: int
    title: str
    employer: str
    place: str
    contract: str
    contract_label: str
    structure_key: str
    structure: str
    closes_on: date | None
    open: bool
    created_at: datetime
    counts: OfferCounts
    last_answer_at: datetime | None

    @property
    def last_moved_at(self) -> datetime:
        """When there was last something new: an answer, or else the offer itself."""
        return self.last_answer_at or self.created_at


@dataclass(frozen=True)
class ProposalLine:
    """One learner of the asking advisor to whom the offer was proposed."""

    learner_id: int
    name: str
    sent_at: datetime
    sender_name: str
    seen_at: datetime | None
    answer: Answer | None
    answered_at: datetime | None


@dataclass(frozen=True)
class OfferDetail:
    """An offer whole. ``proposals`` holds the asking advisor's own learners only."""

    id: int
    title: str
    rome: str
    job: str
    employer: str
    commune_key: str
    place: str
    contract: str
    contract_label: str
    hours: str
    description: str
    contact: str
    closes_on: date | None
    open: bool
    structure_key: str
    structure: str
    author_name: str
    created_at: datetime
    counts: OfferCounts
    proposals: tuple[ProposalLine, ...]


def create_offer(advisor_id: int, draft: OfferDraft) -> OfferDetail:
    """Write an offer down for a structure of the advisor's.

    Raises:
        Invalid: wrong fields, with a sentence for each in ``.fields``.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, OFFERS)
    offer = Offer.objects.create(author_id=advisor_id, **check_draft(reach, draft))
    return _detail(reach, offer)


def get_offer(advisor_id: int, offer_id: int) -> OfferDetail:
    """An offer of the advisor's structures, with the answers of the advisor's own learners.

    Raises:
        NotFound: there is none, or it is another structure's.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, OFFERS)
    return _detail(reach, visible_offer(reach, offer_id))


def count_offers(advisor_id: int) -> int:
    """How many offers the advisor's structures have.

    Raises:
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    return offers_of(reach_with(advisor_id, OFFERS)).count()


def list_offers(
    advisor_id: int,
    *,
    limit: int | None = None,
    offset: int = 0,
    newest_answers_first: bool = False,
) -> list[OfferSummary]:
    """The offers of the advisor's structures, the newest first.

    Args:
        limit: at most so many, ``None`` = all.
        offset: after so many.
        newest_answers_first: order by what moved last, an answer or else the offer itself
            (``OfferSummary.last_moved_at``).

    Raises:
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, OFFERS)
    rows = offers_of(reach)
    if newest_answers_first:
        rows = rows.alias(moved_at=moved_at()).order_by("-moved_at", "-pk")
    offers = list(rows[offset:] if limit is None else rows[offset : offset + limit])
    counts = counts_of(offers)
    answered = last_answers(offers)
    return [
        OfferSummary(
            id=offer.pk,
            title=offer.title,
            employer=offer.employer,
            place=place_of(offer),
            contract=offer.contract,
            contract_label=offer.get_contract_display(),
            structure_key=offer.structure_key,
            structure=reach.structure_name(offer.structure_key),
            closes_on=offer.closes_on,
            open=is_open(offer),
            created_at=offer.created_at,
            counts=counts.get(offer.pk, OfferCounts()),
            last_answer_at=answered.get(offer.pk),
        )
        for offer in offers
    ]


def _detail(reach: Reach, offer: Offer) -> OfferDetail:
    rows = _own_proposals(reach, offer)
    names = _names([offer.author_id, *(row.message.sender_id for row in rows)])
    learner_ids = [row.learner_id for row in rows]
    learners = _names(learner_ids)
    # A learner goes by the name on the CV while it is open to the structure.
    open_names = cv_names(learner_ids, offer.structure_key)
    learners |= {pk: name for pk, name in open_names.items() if pk in learners}
    return OfferDetail(
        id=offer.pk,
        title=offer.title,
        rome=offer.occupation.rome if offer.occupation else "",
        job=offer.job,
        employer=offer.employer,
        commune_key=offer.commune.key if offer.commune else "",
        place=place_of(offer),
        contract=offer.contract,
        contract_label=offer.get_contract_display(),
        hours=offer.hours,
        description=offer.description,
        contact=offer.contact,
        closes_on=offer.closes_on,
        open=is_open(offer),
        structure_key=offer.structure_key,
        structure=reach.structure_name(offer.structure_key),
        author_name=names.get(offer.author_id, ""),
        created_at=offer.created_at,
        counts=counts_of([offer]).get(offer.pk, OfferCounts()),
        proposals=tuple(
            ProposalLine(
                learner_id=row.learner_id,
                name=learners[row.learner_id],
                sent_at=row.message.sent_at,
                sender_name=names.get(row.message.sender_id, ""),
                seen_at=row.seen_at,
                answer=Answer(row.answer) if row.answer else None,
                answered_at=row.answered_at,
            )
            for row in rows
            if row.learner_id in learners
        ),
    )


def _own_proposals(reach: Reach, offer: Offer) -> list[Proposal]:
    """The proposals to the advisor's own learners in the offer's structure, who are so now.

    The projection names them, and the live platform confirms each.
    """
    own = reach.within(offer.structure_key)
    asked = Proposal.objects.filter(offer=offer).values_list("learner_id", flat=True)
    projected = projected_courses(own, list(asked))
    with asked_platform() as platform:
        standing = learners_now(platform, own, projected)
    rows = [
        row
        for some in chunks(standing.keys())
        for row in Proposal.objects.filter(offer=offer, learner_id__in=some).select_related(
            "message"
        )
    ]
    return sorted(rows, key=_last_answered_first)


def _last_answered_first(row: Proposal) -> tuple[bool, float, int]:
    answered = row.answered_at
    return answered is None, -answered.timestamp() if answered else 0.0, row.pk


def _names(user_ids: Iterable[int | None]) -> dict[int | None, str]:
    wanted = {user_id for user_id in user_ids if user_id is not None}
    if not wanted:
        return {}
    with asked_platform() as platform:
        return {user_id: person.name for user_id, person in platform.people(wanted).items()}
