"""Spelling help in French that sends nothing outside: words and frequent faults.

Rather silent than wrong: names, capitals inside a sentence, acronyms and words that are like no
other are never flagged. Without the extra ``spelling`` it answers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from clicnjob_xblocks.wording.folding import fold
from clicnjob_xblocks.wording.short_messages import in_full

from .fields import LONG
from .spelling_rules import faults
from .spelling_words import HEARD_ALIKE, available, is_word, like

__all__ = ["Misspelling", "available", "misspelt"]

#: As many remarks as somebody can work through; the rest is found at the next look.
MOST = 30
#: Suggestions of one remark.
MOST_SUGGESTIONS = 3
#: Words that are looked up among like ones, each some 20 to 30 ms.
_MOST_LIKE = 40
_SHORTEST = 3
#: A shorter word at the beginning of a line is more often a name.
_LONG_ENOUGH = 6

_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?![^\W_])")
_NO_WORDS = re.compile(r"\S*(?:@|://|www\.|\w\.\w)\S*|[#_]\w+")
_BEFORE_START = re.compile(r"(?:^|[.!?…:\n•*–—-])[\s\"«“(]*$")


@dataclass(frozen=True)
class Misspelling:
    """A word, or a few, that look wrong.

    Attributes:
        start, length: where it stands in the text.
        word: as it was typed.
        suggestions: what may stand in its place, the likeliest first; none for what is to be
            left out.
        rule: ``word``, ``message`` for what one types in a message, or the name of a rule.
    """

    start: int
    length: int
    word: str
    suggestions: tuple[str, ...]
    rule: str = "word"


def misspelt(text: str, known: Collection[str] = ()) -> list[Misspelling]:
    """What looks misspelt in a text, in its order.

    Args:
        text: as typed; what is beyond the length of a CV's text is not read.
        known: names, towns, firms, jobs: whatever is right because it is.
    """
    if not available():
        return []
    text = text[:LONG]
    plain = _NO_WORDS.sub(lambda match: " " * len(match[0]), text).replace("’", "'")
    right = frozenset(word for each in known for word in _WORD.findall(fold(each)))
    found = _by_rules(plain)
    taken = {at for each in found for at in range(each.start, each.start + each.length)}
    found += _by_words(plain, right, taken)
    found.sort(key=lambda each: each.start)
    return [_with_apostrophes_of(text, each) for each in found[:MOST]]


def _by_rules(plain: str) -> list[Misspelling]:
    found: list[Misspelling] = []
    taken: set[int] = set()
    for fault in faults(plain):
        places = set(range(fault.start, fault.start + len(fault.text)))
        if not places & taken:
            taken |= places
            found.append(
                Misspelling(
                    fault.start,
                    len(fault.text),
                    fault.text,
                    fault.answers[:MOST_SUGGESTIONS],
                    fault.rule,
                )
            )
    return found


def _by_words(plain: str, right: frozenset[str], taken: set[int]) -> list[Misspelling]:
    found = []
    looked_up = 0
    for match in _WORD.finditer(plain):
        word, start = match[0], match.start()
        if start in taken or fold(word) in right or _is_name(plain, word, start):
            continue
        small = word.lower()
        answers = in_full(small)
        if answers is not None and not word.isupper():
            found.append(_misspelling(word, start, answers, "message"))
            continue
        if len(word) < _SHORTEST or is_word(small):
            continue
        looked_up += 1
        if looked_up > _MOST_LIKE:
            break
        # A word that is like no other is a rare one, a foreign one, a name: nothing to say.
        likely = like(small, MOST_SUGGESTIONS)
        if likely and not _may_lack(word, likely[0]):
            found.append(_misspelling(word, start, likely, "word"))
    return found


def _is_name(plain: str, word: str, start: int) -> bool:
    """Whether a capital says that it is a name or an acronym, not a word."""
    if word.isupper():
        return True
    if not word[0].isupper():
        # iPhone, eCommerce
        return word != word.lower()
    if plain[start - 1 : start] == "'" and plain[start - 2 : start - 1].isalpha():
        return True
    if not _BEFORE_START.search(plain[max(0, start - 20) : start]):
        return True
    # The first word of a line may be a firm or a person: one that is heard like a usual word
    # is none.
    small = word.lower()
    if is_word(small) or in_full(small) is not None:
        return False
    return len(word) < _LONG_ENOUGH or not like(small, 1, HEARD_ALIKE)


def _may_lack(word: str, likely: str) -> bool:
    """Whether an accent may be left out: on a capital, and since 1990 on most î and û."""
    small = word.lower()
    if small == likely.replace("î", "i").replace("û", "u"):
        return True
    on_capital = word[0].isupper() and fold(small[0]) == fold(likely[0])
    return on_capital and small[1:] == likely[1:]


def _misspelling(word: str, start: int, answers: tuple[str, ...], rule: str) -> Misspelling:
    suggestions = tuple(
        each[0].upper() + each[1:] if word[0].isupper() else each
        for each in answers[:MOST_SUGGESTIONS]
    )
    return Misspelling(start, len(word), word, suggestions, rule)


def _with_apostrophes_of(text: str, found: Misspelling) -> Misspelling:
    """The typed text as the word; suggestions with the apostrophe of print."""
    return Misspelling(
        found.start,
        found.length,
        text[found.start : found.start + found.length],
        tuple(each.replace("'", "’") for each in found.suggestions),
        found.rule,
    )
