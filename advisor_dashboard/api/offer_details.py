"""One offer whole, with the answers of the asking advisor's own learners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from ..models import Offer
from .access import Reach
from .attached import AttachedFile, attached
from .offer_counts import OfferCounts, proposed_in_all
from .offer_rows import has_ended, is_open, place_of
from .proposal_lines import Answer, ProposalLine, lines_of, names_of


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
        proposals: the asking advisor's own learners only, or some of them.
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
    starts_on: date | None
    places: int | None
    closes_on: date | None
    file: AttachedFile | None
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


def detail_of(
    reach: Reach, offer: Offer, learner_ids: Collection[int] | None = None
) -> OfferDetail:
    """The offer as one of its structure's advisors sees it; the platform confirms each learner.

    Args:
        learner_ids: with the answers of these alone.

    Raises:
        Unavailable: the platform could not be asked.
    """
    lines = lines_of(reach, offer, learner_ids)
    names = names_of([offer.author_id, offer.changed_by_id])
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
        starts_on=offer.starts_on,
        places=offer.places,
        closes_on=offer.closes_on,
        file=attached(offer),
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
