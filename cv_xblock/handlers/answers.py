"""What the side of the answers calls: load, save, suggestions, help to write."""

from __future__ import annotations

from typing import Any

from clicnjob_xblocks.handling import for_oneself

from .desks import answers_desk, desk
from .progress import Progress


class AnswersHandlers(Progress):
    """The learner's facts, kept in ``advisor_dashboard``; here only how far they are."""

    @for_oneself
    def load(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The CV as it is stored now."""
        return self.with_needed(desk().load(learner_id, self.gettext))

    @for_oneself
    def save_cv(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Store ``document``, which was made from ``version``."""
        answer: dict[str, Any] = desk().save(learner_id, data, self.course_key, self.gettext)
        self.note_progress(answer["document"])
        return self.with_needed(answer)

    @for_oneself
    def suggest_jobs(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Job labels for ``text``."""
        answer: dict[str, Any] = desk().suggest_jobs(data.get("text"))
        return answer

    @for_oneself
    def suggest_communes(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Communes for ``text``."""
        answer: dict[str, Any] = desk().suggest_communes(data.get("text"))
        return answer

    @for_oneself
    def advice(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """What would better the stored CV."""
        answer: dict[str, Any] = answers_desk().advice(learner_id, self.gettext)
        return answer

    @for_oneself
    def suggest_tasks(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """What one does in the job that ``title`` names."""
        answer: dict[str, Any] = answers_desk().tasks(learner_id, data)
        return answer

    @for_oneself
    def suggest_skills(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Skills that go with the jobs of the stored CV."""
        answer: dict[str, Any] = answers_desk().skills(learner_id)
        return answer

    @for_oneself
    def suggest_starters(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Sentences to begin the introduction with."""
        answer: dict[str, Any] = answers_desk().beginnings(learner_id)
        return answer

    @for_oneself
    def check_email(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """What an employer may think of ``email``."""
        answer: dict[str, Any] = answers_desk().email_remark(data, self.gettext)
        return answer

    @for_oneself
    def check_spelling(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The words of ``text`` that look misspelt."""
        answer: dict[str, Any] = answers_desk().faults(learner_id, data, self.gettext)
        return answer
