"""Words as they are typed in messages, and what to write in a text that counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lists import answers_of

_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?![^\W_])")
#: Addresses and names of files are no words.
_NO_WORDS = re.compile(r"\S*(?:@|://|www\.|\w\.\w)\S*|[#_]\w+")


@dataclass(frozen=True)
class ShortWord:
    """One word of messages; without ``answers`` it is to be left out."""

    word: str
    answers: tuple[str, ...]


def in_full(word: str) -> tuple[str, ...] | None:
    """What may stand for a word of messages, in small letters; ``None`` if it is none."""
    return answers_of("sms_words.tsv").get(word)


def short_words(text: str) -> list[ShortWord]:
    """The words of messages in a text, each once. One in capitals may be an acronym."""
    plain = _NO_WORDS.sub(" ", text).replace("’", "'")
    found: dict[str, ShortWord] = {}
    for word in _WORD.findall(plain):
        small = word.lower()
        answers = in_full(small)
        if answers is not None and not word.isupper():
            found.setdefault(small, ShortWord(word, answers))
    return list(found.values())
