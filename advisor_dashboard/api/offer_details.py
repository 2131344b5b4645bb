"""One offer whole, with the answers of the asking advisor's own learners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ..models import Offer, Proposal
from ..targeting.chunks import chunks
from ..targeting.consent import open_to
from .access import Reach, asked_platform
from .names import cv_names
from .offer_counts import OfferCounts, proposed_in_all
from .offer_rows import has_ended, is_open, place_of
from .own_learners import learners_now, projected_courses

Answer = Proposal.Answer


@dataclass(frozen=True)
class ProposalLine:
    """One learner of the asking advisor to whom the offer was proposed.

    ``cv_open``: the CV is open to the offer's structure now, so that it can be read.
    """

    learner_id: int
    name: str
    sent_at: datetime
    sender_name: str
    seen_at: datetime | None
    answer: Answer | None
    answered_at: datetime | None
    cv_open: bool


@dataclass(frozen=True)
class OfferDetail:
    """An offer whole.

    Attributes:
        open: learners may answer, and it may be proposed.
        ended: its last day has passed.
        closed_at: when an advisor closed it; ``None`` = not closed by hand.
        version: of what the offer says; :func:`change_offer` asks for it.
        changed_by_name: who last changed, closed or reopened it, at ``changed_at``.
        counts: the answers of ``proposals``.
        proposed: to how many learners of the structure, whoever looks after them.
        proposals: the asking advisor's own learners only.
    """

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
    ended: bool
    closed_at: datetime | None
    version: int
    structure_key: str
    structure: str
    author_name: str
    created_at: datetime
    changed_by_name: str
    changed_at: datetime | None
    counts: OfferCounts
    proposed: int
    proposals: tuple[ProposalLine, ...]


def detail_of(reach: Reach, offer: Offer) -> OfferDetail:
    """The offer as one of its structure's advisors sees it; the platform confirms each learner.

    Raises:
        Unavailable: the platform could not be asked.
    """
    rows = _own_proposals(reach, offer)
    names = _names([offer.author_id, offer.changed_by_id, *(row.message.sender_id for row in rows)])
    learner_ids = [row.learner_id for row in rows]
    learners = _names(learner_ids)
    # A learner goes by the name on the CV while it is open to the structure.
    open_names = cv_names(learner_ids, offer.structure_key)
    learners |= {pk: name for pk, name in open_names.items() if pk in learners}
    open_ids = open_to(learner_ids, offer.structure_key)
    lines = tuple(
        ProposalLine(
            learner_id=row.learner_id,
            name=learners[row.learner_id],
            sent_at=row.message.sent_at,
            sender_name=names.get(row.message.sender_id, ""),
            seen_at=row.seen_at,
            answer=Answer(row.answer) if row.answer else None,
            answered_at=row.answered_at,
            cv_open=row.learner_id in open_ids,
        )
        for row in rows
        if row.learner_id in learners
    )
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
        ended=has_ended(offer),
        closed_at=offer.closed_at,
        version=offer.version,
        structure_key=offer.structure_key,
        structure=reach.structure_name(offer.structure_key),
        author_name=names.get(offer.author_id, ""),
        created_at=offer.created_at,
        changed_by_name=names.get(offer.changed_by_id, ""),
        changed_at=offer.changed_at,
        counts=_counts(lines),
        proposed=proposed_in_all([offer]).get(offer.pk, 0),
        proposals=lines,
    )


def _counts(lines: Iterable[ProposalLine]) -> OfferCounts:
    """The numbers of those who are named, and of nobody else."""
    every = list(lines)
    answers = Counter(line.answer for line in every)
    return OfferCounts(
        proposed=len(every),
        seen=sum(line.seen_at is not None for line in every),
        interested=answers[Answer.INTERESTED],
        not_for_me=answers[Answer.NOT_FOR_ME],
        help_me=answers[Answer.HELP_ME],
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
