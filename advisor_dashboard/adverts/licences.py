"""Driving licences: those that are needed, those that are wished for, and those that are not."""

from __future__ import annotations

import re

from .readings import ReadLicence
from .words import AdvertText

_CLASS = r"(?:am|a1|a2|a|be|b1|b|c1e|c1|ce|ec|c|d1e|d1|de|d)"
_LICENCE = re.compile(
    rf"\bpermis?(?: de conduire)?(?: (?:vl|pl|poids lourds?|categories?))?[ :(]{{1,3}}"
    rf"(?!de [a-z]{{3}}|a (?:jour|points|deux|2 roues))"
    rf"({_CLASS})(?![a-z0-9'])(?:(?: ?(?:,|et|/|ou|\+) ?)({_CLASS})(?![a-z0-9']))?"
)
_ANY = re.compile(
    r"\bpermis(?: de conduire)?(?: vl)?\b(?! (?:de (?!conduire)|d'))"
    r"|\bvehiculee(?:\b|\()|\betre vehicule|\bpersonne vehicule"
)
_NONE_BEFORE = re.compile(
    r"(?:sans|pas besoin d[eu']|pas de|pas encore(?: le| de)?|aucun|ni"
    r"|inutile d'avoir le|non titulaire du) ?(?:le )?$"
)
_NONE_BEHIND = re.compile(
    r"[^.!?\n;]{0,25}?(?:(?:n'est |ne sera )?(?:pas|non) (?:exige|obligatoire"
    r"|necessaire|demande|requis|indispensable|impose)|inutile|facultatif)"
    r"|[ :]{1,3}(?:aucun|non\b|neant)"
)
_WISHED_BEHIND = re.compile(
    r"[^.!?\n;]{0,45}?(?:souhait|appreci|(?:serai|es)t un plus|recommand|de preference|un atout"
    r"|conseill|si possible|bienvenu|ideal)"
)
_ON_THE_OTHER_HAND = re.compile(
    r"[^.!?\n;]{0,40}?(?:exige|obligatoire|indispensable|necessaire|imperatif)"
)


def read_licences(advert: AdvertText) -> tuple[ReadLicence, ...]:
    """The licences that the advert asks for, each once."""
    found: dict[str, ReadLicence] = {}
    for match in _LICENCE.finditer(advert.flat):
        if _not_asked(advert, match):
            continue
        for name in filter(None, match.groups()):
            value = {"ec": "CE"}.get(name, name.upper())
            read = _read(advert, match, value, needed=not _wished(advert, match))
            if value not in found or read.needed:
                found[value] = read
    return tuple(found.values()) or _unnamed(advert)


def _unnamed(advert: AdvertText) -> tuple[ReadLicence, ...]:
    """ "Permis et véhicule": the licence of a car, at least wished for."""
    for match in _ANY.finditer(advert.flat):
        if _not_asked(advert, match):
            continue
        asked = bool(_ON_THE_OTHER_HAND.match(advert.flat, match.end()))
        car = match[0].startswith("permis")
        if car or asked:
            return (_read(advert, match, "B", needed=asked and not _wished(advert, match)),)
    return ()


def _read(advert: AdvertText, match: re.Match[str], value: str, needed: bool) -> ReadLicence:
    start, end = match.span()
    return ReadLicence(advert.said(start, end), start, end, value, needed)


def _not_asked(advert: AdvertText, match: re.Match[str]) -> bool:
    before = advert.flat[max(0, match.start() - 30) : match.start()]
    return bool(_NONE_BEFORE.search(before) or _NONE_BEHIND.match(advert.flat, match.end()))


def _wished(advert: AdvertText, match: re.Match[str]) -> bool:
    wished = _WISHED_BEHIND.match(advert.flat, match.end())
    needed = _ON_THE_OTHER_HAND.match(advert.flat, match.end())
    return bool(wished and not (needed and needed.end() < wished.end()))
