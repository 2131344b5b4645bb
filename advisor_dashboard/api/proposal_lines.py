"""The proposals of an offer to the asking advisor's own learners, line by line."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from ..following.stages import Stage, Step
from ..models import Offer, Proposal
from ..targeting.chunks import chunks
from ..targeting.consent import open_to
from .access import Reach, asked_platform
from .follow_rows import HistoryLine, histories, reminded_at, stage, steps_of
from .names import cv_names
from .offer_rows import is_open
from .own_learners import learners_now, projected_courses

Answer = Proposal.Answer


@dataclass(frozen=True)
class ProposalLine:
    """One learner of the asking advisor to whom the offer was proposed.

    Attributes:
        cv_open: the CV is open to the offer's structure now, so that it can be read.
        stage: where the learner is, derived from all the others.
        step: what was said last of how far it went; ``None`` = nothing, or it was taken back.
        step_number: of what was said; :func:`advisor_dashboard.api.follow_up.set_step` asks
            for it.
        history: all that was said, the oldest first.
        reached: the furthest step forward, whatever came after it.
        reminded_at: when the learner was last reminded.
        cv_page: the id of the page of the CV that the learner shows with the answer, which is
            empty for the only one; ``None`` = none, or the CV is closed.
    """

    proposal_id: int
    learner_id: int
    name: str
    sent_at: datetime
    sender_name: str
    seen_at: datetime | None
    answer: Answer | None
    answered_at: datetime | None
    cv_open: bool
    stage: Stage
    step: Step | None
    step_number: int
    reached: Step | None
    history: tuple[HistoryLine, ...]
    reminded_at: datetime | None
    cv_page: str | None

    @property
    def moved_at(self) -> datetime:
        """When there was last something new of this learner."""
        noted = self.history[-1].at if self.history else None
        return max(
            filter(None, (self.sent_at, self.seen_at, self.answered_at, noted)),
        )

    @property
    def silent(self) -> bool:
        """Whether the learner has not answered, and nothing was noted of them either."""
        return self.answer is None and self.step is None


@dataclass(frozen=True)
class ProposalPage:
    """One page of an offer's lines, and how many lines and pages there are."""

    total: int
    page: int
    pages: int
    proposals: tuple[ProposalLine, ...]


def lines_of(
    reach: Reach, offer: Offer, learner_ids: Collection[int] | None = None
) -> tuple[ProposalLine, ...]:
    """Who of the advisor's own learners has the offer, the last to answer first.

    Args:
        learner_ids: of these alone.

    Raises:
        Unavailable: the platform could not be asked.
    """
    return _lines(offer, _own_proposals(reach, offer, learner_ids))


def page_of_lines(reach: Reach, offer: Offer, *, page: int, size: int) -> ProposalPage:
    """Some of what :func:`lines_of` tells; only their histories are read.

    Args:
        page: from 1; beyond the last page means the last page.

    Raises:
        Unavailable: the platform could not be asked.
    """
    rows = _own_proposals(reach, offer, None)
    known = names_of(row.learner_id for row in rows)
    rows = [row for row in rows if row.learner_id in known]
    pages = max(1, ceil(len(rows) / size))
    number = min(page, pages)
    lines = _lines(offer, rows[(number - 1) * size : number * size])
    return ProposalPage(len(rows), number, pages, lines)


def _lines(offer: Offer, rows: list[Proposal]) -> tuple[ProposalLine, ...]:
    steps = steps_of(rows)
    advisors = names_of([row.message.sender_id for row in rows] + [one.set_by_id for one in steps])
    ids = [row.learner_id for row in rows]
    learners = names_of(ids)
    # A learner goes by the name on the CV while it is open to the structure.
    open_names = cv_names(ids, offer.structure_key)
    learners |= {pk: name for pk, name in open_names.items() if pk in learners}
    open_ids = open_to(ids, offer.structure_key)
    history = histories(steps, {row.pk: row.learner_id for row in rows}, advisors)
    reminded = reminded_at([row.pk for row in rows])
    still_open = is_open(offer)
    return tuple(
        ProposalLine(
            proposal_id=row.pk,
            learner_id=row.learner_id,
            name=learners[row.learner_id],
            sent_at=row.message.sent_at,
            sender_name=advisors.get(row.message.sender_id, ""),
            seen_at=row.seen_at,
            answer=Answer(row.answer) if row.answer else None,
            answered_at=row.answered_at,
            cv_open=row.learner_id in open_ids,
            stage=stage(row, offer_open=still_open, reminded=reminded.get(row.pk)),
            step=Step(row.step) if row.step else None,
            step_number=row.step_number,
            reached=Step(row.reached) if row.reached else None,
            history=history.get(row.pk, ()),
            reminded_at=reminded.get(row.pk),
            cv_page=row.cv_page if row.cv_shown_at and row.learner_id in open_ids else None,
        )
        for row in rows
        if row.learner_id in learners
    )


def names_of(user_ids: Iterable[int | None]) -> dict[int | None, str]:
    """What the platform calls these people.

    Raises:
        Unavailable: the platform could not be asked.
    """
    wanted = {user_id for user_id in user_ids if user_id is not None}
    if not wanted:
        return {}
    with asked_platform() as platform:
        return {user_id: person.name for user_id, person in platform.people(wanted).items()}


def _own_proposals(
    reach: Reach, offer: Offer, learner_ids: Collection[int] | None
) -> list[Proposal]:
    """The proposals to the advisor's own learners in the offer's structure, who are so now.

    The projection names them, and the live platform confirms each.
    """
    own = reach.within(offer.structure_key)
    projected = projected_courses(own, _proposed_to(offer, learner_ids))
    with asked_platform() as platform:
        standing = learners_now(platform, own, projected)
    rows = [
        row
        for some in chunks(standing.keys())
        for row in Proposal.objects.filter(offer=offer, learner_id__in=some)
        .select_related("message")
        .defer("message__body")
    ]
    return sorted(rows, key=_last_answered_first)


def _proposed_to(offer: Offer, learner_ids: Collection[int] | None) -> list[int]:
    proposed = Proposal.objects.filter(offer=offer).values_list("learner_id", flat=True)
    if learner_ids is None:
        return list(proposed)
    return [pk for some in chunks(learner_ids) for pk in proposed.filter(learner_id__in=some)]


def _last_answered_first(row: Proposal) -> tuple[bool, float, int]:
    answered = row.answered_at
    return answered is None, -answered.timestamp() if answered else 0.0, row.pk
