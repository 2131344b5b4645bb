"""The kind of contract, told from those that an advert mentions besides."""

from __future__ import annotations

import re

from .readings import Contract, ReadContract
from .words import AdvertText

_DURATION = (
    r"(?:[ :(-]{0,3}(?:de |d'une duree de |pour |duree )?\d{1,2}(?: ?(?:a|/|-) ?\d{1,2})? ?"
    r"(?:mois|semaines?|ans?|jours?))?"
)
#: What names a kind of contract, and how plainly.
_KINDS = tuple(
    (kind, re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])"), weight)
    for kind, pattern, weight in (
        (Contract.INTERNSHIP, r"contrat de stage|offre de stage|convention de stage", 5),
        (Contract.INTERNSHIP, r"stages?|stagiaires?", 1),
        (
            Contract.APPRENTICESHIP,
            r"(?:contrat|offre|poste) (?:d'apprentissage|d'alternance|de professionnalisation)"
            r"|en (?:alternance|apprentissage)|contrat pro",
            5,
        ),
        (Contract.APPRENTICESHIP, r"apprentissage|alternan(?:ce|te?s?)", 3),
        (Contract.APPRENTICESHIP, r"apprentie?s?(?:\(e\))?", 1),
        (Contract.TEMPORARY, r"mission d'interim|en interim|contrat interim\w{0,7}", 4.5),
        (Contract.TEMPORARY, rf"interim{_DURATION}", 2.5),
        (Contract.TEMPORARY, r"interimaires?|travail temporaire|ifm", 1.5),
        (Contract.FIXED_TERM, rf"c\.?d\.?d\.?(?:d?i(?![a-z]))?{_DURATION}", 4),
        (Contract.FIXED_TERM, rf"(?:contrat )?a? ?duree determinee{_DURATION}", 4),
        (
            Contract.FIXED_TERM,
            r"contrat (?:de|d'une duree de) \d{1,2} (?:mois|semaines?|ans?)",
            3,
        ),
        (Contract.FIXED_TERM, r"(?:contrat |emploi |poste )?saisonni\w{1,4}|contrat d'extra", 3),
        (Contract.FIXED_TERM, r"en extra|extras?|job d'ete|pour la saison|saison \w{3,9}", 2),
        (Contract.PERMANENT, r"c\.?d\.?i\.?|(?:contrat )?a? ?duree indeterminee", 4),
        (
            Contract.OTHER,
            r"service civique|volontariat|vacataires?|auto-?entrepreneur\w{0,2}"
            r"|micro-?entrepreneur\w{0,2}|freelance|benevol\w{1,4}",
            2,
        ),
    )
)
#: What may come of it one day, or what the diploma was made by.
_LATER = re.compile(
    r"(?:puis|vers(?: un)?|debouch\w{1,6}(?: sur)?(?: un)?|suivi d'un|avant|en vue d'un"
    r"|possibilite de|perspective de|evolution en|transform\w{1,8} en|ou|ensuite|a la cle"
    r"|experience en|pre-embauche|renouvelable ou|apres (?:un|votre|ton)"
    r"|agences?|societe|groupe) ?$"
)
_BEHIND_LATER = re.compile(r" (?:possible|a la cle|envisageable|a terme|ensuite)|,? si ")
_LABEL = re.compile(r"(?:type|nature)? ?(?:de |du )?contrat ?(?:propose)? ?[:-] ?$")
_TITLE_LINES = 2


def read_contract(advert: AdvertText) -> ReadContract | None:
    """The kind of contract that the advert offers."""
    found = [
        (_score(advert, match, weight), -match.start(), kind, match)
        for kind, pattern, weight in _KINDS
        for match in pattern.finditer(advert.flat)
    ]
    best = max(found, key=lambda each: each[:2], default=None)
    if best is None or best[0] <= 0:
        return None
    kind, match = best[2:]
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return ReadContract(advert.said(start, match.end()), start, match.end(), kind)


def _score(advert: AdvertText, match: re.Match[str], weight: float) -> float:
    flat = advert.flat
    before = flat[max(0, match.start() - 40) : match.start()]
    score = float(weight)
    if _LATER.search(before):
        score -= 4
    if _BEHIND_LATER.match(flat, match.end()):
        score -= 3
    if _LABEL.search(before):
        score += 4
    if advert.line_of(match.start()) in advert.lines[:_TITLE_LINES]:
        score += 2
    return score
