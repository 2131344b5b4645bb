"""Whether what was typed is what was meant, as far as an author forgives."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from advisor_dashboard.text import normalized

_BLANKS = re.compile(r"\s+")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "‘": "'"})
#: The shortest words in which one typing error, and two, are borne: shorter ones become others.
_ONE_TYPO_FROM, _TWO_TYPOS_FROM = 4, 9


@dataclass(frozen=True)
class Forgiven:
    """What does not count against an answer.

    Attributes:
        typos: a letter too many, too few, another one, or two swapped, by the length of a word.
    """

    case: bool = True
    accents: bool = True
    plural: bool = False
    typos: bool = False


#: What two words may differ in without being another word.
_LOOSELY = Forgiven(case=True, accents=True, plural=True)


def same(typed: str, meant: str, forgiven: Forgiven) -> bool:
    """Whether ``typed`` stands for ``meant``. Blanks and kinds of apostrophes never count."""
    said, wanted = _folded(typed, forgiven), _folded(meant, forgiven)
    if said == wanted:
        return True
    if not forgiven.typos:
        return False
    said_words, wanted_words = said.split(" "), wanted.split(" ")
    return len(said_words) == len(wanted_words) and all(
        one == other or _is_slip(one, other)
        for one, other in zip(said_words, wanted_words, strict=True)
    )


def _is_slip(said: str, meant: str) -> bool:
    """Whether one word is another with a slip of the finger.

    A capital, an accent or a plural that was not forgiven is no slip: it is what was asked.
    """
    if _folded(said, _LOOSELY) == _folded(meant, _LOOSELY):
        return False
    borne = _borne(meant)
    return OSA.distance(said, meant, score_cutoff=borne) <= borne


def _borne(word: str) -> int:
    # A figure is right or wrong: a phone number with one digit changed is somebody else's.
    if any(sign.isdigit() for sign in word) or len(word) < _ONE_TYPO_FROM:
        return 0
    return 1 if len(word) < _TWO_TYPOS_FROM else 2


def _folded(text: str, forgiven: Forgiven) -> str:
    text = _BLANKS.sub(" ", normalized("NFKC", text)).strip()
    text = text.translate(_APOSTROPHES)
    if forgiven.case:
        text = text.casefold()
    if forgiven.accents:
        apart = normalized("NFD", text.replace("œ", "oe").replace("æ", "ae"))
        text = "".join(sign for sign in apart if not unicodedata.combining(sign))
    if forgiven.plural:
        text = " ".join(_singular(word) for word in text.split(" "))
    return text


def _singular(word: str) -> str:
    """Without the ending that a plural adds. Both sides lose it, so it need not be a word."""
    if len(word) > 3 and word.endswith(("aux", "AUX")):
        return word[:-2] + ("l" if word.islower() else "L")
    return word[:-1] if len(word) > 3 and word.endswith(("s", "x", "S", "X")) else word
