"""The memo sheet: one subject on one side of A4, to keep, to print, to write on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from web_fragments.fragment import Fragment
from xblock.completable import CompletableXBlockMixin
from xblock.core import XBlock
from xblock.fields import Scope, String

from advisor_dashboard.api.errors import ApiError

from .authored import AuthoredText
from .content.documents import ready
from .content.messages import explain_with_place
from .content.problems import Problem, UnreadableError
from .document_studio import AuthoredDocument, PreviewingStudio
from .handling import Download, download_for_oneself, for_oneself
from .memos import words
from .memos.sheet import SHAPE
from .memos.showing import part_html, sheet_html
from .viewer import ViewerKind, in_studio

_PDF = "application/pdf"


def _(text: str) -> str:
    """Mark a string for translation; it is translated where it is shown."""
    return text


class AuthoredSheet(AuthoredDocument):
    """The sheet: besides what each part asks, it has to fit on one side."""

    def parse(self, text: str) -> tuple[dict[str, Any], tuple[Problem, ...]]:
        """The value of a text, and what is to be mended in it."""
        value, problems = super().parse(text)
        return value, (*problems, *_of_the_whole(text))

    def problems(self, value: Any) -> tuple[Problem, ...]:
        """What is to be mended of the value that the editor holds."""
        problems = super().problems(value)
        try:
            text = self.written(value)
        except ValueError:
            # Its odd number is among the problems; such a sheet cannot be saved.
            return problems
        return (*problems, *_of_the_whole(text))

    def told(self, text: str, gettext: Callable[[str], str]) -> list[str]:
        """All that is to be mended of a text, each with where it is."""
        try:
            problems = self.parse(text)[1]
        except UnreadableError as error:
            problems = error.problems
        return [explain_with_place(each, self.one, gettext, self.sentences) for each in problems]


def _of_the_whole(text: str) -> Iterator[Problem]:
    # The press is heavy, and of use to authors and on paper alone.
    from .memos.paper import sides_of  # noqa: PLC0415

    if ready(text, SHAPE).items and sides_of(text) > 1:
        yield Problem("two_sides")


_SHEET = AuthoredSheet(
    "sheet",
    SHAPE,
    one=_("Part"),
    many=_("Parts of the sheet"),
    sentences={
        "two_sides": _(
            "This does not fit on one side of A4 in type that reads well. Take something away, "
            "or make two sheets of it."
        ),
    },
)


class MemoBlock(CompletableXBlockMixin, PreviewingStudio):
    """One memo sheet. It is complete once the learner keeps it, writes on it or takes it along."""

    display_name = String(
        display_name=_("Title"),
        help=_("How the course calls the sheet. On the sheet stands its subject."),
        default=_("Memo sheet"),
        scope=Scope.settings,
    )
    sheet = String(
        display_name=_("Sheet"),
        help=_("The sheet, as the editor writes it."),
        default="",
        scope=Scope.content,
    )

    content_type = "Clic'nJob memo sheet"
    authored = (AuthoredText("display_name", limit=120, required=True), _SHEET)
    document_field = _SHEET
    preview_files = ("public/memo/memo.css",)

    @XBlock.supports("multi_device")
    def student_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """The sheet, and what can be done with it by who looks."""
        viewer, gettext, document = self.viewer, self.gettext, self.document
        kept = None
        if viewer.user_id is not None and document.items:
            # Where it cannot be kept, it is there to be read all the same.
            with suppress(ApiError):
                kept = self._desk().kept(viewer.user_id, self._source())
        learner = str(viewer.user_id or "")
        writes = kept is not None
        return self.page(
            "memo.html",
            {
                "viewer": viewer.kind.value,
                "learner": learner,
                "can_write": viewer.can_write,
                "empty": not document.items,
                "problems": self._problems_in_words() if in_studio(self) else [],
                "sheet": sheet_html(document, gettext, self.replace_addresses, level=2),
                "kept": kept,
                "notes": kept["notes"]["document"]["text"] if kept else "",
                "notes_limit": words.NOTES_LIMIT,
                **(self._desk().addresses(self.course_key or "") if writes else {}),
            },
            init="ClicnjobMemoBlock",
            args={
                "can_write": viewer.can_write,
                "kept": kept,
                "strings": words.for_the_page(gettext),
                "notes": words.for_the_notes(gettext),
                "staff": words.for_the_team(gettext) if viewer.kind is ViewerKind.STAFF else None,
                "draft": f"clicnjob.memo.{learner}.{self.scope_ids.usage_id}",
            },
            own=(
                "public/memo/memo.css",
                *(f"public/memo/{name}.js" for name in ("paper", "notes", "team", "memo")),
            ),
            shared=("public/draft.js", "public/autosave.js"),
        )

    #: Who has no account reads and prints it.
    public_view = student_view

    def student_view_data(self, context: dict[str, Any] | None = None) -> dict[str, Any]:
        """For the mobile app: the sheet as it is drawn."""
        drawn = sheet_html(self.document, self.gettext, self.replace_addresses, level=2)
        return {**super().student_view_data(context), "sheet": str(drawn)}

    def preview(self, item: Any) -> str:
        """One part as learners see it, for the editor."""
        return part_html(item, self.gettext, self.replace_addresses)

    def searchable(self, item: Any) -> str:
        """Every text of a part."""
        return "\n".join(each for each in item.texts_of() if each)

    def index_dictionary(self) -> dict[str, Any]:
        """For the course search: the subject and the texts."""
        found = super().index_dictionary()
        head, parts = self.document.head, found["content"]["sheet"]
        texts = (head.subject, head.introduction, parts)
        whole = "\n".join(each for each in texts if each)
        return {**found, "content": {**found["content"], "sheet": whole}}

    @for_oneself
    def keep(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Put the sheet into the learner's memos, as it is now."""
        kept = self._desk().keep(learner_id, self._source())
        self.emit_completion(1.0)
        return kept

    @for_oneself
    def write_notes(self, learner_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Save the ``document`` of the notes, which was ``version`` before; keeps the sheet."""
        saved = self._desk().write_notes(learner_id, self._source(), data, self.gettext)
        self.emit_completion(1.0)
        return saved

    @download_for_oneself
    def pdf(self, learner_id: int, asked: Mapping[str, str]) -> Download:
        """The sheet on paper, with the learner's notes if there are any."""
        printed = self._desk().pdf(learner_id, self._source())
        self.emit_completion(1.0)
        return Download(printed.data, _PDF, printed.name)

    @for_oneself
    def team_learners(self, actor_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Those whom the advisor may send the sheet to."""
        return {"learners": self._desk().recipients(actor_id, self._source())}

    @for_oneself
    def team_send(self, actor_id: int, data: dict[str, Any]) -> dict[str, Any]:
        """Send the sheet to the learners ``ids``, of whom ``confirmed`` have not got it yet."""
        return self._desk().send(actor_id, self._source(), data, self.gettext)

    def _source(self) -> Any:
        return self._desk().source(
            self.course_key or "", str(self.scope_ids.usage_id), self.sheet, self.replace_addresses
        )

    def _problems_in_words(self) -> list[str]:
        return _SHEET.told(self.sheet, self.gettext)

    @staticmethod
    def _desk() -> Any:
        # It needs loaded models; a host may import blocks before it has any.
        from .memos import desk  # noqa: PLC0415

        return desk
