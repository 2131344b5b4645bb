"""French telephone numbers in a text, and how a telephone dials them.

Plain: neither Django nor XBlock, so that pages, blocks and the reading of adverts share it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_GAP = "[ .\u00a0\u202f-]"
#: Ten digits in pairs with one gap at most between them, or as they are written from abroad.
TELEPHONE = re.compile(
    rf"(?<![\d.])(?:(?:\+|00)33{_GAP}?(?:\(0\))?|0){_GAP}?[1-9](?:{_GAP}?\d\d){{4}}(?!\d)",
    re.ASCII,
)
_NATIONAL_DIGITS = 9


@dataclass(frozen=True)
class Part:
    """A piece of a text; ``dial`` is what a telephone calls, empty where it is no number."""

    text: str
    dial: str = ""


def parts_of(text: str) -> tuple[Part, ...]:
    """The text cut at its telephone numbers; together the parts are the text."""
    parts, done = [], 0
    for found in TELEPHONE.finditer(text):
        parts += [Part(text[done : found.start()]), Part(found[0], _dialled(found[0]))]
        done = found.end()
    return tuple(part for part in (*parts, Part(text[done:])) if part.text)


def _dialled(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return f"+33{digits[-_NATIONAL_DIGITS:]}"
