"""What a course's team sees of the missions of their learners, and what the platform reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...handling import MAX_ID, bounded_int, for_the_learner
from .. import keeping, reports
from .learner import LearnerHandlers


class StaffHandlers(LearnerHandlers):
    """Every answer is asked of ``advisor_dashboard``, which knows whose learners are whose."""

    @for_the_learner
    def learners(self, actor_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """How far each of the advisor's learners is; the text of who has agreed."""
        return {"learners": self._rows(actor_id)}

    @for_the_learner
    def clear_learner(self, actor_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Let the learner ``id`` begin anew."""
        learner_id = bounded_int(data.get("id"), 1, MAX_ID, self.gettext)
        _api().clear_learner(
            actor_id, self.course_key or "", str(self.scope_ids.usage_id), learner_id
        )
        return {"learners": self._rows(actor_id)}

    def generate_report_data(
        self, user_state_iterator: Any, limit_responses: int | None = None
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """The rows of the platform's report: the username, and the criteria of one mission.

        There is one at least for everybody: to whom none is given, the platform puts what is
        kept as it stands, which may be a text that nobody was let read.

        Args:
            user_state_iterator: what the platform keeps of each learner of this block.
            limit_responses: how many rows at most, besides the first one of everybody.
        """
        left = limit_responses
        for kept in user_state_iterator:
            state = keeping.parse(kept.state)
            rows = reports.for_the_platform(self.document.items, state, self.gettext)
            for row in rows[:1] if left is not None and left <= 0 else rows[:left]:
                yield kept.username, row
            left = None if left is None else left - len(rows)

    def _rows(self, actor_id: int) -> list[dict[str, Any]]:
        states = _api().learner_states(
            actor_id, self.course_key or "", str(self.scope_ids.usage_id)
        )
        return [
            {
                "id": each.user_id,
                "name": each.name,
                "missions": reports.for_the_team(
                    self.document.items,
                    keeping.parse(each.fields),
                    self.gettext,
                ),
            }
            for each in states
        ]


def _api() -> Any:
    # It needs loaded models; a host may import blocks before it has any.
    from advisor_dashboard.api import block_states  # noqa: PLC0415

    return block_states
