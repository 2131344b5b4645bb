"""Reads the hand-kept lists of words in ``data``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "data"


@cache
def words_of(name: str) -> frozenset[str]:
    """All the words of a list."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def answers_of(name: str) -> dict[str, tuple[str, ...]]:
    """Word -> what may stand in its place; nothing where it is to be left out."""
    table = {}
    for line in _lines(name):
        word, answers = line.split("\t")
        table[word] = tuple(part.strip() for part in answers.split("|") if part.strip() != "-")
    return table


def _lines(name: str) -> list[str]:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
