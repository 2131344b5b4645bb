"""A document: what is said of the whole, and a list of items of several kinds, as strict JSON.

Nothing is lost by reading: the editor is given the value as it was kept and sends it back. An
item that cannot be read, such as a kind that a newer version wrote, is for its author to see;
learners see the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Generic, TypeVar

from advisor_dashboard import strict_json

from .problems import Problem, UnreadableError
from .reading import Reader
from .records import Item, Record, problems_of, read_record

H = TypeVar("H", bound=Record)
I = TypeVar("I", bound=Item)  # noqa: E741

SCHEMA = 1
#: In characters, of the whole text: what one request may hold.
MAX_LENGTH = 200_000
_DEEPEST = 12
_ID = re.compile(r"[a-z0-9][a-z0-9-]{2,31}")


@dataclass(frozen=True, eq=False)
class Shape(Generic[H, I]):
    """What a document of one sort holds.

    Attributes:
        head: what is said of the whole.
        items: the member that holds the list, such as ``"cards"``.
        kinds: by the name that is kept, each kind of item.
        most: how many items at most.
        finished: whether learners finish it, which they cannot while it holds nothing.
    """

    head: type[H]
    items: str
    kinds: Mapping[str, type[I]]
    most: int = 60
    finished: bool = False

    def blank(self) -> dict[str, Any]:
        """The value of a document with nothing in it yet."""
        return {"schema": SCHEMA, self.items: []}

    def missing(self, count: int) -> tuple[Problem, ...]:
        """What is to be mended of the number of its items."""
        return (Problem("nothing_in_it"),) if self.finished and not count else ()


@dataclass(frozen=True)
class Document(Generic[H, I]):
    """What learners see of a document, and what its author has to mend.

    Attributes:
        items: those that can be shown, in their order.
        problems: of the whole and of each item, those that are not shown among them.
    """

    head: H
    items: tuple[I, ...] = ()
    problems: tuple[Problem, ...] = ()

    def item(self, ident: object) -> I | None:
        """The item of that id, if there is one (still)."""
        return next((each for each in self.items if each.id == ident), None)


def parse(text: str, shape: Shape[H, I]) -> tuple[dict[str, Any], Document[H, I]]:
    """The value of a text, and the document in it; an empty text holds an empty one.

    Raises:
        UnreadableError: it is no document of this version.
    """
    if not text.strip():
        return shape.blank(), Document(shape.head(), problems=shape.missing(0))
    if len(text) > MAX_LENGTH:
        raise UnreadableError([Problem("document_too_long", values={"limit": MAX_LENGTH})])
    try:
        value = strict_json.loads(text, deepest=_DEEPEST)
    except ValueError:
        raise UnreadableError([Problem("not_json")]) from None
    return value, read(value, shape)


def read(value: Any, shape: Shape[H, I]) -> Document[H, I]:
    """The document of a JSON value.

    Raises:
        UnreadableError: it is none of this version.
    """
    if not isinstance(value, dict) or not isinstance(value.get(shape.items), list):
        raise UnreadableError([Problem("not_a_document", values={"items": shape.items})])
    # 1.0 and true equal 1, and are no number of a schema.
    if type(value.get("schema")) is not int or value["schema"] != SCHEMA:
        schema = str(value.get("schema"))[:10]
        raise UnreadableError([Problem("other_schema", values={"schema": schema})])
    given = value[shape.items]
    if len(given) > shape.most:
        raise UnreadableError([Problem("too_many", shape.items, values={"limit": shape.most})])
    problems: list[Problem] = []
    rest = {name: each for name, each in value.items() if name not in ("schema", shape.items)}
    reader = Reader(rest, problems)
    head = read_record(shape.head, reader)
    reader.done()
    problems.extend(problems_of(head))
    problems.extend(shape.missing(len(given)))
    items: list[I] = []
    for number, each in enumerate(given, start=1):
        item, found = read_item(each, shape)
        if item is not None and any(item.id == other.id for other in items):
            found = (*found, Problem("id_twice", "id"))
        ident = item.id if item is not None else ""
        problems.extend(replace(problem, item=ident, number=number) for problem in found)
        if item is not None and not found:
            items.append(item)
    return Document(head, tuple(items), tuple(problems))


def read_item(value: Any, shape: Shape[H, I]) -> tuple[I | None, tuple[Problem, ...]]:
    """One item, as far as it can be read, and what is to be mended of it."""
    if not isinstance(value, dict):
        return None, (Problem("not_an_object"),)
    name = value.get("kind")
    kind = shape.kinds.get(name) if isinstance(name, str) else None
    if kind is None:
        return None, (Problem("unknown_kind", "kind", values={"kind": str(name)[:40]}),)
    problems: list[Problem] = []
    reader = Reader(value, problems)
    reader.raw("kind")
    ident = reader.raw("id")
    if not isinstance(ident, str) or not _ID.fullmatch(ident):
        reader.note("odd_id", "id")
        ident = ""
    item = read_record(kind, reader, id=ident)
    reader.done()
    # What is of a wrong type reads as empty: to ask for it as well would say one thing twice.
    told = {problem.field for problem in problems}
    problems.extend(each for each in problems_of(item) if each.field not in told)
    return item, tuple(problems)


@lru_cache(maxsize=128)
def ready(text: str, shape: Shape[H, I]) -> Document[H, I]:
    """What learners see of a text; nothing of one that cannot be read."""
    try:
        return parse(text, shape)[1]
    except UnreadableError as error:
        return Document(shape.head(), problems=error.problems)


def dump(value: Mapping[str, Any]) -> str:
    """The one text of a document's value."""
    return strict_json.dumps(value)
