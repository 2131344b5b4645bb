"""What the side of the answers calls: load, save, suggestions."""

from __future__ import annotations

from typing import Any

from xblock.completable import CompletableXBlockMixin
from xblock.fields import Boolean, Scope

from clicnjob_xblocks.base import BaseBlock
from clicnjob_xblocks.handling import for_the_learner

from .desks import desk


class AnswersHandlers(CompletableXBlockMixin, BaseBlock):
    """The learner's facts, kept in ``advisor_dashboard``; here only that they were made."""

    completed = Boolean(
        help="Whether a whole CV was saved once from this block.",
        default=False,
        scope=Scope.user_state,
    )

    @for_the_learner
    def load(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The CV as it is stored now."""
        answer: dict[str, Any] = desk().load(learner_id, self.gettext)
        return answer

    @for_the_learner
    def save_cv(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Store ``document``, which was made from ``version``."""
        answer: dict[str, Any] = desk().save(learner_id, data, self.course_key, self.gettext)
        if not answer["missing"] and not self.completed:
            self.completed = True
            self.emit_completion(1.0)
        return answer

    @for_the_learner
    def suggest_jobs(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Job labels for ``text``."""
        answer: dict[str, Any] = desk().suggest_jobs(data.get("text"))
        return answer

    @for_the_learner
    def suggest_communes(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Communes for ``text``."""
        answer: dict[str, Any] = desk().suggest_communes(data.get("text"))
        return answer
