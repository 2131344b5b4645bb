"""Reads plain JSON values one by one, and notes what does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, TypeVar

from advisor_dashboard.text import NUL, ascii_digits, long_text, short_text

from .problems import Findings

SHORT = 120
LONG = 2000

#: A text this many times too long is not even cleaned: to compose marks takes, at worst, the
#: square of their number.
_HOPELESS = 10

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_EMPTY: Mapping[str, Any] = {}

T = TypeVar("T")


class Reader:
    """Reads the fields of one JSON object that stands at ``path``.

    A missing field is its default. A field that nobody knows is a hard problem: to drop it
    silently would lose what a newer page has sent.
    """

    def __init__(self, data: object, path: str, findings: Findings) -> None:
        self.path = path
        self.findings = findings
        self._asked: set[str] = set()
        if isinstance(data, Mapping):
            self._data: Mapping[str, Any] = data
        else:
            self._data = _EMPTY
            findings.hard(path, "wrong_type")

    def at(self, name: str) -> str:
        """The path of one of this object's fields."""
        return f"{self.path}.{name}" if self.path else name

    def raw(self, name: str, default: Any = None) -> Any:
        """The value as it came."""
        self._asked.add(name)
        return self._data.get(name, default)

    def text(self, name: str, *, limit: int = SHORT, lines: bool = False) -> str:
        """A text, cleaned. Too long a text, or one with a NUL, is a hard problem."""
        return read_text(self.raw(name, ""), self.at(name), self.findings, limit, lines=lines)

    def flag(self, name: str) -> bool:
        """True or false."""
        return bool(self._typed(name, bool, default=False))

    def number_or_none(self, name: str, *, low: int, high: int) -> int | None:
        """A whole number between two bounds, or ``None`` where none was said."""
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            self.findings.hard(self.at(name), "wrong_type")
            return None
        if not low <= value <= high:
            self.findings.hard(self.at(name), "out_of_range", low=low, high=high)
            return None
        return value

    def choice(self, name: str, choices: Collection[str], *, default: str) -> str:
        """One of a closed set of words."""
        value = self.raw(name, default)
        if isinstance(value, str) and value in choices:
            return value
        self.findings.hard(self.at(name), "not_a_choice")
        return default

    def month(self, name: str, *, latest: date | None = None) -> str:
        """``YYYY-MM``, or what was typed so far. ``latest``: a later month is remarked on.

        Phones with an Arabic keyboard type ٢٠٢٥: it is stored as 2025.
        """
        value = ascii_digits(self.text(name))
        if value and parse_month(value) is None:
            self.findings.soft(self.at(name), "month_odd")
        elif value and latest and value > f"{latest:%Y-%m}":
            self.findings.soft(self.at(name), "in_future")
        return value

    def rows(self, name: str, read: Callable[[Any, str], T], *, limit: int) -> tuple[T, ...]:
        """A list, each item read by ``read(item, path)``."""
        value = self._typed(name, list, default=[])
        if len(value) > limit:
            self.findings.hard(self.at(name), "too_many", limit=limit)
            value = value[:limit]
        path = self.at(name)
        return tuple(read(item, f"{path}.{number}") for number, item in enumerate(value))

    def close(self) -> None:
        """Note that there are fields that nobody asked for; the first one is named."""
        for name in self._data:
            if name not in self._asked:
                self.findings.hard(self.at(str(name)[:SHORT]), "unknown_field")
                return

    def _typed(self, name: str, kind: type, *, default: Any) -> Any:
        value = self.raw(name, default)
        if isinstance(value, kind):
            return value
        self.findings.hard(self.at(name), "wrong_type")
        return default


def read_text(
    value: object, path: str, findings: Findings, limit: int = SHORT, *, lines: bool = False
) -> str:
    """``value`` as a cleaned text; ``""`` if it cannot be stored."""
    if not isinstance(value, str):
        findings.hard(path, "wrong_type")
        return ""
    if NUL in value:
        findings.hard(path, "nul")
        return ""
    hopeless = len(value) > _HOPELESS * limit
    cleaned = value if hopeless else long_text(value) if lines else short_text(value)
    if len(cleaned) > limit:
        findings.hard(path, "too_long", length=len(cleaned), limit=limit)
        return ""
    return cleaned


def parse_month(text: str) -> tuple[int, int] | None:
    """``"2025-03"`` as year and month; ``None`` if it is anything else."""
    match = _MONTH.fullmatch(text)
    return (int(match[1]), int(match[2])) if match else None


def parse_day(text: str) -> date | None:
    """``"2025-03-01"`` as a date; ``None`` if it is anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
