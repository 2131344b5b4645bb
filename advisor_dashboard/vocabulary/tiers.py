"""Widening a query into ranked occupations: exact, folded, synonym, near, typo."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum

from advisor_dashboard.vocabulary.fold import fold_word, typed_words
from advisor_dashboard.vocabulary.index import Folded, HandEntry, Index, Label
from advisor_dashboard.vocabulary.ranking import one_each, plainness

_LONGEST_QUERY = 200
_MOST_WORDS = 12
_MOST_WORDS_INSIDE = 7
_LONGEST_EXPRESSION = 4
_NEAR_SOURCES = 4
_NEAR_SHARE = 5  # a fifth of the page at most is kept for near jobs
_LEAST_PREFIX = 4
_GENERIC_WEIGHT = 5.0  # "agent", "employé": words that a great many labels hold

# What people add around the job itself; dropped when the rest means something without it.
_AROUND_TEXT = """
    apprenti apprentissage alternance alternant stage stagiaire interim interimaire debutant
    junior senior confirme qualifie etudiant saisonnier saison ete cdd cdi extra temps partiel
    plein mi weekend week end soir nuit urgent formation diplome bac cap bep bts
    secteur domaine branche poste
"""
_AROUND = frozenset(fold_word(word) for word in _AROUND_TEXT.split())


class Tier(StrEnum):
    """How an occupation was found."""

    EXACT = "exact"
    FOLDED = "folded"
    SYNONYM = "synonym"
    NEAR = "near"
    TYPO = "typo"


class Why(StrEnum):
    """The reasons that are told to people."""

    SAME_NAME = "same_name"
    IN_NAME = "in_name"
    OTHER_FORM = "other_form"
    SOME_WORDS = "some_words"
    ALSO_CALLED = "also_called"
    NEAR_JOB = "near_job"
    LOOKS_LIKE = "looks_like"
    BEGINS_LIKE = "begins_like"


@dataclass(frozen=True, slots=True)
class Match:
    """One occupation found; ``about`` is the word or the job that the reason names."""

    rome: str
    label: str
    tier: Tier
    why: Why
    about: str = ""
    typed: str = ""


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
    found = _direct(index, query, text) or _joined(index, query, text)
    if found:
        return found
    bare = tuple(word for word in query if word not in _AROUND)
    if bare != query:
        found = _direct(index, bare, " ".join(bare)) or _joined(index, bare, " ".join(bare))
    return found or _mistyped(index, bare) or _begun(index, bare) or _partly(index, bare)


def _direct(index: Index, query: Folded, text: str) -> list[Match]:
    """Labels that hold every word, and what the synonym file says, which stands first."""
    labels = _labelled(index, query)
    typed = f" {' '.join(typed_words(text))} "
    entry = index.hand.get(query) or index.hand_by_set.get(frozenset(query))
    if entry is None:
        return [_by_label(label, query, typed) for label in labels]
    by_rome = {label.row.rome: label for label in labels}
    first = [_by_hand(index, rome, by_rome.pop(rome, None), query, typed) for rome in entry.romes]
    return [*first, *(_by_label(label, query, typed) for label in by_rome.values())]


def _by_hand(index: Index, rome: str, label: Label | None, query: Folded, typed: str) -> Match:
    """An occupation that the synonym file names, by its label where that one is telling.

    A label that holds the word in passing ("restauration" in "formateur en restauration") would
    only mislead: the occupation's own name says more.
    """
    if label is not None:
        begins = any(form[: len(query)] == query for form in label.forms)
        if begins or label.own or label.row.main:
            return _by_label(label, query, typed)
    return Match(rome, index.names[rome], Tier.SYNONYM, Why.ALSO_CALLED, typed.strip())


def _labelled(index: Index, query: Folded) -> list[Label]:
    """The label of each occupation that holds every word of the query, the plainest first."""
    postings = [index.postings.get(word) for word in set(query)]
    if not postings or any(numbers is None for numbers in postings):
        return []
    numbers = set.intersection(*(set(posting) for posting in postings if posting))
    return one_each(
        index, {number: plainness(index, index.labels[number], query) for number in numbers}
    )


def _by_label(label: Label, query: Folded, typed: str) -> Match:
    literal = typed in label.typed
    if not literal:
        tier, why = Tier.FOLDED, Why.OTHER_FORM
    elif query in label.forms:
        tier, why = Tier.EXACT, Why.SAME_NAME
    else:
        tier, why = Tier.EXACT, Why.IN_NAME
    return Match(label.row.rome, label.row.label, tier, why, about=typed.strip())


def _joined(index: Index, query: Folded, text: str) -> list[Match]:
    """The same letters with the spaces elsewhere: "babysitter", "auto école"."""
    letters = "".join(query)
    key = index.hand_joined.get(letters) or index.joined.get(letters)
    if key is None or key == query:
        return []
    return _direct(index, key, text)


def _mistyped(index: Index, query: Folded) -> list[Match]:
    """The query with its unknown words put right, the likeliest correction first."""
    choices = [
        [word] if index.knows(word) else [like.word for like in index.speller.nearest(word, 4)]
        for word in query
    ]
    if all(index.knows(word) for word in query):
        return []
    typed = " ".join(query)
    if not all(choices):
        return []
    found: dict[str, Match] = {}
    for words in itertools.islice(itertools.product(*choices), 16):
        corrected = tuple(words)
        shown = " ".join(corrected)
        hits = _direct(index, corrected, shown) or _joined(index, corrected, shown)
        for match in hits:
            looks = replace(match, tier=Tier.TYPO, why=Why.LOOKS_LIKE, about=shown, typed=typed)
            found.setdefault(match.rome, looks)
    return list(found.values())


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
        for match in _direct(index, tuple(words), shown):
            begins = replace(
                match, tier=Tier.TYPO, why=Why.BEGINS_LIKE, about=shown, typed=" ".join(query)
            )
            found.setdefault(match.rome, begins)
    return list(found.values())


def _partly(index: Index, query: Folded) -> list[Match]:
    """No label holds every word: those that hold the most telling ones."""
    known = _put_right(index, query)
    if not known:
        return []
    scores: dict[int, float] = {}
    for word in set(known):
        for number in index.postings.get(word, ()):
            scores[number] = scores.get(number, 0.0) + index.weight(word)
    best_score = max(scores.values(), default=0.0)
    by_label = _best_labels(index, known, {n: s for n, s in scores.items() if s >= best_score / 2})
    entry, hand_score = _hand_inside(index, known)
    if entry is None:
        return by_label
    shown = entry.expression
    by_hand = [
        Match(rome, index.names[rome], Tier.SYNONYM, Why.ALSO_CALLED, shown) for rome in entry.romes
    ]
    hand_leads = hand_score >= best_score * 0.75 or best_score < _GENERIC_WEIGHT
    halves = (by_hand, by_label) if hand_leads else (by_label, by_hand)
    merged: dict[str, Match] = {}
    for match in itertools.chain(*halves):
        merged.setdefault(match.rome, match)
    return list(merged.values())


def _put_right(index: Index, query: Folded) -> Folded:
    """The query with each unknown word put right, or left out when it looks like none."""
    known = []
    for word in query:
        if index.knows(word):
            known.append(word)
        else:
            known.extend(like.word for like in index.speller.nearest(word, 1))
    return tuple(known)


def _best_labels(index: Index, query: Folded, scores: dict[int, float]) -> list[Match]:
    weighed = {
        number: score * 4 + plainness(index, index.labels[number], query) / 10
        for number, score in scores.items()
    }
    matches = []
    for label in one_each(index, weighed):
        held = {word for form in label.forms for word in form}
        shared = " ".join(word for word in query if word in held)
        matches.append(
            Match(label.row.rome, label.row.label, Tier.FOLDED, Why.SOME_WORDS, about=shared)
        )
    return matches


def _hand_inside(index: Index, query: Folded) -> tuple[HandEntry | None, float]:
    """The longest hand-kept expression among some words of the query, in their order."""
    words = query[:_MOST_WORDS_INSIDE]
    for size in range(min(len(words), _LONGEST_EXPRESSION), 0, -1):
        found = [
            (any(word in index.postings for word in part), -place, part)
            for place, part in enumerate(itertools.combinations(words, size))
            if part in index.hand
        ]
        if found:
            # A job's word counts more than a brand's or a place's, the first more than the next.
            _, _, part = max(found)
            return index.hand[part], sum(index.weight(word) for word in part)
    return None, 0.0


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
