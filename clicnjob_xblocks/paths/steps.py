"""What an author says of a path: where its steps come from, and a word on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..content.documents import Shape
from ..content.problems import Problem
from ..content.records import Item, Record, choice, number, tags, text


def _(words: str) -> str:
    """Mark a text for translation."""
    return words


class Source(StrEnum):
    """Where the steps come from."""

    CHAPTER = "outline"
    COURSE = "course"
    LIST = "list"


@dataclass(frozen=True)
class PathHead(Record):
    """What is said of the whole path."""

    source: str = choice(
        _("The steps of the path"),
        {
            Source.CHAPTER.value: _("The steps of this part of the course"),
            Source.COURSE.value: _("All steps of the course"),
            Source.LIST.value: _("The steps listed below, and no others"),
        },
        help=_("Steps that are listed below say more of those of the course."),
    )
    welcome: str = text(
        _("Welcome"),
        help=_("A few words above the map. Short sentences."),
        limit=1000,
        lines=True,
        markdown=True,
    )
    competences: tuple[str, ...] = tags(
        _("Competences gained"),
        help=_("Shown as badges once the whole path is done. The CV can take them over."),
    )


@dataclass(frozen=True)
class PathStep(Item):
    """One step of the path.

    Attributes:
        target: the name of a step or of a unit within the course, as in its address.
        minutes: how long it takes; 0 for who does not know.
    """

    kind = "step"
    label = _("Step")
    help = _("One stop on the map.")
    named_by = "title"

    target: str = text(
        _("Its name in the course"),
        help=_("The last part of the address of the step or unit, after “block@”."),
        limit=255,
    )
    title: str = text(
        _("Title"), help=_("Without it, the title that it has in the course."), limit=120
    )
    minutes: float = number(
        _("Minutes"), low=0, high=600, default=0, help=_("0 if you do not know.")
    )
    learn: str = text(_("What one can do afterwards"), limit=200)
    can_skip_if: str = text(
        _("Who may skip it"),
        help=_("A short sentence with “I”, such as: I have an e-mail address that works."),
        limit=160,
    )

    def own_problems(self) -> Iterator[Problem]:
        """It leads somewhere, or it has a name of its own."""
        if not self.target.strip() and not self.title.strip():
            yield Problem("step_of_nothing", "title")


SHAPE: Shape[PathHead, PathStep] = Shape(PathHead, "steps", {PathStep.kind: PathStep}, most=60)

SENTENCES = {
    "step_of_nothing": _("Give a title, or the name of a step of the course."),
}
