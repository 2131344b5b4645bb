"""What a search answers, and the two plain ways to find it: labels and hand-kept words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from advisor_dashboard.vocabulary.fold import typed_words
from advisor_dashboard.vocabulary.index import Folded, HandEntry, Index, Label
from advisor_dashboard.vocabulary.ranking import one_each, plainness


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
    """One occupation found; ``about`` is the word or the job that the reason names.

    ``words`` are the folded words that its label holds; none where no label led to it.
    ``whole`` is false where just some labels of the occupation hold them ("vendeuse en produits
    de beauté" among the beauticians): then its other labels are not meant.
    """

    rome: str
    label: str
    tier: Tier
    why: Why
    about: str = ""
    typed: str = ""
    words: Folded = ()
    whole: bool = True


def direct(index: Index, query: Folded, text: str) -> list[Match]:
    """Labels that hold every word, and what the synonym file says, which stands first."""
    labels = labelled(index, query)
    typed = f" {' '.join(typed_words(text))} "
    entry = hand_entry(index, query)
    by_rome = {label.row.rome: label for label in labels}
    romes = entry.romes if entry else ()
    first = [_by_hand(index, rome, by_rome.pop(rome, None), query, typed) for rome in romes]
    others = (
        replace(_by_label(label, query, typed), whole=is_whole(index, rome, query))
        for rome, label in by_rome.items()
    )
    return [replace(match, about=text.strip()) for match in (*first, *others)]


def is_whole(index: Index, rome: str, words: Folded) -> bool:
    """Whether the occupation's own name holds the words: then all of its labels are meant."""
    return set(words) <= set(index.fold(index.names[rome]))


def joined(index: Index, query: Folded, text: str) -> list[Match]:
    """The same letters with the spaces elsewhere: "babysitter", "auto école"."""
    letters = "".join(query)
    key = index.hand_joined.get(letters) or index.joined.get(letters)
    if key is None or key == query:
        return []
    return direct(index, key, text)


def hand_entry(index: Index, query: Folded) -> HandEntry | None:
    """What the synonym file says for these words, whatever their order."""
    return index.hand.get(query) or index.hand_by_set.get(frozenset(query))


def called(index: Index, romes: list[str], shown: str) -> list[Match]:
    """Occupations that people also name by an expression."""
    return [Match(rome, index.names[rome], Tier.SYNONYM, Why.ALSO_CALLED, shown) for rome in romes]


def named(index: Index, text: str) -> Label | None:
    """The plainest label of which a text is one of the names: "caissière", "caissier"."""
    query = index.fold(text)
    same = (label for label in labelled(index, query) if query in label.forms) if query else ()
    return next(iter(same), None)


def labelled(index: Index, query: Folded) -> list[Label]:
    """The label of each occupation that holds every word of the query, the plainest first."""
    postings = [index.postings.get(word) for word in set(query)]
    if not postings or any(numbers is None for numbers in postings):
        return []
    numbers = set.intersection(*(set(posting) for posting in postings if posting))
    return one_each(
        index, {number: plainness(index, index.labels[number], query) for number in numbers}
    )


def _by_hand(index: Index, rome: str, label: Label | None, query: Folded, typed: str) -> Match:
    """An occupation that the synonym file names, by its label where that one is telling.

    A label that holds the word in passing ("restauration" in "formateur en restauration") would
    only mislead: the occupation's own name says more.
    """
    if label is not None:
        begins = any(form[: len(query)] == query for form in label.forms)
        if begins or label.own or label.row.main:
            return _by_label(label, query, typed)
    return Match(rome, index.names[rome], Tier.SYNONYM, Why.ALSO_CALLED)


def _by_label(label: Label, query: Folded, typed: str) -> Match:
    literal = typed in label.typed
    if not literal:
        tier, why = Tier.FOLDED, Why.OTHER_FORM
    elif query in label.forms:
        tier, why = Tier.EXACT, Why.SAME_NAME
    else:
        tier, why = Tier.EXACT, Why.IN_NAME
    return Match(label.row.rome, label.row.label, tier, why, words=query)
