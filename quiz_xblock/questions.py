"""A question: what every kind has in common, and the body that its kind alone knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from clicnjob_xblocks.content.competences import is_competence
from clicnjob_xblocks.content.links import is_file_address
from clicnjob_xblocks.content.problems import Problem
from clicnjob_xblocks.content.reading import Reader

from .kinds import kinds
from .kinds.base import Kind

TEXT_LIMIT, NOTE_LIMIT, ALT_LIMIT, URL_LIMIT, TAG_LIMIT = 4000, 2000, 500, 1000, 20
MAX_WEIGHT = 100.0
MAX_TAGS = 10
_ID = re.compile(r"[a-z0-9]{4,16}")


@dataclass(frozen=True)
class Picture:
    """A picture beside a question. ``alt`` says it to whoever does not see it."""

    url: str
    alt: str


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes:
        id: stable, never shown; answers are kept under it.
        kind: the name of its kind.
        text: what is asked, in Markdown.
        hint: shown when asked for, in Markdown.
        explanation: shown once answered, in Markdown.
        weight: what it counts for beside the others.
        tags: competences, such as ``"digcomp:2.1"``.
        body: what its kind made of the rest.
    """

    id: str
    kind: str
    text: str
    body: Any
    picture: Picture | None = None
    hint: str = ""
    explanation: str = ""
    weight: float = 1.0
    tags: tuple[str, ...] = ()

    @property
    def of_kind(self) -> Kind:
        """What knows the body."""
        return kinds()[self.kind]


def read_question(value: object, problems: list[Problem]) -> Question | None:
    """A question from its JSON object; ``None`` where there is nothing to read.

    What does not fit is noted in ``problems``; the rest is read all the same, so that an author
    is told everything at once.
    """
    before = len(problems)
    reader = Reader(value, problems)
    if len(problems) > before:
        return None
    ident = reader.raw("id")
    if not isinstance(ident, str) or not _ID.fullmatch(ident):
        reader.note("odd_id", "id")
        ident = ""
    name = reader.raw("kind")
    kind = kinds().get(name) if isinstance(name, str) else None
    if kind is None:
        reader.note("unknown_kind", "kind", kind=str(name)[:40])
        return None
    body = reader.inner("body", kind.read_body)
    if body is None:
        body = kind.read_body(Reader({}, problems, "body"))
    question = Question(
        id=ident,
        kind=kind.name,
        text=reader.text("text", TEXT_LIMIT, lines=True),
        body=body,
        picture=reader.inner("picture", _read_picture),
        hint=reader.text("hint", NOTE_LIMIT, lines=True),
        explanation=reader.text("explanation", NOTE_LIMIT, lines=True),
        weight=reader.number("weight", 0.01, MAX_WEIGHT, default=1.0),
        tags=tuple(dict.fromkeys(reader.texts("tags", TAG_LIMIT, MAX_TAGS))),
    )
    reader.done()
    return question


def dump_question(question: Question) -> dict[str, Any]:
    """The JSON object that :func:`read_question` reads."""
    value = asdict(question)
    return {name: _plain(each) for name, each in value.items() if each not in (None, "", ())}


def problems_of(question: Question) -> Sequence[Problem]:
    """What its author has to mend before anybody is asked."""
    found = []
    if not question.text.strip():
        found.append(Problem("no_text", "text"))
    if question.picture is not None and not question.picture.alt:
        found.append(Problem("no_alternative", "picture.alt"))
    if question.picture is not None and not is_file_address(question.picture.url):
        found.append(Problem("odd_address", "picture.url"))
    found.extend(
        Problem("unknown_competence", "tags", values={"tag": tag})
        for tag in question.tags
        if not is_competence(tag)
    )
    return (*found, *question.of_kind.problems(question))


def _read_picture(reader: Reader) -> Picture | None:
    picture = Picture(reader.text("url", URL_LIMIT), reader.text("alt", ALT_LIMIT))
    # A form that nobody filled in sends an empty one.
    return picture if picture.url or picture.alt else None


def _plain(value: Any) -> Any:
    """Tuples as the lists that JSON has."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value
