"""What a memo sheet holds, as its author describes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..content.documents import Document, Shape
from ..content.pictures import Picture
from ..content.problems import Problem
from ..content.records import Item, Record, choice, ident, inner, rows, tags, text, texts
from .pictograms import LABELS


def _(words: str) -> str:
    """Mark a text for translation."""
    return words


@dataclass(frozen=True)
class Head(Record):
    """What the sheet is about."""

    subject: str = text(
        _("Subject"),
        help=_("One thing only, as a learner would ask: “Write to an employer”."),
        limit=80,
        required=True,
    )
    pictogram: str = choice(_("Pictogram"), LABELS)
    introduction: str = text(
        _("Introduction"), help=_("One or two short sentences."), limit=300, lines=True
    )
    competences: tuple[str, ...] = tags(_("Competences"))


@dataclass(frozen=True)
class Part(Item):
    """A part of a sheet."""

    def texts_of(self) -> tuple[str, ...]:
        """Every text of the part, for the search."""
        return ()


@dataclass(frozen=True)
class Step(Record):
    """A thing to do."""

    id: str = ident()
    text: str = text(_("What to do"), limit=200, required=True)
    pictogram: str = choice(_("Pictogram"), LABELS)


@dataclass(frozen=True)
class Steps(Part):
    """Things to do one after the other."""

    title: str = text(_("Heading"), limit=80)
    steps: tuple[Step, ...] = rows(Step, _("Steps"), one=_("Step"), least=1, most=12)

    kind = "steps"
    label = _("Steps")
    help = _("What to do, one thing after the other, numbered.")
    named_by = "title"

    def texts_of(self) -> tuple[str, ...]:
        """Every text of the part, for the search."""
        return (self.title, *(each.text for each in self.steps))


@dataclass(frozen=True)
class DoDont(Part):
    """What to do and what to leave, side by side."""

    title: str = text(_("Heading"), limit=80)
    do: tuple[str, ...] = texts(_("I do"), limit=120, most=8)
    dont: tuple[str, ...] = texts(_("I don't"), limit=120, most=8)

    kind = "do_dont"
    label = _("Do and don't")
    help = _("What to do and what to leave, side by side.")
    named_by = "title"

    def own_problems(self) -> Iterator[Problem]:
        """One of the two at least."""
        if not self.do and not self.dont:
            yield Problem("empty", "do")

    def texts_of(self) -> tuple[str, ...]:
        """Every text of the part, for the search."""
        return (self.title, *self.do, *self.dont)


@dataclass(frozen=True)
class Remember(Part):
    """The one sentence to keep in mind."""

    text: str = text(_("To remember"), limit=300, lines=True, markdown=True, required=True)

    kind = "remember"
    label = _("To remember")
    help = _("The one sentence to keep in mind, in a frame.")
    named_by = "text"

    def texts_of(self) -> tuple[str, ...]:
        """Every text of the part, for the search."""
        return (self.text,)


@dataclass(frozen=True)
class Example(Part):
    """A model to copy."""

    title: str = text(_("Heading"), limit=80)
    text: str = text(_("Example"), limit=1200, lines=True, markdown=True, required=True)

    kind = "example"
    label = _("Example")
    help = _("A model to copy, such as a short message.")
    named_by = "title"

    def texts_of(self) -> tuple[str, ...]:
        """Every text of the part, for the search."""
        return (self.title, self.text)


@dataclass(frozen=True)
class PicturePart(Part):
    """A picture, and a line under it."""

    picture: Picture | None = inner(Picture)
    caption: str = text(_("Caption"), limit=200)

    kind = "picture"
    label = _("Picture")
    help = _("A picture of the course, such as a screen, and a line under it.")
    named_by = "caption"

    def own_problems(self) -> Iterator[Problem]:
        """A picture part has a picture."""
        if self.picture is None:
            yield Problem("empty", "picture.url")

    def texts_of(self) -> tuple[str, ...]:
        """Every text of the part, for the search."""
        return (self.caption, self.picture.alt if self.picture else "")


@dataclass(frozen=True)
class Word(Record):
    """A word and what it means."""

    id: str = ident()
    word: str = text(_("Word"), limit=60, required=True)
    meaning: str = text(_("What it means"), limit=200, required=True)


@dataclass(frozen=True)
class Words(Part):
    """Words that are explained."""

    title: str = text(_("Heading"), limit=80)
    words: tuple[Word, ...] = rows(Word, _("Words"), one=_("Word"), least=1, most=12)

    kind = "words"
    label = _("Words")
    help = _("Words that learners meet, each with what it means.")
    named_by = "title"

    def texts_of(self) -> tuple[str, ...]:
        """Every text of the part, for the search."""
        return (self.title, *(f"{each.word} {each.meaning}" for each in self.words))


KINDS: dict[str, type[Part]] = {
    each.kind: each for each in (Steps, DoDont, Remember, Example, PicturePart, Words)
}
SHAPE: Shape[Head, Part] = Shape(Head, items="parts", kinds=KINDS, most=12, finished=True)

Sheet = Document[Head, Part]
