"""The short lists at the foot of a Word page, and where their second column begins.

Word would level two columns by itself, LibreOffice begins a new sheet where it tries to: so the
place is worked out here, and both do as they are told.
"""

from __future__ import annotations

from .sheet import Sheet

#: A heading and the space around it, in lines.
_HEADING = 2.6
#: So many letters stand in a line of half the width.
_LINE = 42
#: A list of so many rows is not cut, and of a longer one so many stand on each side.
_SHORT, _TOGETHER = 8, 3

Row = tuple[str, ...]
#: A list's number, and a row's number in it; the first row takes the heading along.
Place = tuple[int, int]


def lists_of(sheet: Sheet) -> list[tuple[str, list[Row]]]:
    """The lists that have something in them, by the name of their section."""
    lists: dict[str, list[Row]] = {
        "skills": [(text,) for text in sheet.skills],
        "languages": [tuple(filter(None, (each.name, each.level))) for each in sheet.languages],
        "practical": [(text,) for text in sheet.practical],
        "interests": [(text,) for text in sheet.interests],
    }
    return [(name, rows) for name, rows in lists.items() if rows]


def second_column(lists: list[tuple[str, list[Row]]]) -> Place | None:
    """Where to begin the second column so that both are as level as can be.

    A short list stays whole; of a long one, or of one that is alone, some rows stand on each side.
    """
    lines: list[tuple[Place, float]] = []
    for number, (_, rows) in enumerate(lists):
        for at, row in enumerate(rows):
            lines.append(((number, at), _lines(row) + (0 if at else _HEADING)))
    total = sum(height for _, height in lines)
    best, above = None, 0.0
    for (number, at), height in lines:
        beside = max(above, total - above)
        if above and _may_begin(lists, number, at) and (best is None or beside < best[0]):
            best = beside, (number, at)
        above += height
    return best[1] if best else None


def _may_begin(lists: list[tuple[str, list[Row]]], number: int, at: int) -> bool:
    """Whether a column may begin with this row."""
    if at == 0 or len(lists) == 1:
        return True
    rows = lists[number][1]
    return len(rows) > _SHORT and _TOGETHER <= at <= len(rows) - _TOGETHER


def _lines(row: Row) -> int:
    return -(-sum(map(len, row)) // _LINE)
