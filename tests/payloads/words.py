"""The texts of a world: each field has a mark of its own, by which it is found again."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

from .attacks import Attack

FOLDER = Path(__file__).parent
MARK = re.compile(r"qz\d{3}")
#: What a page writes where it has cut a text short.
_CUT = "…»”"


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a table of this folder, by the names of its columns."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def bare(text: str) -> str:
    """The letters and figures of a text: what stays of it wherever it is shown as it is.

    A tag that was taken for one takes its name along, and what was worked out is another number.
    """
    return "".join(each for each in unescape(text).casefold() if each.isalnum() or each in _CUT)


class Words:
    """What is typed into each field of one world."""

    def __init__(self, attack: Attack) -> None:
        self.attack = attack
        self._typed: dict[str, str] = {}
        self._field: dict[str, str] = {}
        #: Of each document of an author's, made once.
        self.documents: dict[str, Any] = {}

    def __call__(self, field: str, limit: int = 4000) -> str:
        """The text of a field, the same each time."""
        if field not in self._typed:
            mark = f"qz{len(self._typed):03}"
            self._typed[field] = self.attack.text(mark, limit)
            self._field[mark] = field
        return self._typed[field]

    def forget(self, field: str) -> None:
        """It was not taken: whatever is read of it is no place of it."""
        self._typed[field] = ""

    def named(self, mark: str) -> str:
        """The field that bears this mark."""
        return self._field.get(mark, mark)

    def typed(self, mark: str) -> str:
        """What was typed into the field that bears this mark."""
        return self._typed[self._field[mark]]

    def fields(self) -> list[str]:
        """Every field into which something was typed."""
        return [field for field, text in self._typed.items() if text]

    def marks_in(self, text: str) -> Iterator[str]:
        """The fields whose words stand in a text."""
        yield from (self.named(mark) for mark in MARK.findall(text) if mark in self._field)

    def torn(self, text: str) -> set[str]:
        """The fields whose words do not stand in a text as they were typed.

        A beginning is enough where the page says that it has cut the rest.
        """
        if not MARK.search(text):
            return set()
        torn = self._torn(bare(text))
        # In an address they are written otherwise.
        return torn and torn & self._torn(bare(unquote_plus(text)))

    def _torn(self, shown: str) -> set[str]:
        found = set()
        for mark in MARK.finditer(shown):
            if mark[0] not in self._field:
                continue
            before, _mark, after = bare(self.typed(mark[0])).partition(mark[0])
            rest = shown[mark.end() : mark.end() + len(after)]
            left = rest if rest == after else re.split(f"[{_CUT}]", rest)[0]
            whole = left == after or (left != rest and after.startswith(left))
            if whole and shown[: mark.start()].endswith(before):
                continue
            # Of several lines each may stand for itself.
            [own] = [each for each in self.typed(mark[0]).splitlines() if mark[0] in each]
            if bare(own) == bare(self.typed(mark[0])) or bare(own) not in shown:
                found.add(self.named(mark[0]))
        return found
