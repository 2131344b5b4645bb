"""My messages: the offers that advisors propose, and my answer in one tap."""

from __future__ import annotations

from typing import Any

from web_fragments.fragment import Fragment
from xblock.completable import XBlockCompletionMode
from xblock.core import XBlock
from xblock.fields import Scope, String

from advisor_dashboard.api.errors import ApiError

from .authored import AuthoredText
from .authoring import AuthoringMixin
from .handling import for_oneself


def _(text: str) -> str:
    """Mark a string for translation; it is translated where it is shown."""
    return text


class InboxBlock(AuthoringMixin):
    """A learner's offers, the same in every course that has the block."""

    #: There is nothing to finish here: a learner without offers has missed nothing.
    completion_mode = XBlockCompletionMode.EXCLUDED

    display_name = String(
        display_name=_("Title"),
        help=_("The heading that learners see."),
        default=_("Your messages"),
        scope=Scope.settings,
    )
    introduction = String(
        display_name=_("Introduction"),
        help=_("A few words above the messages. An empty line starts a new paragraph."),
        default="",
        scope=Scope.content,
    )

    content_type = "Clic'nJob inbox"
    authored = (
        AuthoredText("display_name", limit=120, required=True),
        AuthoredText("introduction", limit=4000, lines=True),
    )

    @XBlock.supports("multi_device")
    def student_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """The list, newest first; for people who have no messages here, a notice."""
        viewer, gettext = self.viewer, self.gettext
        cards, cv, refusal = [], None, ""
        if viewer.user_id is not None:
            try:
                cards = _desk().cards(viewer.user_id, self.course_key, gettext)
                cv = None if cards else _desk().own_cv(viewer.user_id, self.course_key)
            except ApiError as error:
                refusal = str(error)
        unread = sum(not card.item.read for card in cards)
        return self.page(
            "inbox.html",
            {
                "viewer": viewer.kind.value,
                "learner": str(viewer.user_id or ""),
                "refusal": refusal,
                "cards": cards,
                "cv": cv,
                "unread": unread,
            },
            init="ClicnjobInboxBlock",
            args={
                "can_write": viewer.can_write,
                "known": [card.item.proposal_id for card in cards],
                "strings": {
                    "offline": gettext("No network: your answer has not left. Try again."),
                    "sending": gettext("Sending…"),
                    "unread_none": gettext("You have read everything."),
                    "unread_one": gettext("1 new job offer"),
                    "unread": gettext("{count} new job offers"),
                },
            },
            own=("public/inbox.css", "public/inbox.js"),
        )

    public_view = student_view

    @for_oneself
    def list_offers(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The offers there are now, to tell whether new ones have come."""
        return {"offers": _desk().states(learner_id, self.course_key)}

    @for_oneself
    def open_offer(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The learner has opened the offer ``id``: it counts as read."""
        return _desk().mark_read(learner_id, data.get("id"), self.course_key, self.gettext)

    @for_oneself
    def answer_offer(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The learner answers ``answer`` to the offer ``id``."""
        return _desk().answer(
            learner_id, data.get("id"), data.get("answer"), self.course_key, self.gettext
        )


def _desk() -> Any:
    # It needs loaded models; a host may import blocks before it has any.
    from . import inbox_desk  # noqa: PLC0415

    return inbox_desk
