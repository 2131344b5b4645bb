"""Widening a query into ranked occupations: exact, folded, synonym, near, typo."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import replace

from advisor_dashboard.vocabulary.fold import fold_word
from advisor_dashboard.vocabulary.index import Folded, Index
from advisor_dashboard.vocabulary.matches import (
    Match,
    Tier,
    Why,
    direct,
    hand_entry,
    is_whole,
    joined,
)
from advisor_dashboard.vocabulary.ranking import one_each, plainness
from advisor_dashboard.vocabulary.reworded import hand_holding, hand_inside, reworded, telling
from advisor_dashboard.vocabulary.spelling import (
    Written,
    misspelt_name,
    mistyped,
    put_right,
    whole,
    written,
)

__all__ = ["Match", "Tier", "Why", "search"]

_LONGEST_QUERY = 200
_MOST_WORDS = 12
_NEAR_SOURCES = 4
_NEAR_SHARE = 5  # a fifth of the page at most is kept for near jobs
_LEAST_PREFIX = 4
_FEW = 3
_GENERIC_WEIGHT = 5.0  # "agent", "employé": words that a great many labels hold

# What people add around the job itself; dropped when the rest means something without it.
_AROUND_TEXT = """
    apprenti apprentissage alternance alternant stage stagiaire interim interimaire debutant
    junior senior confirme qualifie etudiant saisonnier saison ete cdd cdi extra temps partiel
    plein mi weekend week end soir nuit urgent formation diplome bac cap bep bts
    secteur domaine branche poste
"""
_AROUND = frozenset(fold_word(word) for word in _AROUND_TEXT.split())


def search(index: Index, text: str, limit: int) -> list[Match]:
    """The occupations that a query means, the plainest first, one row per ROME code."""
    if limit < 1:
        return []
    text = " ".join(text[:_LONGEST_QUERY].split())
    query = index.fold(text)[:_MOST_WORDS]
    if not query:
        return []
    found = _tier_by_tier(_found(index, query, text))
    near = _near(index, found, limit)
    kept = found[: max(limit - len(near), 1)]
    return [*kept, *near][:limit]


def _tier_by_tier(found: list[Match]) -> list[Match]:
    """The matches of a tier together, the tiers in the order of their first match.

    A page shows a tier as one group of tick boxes; so its order is this list's order.
    """
    order = list(dict.fromkeys(match.tier for match in found))
    return sorted(found, key=lambda match: order.index(match.tier))


def _found(index: Index, query: Folded, text: str) -> list[Match]:
    """The first way of reading the query that finds something."""
    found = direct(index, query, text) or joined(index, query, text)
    if found:
        return _with_other_words(index, query, found)
    # "caces 3", "ssiap 1": the number of a card says no more than the card.
    bare = tuple(word for word in query if word not in _AROUND and not word.isdigit())
    if bare != query:
        found = whole(index, bare)
    return found or _read_otherwise(index, bare, written(index, text))


def _with_other_words(index: Index, query: Folded, found: list[Match]) -> list[Match]:
    """Few labels hold the words, and in passing only: what other words for them say as well.

    "mécanique moto" stands in "réceptionnaire en atelier mécanique moto"; the mechanic is meant.
    """
    in_passing = len(found) <= _FEW and not hand_entry(index, query)
    if not in_passing or any(_begins(index, match, query) for match in found):
        return found
    otherwise = reworded(index, query)
    kept = {match.rome: match for match in (*otherwise, *found)}
    return list(kept.values())


def _begins(index: Index, match: Match, query: Folded) -> bool:
    name = index.fold(match.label)
    return name[0] == query[0]


def _read_otherwise(index: Index, query: Folded, raw: Written) -> list[Match]:
    """The query said otherwise, put right, completed, or in part: the first that finds something.

    A name of several words with one error in it comes before the words of it that are known.
    """
    strange = len(query) > 1 and not all(index.knows(word) for word in query)
    return (
        (misspelt_name(index, query) if strange else [])
        or reworded(index, query)
        or mistyped(index, query, raw)
        or misspelt_name(index, query)
        or _begun(index, query)
        or _partly(index, query, raw)
        or hand_holding(index, query)
    )


def _begun(index: Index, query: Folded) -> list[Match]:
    """The last words cut short: "coif", "elec"."""
    choices = []
    for word in query:
        if index.knows(word):
            choices.append([word])
            continue
        if len(word) < _LEAST_PREFIX:
            return []
        start = bisect_left(index.folded_words, word)
        longer = list(
            itertools.takewhile(
                lambda known, word=word: known.startswith(word),  # type: ignore[misc]
                itertools.islice(index.folded_words, start, None),
            )
        )
        longer.sort(key=lambda known: (-len(index.postings.get(known, ())), known))
        choices.append(longer[:6])
    if not all(choices):
        return []
    found: dict[str, Match] = {}
    for words in itertools.islice(itertools.product(*choices), 12):
        shown = " ".join(words)
        for match in direct(index, tuple(words), shown):
            begins = replace(
                match, tier=Tier.TYPO, why=Why.BEGINS_LIKE, about=shown, typed=" ".join(query)
            )
            found.setdefault(match.rome, begins)
    return list(found.values())


def _partly(index: Index, query: Folded, raw: Written) -> list[Match]:
    """No label holds every word: those that hold the most telling ones."""
    known = put_right(index, query, raw)
    about = telling(index, known)
    scores: dict[int, float] = {}
    for word in set(about or known):
        for number in index.postings.get(word, ()):
            scores[number] = scores.get(number, 0.0) + index.weight(word)
    best_score = max(scores.values(), default=0.0)
    by_label = _best_labels(index, known, {n: s for n, s in scores.items() if s >= best_score / 2})
    by_hand = hand_inside(index, known)
    if not by_hand:
        return by_label
    named = index.fold(by_hand[0].about)
    hand_score = sum(index.weight(word) for word in named)
    hand_leads = (
        not about
        or len(about) < len(known)
        or hand_score >= best_score * 0.75
        or best_score < _GENERIC_WEIGHT
    )
    halves = (by_hand, by_label) if hand_leads else (by_label, by_hand)
    merged: dict[str, Match] = {}
    for match in itertools.chain(*halves):
        merged.setdefault(match.rome, match)
    return list(merged.values())


def _best_labels(index: Index, query: Folded, scores: dict[int, float]) -> list[Match]:
    weighed = {
        number: score * 4 + plainness(index, index.labels[number], query) / 10
        for number, score in scores.items()
    }
    matches = []
    for label in one_each(index, weighed):
        held = {word for form in label.forms for word in form}
        shared = tuple(word for word in query if word in held)
        match = Match(label.row.rome, label.row.label, Tier.FOLDED, Why.SOME_WORDS)
        whole = is_whole(index, label.row.rome, shared)
        matches.append(replace(match, about=" ".join(shared), words=shared, whole=whole))
    return matches


def _near(index: Index, found: list[Match], limit: int) -> list[Match]:
    """Near jobs of the first occupations found, taken from each in turn."""
    room = max(limit // _NEAR_SHARE, limit - len(found))
    room = min(room, max(limit // _NEAR_SHARE, 1))
    taken = {match.rome for match in found}
    near: list[Match] = []
    sources = [(match, index.near.get(match.rome, ())) for match in found[:_NEAR_SOURCES]]
    for rank in range(max((len(romes) for _, romes in sources), default=0)):
        for source, romes in sources:
            if rank >= len(romes) or len(near) >= room:
                continue
            rome = romes[rank]
            if rome in taken or rome not in index.names:
                continue
            taken.add(rome)
            near.append(Match(rome, index.names[rome], Tier.NEAR, Why.NEAR_JOB, about=source.label))
    return near
