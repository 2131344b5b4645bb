"""How many rows are carried out of the database: what a page must not read, it does not count."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

only_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="only SQLite's driver tells of each row"
)


@contextmanager
def rows_read() -> Iterator[list[object]]:
    """The rows that are read within the block."""
    rows: list[object] = []

    def note(_cursor: object, row: object) -> object:
        rows.append(row)
        return row

    connection.ensure_connection()
    connection.connection.row_factory = note
    try:
        yield rows
    finally:
        connection.connection.row_factory = None
