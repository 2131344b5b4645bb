"""One page of a list of results."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from ..conf import get_config


@dataclass(frozen=True)
class Page:
    """One page of so many learners; a number beyond the last means the last."""

    total: int
    number: int
    pages: int
    size: int

    @classmethod
    def of(cls, total: int, number: int, size: int | None = None) -> Page:
        """The page of this number, of the institution's size where no other is asked for."""
        size = size or int(get_config()["PAGE_SIZE"])
        pages = max(1, ceil(total / size))
        return cls(total, min(max(1, number), pages), pages, size)

    @property
    def start(self) -> int:
        return (self.number - 1) * self.size

    @property
    def stop(self) -> int:
        return self.number * self.size

    @property
    def slice(self) -> slice:
        """Where the page lies in the whole list."""
        return slice(self.start, self.stop)
