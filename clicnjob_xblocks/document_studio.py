"""The editor of a block whose content is a document: a head, and a list of items."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .authoring import OWN_EDITOR, AuthoringMixin, MoreToAuthor
from .content.describing import describe_competences, describe_fields
from .content.documents import (
    MAX_LENGTH,
    SCHEMA,
    Document,
    Shape,
    dump,
    parse,
    read,
    read_item,
    ready,
)
from .content.messages import explain, explain_with_place
from .content.problems import Problem, UnreadableError
from .content.records import Item, editor_of
from .editor_words import for_the_editor
from .handling import RefusedError, json_handler, odd_request
from .viewer import may_author

Gettext = Callable[[str], str]


def _(text: str) -> str:
    """Mark a text for translation."""
    return text


#: The scripts of the editor, one subject each; the last one puts them together.
EDITOR_SCRIPTS = tuple(
    f"public/edit/{name}.js" for name in ("fields", "rows", "tags", "item", "list")
)
EDITOR_SHEET = "public/edit/edit.css"


@dataclass(frozen=True)
class AuthoredDocument:
    """A field that holds a document.

    Attributes:
        name: the field's.
        shape: what it may hold.
        one: what an item is called, such as "Card"; many: what the list is called.
        sentences: the block's own, by the code of a problem.
    """

    name: str
    shape: Shape[Any, Any]
    one: str
    many: str
    sentences: Mapping[str, str] = field(default_factory=dict)
    kind = OWN_EDITOR

    def parse(self, text: str) -> tuple[dict[str, Any], tuple[Problem, ...]]:
        """The value of a text, and what is to be mended in it.

        Raises:
            UnreadableError: it is no document.
        """
        value, document = parse(text, self.shape)
        return value, document.problems

    def problems(self, value: Any) -> tuple[Problem, ...]:
        """What is to be mended of the value that the editor holds.

        Raises:
            UnreadableError: it is no document.
        """
        return read(value, self.shape).problems

    def written(self, value: Any) -> str:
        """The text that a document's value is kept as."""
        return "" if value == self.shape.blank() else dump(value)

    def checked(self, value: object, gettext: Gettext) -> str:
        """The text as it is kept: of the editor's JSON value, or the text of the field itself.

        What is only to be mended is kept as well, and what this version does not know.

        Raises:
            RefusedError: it is no document.
        """
        try:
            if isinstance(value, str):
                value = self.parse(value)[0]
            else:
                self.problems(value)
            text = self.written(value)
            if len(text) > MAX_LENGTH:
                raise UnreadableError([Problem("document_too_long", values={"limit": MAX_LENGTH})])
        except UnreadableError as error:
            raise self.refused(error, gettext) from None
        except (ValueError, RecursionError):
            raise odd_request(gettext) from None
        return text

    def forms(self, gettext: Gettext) -> dict[str, Any]:
        """All that the editor draws: of the whole, and of each kind of item."""
        shape = self.shape
        return {
            "schema": SCHEMA,
            "items": shape.items,
            "most": shape.most,
            "head": describe_fields(editor_of(shape.head), gettext),
            "kinds": {
                name: {
                    "label": gettext(kind.label),
                    "help": gettext(kind.help) if kind.help else "",
                    "named_by": kind.named_by,
                    "fields": describe_fields(editor_of(kind), gettext),
                    "blank": {},
                }
                for name, kind in shape.kinds.items()
            },
            "competences": describe_competences(gettext),
        }

    def refused(self, error: UnreadableError, gettext: Gettext) -> RefusedError:
        """The refusal of what is no document, with every reason."""
        sentence = explain_with_place(error.problems[0], self.one, gettext, self.sentences)
        problems = self.in_words(error.problems, gettext)
        return RefusedError(400, sentence, "invalid", field=self.name, problems=problems)

    def in_words(self, problems: Iterable[Problem], gettext: Gettext) -> list[dict[str, Any]]:
        """Problems for the editor: where each is, and its sentence."""
        return [
            {
                "number": each.number,
                "field": each.field,
                "sentence": explain(each, gettext, self.sentences),
            }
            for each in problems
        ]

    def shown(self, value: Any, gettext: Gettext) -> dict[str, Any]:
        """The editor is given it by itself."""
        return {}


class DocumentStudio(AuthoringMixin):
    """Gives a block the editor of its document. ``document_field`` says which field holds it."""

    document_field: AuthoredDocument
    #: Served files of the block's package that a look at one item needs.
    preview_files: tuple[str, ...] = ()

    @property
    def document(self) -> Document[Any, Any]:
        """What learners see. What is to be mended is left out, and among its problems."""
        return ready(getattr(self, self.document_field.name), self.document_field.shape)

    def more_to_author(self) -> MoreToAuthor:
        """The editor of the document, or its text where this version cannot read it."""
        gettext, edited = self.gettext, self.document_field
        text = getattr(self, edited.name)
        value: dict[str, Any] | None = None
        try:
            value, problems = edited.parse(text)
        except UnreadableError as error:
            problems = error.problems
        return MoreToAuthor(
            context={
                "extra": "document_editor.html",
                "document_name": edited.name,
                "one": gettext(edited.one),
                "many": gettext(edited.many),
                "add_words": gettext(_("Add: {one}")).replace("{one}", gettext(edited.one).lower()),
                "raw": text,
                "broken": value is None,
            },
            args={
                "document": value,
                "problems": edited.in_words(problems, gettext),
                "forms": edited.forms(gettext),
                "words": for_the_editor(edited.one, edited.many, gettext),
            },
            own=self.preview_files,
            shared=(EDITOR_SHEET, *EDITOR_SCRIPTS),
        )

    def index_dictionary(self) -> dict[str, Any]:
        """For the course search: authored text only, without keys or what is said after."""
        found = super().index_dictionary()
        texts = "\n".join(self.searchable(each) for each in self.document.items)
        return {**found, "content": {**found["content"], self.document_field.name: texts}}

    def searchable(self, item: Item) -> str:
        """The words by which an item is found."""
        return str(getattr(item, item.named_by, ""))

    @json_handler
    def check_document(self, data: Any, suffix: str = "") -> dict[str, Any]:
        """What is to be mended of the document that the editor holds."""
        edited = self.document_field
        sent = self.author_sent(data)
        try:
            problems = edited.problems(sent.get("document"))
        except UnreadableError as error:
            raise edited.refused(error, self.gettext) from None
        return {"problems": edited.in_words(problems, self.gettext)}

    def author_sent(self, data: Any) -> dict[str, Any]:
        """What the editor sends.

        Raises:
            RefusedError: it is no author who sends it, or no object.
        """
        if not may_author(self):
            sentence = self.gettext(_("This can be changed in Studio only."))
            raise RefusedError(403, sentence, "not_allowed")
        if not isinstance(data, dict):
            raise odd_request(self.gettext)
        return data


class PreviewingStudio(DocumentStudio):
    """The same, with a look at one item. What there is to see is the block's to say.

    No ABC, as a block's class has a metaclass already: a test looks for what a block leaves out.
    """

    @abstractmethod
    def preview(self, item: Item) -> str:
        """The HTML of one item as learners see it, for the editor."""

    @json_handler
    def preview_item(self, data: Any, suffix: str = "") -> dict[str, Any]:
        """One item as learners see it."""
        sent = self.author_sent(data)
        item, problems = read_item(sent.get("item"), self.document_field.shape)
        if item is None or problems:
            words = self.document_field.in_words(problems, self.gettext)
            return {"html": None, "problems": words}
        return {"html": self.preview(item), "problems": []}
