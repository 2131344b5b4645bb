"""Days as people write them, without a year too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .words import AdvertText

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("janvier", "janv", "jan"),
            ("fevrier", "fevr", "fev"),
            ("mars",),
            ("avril", "avr"),
            ("mai",),
            ("juin",),
            ("juillet", "juil"),
            ("aout",),
            ("septembre", "sept"),
            ("octobre", "oct"),
            ("novembre", "nov"),
            ("decembre", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = rf"({'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![a-z])\.?"
_WEEKDAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?"
_WRITTEN = re.compile(rf"(?<![\d/.]){_WEEKDAY}(\d{{1,2}})(?:er)? {_MONTH}(?: (20\d\d))?")
_NUMBERS = re.compile(
    r"(?<![\d/.,-])(\d{1,2})([/.-])(\d{1,2})(?:\2(20\d\d|\d\d))?(?![\d%€]|[/.,-]\d)"
)
_OF_COMPUTERS = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_PART = re.compile(rf"(?:(debut|mi|fin|courant)[ -](?:du mois de |de )?)?\b{_MONTH}(?: (20\d\d))?")
_PART_DAYS = {"mi": 15, "fin": 25}
#: A day without a year that has just passed is this year's: the advert is old.
_JUST_PASSED = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class DayFound:
    """A day where it stands; ``exact`` where the advert names the very day."""

    day: date
    start: int
    end: int
    exact: bool = True


def find_days(advert: AdvertText, today: date) -> tuple[DayFound, ...]:
    """Every day that the advert names, in its order."""
    found: list[DayFound] = []
    for each in _candidates(advert.flat, today):
        if not any(each.start < other.end and other.start < each.end for other in found):
            found.append(each)
    return tuple(sorted(found, key=lambda each: each.start))


def _candidates(flat: str, today: date) -> Iterator[DayFound]:
    """The plainest ways of writing a day come first."""
    for match, (year, month, day), exact in _numbers(flat):
        when = _day(year, month, day, today)
        if when is not None:
            yield DayFound(when, match.start(), match.end(), exact)


def _numbers(flat: str) -> Iterator[tuple[re.Match[str], tuple[int | None, int, int], bool]]:
    for match in _OF_COMPUTERS.finditer(flat):
        yield match, (int(match[1]), int(match[2]), int(match[3])), True
    for match in _WRITTEN.finditer(flat):
        yield match, (_year(match[3]), _MONTHS[match[2]], int(match[1])), True
    for match in _NUMBERS.finditer(flat):
        if match[4] or match[2] == "/":
            yield match, (_year(match[4]), int(match[3]), int(match[1])), True
    for match in _PART.finditer(flat):
        day = _PART_DAYS.get(match[1] or "", 1)
        yield match, (_year(match[3]), _MONTHS[match[2]], day), False


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _day(year: int | None, month: int, day: int, today: date) -> date | None:
    """The day of these numbers; the next one of its kind where no year is said."""
    try:
        when = date(year or today.year, month, day)
        if year is None and when < today - _JUST_PASSED:
            when = date(today.year + 1, month, day)
    except ValueError:
        return None
    return when
