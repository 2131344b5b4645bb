"""Choose on a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clicnjob_xblocks.content.editing import EditorField, Flag, Text, Zones
from clicnjob_xblocks.content.problems import Problem
from clicnjob_xblocks.content.reading import Reader
from clicnjob_xblocks.content.text import escaped

from .base import Answer, Layout, Option, _
from .choosing import FEEDBACK_LIMIT, JUDGED, Choice, ChoosingKind, choice_problems

if TYPE_CHECKING:
    from ..questions import Question

WORDS_LIMIT, MAX_ZONES = 300, 12


@dataclass(frozen=True)
class Zone(Choice):
    """A rectangle of the picture; ``text`` says it to whoever does not see it.

    Attributes:
        x, y: its corner at the top left, in hundredths of the picture's width and height.
        width, height: likewise.
    """

    x: float = 0.0
    y: float = 0.0
    width: float = 10.0
    height: float = 10.0


@dataclass(frozen=True)
class ZonesBody:
    """The body: zones, and whether several are to be chosen."""

    choices: tuple[Zone, ...] = ()
    several: bool = False


class PictureKind(ChoosingKind):
    """Choose where on the question's picture; or among the words for what it shows."""

    name = "picture"
    rank = 8
    label = _("Choose on a picture")
    help = _("Places on a picture, each with words for people who do not see it.")
    widget = "zones"
    editor: tuple[EditorField, ...] = (
        Flag("several", _("Several places are to be chosen")),
        Zones(
            "choices",
            _("Places on the picture"),
            (
                Text("text", _("What is seen there, in words"), limit=WORDS_LIMIT),
                *JUDGED,
            ),
            one=_("Place"),
            least=2,
            most=MAX_ZONES,
        ),
    )

    def blank(self) -> dict[str, Any]:
        """Two places, side by side."""
        here = {"text": "", "y": 40, "width": 20, "height": 20}
        return {
            "choices": [{"id": "a", "x": 20, "right": True, **here}, {"id": "b", "x": 60, **here}]
        }

    def read_body(self, reader: Reader) -> Any:
        """The zones."""
        return ZonesBody(
            choices=reader.rows("choices", MAX_ZONES, _read_zone), several=reader.flag("several")
        )

    def problems(self, question: Question) -> Sequence[Problem]:
        """As for choices; besides, no picture, or a zone that reaches out of it."""
        body: ZonesBody = question.body
        found = choice_problems(body.choices, several=body.several)
        if question.picture is None or not question.picture.url:
            found.append(Problem("no_picture", "picture.url"))
        found.extend(
            Problem("zone_outside", f"body.choices.{place}.x")
            for place, zone in enumerate(body.choices)
            if zone.x + zone.width > 100.5 or zone.y + zone.height > 100.5
        )
        return found

    def asked(self, question: Question, layout: Layout, answer: Answer | None) -> dict[str, Any]:
        """Where the zones are, and their words."""
        zones = {each.id: each for each in question.body.choices}
        shown = [
            {
                "id": layout.public(own),
                "words": zones[own].text,
                **{side: getattr(zones[own], side) for side in ("x", "y", "width", "height")},
            }
            for own in layout.groups[""]
        ]
        return {"several": question.body.several, "zones": shown}

    def takes_several(self, question: Question) -> bool:
        """As the author says of this question."""
        return bool(question.body.several)

    def options(self, question: Question) -> tuple[Option, ...]:
        """Each place: its words are plain."""
        return tuple(
            Option(each.id, escaped(each.text), each.right) for each in question.body.choices
        )

    def correction(self, question: Question) -> tuple[str, ...]:
        """The words of the right places."""
        return tuple(escaped(each.text) for each in question.body.choices if each.right)


def _read_zone(reader: Reader, place: int) -> Zone:
    return Zone(
        id=reader.identifier(default=f"z{place + 1}"),
        text=reader.text("text", WORDS_LIMIT),
        right=reader.flag("right"),
        feedback=reader.text("feedback", FEEDBACK_LIMIT, lines=True),
        x=reader.number("x", 0, 100, default=0),
        y=reader.number("y", 0, 100, default=0),
        width=reader.number("width", 1, 100, default=10),
        height=reader.number("height", 1, 100, default=10),
    )


KIND = PictureKind()
