"""Names of communes where they stand in an advert, each with the postcode beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from advisor_dashboard.places.names import ARTICLES, fold

from .departements import NUMBERS
from .finders import PlaceFinder, PlaceName
from .words import AdvertText, Word, word_set

#: Nobody writes out a name that is longer.
_LONGEST = 6
#: As many names as are asked for; an advert has some two hundred words that may begin one.
_MOST_NAMES = 800
#: Behind these a name written small is still a name.
_CUES = word_set("""a au aux sur de d en vers secteur lieu ville commune localisation""")
_SHORTEST, _LONGEST_SHORT, _MOST_SHORT = 4, 3, 8
_ARTICLES = {"au": "le", "aux": "les"}
#: Written small, what follows these is a thing: "du poste", "des ports".
_ARTICLES_OF_NAMES = {"du": "le", "des": "les"}
_BARE_ARTICLES = word_set("le la les l")

_JOINTS = (" ", "-", "'", "' ")
_ON = ("/", "/ ")
_STROKE = re.compile(r"[ -]s/ ?", re.I)
_SET_OFF = (",", "(", "-", "·", "|")

_POSTCODE_BEFORE = re.compile(r"(?<!\d)(\d{2}) ?(\d{3})[ ,-]{1,3}$")
#: "37 - AMBOISE", as the lists of the employment service have it.
_NUMBER_BEFORE = re.compile(r"\W{0,4}(\d{2,3}|2[ab])\)? ?[-:] ?")
_CODE_BEHIND = re.compile(
    r"(?: cedex(?: \d{1,2})?)?"
    r"(?: ?\(| ?- ?|, ?| ?/ ?| )(\d{5}|\d{2,3}|2[ab])(?!\d)\)?"
    r"(?! ?(?:h|€|euro|min|m2|m²|km|k\b|%|ans|/))"
)
_DEPARTEMENT_BEHIND = re.compile(r" ?\((?:en |dans )?(?:l[ea] |les |l')?([a-z' -]{3,24})\)")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """Communes of a name where it stands; ``code`` is the postcode or département beside it."""

    places: tuple[PlaceName, ...]
    start: int
    end: int
    code: str
    size: int
    name: str

    @property
    def likeliest(self) -> PlaceName:
        """The namesake that the code beside the name belongs to, else the largest."""
        return next((each for each in self.places if self._has(each)), self.places[0])

    @property
    def doubtful(self) -> bool:
        """Whether hardly anybody lives there, and the name may be another word."""
        first, *others = self.name.split()
        return self.likeliest.small and (not others or (first in ARTICLES and len(others) == 1))

    @property
    def confirmed(self) -> bool:
        """Whether the code beside the name belongs to one of the communes."""
        return any(self._has(each) for each in self.places)

    def _has(self, place: PlaceName) -> bool:
        code = self.code
        return bool(code) and any(
            known.startswith(code) or code.startswith(known) for known in place.codes
        )


def named_places(advert: AdvertText, finder: PlaceFinder) -> Iterator[NamedPlace]:
    """The longest name of a commune at each place."""
    runs = list(_runs(advert))
    known = finder.named(list(dict.fromkeys(name for name, _words in runs))[:_MOST_NAMES])
    taken = -1
    for name, words in runs:
        places = known.get(name)
        if not places or words[0].start < taken:
            continue
        taken = words[-1].end
        code, start, end = _code_beside(advert, words[0].start, taken)
        yield NamedPlace(places, start, end, code, len(words), name)


def short_names(
    advert: AdvertText, begins: Callable[[int], bool]
) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Words that may be the beginning of a name: where ``begins`` says so, the longest first."""
    tried = 0
    for first, word in enumerate(advert.words):
        article = word.plain in _BARE_ARTICLES
        if (len(word.plain) < _SHORTEST and not article) or not begins(word.start):
            continue
        tried += 1
        if tried > _MOST_SHORT:
            return
        for size in range(min(_LONGEST_SHORT, len(advert.words) - first), int(article), -1):
            some = advert.words[first : first + size]
            # "Haute-Savoie" is no beginning of "Haute-Goulaine".
            goes_on = advert.flat[some[-1].end : some[-1].end + 1] in ("-", "'")
            if not goes_on and not _parted(advert, some):
                yield fold(advert.text[word.start : some[-1].end]), some


def _runs(advert: AdvertText) -> Iterator[tuple[str, tuple[Word, ...]]]:
    """Words that may be a name, the longest run first at each place."""
    for first, word in enumerate(advert.words):
        capital = advert.is_capital(word.start)
        least = 1 if capital or _cued(advert, first) else _least(advert, first)
        if len(word.plain) < 2 or not least:
            continue
        before = advert.words[first - 1].plain if first else ""
        article = _ARTICLES.get(before) or (capital and _ARTICLES_OF_NAMES.get(before))
        for size in range(min(_LONGEST, len(advert.words) - first), least - 1, -1):
            some = advert.words[first : first + size]
            if _parted(advert, some):
                continue
            name = fold(_written_out(advert.text[word.start : some[-1].end]))
            if article:
                yield f"{article} {name}", some
            yield name, some


def _parted(advert: AdvertText, some: tuple[Word, ...]) -> bool:
    """Whether anything but a space, a hyphen or an apostrophe stands between the words."""
    return any(
        advert.flat[one.end : two.start] not in _JOINTS
        and not (one.plain == "s" and advert.flat[one.end : two.start] in _ON)
        for one, two in pairwise(some)
    )


def _written_out(text: str) -> str:
    """The name with "sur" for the stroke of "Champigny s/ Marne"."""
    return _STROKE.sub(" sur ", text)


def _least(advert: AdvertText, number: int) -> int:
    """Of how many words a name written small must be, where no word announces it; 0: of none."""
    word = advert.words[number]
    if word.plain in _BARE_ARTICLES and number + 1 < len(advert.words):
        return 2 if advert.is_capital(advert.words[number + 1].start) else 0
    return 2 if advert.flat[max(0, word.start - 2) : word.start].strip() in _SET_OFF else 0


def _cued(advert: AdvertText, number: int) -> bool:
    """Whether a word written small may begin a name: behind "à" or a postcode, or on its own."""
    word = advert.words[number]
    line = advert.line_of(word.start)
    if word.start == line.start and line.end - line.start < 40:
        return True
    before = advert.words[number - 1].plain if number else ""
    return before in _CUES or (before.isdigit() and len(before) == 5)


def _code_beside(advert: AdvertText, start: int, end: int) -> tuple[str, int, int]:
    """The postcode or the number of the département beside a name, and where both stand."""
    before = _POSTCODE_BEFORE.search(advert.flat, max(0, start - 10), start)
    if before is not None:
        return before[1] + before[2], before.start(), end
    line = advert.line_of(start)
    headed = _NUMBER_BEFORE.fullmatch(advert.flat, line.start, start)
    if headed is not None:
        return headed[1], line.start, end
    behind = _CODE_BEHIND.match(advert.flat, end)
    # Two figures are a département in brackets or at the end of the line: "(59)", "/ 84".
    if behind is not None:
        last = behind.end() >= line.end and not behind[0].startswith(" " + behind[1])
        if len(behind[1]) == 5 or "(" in behind[0] or last:
            return behind[1], start, behind.end()
    named = _DEPARTEMENT_BEHIND.match(advert.flat, end)
    number = NUMBERS.get(fold(named[1])) if named else None
    if named and number:
        return number, start, named.end()
    return "", start, end
