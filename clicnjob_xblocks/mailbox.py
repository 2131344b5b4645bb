"""The practice mailbox: a webmail in the page, in which nothing is ever sent."""

from __future__ import annotations

from typing import Any

from web_fragments.fragment import Fragment
from xblock.core import XBlock

from .mailboxes import words
from .mailboxes.handlers.staff import StaffHandlers
from .mailboxes.keeping import State
from .mailboxes.settings import SCRIPTS, SHEET
from .viewer import ViewerKind


class MailboxBlock(StaffHandlers):
    """Missions to practise e-mail with."""

    @XBlock.supports("multi_device")
    def student_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """The missions; for people who do not learn here, the same at rest, or a notice."""
        viewer, gettext = self.viewer, self.gettext
        missions: list[dict[str, Any]] | None = None
        if viewer.kind is not ViewerKind.ANONYMOUS:
            # Without the right to write, nobody's: as if nothing had been done yet.
            missions = self.presented(self.kept if viewer.can_write else State())
        learner = str(viewer.user_id or "")
        return self.page(
            "mailbox.html",
            {
                "viewer": viewer.kind.value,
                "learner": learner,
                "introduction": self.marked(self.document.head.introduction),
                "missions": missions,
            },
            init="ClicnjobMailboxBlock",
            args={
                "can_write": viewer.can_write,
                "missions": missions,
                "onward": self.onward(),
                "strings": words.for_the_page(gettext),
                "staff": words.for_the_team(gettext) if viewer.kind is ViewerKind.STAFF else None,
                "draft": f"clicnjob.mailbox.{learner}.{self.scope_ids.usage_id}",
            },
            own=(SHEET, *SCRIPTS, *_OF_THE_PAGE),
            shared=("public/draft.js", "public/outbox.js"),
        )

    #: People without an account see, in a public course, what there is to gain by one.
    public_view = student_view


_OF_THE_PAGE = ("public/mailbox/team.js", "public/mailbox/mailbox.js")
