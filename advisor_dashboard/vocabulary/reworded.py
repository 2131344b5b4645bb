"""Reading a query by other words: a verb with its object, a trade with its thing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from advisor_dashboard.vocabulary.index import Folded, HandEntry, Index
from advisor_dashboard.vocabulary.matches import Match, called, direct, hand_entry, labelled
from advisor_dashboard.vocabulary.rewording import Kind

_MOST_READINGS = 60
_MOST_WORDS = 7
_LONGEST_EXPRESSION = 4
_LEAST_HELD = 4


def reworded(index: Index, query: Folded) -> list[Match]:
    """What all the words mean once some are said otherwise: "vendre des bagnoles"."""
    readings = list(_readings(index, query))[1:]
    for reading in readings:
        if hand_entry(index, reading):
            return direct(index, reading, " ".join(reading))
    for reading in readings:
        if labelled(index, reading):
            return direct(index, reading, " ".join(reading))
    return []


def _readings(index: Index, words: Folded) -> Iterator[Folded]:
    """The words themselves, then with one or more of them said otherwise."""
    choices = [((word,), *index.others.get(word, ())) for word in words]
    for chosen in itertools.islice(itertools.product(*choices), _MOST_READINGS):
        yield tuple(itertools.chain.from_iterable(chosen))


def telling(index: Index, words: Folded) -> Folded:
    """The words that say what the job is about, without generic verbs and trades."""
    return tuple(word for word in words if index.kind(word) in (None, Kind.SAME))


def hand_inside(index: Index, query: Folded) -> list[Match]:
    """What the synonym file says for the longest expression inside the query."""
    words = query[:_MOST_WORDS]
    for size in range(min(len(words), _LONGEST_EXPRESSION), 1, -1):
        found = [
            (any(word in index.postings for word in part), -place, part, entry)
            for place, part in enumerate(itertools.combinations(words, size))
            if (entry := _first_entry(index, part))
        ]
        found = [item for item in found if telling(index, item[2])] or found
        if found:
            # A job's word counts more than a brand's or a place's, the first more than the next.
            entry = max(found, key=lambda item: item[:2])[3]
            return called(index, list(entry.romes), entry.expression)
    return _single_words(index, words)


def hand_holding(index: Index, query: Folded) -> list[Match]:
    """What the expressions mean that hold a word of the query among others, the shortest first.

    Short words and numbers stand in expressions of every kind: they tell nothing by themselves.
    """
    telling_words = [word for word in query if len(word) >= _LEAST_HELD]
    entries = [entry for word in telling_words for entry in index.hand_holding.get(word, ())]
    kept: dict[str, Match] = {}
    for entry in sorted(entries, key=lambda entry: len(entry.expression)):
        for match in called(index, list(entry.romes), entry.expression):
            kept.setdefault(match.rome, match)
    return list(kept.values())


def _first_entry(index: Index, words: Folded) -> HandEntry | None:
    entries = (hand_entry(index, reading) for reading in _readings(index, words))
    return next((entry for entry in entries if entry), None)


def _single_words(index: Index, words: Folded) -> list[Match]:
    """Several words, each with its own meaning: the thing, ordered by what is done with it."""
    about = [found for word in telling(index, words) if (found := _entry(index, word))]
    acts = [word for word in words if index.kind(word) in (Kind.DOES, Kind.ROLE)]
    by_act = [found for word in acts if (found := _entry(index, word))]
    if not about:
        rest = [found for word in words if (found := _entry(index, word))]
        return _all_called(index, [*by_act, *rest])
    # A job's word counts more than a brand's or a place's.
    about.sort(key=lambda item: item[0] not in index.postings)
    _, entry = about[0]
    fitting = [rome for rome in entry.romes if _fits(index, rome, acts, by_act)]
    others = [rome for rome in entry.romes if rome not in fitting]
    first = called(index, fitting, entry.expression)
    last = called(index, others, entry.expression)
    trade = _all_called(index, by_act)
    leads = any(index.kind(word) is Kind.ROLE for word in acts)
    rest_about = _all_called(index, about[1:])
    parts = [first, trade, last, rest_about] if leads else [first, last, rest_about, trade]
    kept: dict[str, Match] = {}
    for match in itertools.chain(*parts):
        kept.setdefault(match.rome, match)
    return list(kept.values())


def _all_called(index: Index, found: list[tuple[str, HandEntry]]) -> list[Match]:
    kept: dict[str, Match] = {}
    for _, entry in found:
        for match in called(index, list(entry.romes), entry.expression):
            kept.setdefault(match.rome, match)
    return list(kept.values())


def _entry(index: Index, word: str) -> tuple[str, HandEntry] | None:
    """What the synonym file says for a word, or for the first other word for it."""
    for key in ((word,), *index.others.get(word, ())):
        entry = index.hand.get(key)
        if entry is not None:
            return word, entry
    return None


def _fits(index: Index, rome: str, acts: list[str], by_act: list[tuple[str, HandEntry]]) -> bool:
    """Whether an occupation is one of the trade, or has a label that begins like the trade."""
    if any(rome in entry.romes for _, entry in by_act):
        return True
    heads = {word for act in acts for key in ((act,), *index.others.get(act, ())) for word in key}
    return any(index.heads[(rome, head)] for head in heads)
