"""What the side of the answers calls: load, save, suggestions."""

from __future__ import annotations

from typing import Any

from clicnjob_xblocks.handling import for_the_learner

from .desks import desk
from .progress import Progress


class AnswersHandlers(Progress):
    """The learner's facts, kept in ``advisor_dashboard``; here only how far they are."""

    @for_the_learner
    def load(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The CV as it is stored now."""
        return self.with_needed(desk().load(learner_id, self.gettext))

    @for_the_learner
    def save_cv(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Store ``document``, which was made from ``version``."""
        answer: dict[str, Any] = desk().save(learner_id, data, self.course_key, self.gettext)
        self.note_progress(answer["document"])
        return self.with_needed(answer)

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
