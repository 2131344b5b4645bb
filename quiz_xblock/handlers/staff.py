"""What a course's team sees of the answers of their learners, and what the platform reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clicnjob_xblocks.content.spreadsheet import MIME_TYPE
from clicnjob_xblocks.handling import (
    MAX_ID,
    Download,
    bounded_int,
    download_for_oneself,
    for_oneself,
)

from .. import attempt, keeping, reports
from .learner import LearnerHandlers


class StaffHandlers(LearnerHandlers):
    """Every answer is asked of ``advisor_dashboard``, which knows whose learners are whose."""

    @for_oneself
    def learners(self, actor_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """How far each of the advisor's learners is."""
        return {"learners": [self._row(each) for each in self._states(actor_id)]}

    @for_oneself
    def clear_learner(self, actor_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Let the learner ``id`` begin anew."""
        learner_id = bounded_int(data.get("id"), 1, MAX_ID, self.gettext)
        _api().clear_learner(
            actor_id, self.course_key or "", str(self.scope_ids.usage_id), learner_id
        )
        return {"learners": [self._row(each) for each in self._states(actor_id)]}

    @download_for_oneself
    def answers_csv(self, actor_id: int, asked: Mapping[str, str]) -> Download:
        """Every answer of the advisor's learners, for a spreadsheet."""
        quiz, rules, gettext = self.quiz, self.rules, self.gettext
        people = (
            (each.name, reports.rows_of(self._state_of(each.fields), quiz, rules, gettext))
            for each in self._states(actor_id)
        )
        text = "".join(reports.csv_lines(people, gettext))
        return Download(text.encode(), MIME_TYPE, gettext(_("answers.csv")))

    def generate_report_data(
        self, user_state_iterator: Any, limit_responses: int | None = None
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """The rows of the platform's report of answers: the username, and one answer each.

        Args:
            user_state_iterator: what the platform keeps of each learner of this block.
            limit_responses: how many rows at most; all of them without it.
        """
        left = limit_responses
        for kept in user_state_iterator:
            state = self._state_of(kept.state)
            for row in reports.rows_of(state, self.quiz, self.rules, self.gettext):
                if left is not None and left <= 0:
                    return
                left = None if left is None else left - 1
                yield kept.username, reports.for_the_platform(row, self.gettext)

    def _row(self, learner: Any) -> dict[str, Any]:
        quiz, rules = self.quiz, self.rules
        state = self._state_of(learner.fields)
        drawn = [quiz.question(ident) for ident in state.drawn]
        there = [each for each in drawn if each is not None]
        best = attempt.best_score(state, quiz, rules) if rules.counts else None
        return {
            "id": learner.user_id,
            "name": learner.name,
            "answered": sum(attempt.is_answered(state, each, rules) for each in there),
            "of": len(there),
            "attempts": state.done,
            "percent": None if best is None else round(100 * best.share),
        }

    def _states(self, actor_id: int) -> Any:
        return _api().learner_states(actor_id, self.course_key or "", str(self.scope_ids.usage_id))

    @staticmethod
    def _state_of(fields: Mapping[str, Any]) -> attempt.State:
        kept = fields.get("state", "")
        return keeping.parse(kept if isinstance(kept, str) else "")


def _(text: str) -> str:
    """Mark a text for translation."""
    return text


def _api() -> Any:
    # It needs loaded models; a host may import blocks before it has any.
    from advisor_dashboard.api import block_states  # noqa: PLC0415

    return block_states
