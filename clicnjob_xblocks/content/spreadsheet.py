"""Files that a spreadsheet opens as they are meant: CSV that works nothing out.

UTF-8 with its mark, and a semicolon between the cells: so a spreadsheet that is set to French
shows columns and accents at a double click, and any other asks.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

MIME_TYPE = "text/csv; charset=utf-8"
#: Says that the file is UTF-8, without which a spreadsheet breaks every accent.
BOM = "\ufeff"
DELIMITER = ";"

#: What a spreadsheet may take for the beginning of a formula, in either width.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BREAKS = ("\t", "\r", "\n")

Cell = str | int | float


def safe_cell(text: str) -> str:
    """A text that no spreadsheet works out: an apostrophe goes before what looks like a formula."""
    risky = text.lstrip().startswith(_FORMULA) or text.startswith(_BREAKS)
    return f"'{text}" if risky else text


def line(cells: Sequence[Cell]) -> str:
    """One line of the file; every text stands in quotes."""
    written = io.StringIO(newline="")
    safe = [safe_cell(each) if isinstance(each, str) else each for each in cells]
    csv.writer(written, delimiter=DELIMITER, quoting=csv.QUOTE_NONNUMERIC).writerow(safe)
    return written.getvalue()


def whole_file(lines: Iterable[Sequence[Cell]]) -> bytes:
    """The bytes of a file of these lines."""
    return (BOM + "".join(line(cells) for cells in lines)).encode()
