"""The kinds of cards of a story, as their authors fill them in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ..content.documents import Shape
from ..content.pictures import Picture
from ..content.problems import Problem
from ..content.records import Item, Record, address, flag, ident, inner, rows
from ..content.records import text as words

TITLE, TEXT, SHORT, SPOKEN = 120, 1200, 300, 6000


def _(text: str) -> str:
    """Mark a text for translation."""
    return text


_SHORT_SENTENCES = _("One idea a card. Short sentences are read by everybody.")
_FILE_HELP = _("Its address: /static/name for a file of the course.")


@dataclass(frozen=True)
class Story(Record):
    """What is said of the whole: nothing beyond the block's settings."""


@dataclass(frozen=True)
class Card(Item):
    """One card. Not a kind by itself."""

    named_by: ClassVar[str] = "title"


@dataclass(frozen=True)
class TextCard(Card):
    """A few sentences."""

    kind: ClassVar[str] = "text"
    label: ClassVar[str] = _("Text")
    help: ClassVar[str] = _("A few sentences, with a picture if it helps.")

    title: str = words(_("Title"), limit=TITLE)
    text: str = words(
        _("Text"), help=_SHORT_SENTENCES, limit=TEXT, lines=True, markdown=True, required=True
    )
    picture: Picture | None = inner(Picture)


@dataclass(frozen=True)
class PictureCard(Card):
    """A picture with a few words."""

    kind: ClassVar[str] = "picture"
    label: ClassVar[str] = _("Picture")
    help: ClassVar[str] = _("A large picture with a few words.")

    title: str = words(_("Title"), limit=TITLE)
    picture: Picture | None = inner(Picture)
    caption: str = words(_("A few words below it"), limit=SHORT, markdown=True)

    def own_problems(self) -> Iterator[Problem]:
        """It is nothing without its picture."""
        if self.picture is None:
            yield Problem("empty", "picture.url")


@dataclass(frozen=True)
class VideoCard(Card):
    """A short film."""

    kind: ClassVar[str] = "video"
    label: ClassVar[str] = _("Video")
    help: ClassVar[str] = _("A short film. It never starts by itself.")

    title: str = words(_("Title"), limit=TITLE, required=True)
    file: str = address(_("Video"), help=_FILE_HELP, file=True, required=True)
    poster: str = address(_("Picture shown before it plays"), help=_FILE_HELP, file=True)
    captions: str = address(
        _("Captions"),
        help=_("The address of a .vtt file. Needed where somebody speaks."),
        file=True,
    )
    transcript: str = words(
        _("The video in words"),
        help=_("What is said and what is seen, for people who cannot hear, see or load it."),
        limit=SPOKEN,
        lines=True,
        markdown=True,
        required=True,
    )


@dataclass(frozen=True)
class AudioCard(Card):
    """A recording."""

    kind: ClassVar[str] = "audio"
    label: ClassVar[str] = _("Sound")
    help: ClassVar[str] = _("A recording to listen to. It never starts by itself.")

    title: str = words(_("Title"), limit=TITLE, required=True)
    file: str = address(_("Sound"), help=_FILE_HELP, file=True, required=True)
    transcript: str = words(
        _("The sound in words"),
        help=_("What is said, for people who cannot hear or load it."),
        limit=SPOKEN,
        lines=True,
        markdown=True,
        required=True,
    )


@dataclass(frozen=True)
class TipCard(Card):
    """Something good to know."""

    kind: ClassVar[str] = "tip"
    label: ClassVar[str] = _("Tip")
    help: ClassVar[str] = _("Something good to know, that stands out.")

    title: str = words(_("Title"), limit=TITLE)
    text: str = words(
        _("Text"), help=_SHORT_SENTENCES, limit=TEXT, lines=True, markdown=True, required=True
    )
    picture: Picture | None = inner(Picture)


@dataclass(frozen=True)
class CompareCard(Card):
    """Two versions of one thing."""

    kind: ClassVar[str] = "compare"
    label: ClassVar[str] = _("Before and after")
    help: ClassVar[str] = _("The same thing twice: as it often is, and better.")

    title: str = words(_("Title"), limit=TITLE)
    before: str = words(_("Before"), limit=TEXT, lines=True, markdown=True, required=True)
    after: str = words(_("After"), limit=TEXT, lines=True, markdown=True, required=True)
    explanation: str = words(_("What has changed, and why"), limit=TEXT, lines=True, markdown=True)


@dataclass(frozen=True)
class Choice(Record):
    """Something to choose. ``said`` is for whoever chose it."""

    id: str = ident()
    text: str = words(_("What it says"), limit=SHORT, markdown=True, required=True)
    right: bool = flag(_("This is a right answer"))
    said: str = words(
        _("What is said to whoever chooses it"), limit=TEXT, lines=True, markdown=True
    )


@dataclass(frozen=True)
class QuestionCard(Card):
    """One small question: one choice is made, and judged at once."""

    kind: ClassVar[str] = "question"
    label: ClassVar[str] = _("Question")
    help: ClassVar[str] = _("One small question with two to four choices.")
    named_by: ClassVar[str] = "text"

    text: str = words(_("Question"), limit=SHORT, lines=True, markdown=True, required=True)
    picture: Picture | None = inner(Picture)
    choices: tuple[Choice, ...] = rows(Choice, _("Choices"), one=_("Choice"), least=2, most=4)
    explanation: str = words(
        _("Explanation"),
        help=_("What is said once the right answer is found."),
        limit=TEXT,
        lines=True,
        markdown=True,
    )

    def own_problems(self) -> Iterator[Problem]:
        """None that is right, or two that nobody could tell apart."""
        if self.choices and not any(each.right for each in self.choices):
            yield Problem("no_right_choice", "choices")
        seen: set[str] = set()
        for place, each in enumerate(self.choices):
            folded = each.text.casefold()
            if folded and folded in seen:
                yield Problem("same_choice", f"choices.{place}.text")
            seen.add(folded)
        if len({each.id for each in self.choices}) < len(self.choices):
            yield Problem("id_twice", "choices")

    def choice(self, ident: object) -> Choice | None:
        """The choice of that id, if there is one."""
        return next((each for each in self.choices if each.id == ident), None)


@dataclass(frozen=True)
class TodoCard(Card):
    """Something to do now, in real life, and a box to tick."""

    kind: ClassVar[str] = "todo"
    label: ClassVar[str] = _("Do it now")
    help: ClassVar[str] = _("Something to do at once, and a box to tick when it is done.")

    title: str = words(_("Title"), limit=TITLE)
    text: str = words(
        _("What to do"), help=_SHORT_SENTENCES, limit=TEXT, lines=True, markdown=True, required=True
    )
    box: str = words(
        _("Words beside the box"),
        help=_("Such as “I have done it”, which is there where this stays empty."),
        limit=SHORT,
    )
    picture: Picture | None = inner(Picture)


KINDS: tuple[type[Card], ...] = (
    TextCard,
    PictureCard,
    VideoCard,
    AudioCard,
    TipCard,
    CompareCard,
    QuestionCard,
    TodoCard,
)
SHAPE: Shape[Story, Card] = Shape(
    Story, "cards", {each.kind: each for each in KINDS}, most=100, finished=True
)
#: What is said of problems that only a story has.
SENTENCES = {
    "no_right_choice": _("Say which choice is right."),
    "same_choice": _("Two choices say the same. Change one of them."),
}
