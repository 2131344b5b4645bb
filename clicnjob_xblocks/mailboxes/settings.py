"""What an author sets of a practice mailbox, and its editor."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from xblock.fields import Scope, String

from ..authored import AuthoredText
from ..content.documents import Shape
from ..content.records import Item
from ..content.text import as_plain
from ..document_studio import AuthoredDocument, PreviewingStudio
from . import presenting, words
from .keeping import Kept
from .missions import KINDS, Head, Mission

SHAPE: Shape[Head, Mission] = Shape(Head, "missions", KINDS, most=20, finished=True)
SHEET = "public/mailbox/mailbox.css"
SCRIPTS = tuple(
    f"public/mailbox/{name}.js"
    for name in (
        "parts",
        "mails",
        "compose",
        "outcome",
        "letter",
        "sorting",
        "address",
        "password",
        "mission",
    )
)


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


SENTENCES = {
    "nothing_to_do": _("Give addresses to choose from, or let the learner make one up."),
    "no_right_address": _("Give two addresses at least, and a right one among them."),
    "one_true_mail": _("One mail, and one only, is the true one with the link."),
    "one_of_each": _("There is to be a trap and a true mail at least."),
    "shortest_longer": _("The fewest words are more than the most."),
    "nothing_to_judge_by": _("Say above what is right, or take this criterion away."),
    "counted_twice": _("This criterion is here already."),
    "no_mail_to_answer": _("Choose the mail that is to be answered."),
    "rows_twice": _("Two of these have the same name for machines. Take one away, add it anew."),
}


class MailboxSettings(PreviewingStudio):
    """The missions, as their author writes them."""

    display_name = String(
        display_name=_("Title"),
        help=_("The heading that learners see."),
        default=_("Practice mailbox"),
        scope=Scope.settings,
    )
    missions = String(
        display_name=_("Missions"),
        help=_("What learners practise, one mission after the other."),
        default="",
        scope=Scope.content,
    )

    content_type = "Clic'nJob practice mailbox"
    document_field = AuthoredDocument(
        "missions", SHAPE, one=_("Mission"), many=_("Missions"), sentences=SENTENCES
    )
    authored = (AuthoredText("display_name", limit=120, required=True), document_field)
    preview_files = (SHEET, *SCRIPTS)

    def preview(self, item: Item) -> str:
        """One mission at rest: it can be looked through, and nothing is judged."""
        shown = presenting.present_one(
            item,  # type: ignore[arg-type]
            Kept(),
            presenting.Learner(),
            self.gettext,
        )
        shown["situation"] = self.with_addresses(shown["situation"])
        look = {"mission": shown, "strings": words.for_the_page(self.gettext)}
        data = escape(json.dumps(look, ensure_ascii=False), quote=True)
        return (
            '<cnj-block class="clicnjob cnj-mailbox" data-viewer="preview">'
            f'<cnj-mailbox-mission data-look="{data}"></cnj-mailbox-mission></cnj-block>'
        )

    def searchable(self, item: Item) -> str:
        """The title and the situation. Mails may hold traps, which are not to be found."""
        situation = as_plain(item.situation) if isinstance(item, Mission) else ""
        return f"{super().searchable(item)}\n{situation}"

    def student_view_data(self, context: dict[str, Any] | None = None) -> dict[str, Any]:
        """For the mobile app: what there is to do, without what is right."""
        missions = [
            {"id": each.id, "title": each.title, "situation": as_plain(each.situation)}
            for each in self.document.items
        ]
        return {**super().student_view_data(context), "missions": missions}
