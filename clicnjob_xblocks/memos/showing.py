"""A memo sheet as HTML: in the block, on the page of one's memos, printed by the browser."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from ..content.addresses import with_addresses
from ..content.text import as_html
from ..rendering import render
from . import words
from .pictograms import drawing, is_pictogram
from .sheet import Part, Sheet

Gettext = Callable[[str], str]
Replace = Callable[[str], str]

PACKAGE = "clicnjob_xblocks"


@dataclass(frozen=True)
class ShownPart:
    """A part, and what its template shows of it besides its own texts."""

    part: Part
    html: SafeString
    picture: str
    steps: tuple[tuple[SafeString, str], ...]


def sheet_html(
    sheet: Sheet, gettext: Gettext, replace: Replace | None, *, level: int
) -> SafeString:
    """The whole sheet.

    Args:
        replace: leads the addresses of the course's files to where they are served.
        level: of the heading that the subject is.
    """
    return render(
        PACKAGE,
        "memo_sheet.html",
        {
            "gettext": gettext,
            "head": sheet.head,
            "subject": sheet.head.subject or gettext(words.NO_SUBJECT),
            "pictogram": _drawn(sheet.head.pictogram),
            "parts": [_shown(each, replace) for each in sheet.items],
            "signs": _signs(),
            "level": level,
            "below": level + 1,
        },
    )


def part_html(part: Part, gettext: Gettext, replace: Replace | None) -> str:
    """One part, for its author to look at."""
    shown = {"gettext": gettext, "shown": _shown(part, replace), "signs": _signs(), "below": 3}
    return render(PACKAGE, "memo_look.html", shown)


def _shown(part: Part, replace: Replace | None) -> ShownPart:
    told: dict[str, Any] = vars(part)
    html = as_html(told.get("text", ""))
    picture = told.get("picture")
    return ShownPart(
        part,
        # Cleaned by who made it.
        mark_safe(with_addresses(html, replace)),  # noqa: S308
        with_addresses(picture.url, replace) if picture else "",
        tuple((_drawn(each.pictogram), each.text) for each in told.get("steps", ())),
    )


def _signs() -> dict[str, SafeString]:
    return {name: _drawn(drawn) for name, drawn in _SIGNS.items()}


def _drawn(name: str) -> SafeString:
    # A drawing of our own, of a name that we know.
    return mark_safe(drawing(name) if is_pictogram(name) else "")  # noqa: S308


_SIGNS = {"do": "check", "dont": "cross", "remember": "bulb"}
