"""The place of work, told from the head office and the other towns that an advert names."""

from __future__ import annotations

import re

from .finders import PlaceFinder, PlaceName
from .place_names import NamedPlace, named_places
from .readings import ReadPlace
from .words import AdvertText

_LEAST = 2.0
_TITLE_LINES = 3
_LONGEST_TITLE = 100
#: What a hamlet of the name of a thing has to make up for: "Salon", "La Réunion", "Sens".
_UNLIKELY = 4.0
_LONGEST_TYPED = 6

_SITES = (
    r"poste|travail|mission|chantiers?|boutique|magasin|agence|restaurant|depot|plateforme|cabinet"
    r"|site|etablissement|usine|entrepot|equipe|centre|fournil|entreprise"
)
# What stands before a name, and how much it says; the first that fits counts.
_BEFORE = tuple(
    (re.compile(rf"(?:{pattern}) ?$"), score)
    for pattern, score in (
        # Where the work is not.
        (r"\bsieges?(?: social)?(?: est| se trouve)?(?: base| situe)?e?(?: a| ?:)?", -9),
        (r"\b(?:implante|present|creee?|fondee?|nee?)e?s? (?:a|en|sur|de)", -5),
        (r"\b(?:intervient|rayonne|livrons) (?:a|en|sur|de)", -5),
        (r"\b(?:(?:reunion|formation)[^.\n]{0,40} a|originaire de)", -5),
        (r"\b(?:contact|aupres|postule[rz]?|adresse[rz]?)[^.\n]{0,40}agence[^.\n]{0,25} de", -5),
        (r"\b(?:a|de) l'ecole[^.\n]{0,20} (?:a|de)", -5),
        # Where it is.
        (r"\blieu(?: d(?:e |u |')(?:l')?[a-z]{4,14})? ?[:-]? ?(?:a )?", 9),
        (r"\b(?:localisation|localite|ville|commune|secteur|zone|site|affectation|adresse"
         r"|departement|lieux?) ?[:-] ?(?:a )?", 8),
        (r"\b(?:base|situe|localise|implante)e?s? (?:a|sur|en|au|aux)", 5),
        (rf"\b(?:{_SITES})s?\b[^.\n]{{0,30}} (?:a|de|sur|au|du|aux)", 5),
        (r"\b(?:depart|tournees?)[^.\n]{0,30} (?:de|d'|a|du)", 4),
        (r"\bsecteurs?(?: d[e']| du)?", 5),
        # Between two towns, or of one.
        (r"\b(?:de|d'|depuis|jusqu'a|entre|et)", -1),
        (r"\b(?:a|au|aux|sur|vers|dans)", 3),
    )
)  # fmt: skip
_ELSEWHERE = re.compile(
    r"\bsiege\b|\breunion\b|\binformation collective\b|\bcandidatures? a\b|\badresser\b|\bcfa\b"
    r"|\bcentre de formation\b|\bcompte\b|\bdepuis \d{4}|\bmagasins de\b|\bboutiques\b|\bagences\b"
    r"|\bcontact\b"
)
_LABELLED = re.compile(
    r"\b(?:lieu(?: d(?:e |u |')[a-z]{4,14})?|ville|commune|localisation|localite|secteur)"
    r"\s{0,3}[:-]\s{0,3}"
)
_CENTRE = re.compile(r"[ -](?:centre|ville|nord|sud|est|ouest)\b")
_ONLY_CODE = re.compile(r"(?<![\d.])(\d{5})(?![\d.])")


def read_place(advert: AdvertText, finder: PlaceFinder) -> ReadPlace | None:
    """The commune where the work is; ``None`` where the advert names none that is known."""
    scored = [(_score(advert, each), -each.start, each) for each in named_places(advert, finder)]
    best = max(scored, key=lambda each: each[:2], default=None)
    if best is not None and best[0] >= _LEAST:
        found = best[2]
        return _read(advert, found.likeliest, found.start, found.end)
    return _mistyped(advert, finder) or _by_postcode(advert, finder)


def _read(advert: AdvertText, place: PlaceName, start: int, end: int) -> ReadPlace:
    return ReadPlace(advert.said(start, end), start, end, place.key, place.label, place.guessed)


def _score(advert: AdvertText, found: NamedPlace) -> float:
    """How much speaks for it that the work is at this place."""
    flat = advert.flat
    line = advert.line_of(found.start)
    begin = max(line.start, advert.sentence(found.start, 80)[0])
    before = flat[begin : found.start].rstrip(' ("«')
    score = next((weight for pattern, weight in _BEFORE if pattern.search(before)), 0.0)
    score += _of_its_place(advert, found, before)
    if found.code:
        score += 5 if found.confirmed else -1
    elif found.likeliest.small and not re.search(r"\d", flat[found.start : found.end]):
        score -= _UNLIKELY
    if _ELSEWHERE.search(flat, max(begin, found.start - 70), found.start):
        score -= 6
    if found.size == 1 and not _stands_out(advert, found):
        score -= 1
    return score + 0.5 * (found.size - 1)


def _of_its_place(advert: AdvertText, found: NamedPlace, before: str) -> float:
    """What the line says: a title, a line of its own, the end of a list of facts."""
    line = advert.line_of(found.start)
    score = 0.0
    short = line.end - line.start <= _LONGEST_TITLE
    if short and line in advert.lines[:_TITLE_LINES] and _stands_out(advert, found):
        score += 3
    if not before:
        alone = found.end >= line.end - 1 or advert.flat[found.end] in ",.:-("
        score += 2.5 if alone else 0.5
    elif not advert.flat[found.end : line.end].strip(" .!)"):
        score += 0.5
    if _CENTRE.match(advert.flat, found.end):
        score += 2.5
    return score + (1.5 if before.endswith(("-", "|", ",")) else 0)


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


def _by_postcode(advert: AdvertText, finder: PlaceFinder) -> ReadPlace | None:
    """A postcode alone: its largest commune, as a guess."""
    for found in _ONLY_CODE.finditer(advert.flat):
        place = finder.posted(found[1])
        if place is not None:
            return _read(advert, place, found.start(), found.end())
    return None
