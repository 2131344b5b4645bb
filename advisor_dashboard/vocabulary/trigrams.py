"""Finding the known words that a mistyped word looks like."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

#: A shorter word looks like too many others.
LEAST_LENGTH = 4
_LEAST_SHARE = 0.22
_WEIGHT_OF_COMMON = 0.05
_TELLING_SOUND = 4

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


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """A known word and how far the typed one is from it; the nearest sorts first."""

    cost: float
    word: str


@dataclass(frozen=True, slots=True)
class Writing:
    """One way to write a known word, and how much the word weighs.

    The written form is what a typed word is held against ("vendeuse"); the word is what it then
    stands for ("vendeur").
    """

    written: str
    word: str
    weight: int


class Speller:
    """Known words as they are written, ready to be asked for the nearest to a typed one."""

    def __init__(self, known: Iterable[Writing]) -> None:
        self._writings: dict[str, Writing] = {}
        self._by_trigram: defaultdict[str, list[str]] = defaultdict(list)
        self._by_sound: defaultdict[str, list[str]] = defaultdict(list)
        self._by_letters: defaultdict[str, list[str]] = defaultdict(list)
        for writing in known:
            if len(writing.written) >= LEAST_LENGTH and not writing.written.isdigit():
                self._writings.setdefault(writing.written, writing)
        for written in self._writings:
            self._by_sound[sound(written)].append(written)
            self._by_letters[_letters(written)].append(written)
            for piece in trigrams(written):
                self._by_trigram[piece].append(written)

    def nearest(self, typed: str, limit: int = 3) -> list[Likeness]:
        """The known words that look or sound like the typed one, nearest first."""
        if len(typed) < LEAST_LENGTH:
            return []
        found: dict[str, float] = {}
        for written, steps in self._costs(typed).items():
            writing = self._writings[written]
            # Between two that are as near, the word of the commoner job is meant.
            cost = steps - min(math.log2(1 + writing.weight), 7) * _WEIGHT_OF_COMMON
            found[writing.word] = min(cost, found.get(writing.word, cost))
        ranked = sorted(found.items(), key=lambda item: (item[1], item[0]))
        return [Likeness(cost, word) for word, cost in ranked[:limit]]

    def _costs(self, typed: str) -> dict[str, float]:
        most = 1 if len(typed) < 6 else 2 if len(typed) < 12 else 3
        key = sound(typed)
        found: dict[str, float] = {}
        for written in self._by_sound.get(key, ()):
            steps = distance(typed, written, most + 2)
            # "aaaaaa" sounds like many short words, and means none of them.
            if steps <= most + 2 and (typed[0] == written[0] or len(key) > 2):
                cost = max(0.3 * steps - 0.2, 0.0)
                # Many words share a short key: "bou" is "bout", "boue", "boucher".
                found[written] = cost if len(key) >= _TELLING_SOUND else float(steps)
        pieces = trigrams(typed)
        shared = Counter(word for piece in pieces for word in self._by_trigram.get(piece, ()))
        letters = _letters(typed)
        # Two letters swapped in a short word leave hardly a piece of three letters whole.
        for written in {*shared, *self._by_letters.get(letters, ())}:
            if written in found:
                continue
            swapped = _letters(written) == letters
            count = shared[written]
            share = count / (len(pieces) + len(written) + 1 - count)
            if share < _LEAST_SHARE and not swapped:
                continue
            steps = distance(typed, written, most)
            if steps <= most:
                # People rarely mistype the first letter.
                first = 0.6 if typed[0] != written[0] and not swapped else 0.0
                found[written] = steps * (0.6 if swapped else 1.0) + first - share / 4
        return found


def _letters(word: str) -> str:
    return "".join(sorted(word))
