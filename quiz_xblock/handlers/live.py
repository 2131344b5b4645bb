"""Playing the quiz live: the team starts it, learners of the unit are shown the way in."""

from __future__ import annotations

from typing import Any

from clicnjob_xblocks.content.addresses import served
from clicnjob_xblocks.handling import bounded_int, for_oneself, odd_request

from .. import document
from .learner import LearnerHandlers

_LONGEST = 3600


class LiveHandlers(LearnerHandlers):
    """What is played live changes no grade and no answer given here."""

    @for_oneself
    def live_here(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Whether it is on in this unit now, whether one may start it, and one's last result."""
        # The host may import blocks before its settings are there.
        from advisor_dashboard.api import live_units  # noqa: PLC0415

        if self.course_key is None:
            return {"may_start": False, "join": "", "projector": "", "last": None, "seconds": []}
        return live_units.here(learner_id, self.course_key, str(self.scope_ids.usage_id))

    @for_oneself
    def start_live(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Start it, with ``seconds`` for each question; answers with the projector's page."""
        from advisor_dashboard.api import live_sessions, live_units  # noqa: PLC0415

        if self.course_key is None:
            raise odd_request(self.gettext)
        code = live_sessions.start(
            learner_id,
            course_key=self.course_key,
            usage_key=str(self.scope_ids.usage_id),
            title=self.title,
            quiz=self.quiz,
            addresses=self._addresses(),
            seconds=bounded_int(data.get("seconds"), 0, _LONGEST, self.gettext),
        )
        return {"projector": live_units.projector_path(code)}

    def _addresses(self) -> dict[str, str]:
        """Where the host serves the files of the course that the questions lead to."""
        return served(document.as_value(self.quiz), self.replace_addresses)
