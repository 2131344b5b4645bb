"""Reading a mistyped query: each unknown word put right, or the whole name at once."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from advisor_dashboard.vocabulary.fold import STOP_WORDS, words
from advisor_dashboard.vocabulary.index import Folded, Index
from advisor_dashboard.vocabulary.matches import Match, Tier, Why, direct, joined
from advisor_dashboard.vocabulary.reworded import reworded
from advisor_dashboard.vocabulary.trigrams import Likeness

_CHOICES = 4
_MOST_READINGS = 16
_SURE_PHRASE = 0.9  # one error in the name of several words, or two letters swapped

Written = Mapping[str, str]


def written(index: Index, text: str) -> Written:
    """Folded word -> the word as it was typed, without its accents."""
    return {key: word for word in words(text) for key in index.fold(word)}


def whole(index: Index, query: Folded) -> list[Match]:
    """What all the words together name, wherever their spaces stand."""
    shown = " ".join(query)
    return direct(index, query, shown) or joined(index, query, shown)


def mistyped(index: Index, query: Folded, raw: Written) -> list[Match]:
    """The query with its unknown words put right, the likeliest correction first."""
    if all(index.knows(word) for word in query):
        return []
    choices = [
        [word] if index.knows(word) else [like.word for like in _alike(index, word, raw)]
        for word in query
    ]
    if not all(choices):
        return []
    readings = itertools.islice(itertools.product(*choices), _MOST_READINGS)
    return _corrected(index, (_telling(reading) for reading in readings), " ".join(query))


def misspelt_name(index: Index, query: Folded) -> list[Match]:
    """The names of several words that look like the whole query: "make pu", "hotesse de casse"."""
    letters = "".join(query)
    likes = [like for like in index.phrases.nearest(letters, 2) if like.cost <= _SURE_PHRASE]
    names = (tuple(like.word.split()) for like in likes)
    return _corrected(index, names, " ".join(query))


def put_right(index: Index, query: Folded, raw: Written) -> Folded:
    """The query with each unknown word put right, or left out when it looks like none."""
    known: list[str] = []
    for word in query:
        if index.knows(word):
            known.append(word)
        else:
            known.extend(like.word for like in _alike(index, word, raw)[:1])
    return _telling(known)


def _telling(reading: Iterable[str]) -> Folded:
    return tuple(word for word in reading if word not in STOP_WORDS)


def _corrected(index: Index, readings: Iterator[Folded], typed: str) -> list[Match]:
    found: dict[str, Match] = {}
    for reading in readings:
        if not reading:
            continue
        shown = " ".join(reading)
        for match in whole(index, reading) or reworded(index, reading):
            looks = replace(match, tier=Tier.TYPO, why=Why.LOOKS_LIKE, about=shown, typed=typed)
            found.setdefault(match.rome, looks)
    return list(found.values())


def _alike(index: Index, word: str, raw: Written) -> list[Likeness]:
    """The known words that look like the word, as it was typed or as it was folded."""
    nearest: dict[str, float] = {}
    for text in {word, raw.get(word, word)}:
        for like in index.speller.nearest(text, _CHOICES):
            nearest[like.word] = min(like.cost, nearest.get(like.word, like.cost))
    likes = sorted(Likeness(cost, known) for known, cost in nearest.items())
    return likes[:_CHOICES]
