"""A small document of two kinds of items, for the tests of what all documents share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from clicnjob_xblocks.content.documents import Shape
from clicnjob_xblocks.content.pictures import Picture
from clicnjob_xblocks.content.problems import Problem
from clicnjob_xblocks.content.records import (
    Item,
    Record,
    address,
    choice,
    flag,
    ident,
    inner,
    number,
    reference,
    rows,
    tags,
    text,
    texts,
)


@dataclass(frozen=True)
class Head(Record):
    """What is said of the whole."""

    subject: str = text("Subject", required=True)
    competences: tuple[str, ...] = tags("Competences")


@dataclass(frozen=True)
class Way(Record):
    """One row."""

    id: str = ident()
    text: str = text("Text", limit=20, required=True)
    leads: str = reference("Leads to", to="ways", none="The end")


@dataclass(frozen=True)
class Note(Item):
    """Words and a picture."""

    kind = "note"
    label = "Note"
    help = "Words."
    text: str = text("Text", limit=40, lines=True, required=True)
    picture: Picture | None = inner(Picture)
    link: str = address("Link")


@dataclass(frozen=True)
class Fork(Item):
    """A choice of ways."""

    kind = "fork"
    label = "Fork"
    named_by = "title"
    title: str = text("Title")
    ways: tuple[Way, ...] = rows(Way, "Ways", one="Way", least=1, most=3)
    minutes: float = number("Minutes", low=0, high=60, default=5)
    mood: str = choice("Mood", {"calm": "Calm", "quick": "Quick"})
    is_last: bool = flag("Last one")
    signs: tuple[str, ...] = texts("Signs", limit=10, most=2)

    def own_problems(self) -> Iterator[Problem]:
        """The last one takes no time."""
        if self.is_last and self.minutes:
            yield Problem("last_takes_time", "minutes")


SHAPE = Shape(Head, "notes", {"note": Note, "fork": Fork}, most=5)


def value(*notes: Any, **head: Any) -> dict[str, Any]:
    """A document's value; a subject unless it is given another head."""
    return {"schema": 1, "subject": "Trains", **head, "notes": list(notes)}


def note(ident: str = "note1", **members: Any) -> dict[str, Any]:
    """The value of a note with nothing to mend."""
    return {"id": ident, "kind": "note", "text": "Mind the gap", **members}


def fork(ident: str = "fork1", **members: Any) -> dict[str, Any]:
    """The value of a fork with nothing to mend."""
    return {"id": ident, "kind": "fork", "ways": [{"id": "r1", "text": "Left"}], **members}
