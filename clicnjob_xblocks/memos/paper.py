"""Memo sheets on paper: PDF/UA-1, one side of A4 each, set by typst.

The type is as large as the side allows, and never smaller than reads well: a sheet that holds too
much takes two sides, and its author is told.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ..content.documents import ready
from ..typesetting.pictures import redrawn
from ..typesetting.press import Files, Press, Printed, as_json
from ..typesetting.typed import plain, typed
from . import words
from .flow import lines_of
from .pictograms import drawing, is_pictogram
from .sheet import SHAPE, Head, Part, Sheet

Gettext = Callable[[str], str]

#: How roomy a sheet is set, the roomiest first.
ROOMS = (1.0, 0.75, 0.5, 0.25, 0.0)
_INK, _SOFT = "#0b5d4e", "#51605b"
#: Of the pictograms of do and don't, which are always there.
_OWN = (("do", "check", "#1f6b2e"), ("dont", "cross", "#b3261e"), ("remember", "bulb", "#7a4a00"))

_press = Press(os.path.join(os.path.dirname(__file__), "models"), "memo.typ")


@dataclass(frozen=True)
class Side:
    """A sheet as it is to be printed.

    Attributes:
        notes: what its owner wrote; without any there are lines to write on.
        pictures: by the address that the author gave, the bytes of the picture.
    """

    sheet: Sheet
    notes: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def print_sides(sides: Sequence[Side], gettext: Gettext, language: str) -> Printed:
    """All of them in one file, each on a side of its own, as roomy as it can be set."""
    files: Files = {}
    data = [_described(side, gettext, files) for side in sides]
    for each in data:
        each["room"] = _room(each, files, gettext, language)
    return _press.pdf({**files, **_sheets(data, gettext, language)})


@lru_cache(maxsize=64)
def sides_of(text: str) -> int:
    """How many sides a sheet takes at its tightest, with a little room for notes."""
    files: Files = {}
    side = _described(Side(ready(text, SHAPE)), _as_it_is, files)
    side["room"] = ROOMS[-1]
    return len(_press.pictures({**files, **_sheets([side], _as_it_is, "fr")}, "svg"))


def _as_it_is(text: str) -> str:
    return text


def _room(side: dict[str, Any], files: Files, gettext: Gettext, language: str) -> float:
    for room in ROOMS[:-1]:
        made = {**files, **_sheets([{**side, "room": room}], gettext, language)}
        if len(_press.pictures(made, "svg")) == 1:
            return room
    return ROOMS[-1]


def _sheets(data: Sequence[Mapping[str, Any]], gettext: Gettext, language: str) -> Files:
    title = data[0]["plain_subject"] if len(data) == 1 else gettext(words.SET_TITLE)
    return {
        "sheets.json": as_json(
            {
                "title": title,
                "language": plain(language),
                "words": {name: gettext(text) for name, text in words.ON_PAPER.items()},
                "sheets": data,
            }
        )
    }


def _described(side: Side, gettext: Gettext, files: Files) -> dict[str, Any]:
    """What the model reads of a sheet; the drawings that it shows are added to the files."""
    for name, pictogram, colour in _OWN:
        files[f"{name}.svg"] = drawing(pictogram, colour=colour).encode()
    head: Head = side.sheet.head
    subject = head.subject or gettext(words.NO_SUBJECT)
    return {
        "subject": typed(subject),
        "plain_subject": plain(subject),
        "pictogram": _drawn(head.pictogram, files, "#ffffff"),
        "introduction": typed(head.introduction),
        "parts": [_part(each, side, files) for each in side.sheet.items],
        "notes": [typed(line) for line in side.notes.splitlines() if line.strip()],
    }


def _part(part: Part, side: Side, files: Files) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": part.kind}
    for name, value in vars(part).items():
        if name == "id":
            continue
        told[name] = value
    if "text" in told:
        told["lines"] = [
            {"mark": line.mark, "runs": [{**typed(run), "strong": run.strong} for run in line.runs]}
            for line in lines_of(told.pop("text"))
        ]
    if part.kind == "steps":
        told["steps"] = [
            {"text": typed(each.text), "pictogram": _drawn(each.pictogram, files, _INK)}
            for each in told["steps"]
        ]
    if part.kind == "picture":
        picture = told.pop("picture")
        told["alt"] = plain(picture.alt)
        told["said"] = picture.alt
        told["file"] = _picture(picture.url, side, files)
    return {name: value if name in _AS_THEY_ARE else typed(value) for name, value in told.items()}


def _drawn(name: str, files: Files, colour: str) -> str:
    if not is_pictogram(name):
        return ""
    file = f"{name}-{colour[1:]}.svg"
    files[file] = drawing(name, colour=colour).encode()
    return file


def _picture(url: str, side: Side, files: Files) -> str:
    """The name of the file of a picture; empty for one that is not at hand."""
    drawn = redrawn(side.pictures[url]) if url in side.pictures else None
    if drawn is None:
        return ""
    name = f"picture-{len(files)}.svg"
    files[name] = drawn
    return name


#: Of a part, what is no text or was made ready already.
_AS_THEY_ARE = frozenset(("kind", "lines", "alt", "file", "steps"))
