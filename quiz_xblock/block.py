"""The quiz: learn alone, test oneself, play it in a workshop."""

from __future__ import annotations

import secrets
from typing import Any

from web_fragments.fragment import Fragment
from xblock.core import XBlock

from clicnjob_xblocks.viewer import ViewerKind

from . import attempt, words
from .handlers.live import LiveHandlers
from .handlers.staff import StaffHandlers
from .widgets import widget_scripts


class QuizBlock(StaffHandlers, LiveHandlers):
    """Questions of many kinds, one at a time."""

    @XBlock.supports("multi_device")
    def student_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """The questions; for people who do not learn here, the same at rest, or a notice."""
        viewer, gettext = self.viewer, self.gettext
        shown: dict[str, Any] | None = None
        if viewer.can_write:
            shown = self.presented(self.own_state())
        elif viewer.kind is not ViewerKind.ANONYMOUS:
            # Nobody's answers: a draw that is forgotten.
            shown = self.presented(attempt.begin(self.quiz, self.rules, secrets.token_hex(12)))
        learner = str(viewer.user_id or "")
        return self.page(
            "quiz.html",
            {
                "viewer": viewer.kind.value,
                "learner": learner,
                "can_write": viewer.can_write,
                "shown": shown,
                "count": len(self.quiz.questions),
            },
            init="ClicnjobQuizBlock",
            args={
                "can_write": viewer.can_write,
                "read_aloud": bool(self.read_aloud),
                "state": shown,
                "strings": words.for_the_page(gettext),
                "staff": words.for_the_team(gettext) if viewer.kind is ViewerKind.STAFF else None,
                "draft": f"clicnjob.quiz.{learner}.{self.scope_ids.usage_id}",
            },
            own=("public/quiz.css", "public/asking.js", *widget_scripts(), *_SCRIPTS),
            shared=("public/draft.js", "public/outbox.js", "public/aloud.js"),
        )

    #: People without an account see, in a public course, what there is to gain by one.
    public_view = student_view


#: One subject each; the last one puts them together.
_SCRIPTS = tuple(f"public/{name}.js" for name in ("card", "live", "team", "quiz"))
