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

Row = tuple[str, ...]
#: A list's number, and a row's number in it; the first row takes the heading along.
Place = tuple[int, int]


def lists_of(sheet: Sheet) -> list[tuple[str, list[Row]]]:
    """The lists that have something in them, by the name of their section."""
    lists: dict[str, list[Row]] = {
        "skills": [(text,) for text in sheet.skills],
        "languages": [(each.name, each.level) for each in sheet.languages],
        "practical": [(text,) for text in sheet.practical],
        "interests": [(text,) for text in sheet.interests],
    }
    return [(name, rows) for name, rows in lists.items() if rows]


def second_column(lists: list[tuple[str, list[Row]]]) -> Place | None:
    """Where to begin the second column so that both are as level as can be.

    Lists stay whole; only one that is alone is cut in two.
    """
    if len(lists) == 1:
        rows = lists[0][1]
        return (0, -(-len(rows) // 2)) if len(rows) > 1 else None
    heights = [_HEADING + sum(map(_lines, rows)) for _, rows in lists]
    splits = range(1, len(lists))
    best = min(splits, key=lambda at: max(sum(heights[:at]), sum(heights[at:])), default=0)
    return (best, 0) if best else None


def _lines(row: Row) -> int:
    return -(-sum(map(len, row)) // _LINE)
