"""Long lists cut for SQL: an older SQLite takes no more than 999 parameters at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeVar

SIZE = 900
T = TypeVar("T", int, str)


def chunks(ids: Collection[T], size: int = SIZE) -> Iterator[list[T]]:
    """The ids or names, sorted and without repetition, in lists of at most ``size``."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
