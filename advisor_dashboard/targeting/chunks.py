"""Long lists cut for SQL: an older SQLite takes no more than 999 parameters at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

SIZE = 900


def chunks(ids: Collection[int], size: int = SIZE) -> Iterator[list[int]]:
    """The ids, sorted and without repetition, in lists of at most ``size``."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
