"""Dataclasses whose fields say how an author fills them in, and what they may hold.

One description serves the reader of a file, the editor and the checks.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, TypeVar

from .competences import is_competence
from .editing import Address, Choice, EditorField, Flag, Number, Reference, Rows, Tags, Text, Texts
from .links import is_file_address, is_page_address
from .problems import Problem
from .reading import Reader

R = TypeVar("R", bound="Record")
_DESCRIBED, _REQUIRED, _OF, _INNER, _IDENT = "described", "required", "of", "inner", "ident"


@dataclass(frozen=True)
class Record:
    """An object of a document. Its fields are made by the functions of this module."""

    def own_problems(self) -> Iterator[Problem]:
        """What its author has to mend beyond what each field asks by itself."""
        yield from ()


@dataclass(frozen=True)
class Item(Record):
    """An object of a document's list: a card, a step, a mission.

    Attributes:
        id: stable, never shown; what learners did is kept under it.
        kind: the name that is kept.
        label: what authors call the kind.
        help: what it is for.
        named_by: the text by which the editor's list calls it.
    """

    id: str = ""
    kind: ClassVar[str] = ""
    label: ClassVar[str] = ""
    help: ClassVar[str] = ""
    named_by: ClassVar[str] = "text"


def text(
    label: str,
    *,
    help: str = "",
    limit: int = 500,
    lines: bool = False,
    markdown: bool = False,
    required: bool = False,
) -> Any:
    """A text of at most ``limit`` characters, ``""`` by default."""
    described = Text("", label, help=help, limit=limit, lines=lines, markdown=markdown)
    return _field(described, default="", required=required)


def texts(
    label: str, *, help: str = "", limit: int = 100, most: int = 20, required: bool = False
) -> Any:
    """Several short texts, a line each."""
    described = Texts("", label, help=help, limit=limit, most=most)
    return _field(described, default=(), required=required)


def flag(label: str, *, help: str = "", default: bool = False) -> Any:
    """Yes or no."""
    return _field(Flag("", label, help=help, default=default), default=default)


def number(label: str, *, low: float, high: float, default: float, help: str = "") -> Any:
    """A number between two bounds."""
    described = Number("", label, help=help, low=low, high=high, default=default)
    return _field(described, default=default)


def choice(label: str, options: Mapping[str, str], *, help: str = "", default: str = "") -> Any:
    """One of a closed set; without ``default`` the first of them."""
    default = default or next(iter(options))
    return _field(Choice("", label, options=options, help=help, default=default), default=default)


def address(
    label: str, *, help: str = "", file: bool = False, required: bool = False, limit: int = 1000
) -> Any:
    """Where a link leads, or, with ``file``, where a picture, a video or a sound is."""
    described = Address("", label, help=help, limit=limit, file=file)
    return _field(described, default="", required=required)


def tags(label: str, *, help: str = "", most: int = 10) -> Any:
    """Competences, such as ``"digcomp:2.1"``."""
    return _field(Tags("", label, help=help, most=most), default=())


def reference(label: str, *, to: str, none: str, help: str = "") -> Any:
    """The id of a row of the list ``to`` of the same item, or ``""``."""
    return _field(Reference("", label, to=to, none=none, help=help), default="")


def rows(
    of: type[Record],
    label: str,
    *,
    one: str,
    help: str = "",
    least: int = 0,
    most: int = 12,
) -> Any:
    """Records, in a tuple. Where they have an ``id`` (see :func:`ident`) the editor gives it."""
    described = Rows("", label, fields=(), one=one, help=help, least=least, most=most)
    return _field(described, default=(), of=of)


def inner(of: type[Record]) -> Any:
    """One record within this one, ``None`` by default; its fields stand among the others."""
    return dataclasses.field(default=None, metadata={_INNER: True, _OF: of})


def ident() -> Any:
    """The id of a row."""
    return dataclasses.field(default="", metadata={_IDENT: True})


def read_record(of: type[R], reader: Reader, **given: Any) -> R:
    """The record that a reader is at; what does not fit is noted there and read as by default."""
    values: dict[str, Any] = dict(given)
    for each in dataclasses.fields(of):
        if each.name in values:
            continue
        meta = each.metadata
        if _IDENT in meta:
            values[each.name] = reader.identifier(each.name, default="")
        elif _INNER in meta:
            values[each.name] = _read_inner(each.name, meta[_OF], reader)
        elif _DESCRIBED in meta:
            values[each.name] = _read(each.name, meta, reader)
    return of(**values)


def problems_of(record: Record, path: str = "") -> Iterator[Problem]:
    """What its author has to mend before anybody sees it."""
    for each in dataclasses.fields(record):
        value, meta = getattr(record, each.name), each.metadata
        where = f"{path}{each.name}"
        if meta.get(_REQUIRED) and not (value.strip() if isinstance(value, str) else value):
            yield Problem("empty", where)
        yield from _value_problems(meta.get(_DESCRIBED), value, where)
        if _INNER in meta and value is not None:
            yield from problems_of(value, f"{where}.")
        if isinstance(meta.get(_DESCRIBED), Rows):
            for place, row in enumerate(value):
                yield from problems_of(row, f"{where}.{place}.")
    for problem in record.own_problems():
        yield replace(problem, field=f"{path}{problem.field}".rstrip("."))


def editor_of(of: type[Record], prefix: str = "") -> tuple[EditorField, ...]:
    """How authors fill a record in; the names of inner ones are dotted, as ``"picture.url"``."""
    found: list[EditorField] = []
    for each in dataclasses.fields(of):
        meta = each.metadata
        if _INNER in meta:
            found.extend(editor_of(meta[_OF], f"{prefix}{each.name}."))
        elif _DESCRIBED in meta:
            described = replace(meta[_DESCRIBED], name=f"{prefix}{each.name}")
            if isinstance(described, Rows):
                described = replace(described, fields=editor_of(meta[_OF]))
            found.append(described)
    return tuple(found)


def _field(described: EditorField, *, default: Any, required: bool = False, of: Any = None) -> Any:
    metadata = {_DESCRIBED: described, _REQUIRED: required, _OF: of}
    return dataclasses.field(default=default, metadata=metadata)


def _read_inner(name: str, of: type[R], reader: Reader) -> R | None:
    """An inner record; ``None`` for one that holds nothing, as an untouched form sends it."""
    value = reader.inner(name, lambda at: read_record(of, at))
    return None if value == of() else value


def _read(name: str, meta: Mapping[str, Any], reader: Reader) -> Any:
    described: EditorField = meta[_DESCRIBED]
    value: Any = None
    match described:
        case Text():
            value = reader.text(name, described.limit, lines=described.lines)
        case Address():
            value = reader.text(name, described.limit)
        case Texts():
            value = reader.texts(name, described.limit, described.most)
        case Flag():
            value = reader.flag(name, default=described.default)
        case Number():
            value = reader.number(name, described.low, described.high, default=described.default)
        case Choice():
            value = reader.choice(name, described.options, default=described.default)
        case Reference():
            value = reader.text(name, 16)
        case Tags():
            value = tuple(dict.fromkeys(reader.texts(name, 20, described.most)))
        case Rows():
            value = reader.rows(name, described.most, lambda at, _place: read_record(meta[_OF], at))
    return value


def _value_problems(described: EditorField | None, value: Any, where: str) -> Iterator[Problem]:
    match described:
        case Address() if value:
            fits = is_file_address(value) if described.file else is_page_address(value)
            if not fits:
                yield Problem("odd_file" if described.file else "odd_link", where)
        case Rows() if len(value) < described.least:
            yield Problem("too_few", where, values={"least": described.least})
        case Tags():
            for tag in value:
                if not is_competence(tag):
                    yield Problem("unknown_competence", where, values={"tag": tag})
