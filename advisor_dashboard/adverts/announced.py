"""Where an advert announces its job: the title, what is before "H/F", what is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .parts import Parts, parts_of
from .words import AdvertText, Line

_LABELLED, _BEFORE_SIGN, SOUGHT, _SUBJECT, _FIRST, _NEXT, _SECOND = 10, 8, 7, 5, 5, 5, 3

_LABEL = re.compile(
    r"[^a-z0-9\n]{0,8}(?:intitule(?: du poste| de l'offre| du metier)?|metier|fonction|profession"
    r"|poste(?: propose| recherche| a pourvoir)?|emploi|titre(?: du poste| de l'offre)?"
    r"|offre d'(?:apprentissage|alternance|emploi)|offre de (?:stage|poste)|nom du poste)"
    r"\s{0,3}[:-]\s{0,3}(?=\S)"
)
#: Such a line says nothing but that the job stands on the next one.
_LABEL_LINE = re.compile(
    r"[^a-z0-9\n]{0,8}(?:intitule(?: du poste| de l'offre| du metier)?|metier|fonction|nom du poste"
    r"|titre(?: du poste| de l'offre)?|poste(?: propose| recherche| a pourvoir)|emploi propose)"
    r"\W{0,4}$"
)
HF = re.compile(
    r"(?<![a-z0-9])(?:h ?[/.-] ?f|f ?[/.-] ?h|m ?/ ?f|f ?/ ?m|hf|fh)"
    r"(?: ?[/.-] ?(?:x|nb))?(?![a-z0-9])"
)
#: Who stands before these seeks, and is not sought.
SEEKS = re.compile(
    r"\b(?:(?:re)?cherch(?:e|ons|ent|er)|recrut(?:e|ons|ent|er)"
    r"|embauch(?:ons|ent|e(?! (?:au|a|en|immediate|possible|rapide|prevue)\b))"
    r"|engageons|engage|(?:re)?ch\.(?= )|veut|voudrait|souhaite (?:recruter|embaucher)"
    r"|prendre(?= une?\b)|accueille(?= une?\b))(?![a-z])"
)
_OF = r"(?:de(?![a-z])|d')"
_SOUGHT_BY = re.compile(
    rf"{SEEKS.pattern}|\b(?:postes? {_OF}|emplois? {_OF}|metier {_OF}|en qualite {_OF})"
    rf"|\bremplace(?:r|ment)(?![a-z])(?: {_OF})?|\bbesoins?(?![a-z])(?: {_OF}| en| ?:)?"
    r"|\b(?:en tant que|deven(?:ez|ir)|deviens|deviendr(?:as|ez)|travailler comme|renforcer?"
    r"|il (?:nous |lui |me )?(?:faut|faudrait)|(?:quelqu'un|qqn|qqun|personnes?|du monde) pour"
    r"|offre d'emploi|propos(?:e|ons) un poste)(?![a-z])"
)
_LEAVES = re.compile(
    r"\b(?:notre|nos|mon|ma|la|le) ([^.,;:\n]{3,40}?) "
    r"(?:part(?:ent)? (?=en|a)|nous quitte|prend sa retraite|s'absente|est en (?:conge|arret))"
)
_BECOME = re.compile(r"dev[ei]")
_NOT_SOUGHT = re.compile(
    r"(?:profils?|poste|competences?|experiences?|niveau|qualites?|diplomes?|personne"
    r"|qui|si tu|si vous|vous|tu) $"
)
_COLON = re.compile(r":(?= )")
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
    parts = parts_of(advert)
    found = [*_by_line(advert, parts), *_sought(advert), *_replaced(advert)]
    own = [each for each in found if each.start < parts.others]
    return tuple(sorted(own, key=lambda each: (-each.weight, each.start))[:_MOST])


def _by_line(advert: AdvertText, parts: Parts) -> Iterator[Announcement]:
    if parts.subject:
        yield Announcement(parts.subject.start, parts.subject.end, _SUBJECT)
    for number, line in enumerate(parts.lines):
        if number < 2:
            yield Announcement(line.start, line.end, (_FIRST, _SECOND)[number])
        if number and _LABEL_LINE.match(advert.flat, parts.lines[number - 1].start, line.start - 1):
            yield Announcement(line.start, line.end, _LABELLED)
        label = _LABEL.match(advert.flat, line.start, line.end)
        if label:
            yield Announcement(label.end(), line.end, _LABELLED)
        sign = HF.search(advert.flat, line.start, line.end)
        if sign:
            yield _beside(advert, line, sign)


def _beside(advert: AdvertText, line: Line, sign: re.Match[str]) -> Announcement:
    """What "H/F" stands behind; where it begins the line, what stands behind it."""
    start = max(line.start, sign.start() - _LONGEST_BEFORE_SIGN)
    if not advert.between(start, sign.start()):
        before = advert.line_before(line)
        if advert.between(sign.end(), line.end) or not before:
            return Announcement(sign.end(), line.end, _BEFORE_SIGN)
        return Announcement(before.start, before.end, _BEFORE_SIGN)
    # "Loueur de voitures cherche préparateurs (H/F)", "Parcs Baie Claire : ouvrier H/F".
    begun = [
        found.end()
        for pattern in (SEEKS, _COLON)
        for found in pattern.finditer(advert.flat, start, sign.start())
        if advert.between(found.end(), sign.start())
    ]
    return Announcement(max(begun, default=start), sign.start(), _BEFORE_SIGN)


def _replaced(advert: AdvertText) -> Iterator[Announcement]:
    """Who leaves, and is to be replaced: "notre animatrice part en congé"."""
    for found in _LEAVES.finditer(advert.flat):
        yield Announcement(found.start(1), found.end(1), SOUGHT)


def _sought(advert: AdvertText) -> Iterator[Announcement]:
    for found in _SOUGHT_BY.finditer(advert.flat):
        if advert.text[found.end() - 1] in "éÉ":
            continue
        before = _NOT_SOUGHT.search(advert.flat, max(0, found.start() - 16), found.start())
        if before and not _BECOME.match(found[0]):
            continue
        line = advert.line_of(found.start())
        _begin, end = advert.sentence(found.end())
        yield Announcement(found.end(), end, SOUGHT)
        below = advert.line_after(line)
        if below and end >= line.end - 1 and not advert.flat[line.start : line.end].endswith("."):
            yield Announcement(below.start, below.end, _NEXT)
