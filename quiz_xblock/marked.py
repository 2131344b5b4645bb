"""A text in which its author marked places: ``Bonjour [[Madame|Madame la directrice]],``.

Between the brackets stand alternatives, with ``|`` between them; ``#`` begins what is said to
whoever comes upon one, and ``~`` an alternative that is wrong. A backslash takes the meaning from
the sign that follows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACE = re.compile(r"\[\[((?:\\.|[^\\\]]|\](?!\]))*)\]\]", re.DOTALL)
_ALTERNATIVE = re.compile(r"((?:\\.|[^\\|])*)(?:\||$)", re.DOTALL)
_SAID = re.compile(r"((?:\\.|[^\\#])*)(?:#(.*))?", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True)
class Alternative:
    """One thing that may stand in a place."""

    text: str
    right: bool = True
    feedback: str = ""


@dataclass(frozen=True)
class Place:
    """One marked place."""

    alternatives: tuple[Alternative, ...]

    @property
    def right(self) -> tuple[Alternative, ...]:
        """Those of its alternatives that are right."""
        return tuple(each for each in self.alternatives if each.right)


@dataclass(frozen=True)
class Marked:
    """A text cut at its places: there is one piece of text more than there are places."""

    pieces: tuple[str, ...]
    places: tuple[Place, ...]


def read_marked(text: str) -> Marked:
    """The text and its places. Brackets that do not close are text like any other."""
    pieces, places, end = [], [], 0
    for found in _PLACE.finditer(text):
        pieces.append(_plain(text[end : found.start()]))
        places.append(_place(found[1]))
        end = found.end()
    pieces.append(_plain(text[end:]))
    return Marked(tuple(pieces), tuple(places))


def _place(inside: str) -> Place:
    found = [match[1] for match in _ALTERNATIVE.finditer(inside) if match[0]]
    return Place(tuple(each for each in map(_alternative, found) if each.text))


def _alternative(written: str) -> Alternative:
    match = _SAID.fullmatch(written)
    text, feedback = (match[1], match[2] or "") if match else (written, "")
    right = not text.lstrip().startswith("~")
    text = text.lstrip()[1:] if not right else text
    return Alternative(_plain(text).strip(), right, _plain(feedback).strip())


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
