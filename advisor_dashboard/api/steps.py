"""How far a learner is with an offer, as it was said: written once, and read by the learner."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ..following.stages import Step, reached_after
from ..models import Proposal, ProposalStep
from ..targeting.chunks import chunks


@dataclass(frozen=True)
class OwnStep:
    """What was noted last of a learner's application, as the learner reads it.

    ``by_me``: the learner said so.
    """

    step: Step
    at: datetime
    by_me: bool


def own_steps(proposals: Collection[Proposal]) -> dict[int, OwnStep]:
    """What was noted last of each of these proposals, by their ids."""
    noted = {row.pk: row for row in proposals if row.step}
    said_by: dict[tuple[int, int], int | None] = {}
    for some in chunks(noted.keys()):
        rows = ProposalStep.objects.filter(proposal_id__in=some)
        words = rows.values_list("proposal_id", "number", "set_by_id")
        said_by.update(((pk, number), by) for pk, number, by in words)
    return {
        pk: OwnStep(
            Step(row.step), row.step_at, by_me=said_by.get((pk, row.step_number)) == row.learner_id
        )
        for pk, row in noted.items()
        if row.step_at is not None
    }


def write_step(proposal: QuerySet[Proposal], user_id: int, step: Step | str, base: int) -> bool:
    """Write the step, unless another was written since ``base``; the same again is nothing new.

    Args:
        proposal: the one, with what must hold of it: that stands in the UPDATE itself.
    """
    rows = proposal.filter(step_number=base)
    before = rows.values_list("pk", "step", "reached").first()
    if before is None or before[1] == step:
        return False
    now = timezone.now()
    # It begins by writing, for SQLite to wait (see locking).
    with transaction.atomic():
        written = rows.update(
            step=step,
            step_at=now if step else None,
            step_number=base + 1,
            reached=reached_after(str(step), before[2]),
        )
        if written:
            ProposalStep.objects.create(
                proposal_id=before[0],
                number=base + 1,
                step=step,
                set_by_id=user_id,
                set_at=now,
            )
    return bool(written)
