"""Finding the known words that a mistyped word looks like."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_LEAST_LENGTH = 4
_LEAST_SHARE = 0.30

_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph", "f"),
        (r"sch|sh", "ch"),
        (r"eau|au", "o"),
        (r"(?:ai|ei|ay|ey|oe)(?!n|m)", "e"),
        (r"(?:ain|ein|aim|yn|im(?=[bp]))", "in"),
        (r"en(?=[^aeiouyn]|$)|em(?=[bpm])|am(?=[bp])", "an"),
        (r"om(?=[bp])", "on"),
        (r"gu(?=[eiy])", "g"),
        (r"g(?=[eiy])", "j"),
        (r"ge(?=[aou])", "j"),
        (r"c(?=[eiy])", "s"),
        (r"ch(?=[rl])", "k"),
        (r"qu?|ck|c(?!h)", "k"),
        (r"x", "ks"),
        (r"y", "i"),
        (r"z", "s"),
        (r"w", "v"),
        (r"(?<!c)h", ""),
        (r"(.)\1+", r"\1"),
        (r"ere?$", "e"),  # "cuisinié" for "cuisinier"
        (r"(?:s|t|d|e)+$", ""),
    )
)


def sound(word: str) -> str:
    """A rough key of how a French word sounds; "vandeur" and "vendeur" share it."""
    key = word
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key or word


def trigrams(word: str) -> frozenset[str]:
    """The pieces of three letters of a word, its ends marked."""
    marked = f"  {word} "
    return frozenset(marked[start : start + 3] for start in range(len(marked) - 2))


def distance(one: str, other: str, most: int) -> int:
    """Letters to add, drop, change or swap between two words; ``most + 1`` when more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    line = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        older, before = before, line
        line = [row]
        for column, target in enumerate(other, start=1):
            cost = 0 if letter == target else 1
            best = min(before[column] + 1, line[column - 1] + 1, before[column - 1] + cost)
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == target:
                best = min(best, older[column - 2] + 1)
            line.append(best)
        if min(line) > most:
            return most + 1
    return min(line[-1], most + 1)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A known word and how far the typed one is from it; the nearest sorts first."""

    cost: float
    word: str


class Speller:
    """Known words with their weight, ready to be asked for the nearest to a typed one."""

    def __init__(self, known: Iterable[tuple[str, int]]) -> None:
        self._weights: dict[str, int] = {}
        self._by_trigram: defaultdict[str, list[str]] = defaultdict(list)
        self._by_sound: defaultdict[str, list[str]] = defaultdict(list)
        for word, weight in known:
            if len(word) < _LEAST_LENGTH or word in self._weights or word.isdigit():
                continue
            self._weights[word] = weight
        for word in self._weights:
            self._by_sound[sound(word)].append(word)
            for piece in trigrams(word):
                self._by_trigram[piece].append(word)

    def nearest(self, typed: str, limit: int = 3) -> list[Likeness]:
        """The known words that look or sound like the typed one, nearest first."""
        if len(typed) < _LEAST_LENGTH:
            return []
        most = 1 if len(typed) < 6 else 2 if len(typed) < 12 else 3
        found: dict[str, float] = {}
        for word in self._by_sound.get(sound(typed), ()):
            steps = distance(typed, word, most + 2)
            # "aaaaaa" sounds like many short words, and means none of them.
            if steps <= most + 2 and (typed[0] == word[0] or len(sound(typed)) > 2):
                found[word] = min(0.7, 0.1 * steps)
        pieces = trigrams(typed)
        shared = Counter(word for piece in pieces for word in self._by_trigram.get(piece, ()))
        for word, count in shared.items():
            share = count / (len(pieces) + len(word) + 1 - count)
            if share < _LEAST_SHARE or word in found:
                continue
            steps = distance(typed, word, most)
            if steps <= most:
                # People rarely mistype the first letter.
                found[word] = steps + (0.6 if typed[0] != word[0] else 0) - share / 4
        ranked = sorted(found.items(), key=lambda item: (item[1], -self._weights[item[0]], item[0]))
        return [Likeness(cost, word) for word, cost in ranked[:limit]]
