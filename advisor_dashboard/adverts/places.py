"""The place of work, told from the head office and the other towns that an advert names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .finders import PlaceFinder, PlaceName
from .parts import Parts, parts_of
from .place_cues import (
    ORDINARY,
    is_address,
    is_at,
    is_elsewhere,
    is_label_line,
    is_of_employer,
    is_seat,
    is_title_of_person,
    said_before,
)
from .place_names import NamedPlace, named_places, short_names
from .readings import ReadPlace
from .words import AdvertText

_LEAST = 2.0
#: Where nothing speaks plainly for a place, a name that stands for itself is still likely it.
_LEAST_OF_A_NAME = -3.5
_ORDINARY = 4.0
_SIGNED = 5.0
#: "Le Mans" behind "du", and "Les Ormes" in "Pays des Ormes".
_WITH_ARTICLE, _OF_A_THING = 2, 3.0
_ELSEWHERE = -5.0
_OTHER_OFFER = 9.0
_TITLE_LINES = 3
_LONGEST_TITLE = 100
#: What a hamlet of the name of a thing has to make up for: "Salon", "La Réunion", "Sens".
_UNLIKELY, _LESS_LIKELY = 4.0, 2.0
_LONGEST_TYPED = 6
_PLAINLY = 2.5

_LABELLED = re.compile(
    r"\b(?:lieu(?: d(?:e |u |')(?:l'|la |le )?[a-z]{4,14})?|ville|commune|localisation|localite"
    r"|secteur)"
    r"\s{0,3}[:-]\s{0,3}"
)
_LISTED = frozenset((",", "et", "ou", "/", "+", "-"))
_SET_OFF = ("-", "|", ",", "·", "/", ">")
#: "Saint-Quentin-en-Yvelines" is not Saint-Quentin.
_GOES_ON = re.compile(r"-(?:en|sur|les|lez|sous|d[eu]|des)-")
_CENTRE = re.compile(r"[ -](?:centre|ville|nord|sud|est|ouest)\b")
_ONLY_CODE = re.compile(r"(?<![\d.])(\d{5})(?![\d.])")


def read_place(advert: AdvertText, finder: PlaceFinder) -> ReadPlace | None:
    """The commune where the work is; ``None`` where the advert names none that is known."""
    parts = parts_of(advert)
    named = list(named_places(advert, finder))
    scored = list(_scored(advert, named, parts))
    best = max(scored, key=lambda each: each[:2], default=None)
    if best is None or best[0] < _LEAST:
        typed = _mistyped(advert, finder) or _shortened(advert, finder, parts)
        if typed is not None:
            return typed
        names = [each for each in scored if _is_name(advert, each[2])]
        best = max(names, key=lambda each: each[:2], default=None)
        if best is None or best[0] < _LEAST_OF_A_NAME:
            return _by_postcode(advert, finder)
    found = best[2]
    # A hamlet has the name by which people call a town: "Trouville".
    hamlet = found.likeliest.small and not found.confirmed
    longer = finder.longer([found.name]).get(found.name) if hamlet else None
    town = longer if longer and not longer.small else found.likeliest
    return _read(advert, town, found.start, found.end)


def _read(advert: AdvertText, place: PlaceName, start: int, end: int) -> ReadPlace:
    return ReadPlace(advert.said(start, end), start, end, place.key, place.label, place.guessed)


def _scored(
    advert: AdvertText, named: Sequence[NamedPlace], parts: Parts
) -> Iterator[tuple[float, int, NamedPlace]]:
    """Each name with its score; in a list of towns the first one counts most."""
    end, last = -1, 0.0
    for each in named:
        score = _score(advert, each, parts)
        if last > 0 and advert.flat[end : each.start].strip() in _LISTED and end < each.start:
            score = min(score, last - 0.1)
        end, last = each.end, score
        yield score, -each.start, each


def _score(advert: AdvertText, found: NamedPlace, parts: Parts) -> float:
    """How much speaks for it that the work is at this place."""
    flat = advert.flat
    begin = _begin(advert, found)
    before = _before(advert, found)
    seat = is_seat(flat, found.start, found.end)
    score = min(said_before(before), 0.0) - 3 if seat else said_before(before)
    if _GOES_ON.match(flat, found.end) and not found.confirmed:
        score += _ELSEWHERE
    score += _of_its_place(advert, found, before)
    if found.code:
        score += 5 if found.confirmed else -1
    elif found.likeliest.small and not re.search(r"\d", flat[found.start : found.end]):
        score -= _UNLIKELY if found.doubtful else _LESS_LIKELY
    if is_elsewhere(flat[max(begin, found.start - 70) : found.start]):
        score -= 6
    if found.size == 1 and not _stands_out(advert, found):
        score -= 1
    if before.endswith((" du", " des")) and len(found.name.split()) == _WITH_ARTICLE:
        score -= _OF_A_THING
    centre = _CENTRE.match(flat, found.end)
    if _is_ordinary(found) and not centre and not is_at(before):
        score -= _ORDINARY if not _set_off(advert, found, before) else _ORDINARY / 2
    if is_of_employer(before):
        score -= 4
    if is_title_of_person(_word_before(advert, found)):
        score -= 6
    if found.start >= parts.others:
        score -= _OTHER_OFFER
    elif found.start >= parts.signed:
        score -= _SIGNED
    return score + 0.5 * (found.size - 1)


def _begin(advert: AdvertText, found: NamedPlace) -> int:
    line = advert.line_of(found.start)
    return max(line.start, advert.sentence(found.start, 80)[0])


def _before(advert: AdvertText, found: NamedPlace) -> str:
    """What the sentence says before the name."""
    return advert.flat[_begin(advert, found) : found.start].rstrip(' ("«')


def _of_its_place(advert: AdvertText, found: NamedPlace, before: str) -> float:
    """What the line says: a title, a line of its own, the end of a list of facts."""
    line = advert.line_of(found.start)
    score = 0.0
    address = is_address(before)
    short = line.end - line.start <= _LONGEST_TITLE and not address
    # "Agent de production - LOURDES": at the end of a title behind a dash it is a town.
    ordinary = found.name in ORDINARY and not _set_off(advert, found, before)
    doubtful = (found.doubtful or ordinary) and not found.confirmed
    title = short and not doubtful and said_before(before) > _ELSEWHERE
    if title and line in advert.lines[:_TITLE_LINES] and _stands_out(advert, found):
        score += 3
    if not before:
        alone = found.end >= line.end - 1 or advert.flat[found.end] in ",.:-("
        score += 2.5 if alone else 0.5
    elif not advert.flat[found.end : line.end].strip(" .!)"):
        score += 0.5
    above = advert.line_before(line)
    if above and is_label_line(advert.flat[above.start : above.end]):
        score += 8
    if _CENTRE.match(advert.flat, found.end):
        score += 2.5
    if address:
        score -= 2
    return score + (1.5 if before.endswith(_SET_OFF) else 0)


def _is_ordinary(found: NamedPlace) -> bool:
    return not found.confirmed and found.name in ORDINARY


def _set_off(advert: AdvertText, found: NamedPlace, before: str) -> bool:
    """Whether signs part the name from the words on both its sides, as in a list of facts."""
    line = advert.line_of(found.start)
    behind = advert.flat[found.end : line.end].lstrip(" )")
    return before.endswith(_SET_OFF) and (not behind or behind.startswith(_SET_OFF))


def _is_name(advert: AdvertText, found: NamedPlace) -> bool:
    """Whether this is a town's name and hardly anything else, whatever stands around it."""
    if _is_ordinary(found) or not (_stands_out(advert, found) or advert.is_small):
        return False
    if said_before(_before(advert, found)) <= _ELSEWHERE:
        return False
    if (found.doubtful or _GOES_ON.match(advert.flat, found.end)) and not found.confirmed:
        return False
    # "Régis Lestrade", "Garage Beaumont": a part of another name.
    before = advert.before(found.start, 1)
    joined = before and advert.flat[before[-1].end : found.start] == " "
    return not (joined and len(before[-1].plain) > 2 and advert.is_capital(before[-1].start))


def _word_before(advert: AdvertText, found: NamedPlace) -> str:
    before = advert.before(found.start, 1)
    return before[-1].plain if before else ""


def _stands_out(advert: AdvertText, found: NamedPlace) -> bool:
    return advert.is_capital(found.start) or advert.text[found.start].isdigit()


def _mistyped(advert: AdvertText, finder: PlaceFinder) -> ReadPlace | None:
    """A mistyped name behind "Lieu :"."""
    found = _LABELLED.search(advert.flat)
    if not found:
        return None
    line = advert.line_of(found.start())
    words = advert.between(found.end(), line.end)[:_LONGEST_TYPED]
    place = finder.like(advert.said(words[0].start, words[-1].end)) if words else None
    return _read(advert, place, words[0].start, words[-1].end) if place else None


def _shortened(advert: AdvertText, finder: PlaceFinder, parts: Parts) -> ReadPlace | None:
    """The beginning of a name where a place is plainly said: "Casino de Trouville"."""

    def begins(start: int) -> bool:
        line = advert.line_of(start)
        begin = max(line.start, advert.sentence(start, 80)[0])
        before = advert.flat[begin:start].rstrip(' ("«')
        return (
            (advert.is_capital(start) or (advert.is_small and is_at(before)))
            and start < min(parts.signed, parts.others)
            and said_before(before) >= _PLAINLY
            and not is_elsewhere(before)
        )

    runs = [run for run in short_names(advert, begins) if run[0] not in ORDINARY]
    meant = finder.longer([name for name, _words in runs]) if runs else {}
    for name, words in runs:
        sure = advert.is_capital(words[0].start)
        if name in meant and (sure or not meant[name].small):
            return _read(advert, meant[name], words[0].start, words[-1].end)
    return None


def _by_postcode(advert: AdvertText, finder: PlaceFinder) -> ReadPlace | None:
    """A postcode alone: its largest commune, as a guess."""
    for found in _ONLY_CODE.finditer(advert.flat):
        place = finder.posted(found[1])
        if place is not None:
            return _read(advert, place, found.start(), found.end())
    return None
