"""Looks French words up in the dictionary of the extra ``spelling``, and finds like ones.

Nothing leaves the process. The dictionary is read at the first question: 0.4 s and some 40 MB.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.util import find_spec

from advisor_dashboard.vocabulary.defaults import read_occupations
from advisor_dashboard.vocabulary.tasks import read_tasks
from clicnjob_xblocks.wording.folding import fold
from clicnjob_xblocks.wording.lists import words_of

_DICTIONARY = "spellchecker"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiouyh")
_ELIDED = ("qu", "j", "l", "d", "n", "m", "t", "s", "c")
#: What sounds alike, both ways.
_SOUNDS = (
    *(("an", "en"), ("am", "em"), ("ai", "e"), ("ei", "e"), ("au", "o"), ("eau", "o")),
    *(("c", "s"), ("c", "ss"), ("s", "ss"), ("t", "c"), ("qu", "k"), ("qu", "c"), ("k", "c")),
    *(("ph", "f"), ("th", "t"), ("y", "i"), ("in", "ain"), ("in", "ein"), ("g", "j"), ("gu", "g")),
    *(("z", "s"), ("ss", "t"), ("er", "e"), ("ez", "e"), ("h", ""), ("x", "ct"), ("sc", "s")),
)
#: How far a word may be from the typed one: heard alike; a letter off from what is heard alike.
HEARD_ALIKE = 1
EVEN_FAR = 3

_SHORT = 4
_LONG = 7
#: A word that stands more rarely in what people say is no likely meaning of a mistyped one.
_USUAL = 300
_WORD = re.compile(r"[^\W\d_]{3,}")
#: An ending that only adds to the word; "ponctuel" doubles its last letter before it.
_INFLECTED = re.compile(r"(?:s|(?<!el)(?<!eil)(?<!en)(?<!on)(?<!et)es?)$")
_LOCK = threading.Lock()


def available() -> bool:
    """Whether the dictionary is installed."""
    return find_spec(_DICTIONARY) is not None


def is_word(word: str) -> bool:
    """Whether a word, in small letters, is in the dictionary or in our list of work words."""
    word = word.replace("œ", "oe").replace("æ", "ae")
    words = _dictionary()
    if word in words:
        return True
    # The list lacks some plurals and feminines of the words that it has.
    stem = _INFLECTED.sub("", word)
    return len(word) > _LONG and stem != word and stem in words


@lru_cache(maxsize=2000)
def like(word: str, most: int, most_cost: int = EVEN_FAR) -> tuple[str, ...]:
    """The likeliest words for one that is not in the dictionary, the best first.

    ``most_cost``: :data:`HEARD_ALIKE` for words that sound the same only.
    """
    found: dict[str, tuple[int, int]] = {}
    frequencies = _dictionary()
    for cost, candidate in _candidates(fold(word)):
        if cost > most_cost:
            break
        for each in _written(candidate):
            usual = frequencies[each]
            if cost and usual < _least(word, cost):
                continue
            found[each] = min(found.get(each, (cost, -usual)), (cost, -usual))
    for each, usual in _with_apostrophe(word):
        found[each] = (0, -usual)
    return tuple(sorted(found, key=found.__getitem__)[:most])


def _least(word: str, cost: int) -> int:
    """How usual a word must be to be what was meant.

    A short word is like too many others, and one that is only nearly like a rare word is more
    often a rare word itself.
    """
    return _USUAL if len(word) < _LONG or cost > HEARD_ALIKE else 0


def _candidates(word: str) -> Iterator[tuple[int, str]]:
    """Folded words that are like a folded one: the same, as heard, one letter off, both."""
    yield 0, word
    heard = set(_heard(word))
    for each in heard:
        yield HEARD_ALIKE, each
    # One letter off, a short word is like too many others, and often foreign.
    if len(word) <= _SHORT:
        return
    for each in _one_off(word):
        yield 2, each
    if len(word) > _SHORT + 1:
        for each in heard:
            for other in _heard(each):
                yield 2, other
        for each in heard:
            for other in _one_off(each):
                yield EVEN_FAR, other


def _heard(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        for one, other in _SOUNDS:
            for this, that in ((one, other), (other, one)):
                if this and word.startswith(this, at):
                    yield word[:at] + that + word[at + len(this) :]
        if 0 < at < len(word):
            # One letter instead of two, and two instead of one.
            yield word[:at] + word[at - 1] + word[at:]
            if word[at] == word[at - 1]:
                yield word[:at] + word[at + 1 :]
    for silent in "stex":
        yield word + silent
        if word.endswith(silent):
            yield word[:-1]


def _one_off(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        left, right = word[:at], word[at:]
        if right:
            yield left + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for letter in _ALPHABET:
            yield left + letter + right
            if right:
                yield left + letter + right[1:]


def _with_apostrophe(word: str) -> Iterator[tuple[str, int]]:
    """``dun`` as ``d'un``, ``lequipe`` as ``l'équipe``."""
    for elided in _ELIDED:
        rest = word.removeprefix(elided)
        if rest == word or len(rest) < 2 or fold(rest)[0] not in _VOWELS:
            continue
        for each in (rest,) if is_word(rest) else _written(fold(rest)):
            usual = _dictionary().get(each, 0)
            if usual >= _USUAL:
                yield f"{elided}'{each}", usual


def _written(folded: str) -> Iterable[str]:
    """The words of the dictionary that are this one without its accents."""
    accented = _accented().get(folded, ())
    return (folded, *accented) if folded in _dictionary() else accented


@cache
def _dictionary() -> dict[str, int]:
    """Word -> how often it stands in a large body of speech; read once for each process."""
    with _LOCK:
        return _read()


@cache
def _read() -> dict[str, int]:
    from spellchecker import SpellChecker  # noqa: PLC0415  (an extra, read when first needed)

    words = dict(SpellChecker(language="fr", distance=1).word_frequency.dictionary)
    for word in (*words_of("work_words.txt"), *_words_of_jobs()):
        words[word] = max(_USUAL, words.get(word, 0))
    return words


def _words_of_jobs() -> Iterator[str]:
    """The words in which our vocabulary names jobs, and says what is done in them."""
    for occupation in read_occupations():
        for label in occupation.labels:
            yield from _WORD.findall(label.label.lower())
    for hints in read_tasks().values():
        for text in (*hints.tasks, *hints.skills):
            yield from _WORD.findall(text.lower().replace("œ", "oe"))


@cache
def _accented() -> dict[str, tuple[str, ...]]:
    folded: dict[str, list[str]] = {}
    for word in _dictionary():
        if not word.isascii():
            folded.setdefault(fold(word), []).append(word)
    return {plain: tuple(words) for plain, words in folded.items()}
