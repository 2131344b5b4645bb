"""The history of proposals: what was said of them, and when they were reminded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from ..conf import get_config
from ..following.stages import Stage, Step, stage_of
from ..models import Proposal, ProposalStep, Reminder
from ..targeting.chunks import chunks
from .steps import said_of


@dataclass(frozen=True)
class HistoryLine:
    """One word on a proposal.

    Attributes:
        step: ``None`` = what was noted before was taken back.
        by_name: of the advisor; empty once the account is gone.
        by_learner: the learner said it themselves.
    """

    step: Step | None
    at: datetime
    by_name: str
    by_learner: bool


def steps_of(proposals: Iterable[Proposal]) -> list[ProposalStep]:
    """All that was said of these proposals, the oldest first."""
    found: list[ProposalStep] = []
    for some in chunks([row.pk for row in proposals if row.step_number]):
        found += ProposalStep.objects.filter(proposal_id__in=some)
    return sorted(found, key=lambda row: (row.proposal_id, row.number))


def histories(
    steps: Iterable[ProposalStep],
    learners: Mapping[int, int],
    names: Mapping[int | None, str],
) -> dict[int, tuple[HistoryLine, ...]]:
    """What was said of each proposal, by its id.

    Args:
        learners: the learner of each proposal.
        names: of the advisors.
    """
    found: dict[int, list[HistoryLine]] = {}
    for row in steps:
        line = HistoryLine(
            step=Step(row.step) if row.step else None,
            at=row.set_at,
            by_name=names.get(row.set_by_id, ""),
            by_learner=row.set_by_id == learners[row.proposal_id],
        )
        found.setdefault(row.proposal_id, []).append(line)
    return {pk: tuple(lines) for pk, lines in found.items()}


def reminded_at(proposal_ids: Collection[int]) -> dict[int, datetime]:
    """When each of these proposals was last reminded of."""
    found: dict[int, datetime] = {}
    for some in chunks(proposal_ids):
        rows = Reminder.objects.filter(proposal_id__in=some).order_by().values_list("proposal_id")
        found.update(rows.annotate(Max("message__sent_at")))
    return found


def reminder_is_recent(moment: datetime | None) -> bool:
    """Whether a reminder sent then still waits for its answer, and another would be too many."""
    wait = timedelta(days=get_config()["REMINDER_DAYS"])
    return moment is not None and moment + wait > timezone.now()


def stage(row: Proposal, *, offer_open: bool, reminded: datetime | None) -> Stage:
    """Where the learner of this proposal is."""
    waited = reminded is not None and not reminder_is_recent(reminded)
    return stage_of(said_of(row, given_up=waited or not offer_open))
