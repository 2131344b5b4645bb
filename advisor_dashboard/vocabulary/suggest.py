"""Suggesting job labels while a learner types."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from advisor_dashboard.vocabulary.fold import STOP_WORDS, fold_one, plain, words
from advisor_dashboard.vocabulary.index import HandEntry, Index, Label
from advisor_dashboard.vocabulary.tiers import search

_LONGEST_TEXT = 120
_LEAST_SLANG = 3
_SLANG_EACH = 3


_plain = lru_cache(maxsize=32768)(plain)


def suggest(index: Index, text: str, limit: int) -> list[Label]:
    """Labels for what was typed so far, the plainest first, each name once.

    The last word may be cut short. Slang counts as soon as it is recognisable, and a typing
    error is put right when nothing else fits.
    """
    typed = words(text[:_LONGEST_TEXT])
    if not typed or limit < 1:
        return []
    chosen: dict[str, Label] = {}
    for label in _in_order(index, typed, text, limit):
        chosen.setdefault(" ".join(words(label.row.label)), label)
        if len(chosen) == limit:
            break
    return list(chosen.values())


def _in_order(index: Index, typed: list[str], text: str, limit: int) -> Iterator[Label]:
    numbers = _beginning(index, typed)
    slang = _slang(index, typed)
    exact = slang is not None and index.hand.get(index.fold(text)) is slang
    if exact and slang is not None:
        yield from _of_slang(index, slang, numbers)
    yield from _ranked(index, numbers, typed)
    if slang is not None and not exact:
        yield from _of_slang(index, slang, set())
    if not numbers and slang is None:
        for match in search(index, text, limit):
            yield name_of(index, match.rome, match.label)


def _beginning(index: Index, typed: list[str]) -> set[int]:
    """The labels that hold the complete words and one that begins like the last."""
    *complete, last = typed
    complete = [word for word in complete if word not in STOP_WORDS]
    numbers: set[int] | None = None
    for word in complete:
        held = set(index.postings.get(fold_one(word, index.pairs), ()))
        numbers = held if numbers is None else numbers & held
    if last in STOP_WORDS and complete:
        return numbers or set()
    begun = index.beginning_with(last) | set(index.postings.get(fold_one(last, index.pairs), ()))
    return begun if numbers is None else numbers & begun


def _ranked(index: Index, numbers: set[int], typed: list[str]) -> list[Label]:
    """Labels that begin as typed first, then ours, then the shortest."""
    start = " ".join(typed)
    hand = index.hand.get(index.fold(start))
    if hand is None and len(typed) == 1:
        hand = index.hand_begun(start, _LEAST_SLANG)
    order = {rome: place for place, rome in enumerate(hand.romes)} if hand else {}

    def rank(label: Label) -> tuple[bool, int, bool, bool, bool, int, str]:
        masculine = _plain(label.row.masculine)
        begins = masculine.startswith(start) or _plain(label.row.feminine).startswith(start)
        return (
            label.row.rarely_used,
            order.get(label.row.rome, len(order)),
            not begins,
            not label.own,
            not label.row.main,
            len(masculine),
            masculine,
        )

    return sorted((index.labels[number] for number in numbers), key=rank)


def _slang(index: Index, typed: list[str]) -> HandEntry | None:
    """The hand-kept expression that was typed, or the shortest one that begins so."""
    start = " ".join(typed)
    return index.hand.get(index.fold(start)) or index.hand_begun(start, _LEAST_SLANG)


def _of_slang(index: Index, entry: HandEntry, numbers: set[int]) -> Iterator[Label]:
    """The names of the first occupations of an expression, the typed words preferred."""
    for rome in entry.romes[:_SLANG_EACH]:
        mine = [index.labels[number] for number in numbers if index.labels[number].row.rome == rome]
        own = sorted(
            (label for label in mine if label.own), key=lambda label: len(label.row.masculine)
        )
        yield own[0] if own else name_of(index, rome)


def name_of(index: Index, rome: str, label: str = "") -> Label:
    """A given label of an occupation, or the name that people use, or ROME's."""
    labels = index.by_rome[rome]
    for candidate in labels:
        if candidate.row.label == label:
            return candidate
    return next(
        (candidate for candidate in labels if candidate.own),
        next((candidate for candidate in labels if candidate.row.main), labels[0]),
    )
