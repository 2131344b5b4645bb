"""The vocabulary in memory, ready to be searched: labels, words, synonyms, near jobs."""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from advisor_dashboard.vocabulary.fold import (
    STOP_WORDS,
    fold,
    fold_one,
    plain,
    typed_words,
    words,
)
from advisor_dashboard.vocabulary.labels import Forms, learn_pairs
from advisor_dashboard.vocabulary.rewording import Kind, Rewording, forms_of
from advisor_dashboard.vocabulary.synonyms import Synonyms
from advisor_dashboard.vocabulary.trigrams import Speller, Writing

_WEIGHT_OF_OTHERS = 2.5
_WEIGHT_OF_SMALL_WORDS = 60
_LONGEST_PHRASE = 4
OWN_PREFIX = "cnj:"
# "Accompagnant éducatif et social (AES)", "Personnel navigant - PNC -".
_ACRONYM = re.compile(r"\(([^)]*)\)|-\s*([A-Z]{2,6})\s*-")
_DASHES = re.compile(r"-\s*[A-Z]{2}")

Folded = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One label as the database holds it."""

    key: str
    rome: str
    label: str
    masculine: str
    feminine: str
    main: bool = False
    rarely_used: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """One label prepared for the search.

    ``forms`` are its folded readings: masculine, feminine where it folds otherwise, without
    what stands in brackets, and the acronym alone. ``typed`` holds both forms in lower case
    with spaces around, to find what was typed letter by letter.
    """

    row: LabelRow
    forms: tuple[Folded, ...]
    typed: str

    @property
    def own(self) -> bool:
        """Whether the label comes from our own vocabulary."""
        return self.row.key.startswith(OWN_PREFIX)


@dataclass(frozen=True, slots=True)
class HandEntry:
    """The occupations that a hand-kept expression names, the plainest first."""

    expression: str
    romes: tuple[str, ...]


class Index:
    """Everything the search needs, built once per load of the vocabulary."""

    def __init__(
        self,
        rows: Iterable[LabelRow],
        names: Mapping[str, str],
        near: Mapping[str, tuple[str, ...]],
        synonyms: Iterable[Synonyms],
        rewordings: Iterable[Rewording] = (),
    ) -> None:
        kept = [row for row in rows if row.rome in names]
        self.names = dict(names)
        self.near = near
        self.pairs = learn_pairs(Forms(row.masculine, row.feminine) for row in kept)
        self.labels = [self._prepare(row) for row in kept]
        self.own_romes = frozenset(label.row.rome for label in self.labels if label.own)
        self.postings: dict[str, list[int]] = self._post()
        self.heads = Counter(
            (label.row.rome, form[0]) for label in self.labels for form in label.forms[:1] if form
        )
        self.hand: dict[Folded, HandEntry] = {}
        for entry in synonyms:
            self._keep_by_hand(entry)
        self.others: dict[str, tuple[Folded, ...]] = {}
        self._kinds: dict[str, Kind] = {}
        for line in rewordings:
            self._keep_rewording(line)

    def fold(self, text: str) -> Folded:
        """The folded words of a text, with what the labels teach about gender."""
        return fold(text, self.pairs)

    def _prepare(self, row: LabelRow) -> Label:
        forms: dict[Folded, None] = {}
        for text in dict.fromkeys((row.masculine, row.feminine)):
            forms[self.fold(text)] = None
            if "(" in text or _DASHES.search(text):
                forms[self.fold(_ACRONYM.sub(" ", text))] = None
                for bracketed, dashed in _ACRONYM.findall(text):
                    forms[self.fold(bracketed or dashed)] = None
        typed = " | ".join(
            " ".join(typed_words(text)) for text in dict.fromkeys((row.masculine, row.feminine))
        )
        return Label(row, tuple(form for form in forms if form), f" {typed} ")

    def _post(self) -> dict[str, list[int]]:
        postings: defaultdict[str, list[int]] = defaultdict(list)
        for number, label in enumerate(self.labels):
            for word in {word for form in label.forms for word in form}:
                postings[word].append(number)
        return dict(postings)

    def _keep_by_hand(self, entry: Synonyms) -> None:
        romes = tuple(rome for rome in entry.romes if rome in self.names)
        if not romes:
            return
        for expression in entry.expressions:
            key = self.fold(expression)
            if key:
                self.hand.setdefault(key, HandEntry(expression, romes))

    def _keep_rewording(self, line: Rewording) -> None:
        others = tuple(key for other in line.others if (key := self.fold(other)))
        # What is the same counts both ways; a verb gives its trade, a trade gives no verb.
        words = (*line.words, *line.others) if line.kind is Kind.SAME else line.words
        for word in words:
            for form in forms_of(word):
                key = self.fold(form)
                if len(key) == 1 and key[0] not in self._kinds:
                    self._kinds[key[0]] = line.kind
                    self.others[key[0]] = tuple(dict.fromkeys(o for o in others if o != key))

    def kind(self, word: str) -> Kind | None:
        """What the rewording file says of a folded word."""
        return self._kinds.get(word)

    def weight(self, word: str) -> float:
        """How much a word tells about the job: rare words of labels tell more.

        A word that no label holds is a brand or a place: it tells less than a job's name.
        """
        numbers = self.postings.get(word)
        if not numbers:
            return _WEIGHT_OF_OTHERS
        return math.log(2 + len(self.labels) / len(numbers))

    def knows(self, word: str) -> bool:
        """Whether a folded word stands in a label or in a hand-kept expression."""
        return word in self.postings or word in self._hand_words or word in self._kinds

    @cached_property
    def _hand_words(self) -> Counter[str]:
        return Counter(word for key in self.hand for word in key)

    @cached_property
    def by_rome(self) -> dict[str, list[Label]]:
        """The labels of each occupation, in the order of the rows."""
        labels: defaultdict[str, list[Label]] = defaultdict(list)
        for label in self.labels:
            labels[label.row.rome].append(label)
        return dict(labels)

    @cached_property
    def _hand_sorted(self) -> list[tuple[str, HandEntry]]:
        found = [(plain(entry.expression), entry) for entry in self.hand.values()]
        return sorted(found, key=lambda item: item[0])

    def hand_begun(self, start: str, least: int) -> HandEntry | None:
        """The shortest hand-kept expression that begins so, once enough letters are typed."""
        if len(start) < least:
            return None
        first = bisect_left(self._hand_sorted, start, key=lambda item: item[0])
        begun = list(
            itertools.takewhile(
                lambda item: item[0].startswith(start),
                itertools.islice(self._hand_sorted, first, None),
            )
        )
        return min(begun, key=lambda item: len(item[0]))[1] if begun else None

    @cached_property
    def hand_holding(self) -> dict[str, list[HandEntry]]:
        """The hand-kept expressions of several words that hold a word."""
        holding: defaultdict[str, list[HandEntry]] = defaultdict(list)
        for key, entry in self.hand.items():
            for word in key:
                holding[word].append(entry)
        return dict(holding)

    @cached_property
    def hand_by_set(self) -> dict[frozenset[str], HandEntry]:
        """Hand-kept expressions whatever the order of their words."""
        return {frozenset(key): entry for key, entry in reversed(self.hand.items())}

    @cached_property
    def hand_joined(self) -> dict[str, Folded]:
        """Hand-kept expressions written as one word: "babysitter"."""
        return {"".join(key): key for key in self.hand}

    @cached_property
    def joined(self) -> dict[str, Folded]:
        """Labels written as one word: "aidesoignant"."""
        return {
            "".join(form): form for label in self.labels for form in label.forms if len(form) < 4
        }

    @cached_property
    def speller(self) -> Speller:
        """The known words by their look and sound, in every form that is written of them."""
        weights = self._word_weights()
        written = {
            form
            for row in (label.row for label in self.labels)
            for text in (row.masculine, row.feminine)
            for form in words(text)
        }
        written.update(form for entry in self.hand.values() for form in words(entry.expression))
        writings = [Writing(word, word, weight) for word, weight in weights.items()]
        for form in sorted(written):
            word = fold_one(form, self.pairs)
            if word in weights:
                writings.append(Writing(form, word, weights[word]))
        writings.extend(Writing(word, word, _WEIGHT_OF_SMALL_WORDS) for word in STOP_WORDS)
        return Speller(writings)

    def _word_weights(self) -> Counter[str]:
        """Each known word and how common it is; those of plain jobs weigh more."""
        weights: Counter[str] = Counter(
            {word: 50 + count for word, count in self._hand_words.items()}
        )
        for word in self._kinds:
            weights[word] += 40
        for word, numbers in self.postings.items():
            weights[word] += min(len(numbers), 40)
            if any(self.labels[number].row.rome in self.own_romes for number in numbers[:40]):
                weights[word] += 20
        return weights

    @cached_property
    def phrases(self) -> Speller:
        """The names of several words, written as one: "aidesoignant", "makeup"."""
        writings = [Writing("".join(key), " ".join(key), 60) for key in self.hand if len(key) > 1]
        for label in self.labels:
            if label.own or label.row.main:
                writings.extend(
                    Writing("".join(form), " ".join(form), 30)
                    for form in label.forms
                    if 1 < len(form) <= _LONGEST_PHRASE
                )
        return Speller(writings)

    @cached_property
    def _beginnings(self) -> list[tuple[str, int]]:
        found = {
            (word, number)
            for number, label in enumerate(self.labels)
            for text in (label.row.masculine, label.row.feminine)
            for word in words(text)
        }
        return sorted(found)

    def beginning_with(self, start: str) -> set[int]:
        """The numbers of the labels in which a word, unfolded, begins so."""
        first = bisect_left(self._beginnings, (start, -1))
        last = bisect_left(self._beginnings, (start + "\U0010ffff", -1))
        return {number for _, number in self._beginnings[first:last]}

    @cached_property
    def folded_words(self) -> list[str]:
        """Every folded word of labels and hand-kept files, sorted."""
        return sorted({*self.postings, *self._hand_words, *self._kinds})
