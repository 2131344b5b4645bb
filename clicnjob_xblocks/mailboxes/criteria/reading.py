"""Reads a mail as people do: its lines, its words, the addresses in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from clicnjob_xblocks.wording.folding import fold

_ADDRESS = re.compile(r"[^\s,;<>()\"]+@[^\s,;<>()\"]+")
_WORD = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"[a-z]+|\d+")
#: French numbers, and those of other countries with their "+".
PHONE = re.compile(
    r"(?<![\w+])(?:(?:\+|00)33[\s.-]?(?:\(0\)[\s.-]?)?[1-9]|0[1-9])(?:[\s.-]?\d){8}(?!\d)"
    r"|(?<![\w+])\+(?!33)[1-9]\d{0,2}(?:[\s.-]?\d){7,12}(?!\d)"
)
#: In hundredths: how like two words are of which one is taken for a slip of the other.
_LIKE = 84
_SHORTEST_SLIP = 5


def word_set(words: str) -> frozenset[str]:
    """Words that a space parts."""
    return frozenset(words.split())


def lines_of(text: str) -> list[str]:
    """The lines that were written: not the empty ones, nor those that quote another mail."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith(">")]


def words_of(text: str) -> list[str]:
    """The words, in small letters and without accents."""
    return _WORD.findall(fold(text))


def addresses_of(text: str) -> list[str]:
    """The addresses of a line such as "À", in small letters."""
    return [each.strip(".'").lower() for each in _ADDRESS.findall(text)]


def says(text: str, phrase: str) -> bool:
    """Whether a phrase stands in a text; a slip in a long word is no matter, a figure is."""
    wanted = _tokens(phrase)
    if not wanted:
        return False
    found = _tokens(PHONE.sub(" ", text))
    return any(
        _same(found[start : start + len(wanted)], wanted) and not _goes_on(found, start, wanted)
        for start in range(len(found) - len(wanted) + 1)
    )


def is_like(one: str, other: str) -> bool:
    """Whether one word may be a slip of the other."""
    if one == other:
        return True
    return min(len(one), len(other)) >= _SHORTEST_SLIP and fuzz.ratio(one, other) >= _LIKE


def _tokens(text: str) -> list[str]:
    return list(_each_token(text))


def _each_token(text: str) -> Iterator[str]:
    for token in _TOKEN.findall(fold(text)):
        yield (token.lstrip("0") or "0") if token.isdigit() else token


def _same(found: list[str], wanted: list[str]) -> bool:
    return all(
        one == other
        or (not one.isdigit() and not other.isdigit() and is_like(one, other))
        or (one.isalpha() and other.isalpha() and one in (f"{other}s", f"{other}x"))
        for one, other in zip(found, wanted, strict=True)
    )


def _goes_on(found: list[str], start: int, wanted: list[str]) -> bool:
    """Whether "10 h" is only the beginning of "10 h 30"."""
    after = found[start + len(wanted) :][:1]
    return (
        wanted[-1] in ("h", "heures", "heure")
        and bool(after)
        and (after[0].isdigit() and after[0] != "0")
    )
