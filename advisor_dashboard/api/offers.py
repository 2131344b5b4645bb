"""Job offers of a structure: written, listed, read with the answers of learners."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q

from ..models import Membership, Offer, Proposal
from .access import Reach, asked_platform, reach_of
from .offer_drafts import OfferDraft, check_draft
from .offer_rows import is_open, offers_of, place_of, visible_offer
from .proposing import (
    LeftOut,
    LeftOutReason,
    ProposalOutcome,
    ProposalPreview,
    Recipient,
    cv_names,
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
    "create_offer",
    "get_offer",
    "list_offers",
    "preview",
    "propose",
]

Contract = Offer.Contract
Answer = Proposal.Answer


@dataclass(frozen=True)
class OfferCounts:
    """Answers over the whole structure, whoever proposed the offer: numbers, no names."""

    proposed: int = 0
    seen: int = 0
    interested: int = 0
    not_for_me: int = 0
    help_me: int = 0


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
    reach = reach_of(advisor_id)
    offer = Offer.objects.create(author_id=advisor_id, **check_draft(reach, draft))
    return _detail(reach, offer)


def get_offer(advisor_id: int, offer_id: int) -> OfferDetail:
    """An offer of the advisor's structures, with the answers of the advisor's own learners.

    Raises:
        NotFound: there is none, or it is another structure's.
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_of(advisor_id)
    return _detail(reach, visible_offer(reach, offer_id))


def list_offers(advisor_id: int) -> list[OfferSummary]:
    """The offers of the advisor's structures, the newest first.

    Raises:
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach = reach_of(advisor_id)
    offers = list(offers_of(reach))
    counts = _counts(offers)
    answered = _last_answers(offers)
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
    # A learner goes by the name on the CV while it is open, as everywhere else.
    learners |= {pk: name for pk, name in cv_names(learner_ids).items() if pk in learners}
    return OfferDetail(
        id=offer.pk,
        title=offer.title,
        rome=offer.occupation.rome if offer.occupation else "",
        job=offer.occupation.label if offer.occupation else "",
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
        counts=_counts([offer]).get(offer.pk, OfferCounts()),
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
    """The proposals to learners who stand in the advisor's scopes now."""
    own = Membership.objects.filter(scope_id__in=reach.scope_ids()).values("learner_id")
    rows = Proposal.objects.filter(offer=offer, learner_id__in=own)
    return list(rows.select_related("message").order_by("-answered_at", "pk"))


def _last_answers(offers: Iterable[Offer]) -> dict[int, datetime]:
    rows = (
        Proposal.objects.filter(offer__in=[offer.pk for offer in offers], answered_at__isnull=False)
        .order_by()
        .values_list("offer_id")
        .annotate(Max("answered_at"))
    )
    return dict(rows)


def _counts(offers: Iterable[Offer]) -> dict[int, OfferCounts]:
    rows = (
        Proposal.objects.filter(offer__in=[offer.pk for offer in offers])
        .values("offer_id")
        .annotate(
            proposed=Count("pk"),
            seen=Count("pk", filter=Q(seen_at__isnull=False)),
            interested=Count("pk", filter=Q(answer=Answer.INTERESTED)),
            not_for_me=Count("pk", filter=Q(answer=Answer.NOT_FOR_ME)),
            help_me=Count("pk", filter=Q(answer=Answer.HELP_ME)),
        )
    )
    return {
        row["offer_id"]: OfferCounts(
            row["proposed"], row["seen"], row["interested"], row["not_for_me"], row["help_me"]
        )
        for row in rows
    }


def _names(user_ids: Iterable[int | None]) -> dict[int | None, str]:
    wanted = {user_id for user_id in user_ids if user_id is not None}
    if not wanted:
        return {}
    with asked_platform() as platform:
        return {user_id: person.name for user_id, person in platform.people(wanted).items()}
