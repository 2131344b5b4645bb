"""Where an advert announces its job: the title, what is before "H/F", what is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .words import AdvertText, Line

_LABELLED, _BEFORE_SIGN, _SOUGHT, _FIRST, _NEXT, _SECOND = 10, 8, 7, 5, 5, 3

_LABEL = re.compile(
    r"[^a-z0-9\n]{0,8}(?:intitule(?: du poste| de l'offre| du metier)?|metier|fonction|profession"
    r"|poste(?: propose| recherche| a pourvoir)?|emploi|titre(?: du poste| de l'offre)?"
    r"|offre d'(?:apprentissage|alternance|emploi)|offre de (?:stage|poste)|nom du poste)"
    r"\s{0,3}[:-]\s{0,3}(?=\S)"
)
HF = re.compile(
    r"(?<![a-z0-9])(?:h ?[/.-] ?f|f ?[/.-] ?h|m ?/ ?f|f ?/ ?m|hf|fh)"
    r"(?: ?[/.-] ?(?:x|nb))?(?![a-z0-9])"
)
_SOUGHT_BY = re.compile(
    r"\b(?:recherch(?:e|ons|ent)|recrut(?:e|ons|ent|er)|cherch(?:e|ons|ent)|embauch(?:e|ons|ent)"
    r"|engageons|besoin (?:de|d')|postes? (?:de|d')|en tant que|en qualite (?:de|d')|devenez"
    r"|deviens|(?:quelqu'un|qqn|personnes?|du monde) pour|renforcer|renforce"
    r"|offre d'emploi|propos(?:e|ons) un poste|metier (?:de|d'))(?![a-z])"
)
_NOT_SOUGHT = re.compile(
    r"(?:profils?|poste|competences?|experiences?|niveau|qualites?|diplomes?|personne"
    r"|qui|si tu|si vous|vous|tu|je) $"
)
_LONGEST_BEFORE_SIGN = 90
_MOST = 60


@dataclass(frozen=True, slots=True)
class Announcement:
    """A stretch of the advert where its job is likely named; ``weight`` says how likely."""

    start: int
    end: int
    weight: int


def announcements(advert: AdvertText) -> tuple[Announcement, ...]:
    """Every such stretch, the likeliest first."""
    found = [*_by_line(advert), *_sought(advert)]
    return tuple(sorted(found, key=lambda each: (-each.weight, each.start))[:_MOST])


def _by_line(advert: AdvertText) -> Iterator[Announcement]:
    for number, line in enumerate(advert.lines):
        if number < 2:
            yield Announcement(line.start, line.end, (_FIRST, _SECOND)[number])
        label = _LABEL.match(advert.flat, line.start, line.end)
        if label:
            yield Announcement(label.end(), line.end, _LABELLED)
        sign = HF.search(advert.flat, line.start, line.end)
        if sign:
            yield _beside(advert, line, sign, number)


def _beside(advert: AdvertText, line: Line, sign: re.Match[str], number: int) -> Announcement:
    """What "H/F" stands behind; where it begins the line, what stands behind it."""
    start = max(line.start, sign.start() - _LONGEST_BEFORE_SIGN)
    if not advert.between(start, sign.start()):
        if advert.between(sign.end(), line.end) or not number:
            return Announcement(sign.end(), line.end, _BEFORE_SIGN)
        before = advert.lines[number - 1]
        return Announcement(before.start, before.end, _BEFORE_SIGN)
    return Announcement(start, sign.start(), _BEFORE_SIGN)


def _sought(advert: AdvertText) -> Iterator[Announcement]:
    for found in _SOUGHT_BY.finditer(advert.flat):
        if advert.text[found.end() - 1] in "éÉ":
            continue
        if _NOT_SOUGHT.search(advert.flat, max(0, found.start() - 16), found.start()):
            continue
        line = advert.line_of(found.start())
        _begin, end = advert.sentence(found.end())
        yield Announcement(found.end(), end, _SOUGHT)
        below = advert.line_after(line)
        if below and end >= line.end - 1 and not advert.flat[line.start : line.end].endswith("."):
            yield Announcement(below.start, below.end, _NEXT)
