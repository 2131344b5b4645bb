"""The text of an advert, and the same text folded sign by sign, so that places stay the same."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from advisor_dashboard.text import normalized
from advisor_dashboard.vocabulary.fold import strip_accents

#: An advert of two pages has some 5,000 signs. What stands behind this many is not read.
MAX_TEXT = 10_000

_APOSTROPHES = dict.fromkeys("’‘ʼ`´′", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_POINTS = dict.fromkeys("•‧∙⋅▪", "·")
_SIGNS = {**_APOSTROPHES, **_DASHES, **_POINTS, "œ": "o", "Œ": "o", "æ": "a", "Æ": "a"}
# "vendeur·euse", "équipier(ère)", "assistant.e", "conseiller/ère", "vendeur-se".
_FEMININE = (
    r"(?:trices?|rices?|euses?|ieres?|eres?|iennes?|ennes?|esses?|elles?"
    r"|nes?|sses?|ses?|tes?|ves?|fes?|les|le|es|e)"
)
_WORD = re.compile(rf"[^\W_]+(?:(?:[·./-]\(?{_FEMININE}\)?|\({_FEMININE}\))(?:[·.]?s)?(?![^\W_]))?")
_BARE = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[.!?;:](?=\s|$)|\n|[,()|>]| - ")


_HARDLY_ANY = 0.01


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the advert: without accents and without the feminine ending added to it."""

    plain: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something."""

    start: int
    end: int


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


class AdvertText:
    """An advert, to be read by rules. Each sign of ``flat`` stands where ``text`` has its own."""

    def __init__(self, text: str) -> None:
        self.text = normalized("NFC", text)[:MAX_TEXT]
        self.flat = "".join(map(_flat, self.text))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word, in its order."""
        return tuple(self._read_words())

    def _read_words(self) -> Iterator[Word]:
        for found in _WORD.finditer(self.flat):
            bare = _BARE.match(self.flat, found.start())
            end = bare.end() if bare else found.end()
            plain = strip_accents(self.text[found.start() : end].casefold())
            yield Word(plain, found.start(), found.end())

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines that hold a word, without the spaces around them."""
        lines, start = [], 0
        for line in self.flat.split("\n"):
            if _BARE.search(line):
                begin = start + len(line) - len(line.lstrip())
                lines.append(Line(begin, start + len(line.rstrip())))
            start += len(line) + 1
        return tuple(lines)

    @cached_property
    def _breaks(self) -> list[int]:
        places = [found.start() for found in _BREAK.finditer(self.flat)]
        # The brackets of "équipier(ère)" belong to the word.
        return [place for place in places if not self._inside(place)]

    def _inside(self, place: int) -> bool:
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self.words[number].end

    def broken(self, start: int, end: int) -> bool:
        """Whether a sign that ends a phrase stands between two places."""
        first = bisect_right(self._breaks, start - 1)
        return first < len(self._breaks) and self._breaks[first] < end

    def line_of(self, place: int) -> Line:
        """The line that holds a place, or the last one before it."""
        return self.lines[max(bisect_right(self._line_starts, place) - 1, 0)]

    def line_after(self, line: Line) -> Line | None:
        """The next line that holds something."""
        number = bisect_right(self._line_starts, line.end)
        return self.lines[number] if number < len(self.lines) else None

    def line_before(self, line: Line) -> Line | None:
        """The last line before it that holds something."""
        number = bisect_left(self._line_starts, line.start)
        return self.lines[number - 1] if number else None

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @cached_property
    def is_small(self) -> bool:
        """Whether somebody has typed it all in small letters, names too."""
        letters = sum(map(str.isalpha, self.text))
        return sum(map(str.isupper, self.text)) <= letters * _HARDLY_ANY

    def is_capital(self, place: int) -> bool:
        """Whether a capital letter stands at a place."""
        return self.text[place].isupper()

    def sentence(self, place: int, reach: int = 160) -> tuple[int, int]:
        """Where the sentence around a place begins and ends, looking only so far each way."""
        line = self.line_of(place)
        begin = max(line.start, place - reach)
        end = min(line.end, place + reach)
        before = list(_SENTENCE_END.finditer(self.flat, begin, max(begin, place)))
        after = _SENTENCE_END.search(self.flat, place, end)
        return (before[-1].end() if before else begin), (after.start() if after else end)

    def said(self, start: int, end: int) -> str:
        """The words as they stand in the advert, on one line."""
        return " ".join(self.text[start:end].split())

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that stand whole between two places."""
        first = bisect_left(self._starts, start)
        last = bisect_right(self._starts, end)
        return tuple(word for word in self.words[first:last] if word.end <= end)

    def before(self, place: int, count: int) -> tuple[Word, ...]:
        """The last words that end before a place."""
        last = bisect_left(self._starts, place)
        return self.words[max(0, last - count) : last]

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]


_SENTENCE_END = re.compile(r"[.!?;](?=\s)")


def _flat(sign: str) -> str:
    """One sign for one sign: small, without accents, of the plainest make."""
    if sign.isascii():
        return " " if sign in "\t\r\v\f" else sign.lower()
    if sign in _SIGNS:
        return _SIGNS[sign]
    if sign.isspace():
        return "\n" if sign in "\u2028\u2029\x85" else " "
    return unicodedata.normalize("NFKD", sign)[0].lower()[:1] or sign
