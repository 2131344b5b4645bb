"""Job offers of a structure: written, listed, read with the answers of learners."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ..attachments.checking import CheckedFile
from ..models import Offer
from .access import Reach
from .features import OFFERS, reach_with
from .file_changes import FileChange
from .message_drafts import KeptMessage, keep_message, kept_message
from .offer_changes import change_offer, close_offer, reopen_offer
from .offer_counts import OfferCounts, counts_of, last_answers, moved_at, proposed_in_all
from .offer_details import OfferDetail, detail_of
from .offer_drafts import LIMITS, OfferDraft, check_draft, read_draft
from .offer_form_drafts import forget_form, keep_form, kept_form
from .offer_rows import is_open, offers_of, place_of, visible_offer
from .proposal_lines import Answer, ProposalLine, ProposalPage, page_of_lines
from .proposing import (
    LeftOut,
    LeftOutReason,
    ProposalPreview,
    Recipient,
    preview,
    propose,
    sent_before,
)
from .sending import SendingOutcome

__all__ = [
    "LIMITS",
    "Answer",
    "Contract",
    "FileChange",
    "KeptMessage",
    "LeftOut",
    "LeftOutReason",
    "OfferCounts",
    "OfferDetail",
    "OfferDraft",
    "OfferSummary",
    "ProposalLine",
    "ProposalPage",
    "ProposalPreview",
    "Recipient",
    "SendingOutcome",
    "change_offer",
    "close_offer",
    "count_offers",
    "create_offer",
    "forget_form",
    "get_offer",
    "keep_form",
    "keep_message",
    "kept_form",
    "kept_message",
    "list_offers",
    "list_proposals",
    "preview",
    "propose",
    "reopen_offer",
    "sent_before",
    "wrong_fields",
]

Contract = Offer.Contract


@dataclass(frozen=True)
class OfferSummary:
    """One line in the list of offers.

    Attributes:
        counts: the answers of the asking advisor's own learners.
        proposed: to how many learners of the structure, whoever looks after them.
        last_answer_at: of an own learner.
    """

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
    proposed: int
    last_answer_at: datetime | None

    @property
    def last_moved_at(self) -> datetime:
        """When there was last something new: an answer, or else the offer itself."""
        return self.last_answer_at or self.created_at


def create_offer(
    advisor_id: int, draft: OfferDraft, *, file: CheckedFile | None = None
) -> OfferDetail:
    """Write an offer down for a structure of the advisor's, with its file.

    Raises:
        Invalid: wrong fields, with a sentence for each in ``.fields``.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, OFFERS)
    fields = check_draft(reach, draft)
    with transaction.atomic():
        offer = Offer.objects.create(author_id=advisor_id, **fields)
        FileChange(file).write(offer.pk)
    return detail_of(reach, offer)


def wrong_fields(
    advisor_id: int, draft: OfferDraft, *, offer_id: int | None = None
) -> dict[str, str]:
    """What :func:`create_offer` would refuse of the draft: a sentence for each wrong field.

    Args:
        offer_id: the offer that is changed to it, for what :func:`change_offer` would refuse.

    Raises:
        NotFound: there is no such offer in the advisor's structures.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, OFFERS)
    before = None if offer_id is None else visible_offer(reach, offer_id)
    return read_draft(reach, draft, before)[1]


def get_offer(
    advisor_id: int, offer_id: int, learner_ids: Collection[int] | None = None
) -> OfferDetail:
    """An offer of the advisor's structures, with the answers of the advisor's own learners.

    Args:
        learner_ids: with the answers of these alone.

    Raises:
        NotFound: there is none, or it is another structure's.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, OFFERS)
    return detail_of(reach, visible_offer(reach, offer_id), learner_ids)


def list_proposals(advisor_id: int, offer_id: int, *, page: int, size: int) -> ProposalPage:
    """The answers of the advisor's own learners to an offer, the last to answer first.

    Args:
        page: from 1; beyond the last page means the last page.
        size: how many stand on a page.

    Raises:
        NotFound: there is no such offer in the advisor's structures.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_with(advisor_id, OFFERS)
    return page_of_lines(reach, visible_offer(reach, offer_id), page=page, size=size)


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
    return offers_in(
        reach_with(advisor_id, OFFERS),
        limit=limit,
        offset=offset,
        newest_answers_first=newest_answers_first,
    )


def offers_in(
    reach: Reach, *, limit: int | None = None, offset: int = 0, newest_answers_first: bool = False
) -> list[OfferSummary]:
    """As :func:`list_offers`, where it is known already whom the advisor looks after."""
    rows = offers_of(reach)
    if newest_answers_first:
        rows = rows.alias(moved_at=moved_at(reach)).order_by("-moved_at", "-pk")
    offers = list(rows[offset:] if limit is None else rows[offset : offset + limit])
    counts = counts_of(reach, offers)
    proposed = proposed_in_all(offers)
    answered = last_answers(reach, offers)
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
            proposed=proposed.get(offer.pk, 0),
            last_answer_at=answered.get(offer.pk),
        )
        for offer in offers
    ]
