"""How roomy a page is set: as roomy as one sheet of paper allows, in few tries."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from .sheet import Entry, Sheet

#: Measures of the models: the body is 9.5 pt where it is tight, 10.7 where it is roomy.
TIGHT, ROOMY, SPARSE = 0.0, 1.0, 1.6

#: A page of fewer lines is set larger than usual.
_FEW_LINES = 20
_LINE = 85
#: How high a tight page is, of the same page when roomy: the first guess.
_SHRINKS_TO = 0.7
#: A guess aims a little low, since lines break where they will.
_CARE = 0.012
_GOOD = 0.93
_TRIES = 4
#: Tight, a page takes two thirds of what it takes when roomy: from so many on, one try is enough.
_HOPELESS = 3


class Made(NamedTuple):
    """A file, and how much paper it takes.

    Attributes:
        data: the file.
        pages: sheets of paper.
        filled: measures the same in parts of a sheet: 1.25 is a quarter too much.
    """

    data: bytes
    pages: int
    filled: Callable[[], float]


class Fitted(NamedTuple):
    """What was made, and how roomy it is."""

    made: Made
    room: float


def fit(sheet: Sheet, make: Callable[[float], Made]) -> Fitted:
    """Make a page on one sheet of paper, or as tight as it reads well if one cannot hold it."""

    def at(room: float) -> Fitted:
        return Fitted(make(room), room)

    if _lines(sheet) < _FEW_LINES:
        sparse = at(SPARSE)
        if sparse.made.pages == 1:
            return sparse
    above = at(ROOMY)
    if above.made.pages == 1:
        return above
    if above.made.pages > _HOPELESS:
        return at(TIGHT)
    below: Fitted | None = None
    guess = _guess(above)
    for _try in range(_TRIES):
        tried = at(guess)
        if tried.made.pages > 1:
            if guess == TIGHT:
                return tried
            above = tried
            guess = _between(below, above) if below else _guess(above)
        else:
            below = tried
            if guess == ROOMY or tried.made.filled() >= _GOOD:
                break
            guess = _between(below, above)
    return below or at(TIGHT)


def _guess(above: Fitted) -> float:
    """Where the page might hold, from one that does not and how such pages shrink."""
    roomy = above.made.filled() / (_SHRINKS_TO + (1 - _SHRINKS_TO) * above.room)
    room = ((1 - _CARE) / roomy - _SHRINKS_TO) / (1 - _SHRINKS_TO)
    # A guess that goes nowhere would never come to the tightest.
    return _step(min(room, above.room - 0.1))


def _between(below: Fitted, above: Fitted) -> float:
    low, high = below.made.filled(), above.made.filled()
    part = (1 - _CARE - low) / (high - low) if high > low else 0.5
    return _step(below.room + min(max(part, 0.2), 0.8) * (above.room - below.room))


def _step(room: float) -> float:
    return min(max(round(room, 2), TIGHT), ROOMY)


def entry_lines(entry: Entry) -> int:
    """About how many lines an experience or a training takes, with the gap before it."""
    return 3 + lines_of(*entry.tasks)


def lines_of(*texts: str) -> int:
    """About how many lines these texts take, each on its own."""
    return sum(math.ceil(len(text) / _LINE) for text in texts)


def _lines(sheet: Sheet) -> int:
    return (
        lines_of(*sheet.introduction)
        + sum(map(entry_lines, (*sheet.experiences, *sheet.training)))
        + math.ceil(len(sheet.skills) / 2)
        + len(sheet.languages)
        + len(sheet.practical)
        + math.ceil(len(sheet.interests) / 2)
    )
