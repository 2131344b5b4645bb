"""The parts of an advert that say little of its job: a mail's head, its signature, other offers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .words import AdvertText, Line

_MAIL_HEAD = re.compile(
    r"(?:de|a|cc|cci|from|to|date|envoye(?: le)?|objet|sujet|tr|re|fwd|pj|pieces? jointes?) ?: ?"
)
_SUBJECT = re.compile(r"(?:objet|sujet) ?: ?(?:(?:tr|re|fwd) ?: ?)?")
_GREETING = re.compile(r"(?:bonjour|bonsoir|madame|monsieur|chere?s?|salut|hello)\b[^.:]{0,40}$")
_CLOSING = re.compile(
    r"[^a-z\n]{0,4}(?:bien |tres )?(?:cordialement|cdlt|cdt|salutations"
    r"|respectueusement|sinceres salutations|bien a vous|bonne reception|amicalement|a bientot)\b"
)
_LONGEST_CLOSING = 60
_OTHERS = re.compile(
    r"[^a-z\n]{0,8}(?:(?:ces|d'autres|autres|nos autres|voir (?:aussi|les|nos)"
    r"|decouvr\w{2,4}|plus d'|les) ?(?:autres )?(?:offres?|annonces?|postes?|emplois?|jobs?)\b"
    r"|(?:offres?|annonces?|emplois?|postes?|jobs?) (?:d'emploi )?(?:similaires?|proches|recommande"
    r"|associe|a proximite|qui pourraient|susceptibles)"
    r"|(?:vous aimerez|vous pourriez|cela pourrait|a voir) (?:peut-etre )?(?:aussi|egalement)"
    r"|recommande(?:e|s|es)? pour vous|(?:recherches?|metiers) (?:associe|similaire|frequente))"
)
#: Above this line the words are a page's own links, and the advert still to come.
_FIRST_OTHERS = 4


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts of an advert begin; what is not there begins at its end.

    Attributes:
        lines: those that may hold a title: no head of a mail, no greeting.
        subject: where the subject of a mail begins and ends, if it has one.
        signed: who has written it, with an address of his own.
        others: other offers, of which a job board says that they may please too.
    """

    lines: tuple[Line, ...]
    subject: Line | None
    signed: int
    others: int


def parts_of(advert: AdvertText) -> Parts:
    """The parts of this advert."""
    lines = advert.lines
    first = 0
    subject = None
    while first < len(lines) and _is_head(advert, lines[first]):
        found = _SUBJECT.match(advert.flat, lines[first].start, lines[first].end)
        if found and found.end() < lines[first].end:
            subject = Line(found.end(), lines[first].end)
        first += 1
    signed = others = len(advert.flat)
    for number, line in enumerate(lines):
        if number >= _FIRST_OTHERS and _OTHERS.match(advert.flat, line.start, line.end):
            others = line.start
            break
        short = line.end - line.start <= _LONGEST_CLOSING
        if number and short and _CLOSING.match(advert.flat, line.start, line.end):
            signed = line.start
    return Parts(lines[first:], subject, signed, others)


def _is_head(advert: AdvertText, line: Line) -> bool:
    head = _MAIL_HEAD.match(advert.flat, line.start, line.end)
    return bool(head or _GREETING.match(advert.flat, line.start, line.end))
