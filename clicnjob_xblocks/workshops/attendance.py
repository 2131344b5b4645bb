"""The sheet that those present sign, as PDF."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from ..typesetting.press import Press, as_json
from ..typesetting.typed import plain, typed

Gettext = Callable[[str], str]

_press = Press(os.path.join(os.path.dirname(__file__), "models"), "attendance.typ")
#: Lines for people who come without having been expected.
_SPARE = 3


def _(text: str) -> str:
    """Mark a text for translation."""
    return text


@dataclass(frozen=True)
class SignedSheet:
    """What is printed.

    Attributes:
        title: of the workshop.
        day: in words; empty for a line to write it on.
        held_by: a name; empty for a line.
        names: of those who sign.
        unnamed: lines without a name: guests, and learners of other advisors.
    """

    language: str
    title: str
    structure: str
    course: str
    day: str
    held_by: str
    names: tuple[str, ...]
    unnamed: int


def as_pdf(sheet: SignedSheet, gettext: Gettext) -> bytes:
    """The sheet on A4, tagged, as many pages as it takes."""
    words = {
        "sheet": gettext(_("Attendance sheet")),
        "date": gettext(_("Date")),
        "place": gettext(_("Place")),
        "time": gettext(_("From … to …")),
        "trainer": gettext(_("Led by")),
        "number": gettext(_("No.")),
        "name": gettext(_("First name and surname")),
        "signature": gettext(_("Signature")),
        "trainer_signature": gettext(_("Signature of whoever led the workshop")),
        "page": gettext(_("Page")),
    }
    value = {
        "words": typed(words),
        "title": typed(sheet.title),
        "plain_title": plain(f"{words['sheet']} – {sheet.title}"),
        "language": plain(sheet.language),
        "structure": typed(sheet.structure),
        "course": typed(sheet.course),
        "day": typed(sheet.day),
        "held_by": typed(sheet.held_by),
        "names": typed(sheet.names),
        "unnamed": sheet.unnamed + _SPARE,
    }
    return _press.pdf({"sheet.json": as_json(value)}).data
