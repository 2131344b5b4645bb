"""The run sheet of a workshop: for the team alone, a learner sees nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from web_fragments.fragment import Fragment
from xblock.completable import XBlockCompletionMode
from xblock.core import XBlock
from xblock.fields import Scope, String

from .authored import AuthoredText
from .authoring import MoreToAuthor
from .content.records import Item
from .document_studio import AuthoredDocument, PreviewingStudio
from .handling import (
    MAX_ID,
    Download,
    bounded_int,
    download_for_oneself,
    for_oneself,
    odd_request,
)
from .viewer import ViewerKind
from .workshops import showing, words
from .workshops.run_sheet import SENTENCES, SHAPE, Step, total_minutes


def _(text: str) -> str:
    """Mark a string for translation; it is translated where it is shown."""
    return text


class WorkshopBlock(PreviewingStudio):
    """Aims, steps with their minutes and a clock, and the list of those present."""

    #: There is nothing here for a learner to finish.
    completion_mode = XBlockCompletionMode.EXCLUDED
    #: Studio asks by this whether it has a view of its own.
    has_author_view = True

    display_name = String(
        display_name=_("Title"),
        help=_("What the workshop is called. Learners do not see it."),
        default=_("Workshop"),
        scope=Scope.settings,
    )
    run_sheet = String(
        display_name=_("Run sheet"),
        help=_("Aims, group, what to prepare, and the steps, as JSON."),
        default="",
        scope=Scope.content,
    )

    content_type = "Clic'nJob workshop"
    document_field = AuthoredDocument("run_sheet", SHAPE, _("Step"), _("Steps"), SENTENCES)
    authored = (AuthoredText("display_name", limit=120, required=True), document_field)
    preview_files = ("public/workshop/workshop.css",)

    @XBlock.supports("multi_device")
    def student_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """The run sheet, for the team looking as themselves and for authors; nobody else's."""
        viewer = self.viewer
        if viewer.kind is ViewerKind.PREVIEW:
            return self.author_view(context)
        if viewer.kind is not ViewerKind.STAFF or self.course_key is None:
            return Fragment()
        gettext = self.gettext
        learner = str(viewer.user_id)
        return self.page(
            "workshop.html",
            {**self._shown(), "learner": learner, "leads": True},
            init="ClicnjobWorkshopBlock",
            args={
                "key": f"{learner}.{self.scope_ids.usage_id}",
                "clock": words.for_the_clock(gettext),
                "sessions": words.for_the_sessions(gettext),
            },
            own=("public/workshop/workshop.css", *_SCRIPTS),
            shared=("public/draft.js", "public/outbox.js"),
        )

    #: A public course is for learners.
    def public_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """Nothing."""
        return Fragment()

    def author_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """The run sheet without a clock and without anybody's name."""
        return self.page(
            "workshop.html",
            {**self._shown(), "learner": "", "leads": False},
            init="ClicnjobWorkshopBlock",
            args={"key": ""},
            own=("public/workshop/workshop.css", "public/workshop/workshop.js"),
        )

    def student_view_data(self, context: dict[str, Any] | None = None) -> dict[str, str]:
        """Nothing: the mobile app is the learners'."""
        return {}

    def index_dictionary(self) -> dict[str, Any]:
        """Nothing: the course search is the learners'."""
        return {}

    def preview(self, item: Item) -> str:
        """One step, for the editor."""
        step = showing.shown_step(cast(Step, item), self.replace_addresses or str, self.gettext)
        return self.html("workshop/step_preview.html", {"step": step, "alone": True})

    def more_to_author(self) -> MoreToAuthor:
        """The editor of the steps, with how long they take together."""
        more, gettext = super().more_to_author(), self.gettext
        # No learner ever sees it.
        own = {**more.args["words"], "preview": gettext(_("See this step"))}
        return MoreToAuthor(
            context={**more.context, "more_editor": "workshop/total.html"},
            args={**more.args, "words": own, "total": words.for_the_total(gettext)},
            own=(*more.own, "public/workshop/total.js"),
            shared=more.shared,
        )

    @for_oneself
    def held(self, actor_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Whom the advisor may note present, and when the workshop was held."""
        return _desk().held(actor_id, self._place())

    @for_oneself
    def list_group(self, actor_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """The learners of one group, in a large course."""
        group = bounded_int(data.get("group"), 1, MAX_ID, self.gettext)
        return _desk().listed(actor_id, self._place(), group)

    @for_oneself
    def save_session(self, actor_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Keep who was there, on which day, how many guests, notes for the next time."""
        return _desk().save(actor_id, self._place(), data, title=self.title, gettext=self.gettext)

    @for_oneself
    def delete_session(self, actor_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Take a session away."""
        return _desk().delete(actor_id, self._place(), data, self.gettext)

    @download_for_oneself
    def sheet_to_sign(self, actor_id: int, asked: Mapping[str, str]) -> Download:
        """The attendance sheet as PDF."""
        gettext = self.gettext
        data = _desk().sheet(
            actor_id, self._place(), asked.get("session", ""), title=self.title, gettext=gettext
        )
        return Download(data, "application/pdf", gettext(_("attendance-sheet.pdf")))

    def _shown(self) -> dict[str, Any]:
        gettext, sheet, lead = self.gettext, self.document, self.replace_addresses or str
        steps = [showing.shown_step(each, lead, gettext) for each in sheet.items]
        total, wrong = total_minutes(sheet), len(sheet.problems)
        return {
            "about": sheet.head,
            "notes": showing.marked(sheet.head.notes, lead),
            "steps": steps,
            "to_print": showing.to_print(steps),
            "total": showing.in_hours(total, gettext) if total else "",
            "group": showing.group_in_words(sheet.head, gettext),
            "count": gettext(_("Steps: {count}")).replace("{count}", str(len(steps))),
            "to_mend": gettext(_MEND).replace("{count}", str(wrong)) if wrong else "",
        }

    def _place(self) -> Any:
        if self.course_key is None:
            raise odd_request(self.gettext)
        return _desk().Place(self.course_key, str(self.scope_ids.usage_id))


_MEND = _("To be mended in the editor: {count}. What is not ready is not shown.")
#: One subject each; the last one puts them together.
_SCRIPTS = tuple(
    f"public/workshop/{name}.js" for name in ("clock", "run", "people", "form", "held", "workshop")
)


def _desk() -> Any:
    # It needs loaded models; a host may import blocks before it has any.
    from . import workshop_desk  # noqa: PLC0415

    return workshop_desk
