"""Whether a browser fetches a page before anybody has asked to see it."""

from __future__ import annotations

from typing import Protocol

_NAMES = ("Sec-Purpose", "Purpose", "X-Moz")


class Headers(Protocol):
    """Of a request, of whichever framework; capitals do not count."""

    def get(self, name: str, default: str, /) -> str:
        """What one of them says."""


def is_fetched_ahead(headers: Headers) -> bool:
    """Whether it is loaded in case somebody opens it, which nobody has done yet."""
    return any("prefetch" in headers.get(name, "").lower() for name in _NAMES)
