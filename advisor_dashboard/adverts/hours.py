"""Hours and days of work, in the words of the advert."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .readings import ReadText
from .words import AdvertText

#: As much as an offer keeps.
LONGEST = 120
_MOST = 5

_H = r"\d{1,3}(?:[.,]\d{1,2})? ?(?:h(?:eures?)?|hrs?)(?: ?\d\d)?(?![a-z0-9])"
_PER_WEEK = (
    r" ?(?:\(?(?:par|/|a la|de travail par)? ?(?:semaine|sem\b|hebdo\w{0,9})|\(?h(?:ebdo)?\))"
)
_WEEKLY = re.compile(
    rf"(?:\d{{1,2}} ?(?:h(?:eures?)?)? ?(?:a|-|/) ?)?{_H}{_PER_WEEK}\)?"
    rf"|{_H} ?(?:/|par) ?mois"
)
_BARE = re.compile(
    r"(?<![\d:/.,-])(?:\d{2} ?(?:h(?:eures?)?)? ?a )?"
    r"(\d{2}) ?h(?:eures?)?(?: ?[0-5]\d)?(?![a-z0-9])"
)
_CLOCK_BEFORE = re.compile(
    r"(?:\b(?:a|de|entre|des|vers|apres|avant|jusqu'a|et|fermeture a)|[-/]|\d ?h(?:[0-5]\d)?) ?$"
)
_CLOCK_BEHIND = re.compile(r" ?(?:-|/|a (?=\d)|et (?=\d)|par jour|/ ?jour|par mois|pour \d)")
_SHARE = re.compile(
    r"mi-? ?temps|temps (?:partiel|plein|complet|non complet)|temps choisi|plein temps"
)
_SHIFT = re.compile(
    r"\b[2-5] ?[x*] ?8\b|travail de nuit|horaires? decales?|en coupure"
    r"|(?:equipe|poste|vacations?|horaires?) de (?:nuit|jour|week-?end)"
    r"(?: et (?:de )?(?:week-?ends?|nuit|jour))?"
    r"|\b(?:le |les )?soirs? et (?:les )?week-?ends?"
)
_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_DAYS = re.compile(
    rf"du {_DAY} (?:au|a) {_DAY}"
    rf"|\b(?:le |les )?{_DAY}s? ?(?:soirs? |matins? )?(?:et (?:le )?{_DAY}s?|(?:,? {_DAY}){{1,5}})"
    rf"|\ble {_DAY} (?:matin|soir|apres-midi)s?"
    r"|\b(?:un|1) (?:week-?end|samedi) (?:sur (?:deux|2)|par mois)|(?:tous )?les samedis"
    r"|travail (?:le |les )?(?:samedi|week-?end)s?|\bles week-?ends?(?: et jours feries)?"
)
_OFF = re.compile(r"(?:repos|ferme\w{0,5}|sauf|conges?|off)[^.\n;-]{0,30}$")
_TIME = r"\d{1,2} ?h(?: ?[0-5]\d)?"
_CLOCK = re.compile(
    rf"(?:de )?{_TIME} ?(?:-|a|/) ?{_TIME}(?![a-z0-9])"
    rf"(?: ?(?:/|,|et|ou) ?(?:de )?{_TIME} ?(?:-|a) ?{_TIME}(?![a-z0-9]))?"
)


def read_hours(advert: AdvertText) -> tuple[ReadText, ...]:
    """How many hours, which part of the day and which days, in this order."""
    read: list[ReadText] = []
    room = LONGEST
    for match in _matches(advert):
        start, end = _trimmed(advert, match.start(), match.end())
        if any(start < each.end and each.start < end for each in read):
            continue
        words = advert.said(start, end)
        if len(read) == _MOST or len(words) > room or _repeated(words, read):
            continue
        room -= len(words) + 2
        read.append(ReadText(words, start, end, words))
    return tuple(read)


def _repeated(words: str, read: list[ReadText]) -> bool:
    return words.casefold() in (each.value.casefold() for each in read)


def _matches(advert: AdvertText) -> Iterator[re.Match[str]]:
    weekly = _WEEKLY.search(advert.flat) or _week_alone(advert)
    if weekly:
        yield weekly
    share = _SHARE.search(advert.flat)
    if share:
        yield share
    for pattern, most in ((_SHIFT, 2), (_CLOCK, 1), (_DAYS, 2)):
        kept = 0
        for match in pattern.finditer(advert.flat):
            if kept < most and not _is_off(advert, match):
                kept += 1
                yield match


def _is_off(advert: AdvertText, match: re.Match[str]) -> bool:
    line = advert.line_of(match.start())
    start = max(line.start, match.start() - 40)
    return bool(_OFF.search(advert.flat, start, match.start()))


def _week_alone(advert: AdvertText) -> re.Match[str] | None:
    """ "35h": so many hours can only be a week's; 8 h is a time of the day."""
    for match in _BARE.finditer(advert.flat):
        before = advert.flat[max(0, match.start() - 12) : match.start()]
        clock = _CLOCK_BEFORE.search(before) or _CLOCK_BEHIND.match(advert.flat, match.end())
        if 15 <= int(match[1]) <= 48 and (int(match[1]) > 24 or not clock):
            return match
    return None


def _trimmed(advert: AdvertText, start: int, end: int) -> tuple[int, int]:
    said = advert.flat[start:end]
    start += len(said) - len(said.lstrip())
    end -= len(said) - len(said.rstrip())
    if advert.flat[start:end].count("(") < advert.flat[start:end].count(")"):
        end -= 1
    return start, end
