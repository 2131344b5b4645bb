"""When the work begins, and until when one may apply."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from .days import DayFound, find_days
from .readings import ReadDay
from .words import AdvertText

_NEAR = 60
_START = re.compile(
    r"a partir (?:du|de|d')|a compter (?:du|de)|prise (?:de|en) (?:poste|fonctions?|service)"
    r"|demarrage|\bstart\b|date de (?:prise de poste|commencement)|\bdebut\b|commenc\w{1,5}"
    r"|a pourvoir|poste (?:dispo\w{0,6}|libre)|disponible|embauche|des le|rentree"
    r"|entree en fonction"
    r"|session|demarr\w{1,4}|(?:saison|contrat|mission|cdd|remplacement)[^.\n]{0,30}\bdu\b"
)
_CLOSE = re.compile(
    r"candidat\w{1,6}|postul\w{1,4}|\bcv\b|envoy\w{1,3}|adress\w{2,3}|repond\w{1,3}|reponse"
    r"|date limite|cloture|inscri\w{2,8}"
)
_UNTIL = re.compile(
    r"(?:avant(?: le)?|jusqu'au|au plus tard(?: le)?|limite[^\n]{0,30}|cloture[^\n]{0,20})"
    r"[ :]{0,3}$"
)
_AT_ONCE = re.compile(
    r"des que possible|immediate(?:ment)?\b|immediat\b|(?:tout )?de suite|\basap\b|des maintenant"
    r"|sans attendre|au plus vite|au plus tot|des aujourd'hui"
)
_TILL = re.compile(r" (?:inclus )?au (?:\w{5,8} )?\d")
_MEETING = re.compile(r"reunion|information|entretien|portes ouvertes|forum|job dating|collective")


def read_moments(advert: AdvertText, today: date) -> tuple[ReadDay | None, ReadDay | None]:
    """The first day of work, and the last day to apply."""
    days = find_days(advert, today)
    closes = next((each for each in days if _closes(advert, each)), None)
    others = [each for each in days if each is not closes and not _is_until(advert, each)]
    return _start(advert, others), _read(advert, closes) if closes and closes.exact else None


def _is_until(advert: AdvertText, found: DayFound) -> bool:
    return bool(_UNTIL.search(advert.flat, max(0, found.start - 45), found.start))


def _closes(advert: AdvertText, found: DayFound) -> bool:
    if not _is_until(advert, found):
        return False
    begin, end = advert.sentence(found.start)
    line = advert.line_of(found.start)
    return bool(_CLOSE.search(advert.flat, min(begin, line.start), end))


def _start(advert: AdvertText, days: Sequence[DayFound]) -> ReadDay | None:
    """The day nearest behind words of beginning; else "at once", where that is said."""
    for found in sorted(days, key=lambda each: not each.exact):
        if _begins_a_time(advert, found):
            return _read(advert, found)
        line = advert.line_of(found.start)
        begin = max(line.start, found.start - _NEAR)
        cue = _START.search(advert.flat, begin, found.end)
        if (
            cue
            and not _MEETING.search(advert.flat, cue.end(), found.start)
            and not _met(advert, found)
        ):
            return _read(advert, found)
    at_once = _AT_ONCE.search(advert.flat)
    if at_once:
        start, end = at_once.span()
        return ReadDay(advert.said(start, end), start, end, None)
    return None


def _begins_a_time(advert: AdvertText, found: DayFound) -> bool:
    """ "Du 30 novembre au 18 décembre"."""
    before = advert.flat[max(0, found.start - 4) : found.start]
    return before.endswith("du ") and bool(_TILL.match(advert.flat, found.end))


def _met(advert: AdvertText, found: DayFound) -> bool:
    """Whether the day is that of a meeting: "réunion d'information le 8/12"."""
    begin = max(advert.line_of(found.start).start, found.start - _NEAR)
    return bool(_MEETING.search(advert.flat, begin, found.start))


def _read(advert: AdvertText, found: DayFound) -> ReadDay:
    return ReadDay(advert.said(found.start, found.end), found.start, found.end, found.day)
