"""Reads values of JSON into what a document is made of, and notes what does not fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from advisor_dashboard.text import NUL, long_text, short_text

from .problems import Problem

T = TypeVar("T")
_ID = re.compile(r"[a-z0-9]{1,16}")
#: A text this many times too long is not even cleaned: to compose marks takes, at worst, the
#: square of their number.
HOPELESS = 10


class Reader:
    """Reads the members of one JSON object.

    What is missing is read as its default; what has the wrong type, is too long or unknown is
    noted among the problems, under the path that leads to it, and read as its default.
    """

    def __init__(self, value: object, problems: list[Problem], path: str = "") -> None:
        self.problems = problems
        self._path = path
        self._unread: dict[str, Any] = {}
        if isinstance(value, Mapping):
            self._unread = dict(value)
        else:
            self.note("not_an_object")

    def note(self, code: str, name: str = "", **values: str | int | float) -> None:
        """Note a problem of one member, or of the object itself."""
        self.problems.append(Problem(code, self._under(name), values=values))

    def text(self, name: str, limit: int, *, lines: bool = False) -> str:
        """A text of at most ``limit`` characters; with ``lines``, its line breaks are kept."""
        value = self._take(name, "")
        if not isinstance(value, str):
            self.note("not_a_text", name)
            return ""
        if NUL in value:
            self.note("nul", name)
            return ""
        cleaned = value
        if len(value) <= HOPELESS * limit:
            cleaned = long_text(value) if lines else short_text(value)
        if len(cleaned) > limit:
            self.note("too_long", name, length=len(cleaned), limit=limit)
            return ""
        return cleaned

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Yes or no."""
        value = self._take(name, default)
        if not isinstance(value, bool):
            self.note("not_a_flag", name)
            return default
        return value

    def number(self, name: str, low: float, high: float, *, default: float) -> float:
        """A number between two bounds, both of them allowed."""
        value = self._take(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.note("not_a_number", name)
            return default
        # NaN is in no range, and a whole number may be too large to become a float.
        if not low <= value <= high:
            self.note("out_of_range", name, low=low, high=high)
            return default
        return float(value)

    def choice(self, name: str, offered: Collection[str], *, default: str) -> str:
        """One of a closed set."""
        value = self._take(name, default)
        if not isinstance(value, str) or value not in offered:
            self.note("not_offered", name)
            return default
        return value

    def identifier(self, name: str = "id", *, default: str) -> str:
        """A short name of small letters and digits, for machines."""
        value = self._take(name, default)
        if not isinstance(value, str) or not _ID.fullmatch(value):
            self.note("odd_id", name)
            return default
        return value

    def texts(self, name: str, limit: int, most: int) -> tuple[str, ...]:
        """Several short texts, empty ones left out."""
        each = {str(place): value for place, value in enumerate(self._list(name, most))}
        reader = Reader(each, self.problems, self._under(name))
        read = [reader.text(place, limit) for place in each]
        return tuple(text for text in read if text)

    def rows(self, name: str, most: int, read: Callable[[Reader, int], T]) -> tuple[T, ...]:
        """Several objects, each read by ``read(reader, place)``."""
        found = []
        for place, value in enumerate(self._list(name, most)):
            row = Reader(value, self.problems, self._under(f"{name}.{place}"))
            found.append(read(row, place))
            row.done()
        return tuple(found)

    def inner(self, name: str, read: Callable[[Reader], T]) -> T | None:
        """One object, or nothing."""
        value = self._take(name, None)
        if value is None:
            return None
        row = Reader(value, self.problems, self._under(name))
        result = read(row)
        row.done()
        return result

    def raw(self, name: str, default: Any = None) -> Any:
        """A member as it is, for who knows what to do with it."""
        return self._take(name, default)

    def done(self) -> None:
        """Note every member that nobody asked for: a newer version may have written it."""
        for name in self._unread:
            self.note("unknown_field", str(name)[:40])
        self._unread = {}

    def _under(self, name: str) -> str:
        return ".".join(part for part in (self._path, name) if part)

    def _take(self, name: str, default: Any) -> Any:
        return self._unread.pop(name, default)

    def _list(self, name: str, most: int) -> list[Any]:
        value = self._take(name, [])
        if not isinstance(value, list):
            self.note("not_a_list", name)
            return []
        if len(value) > most:
            self.note("too_many", name, limit=most)
            return []
        return value


def unique(ids: Collection[str]) -> bool:
    """Whether no id stands twice."""
    return len(set(ids)) == len(ids)
