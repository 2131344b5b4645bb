"""Who may do what: one table for addresses, one for the blocks' handlers, each a file to read.

A new address, verb or handler that is in no row makes a test fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table, by the names of its columns.

    Raises:
        ValueError: a row has another number of columns than the first line.
    """
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(columns, line.split("\t"), strict=True))
