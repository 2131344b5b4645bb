"""Reads the values of a file of another maker, and notes each that is not taken over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..model import LIMITS
from .left_out import LeftOut, left_out

#: So many left out values are told; the rest is told as one.
MAX_TOLD = 200


class ForeignFile:
    """The content of a file, and what was left out of it so far."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content
        self._left_out: list[LeftOut] = []
        self._untold = False

    def told(self) -> tuple[LeftOut, ...]:
        """What was left out, in the order of reading."""
        more = (LeftOut("", "more"),) if self._untold else ()
        return (*self._left_out, *more)

    def limited(self, rows: Iterable[tuple[str, Any]], name: str) -> list[Any]:
        """As many as a CV may hold; each of the others is told."""
        kept: list[Any] = []
        for path, row in rows:
            if len(kept) < LIMITS[name]:
                kept.append(row)
            elif self._is_full:
                self._untold = True
                break
            else:
                self.leave(path, "too_many", row if isinstance(row, str) else _title(row))
        return kept

    def rows(self, section: str, plain: str = "") -> Iterable[tuple[str, Mapping[str, Any]]]:
        """The rows of a section with their paths; ``plain``: what a row of bare text is."""
        rows = self._content.get(section)
        if rows is None:
            return
        if not isinstance(rows, list):
            self.leave(section, "odd", rows)
            return
        for number, row in enumerate(rows):
            path = f"{section}.{number}"
            if isinstance(row, Mapping):
                yield path, row
            elif plain and isinstance(row, str):
                yield path, {plain: row}
            elif not _is_empty(row):
                self.leave(path, "odd", row)

    def mapping(self, value: Any, path: str) -> Mapping[str, Any]:
        """An object, empty if it is none."""
        if isinstance(value, Mapping):
            return value
        if not _is_empty(value):
            self.leave(path, "odd", value)
        return {}

    def text(self, row: Mapping[str, Any], name: str, path: str) -> str:
        """A text, or a number as one, by its name in ``row``."""
        value = row.get(name)
        if isinstance(value, str):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if not _is_empty(value):
            self.leave(f"{path}.{name}", "odd", value)
        return ""

    def texts(self, row: Mapping[str, Any], name: str, path: str) -> list[str]:
        """A list of texts, or one text for a list."""
        values = row.get(name)
        if isinstance(values, list):
            named = {str(number): each for number, each in enumerate(values)}
            texts = [self.text(named, number, f"{path}.{name}") for number in named]
            return [text for text in texts if text.strip()]
        return [text] if (text := self.text(row, name, path)).strip() else []

    def rest(self, row: Mapping[str, Any], path: str, known: Iterable[str]) -> None:
        """Tell what a CV has no place for."""
        for name, value in row.items():
            if name not in known and not _is_empty(value):
                for where, each in _leaves(f"{path}.{name}" if path else name, value):
                    self.leave(where, "no_place", each)
                    if self._untold:
                        return

    def leave(self, path: str, code: str, value: object = "") -> None:
        """Note a value that is not taken over, or not as it stands."""
        if self._is_full:
            self._untold = True
        else:
            self._left_out.append(left_out(path, code, value))

    @property
    def _is_full(self) -> bool:
        """Whether enough is told: a file may hold a million rows."""
        return len(self._left_out) >= MAX_TOLD


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _title(row: Mapping[str, Any]) -> str:
    names = ("title", "employer", "school", "language")
    return next((row[name] for name in names if row.get(name)), "")


def _leaves(path: str, value: Any) -> Iterable[tuple[str, Any]]:
    """A section without a place, row by row and each by its name; any other value at once."""
    if not isinstance(value, list):
        yield path, value
        return
    for number, row in enumerate(value):
        names = ("title", "name", "url", "network")
        told: Callable[[str], Any] = row.get if isinstance(row, Mapping) else lambda _name: None
        yield f"{path}.{number}", next((told(name) for name in names if told(name)), row)
