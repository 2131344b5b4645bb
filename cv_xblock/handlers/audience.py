"""What the side "who sees it" calls."""

from __future__ import annotations

from typing import Any

from clicnjob_xblocks.base import BaseBlock
from clicnjob_xblocks.handling import RefusedError, for_the_learner, odd_request

from .desks import desk


class AudienceHandlers(BaseBlock):
    """To whom the CV is open."""

    @for_the_learner
    def set_sharing(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Open (``open`` true) or close the CV to the structure of this course."""
        if self.course_key is None:
            sentence = self.gettext("A CV can only be opened to advisors from a course.")
            raise RefusedError(400, sentence, "no_course")
        opened = data.get("open")
        if not isinstance(opened, bool):
            raise odd_request(self.gettext)
        answer: dict[str, Any] = desk().set_sharing(learner_id, self.course_key, opened=opened)
        return answer
