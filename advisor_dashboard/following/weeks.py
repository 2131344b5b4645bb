"""Answers week by week, from Monday to Sunday."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from .stages import YES

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Week:
    """How many answers came in a week."""

    starts_on: date
    yes: int
    no: int

    @property
    def answers(self) -> int:
        """All of them."""
        return self.yes + self.no


def mondays(number: int, last: date) -> list[date]:
    """The Mondays of so many weeks, up to the one of ``last``."""
    monday = last - timedelta(days=last.weekday())
    return [monday - back * _WEEK for back in reversed(range(number))]


def moments(monday: date) -> tuple[datetime, datetime]:
    """When the week begins here, and when the next one does."""
    return _midnight(monday), _midnight(monday + _WEEK)


def weeks_of(starts: Iterable[date], answers: Iterable[tuple[str, datetime]]) -> tuple[Week, ...]:
    """The answers that came in each of the weeks."""
    yes: dict[date, int] = {}
    no: dict[date, int] = {}
    for answer, moment in answers:
        day = timezone.localtime(moment).date()
        numbers = yes if answer in YES else no
        monday = day - timedelta(days=day.weekday())
        numbers[monday] = numbers.get(monday, 0) + 1
    return tuple(Week(monday, yes.get(monday, 0), no.get(monday, 0)) for monday in starts)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))
