"""The run sheet of a workshop, as its author fills it in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..content.documents import Document, Shape
from ..content.problems import Problem
from ..content.records import Item, Record, address, ident, number, rows, text, texts

#: A whole day; nobody leads a longer workshop.
LONGEST = 8 * 60
LARGEST_GROUP = 100


def _(words: str) -> str:
    """Mark a text for translation."""
    return words


@dataclass(frozen=True)
class Link(Record):
    """Something to show or to print: a unit of the course, a file of it, a page elsewhere."""

    id: str = ident()
    label: str = text(_("What it is"), limit=120, required=True)
    address: str = address(
        _("Its address"),
        help=_(
            "/jump_to_id/… for a unit or a block of the course, /static/… for a file of the "
            "course, https://… for a page elsewhere."
        ),
        required=True,
    )


@dataclass(frozen=True)
class Step(Item):
    """What the group does for some minutes."""

    title: str = text(_("Title"), limit=120, required=True)
    minutes: float = number(
        _("Minutes"),
        help=_("How long this step takes."),
        low=0,
        high=LONGEST,
        default=0,
    )
    say: str = text(
        _("What to say"),
        help=_("The words to begin with, the instructions."),
        limit=4000,
        lines=True,
        markdown=True,
    )
    activity: str = text(
        _("What the group does"),
        help=_("Who does what, alone or in pairs, and what to look at meanwhile."),
        limit=4000,
        lines=True,
        markdown=True,
    )
    show: tuple[Link, ...] = rows(
        Link, _("What to show"), one=_("Thing to show"), help=_("A story, a quiz, a page.")
    )
    print: tuple[Link, ...] = rows(
        Link, _("What to print"), one=_("Thing to print"), help=_("A memo sheet, a form.")
    )

    kind = "step"
    label = _("Step")
    help = _("Some minutes of the workshop: what to say, to show and to do.")
    named_by = "title"

    def own_problems(self) -> Iterator[Problem]:
        """A step takes its time, in whole minutes."""
        if self.minutes <= 0:
            yield Problem("no_minutes", "minutes")
        elif self.minutes != int(self.minutes):
            yield Problem("part_of_a_minute", "minutes")


@dataclass(frozen=True)
class About(Record):
    """What is said of the whole workshop."""

    aims: tuple[str, ...] = texts(
        _("Aims"),
        help=_("What people can do after it. One on each line."),
        limit=300,
        most=12,
    )
    group_from: float = number(
        _("Smallest group"), help=_("0 for no least."), low=0, high=LARGEST_GROUP, default=0
    )
    group_to: float = number(
        _("Largest group"), help=_("0 for no most."), low=0, high=LARGEST_GROUP, default=0
    )
    prepare: tuple[str, ...] = texts(
        _("To prepare"),
        help=_("The room, the computers, what to print. One on each line."),
        limit=300,
        most=30,
    )
    notes: str = text(_("Notes for whoever leads it"), limit=8000, lines=True, markdown=True)

    def own_problems(self) -> Iterator[Problem]:
        """A group is counted in whole people, the smallest first."""
        for name in ("group_from", "group_to"):
            if getattr(self, name) != int(getattr(self, name)):
                yield Problem("part_of_a_person", name)
        if self.group_to and self.group_from > self.group_to:
            yield Problem("group_upside_down", "group_to")


SHAPE: Shape[About, Step] = Shape(head=About, items="steps", kinds={Step.kind: Step}, most=40)

SENTENCES: Mapping[str, str] = {
    "no_minutes": _("Say how many minutes this step takes: at least 1."),
    "part_of_a_minute": _("Give whole minutes."),
    "part_of_a_person": _("Give a whole number."),
    "group_upside_down": _("The largest group is smaller than the smallest one."),
}


def total_minutes(sheet: Document[About, Step]) -> int:
    """How long the steps that are shown take together."""
    return sum(int(step.minutes) for step in sheet.items)
