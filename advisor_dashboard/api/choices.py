"""The filters that a search offers: each choice in words, with how many people it would leave."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..days import day_in_words
from ..models import Commune
from ..platform import Course
from ..targeting import terms
from ..targeting.facets import (
    NOT_COUNTED,
    RADII_KM,
    Asked,
    Counts,
    Sifted,
    Town,
    count_choices,
)
from ..targeting.filters import Filters
from ..targeting.members import finishers, standing_in
from .access import Reach, asked_platform
from .asked import known_languages, language_name, since

if TYPE_CHECKING:
    from .targeting import TargetQuery

#: In how many days somebody may be free at the latest; 0 = today.
FREE_IN_DAYS = (0, 30, 90)
#: In how many days somebody may have been active.
ACTIVE_IN_DAYS = (7, 30, 90)


@dataclass(frozen=True)
class Choice:
    """One choice of a filter.

    Attributes:
        value: as it stands in the address.
        count: how many people are left with it; ``None`` where too many are found to count.
    """

    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True)
class Choices:
    """What each filter offers. A choice that would leave nobody is left out unless it is chosen."""

    cohorts: tuple[Choice, ...] = ()
    towns: tuple[Choice, ...] = ()
    radii: tuple[Choice, ...] = ()
    days: tuple[Choice, ...] = ()
    licences: tuple[Choice, ...] = ()
    languages: tuple[Choice, ...] = ()
    active: tuple[Choice, ...] = ()
    complete: tuple[Choice, ...] = ()
    paths: tuple[Choice, ...] = ()

    @property
    def chosen(self) -> list[Choice]:
        """Those that are chosen."""
        every = (getattr(self, each.name) for each in fields(self))
        return [choice for choices in every for choice in choices if choice.chosen]


@dataclass(frozen=True)
class Chooser:
    """Makes the choices of one search.

    Attributes:
        cohorts: the scopes that are cohorts, with the course and the cohort's id there.
    """

    reach: Reach
    query: TargetQuery
    filters: Filters
    cohorts: Mapping[int, tuple[str, int]]

    def choices(self, sifted: Collection[Sifted] | None) -> Choices:
        """The choices for these people of a search, filtered or not.

        Args:
            sifted: ``None`` for too many to count.

        Raises:
            Unavailable: the platform, which knows the cohorts' names, could not be asked.
        """
        query = self.query
        counts = NOT_COUNTED if sifted is None else self._count(sifted)
        radii = [(km, _("%(km)s km") % {"km": km}) for km in RADII_KM if self.filters.near]
        active = [(days, _within(days)) for days in self._active_in_days()]
        return Choices(
            cohorts=self._cohorts(counts),
            towns=_towns(counts.towns),
            radii=_few(
                Choice(str(km), label, counts.of("radii", km), km == query.radius_km)
                for km, label in radii
            ),
            days=self._days(counts),
            licences=_few(
                Choice(each, each, counts.of("licences", each), each in query.licences)
                for each in terms.LICENCES
            ),
            languages=self._languages(counts),
            active=_few(
                Choice(
                    str(days),
                    label,
                    counts.of("since", since(days)),
                    days == query.active_within_days,
                )
                for days, label in active
            ),
            complete=_few(
                [Choice("1", _("Complete"), counts.of("complete", True), query.complete)]
            ),
            paths=_few(
                Choice(key, course.name, counts.of("paths", key), key in query.paths)
                for key, course in self._courses_with_paths(counts)
            ),
        )

    def _count(self, sifted: Collection[Sifted]) -> Counts:
        asked = Asked(
            days=self._days_offered(),
            since=[day for day in map(since, self._active_in_days()) if day],
            cohorts=standing_in(self.cohorts, [row.pk for row, _missed, _km in sifted]),
            ticked=self.query.cohorts,
            finished=finishers(
                self.reach.scopes(),
                self.reach.courses,
                [row.learner_id for row, _missed, _km in sifted],
            ),
        )
        return count_choices(sifted, self.filters, asked)

    def _cohorts(self, counts: Counts) -> tuple[Choice, ...]:
        """By name, with the course where there are several; people are counted by the index."""
        keys = sorted({key for key, _cohort in self.cohorts.values()})
        with asked_platform() as platform:
            names = {
                (key, cohort.id): cohort.name for key in keys for cohort in platform.cohorts(key)
            }
        found = []
        for scope_id, cohort in self.cohorts.items():
            label = names.get(cohort, "")
            if label and len(keys) > 1:
                label = f"{label} · {self.reach.courses[cohort[0]].name}"
            chosen = scope_id in self.query.cohorts
            found.append(Choice(str(scope_id), label, counts.of("cohorts", scope_id), chosen))
        return _few(sorted(found, key=lambda choice: choice.label.casefold()))

    def _days_offered(self) -> list[date]:
        today, chosen = timezone.localdate(), self.query.available_by
        days = {today + timedelta(days=each) for each in FREE_IN_DAYS}
        return sorted({*days, *([chosen] if chosen else [])})

    def _days(self, counts: Counts) -> tuple[Choice, ...]:
        today, chosen = timezone.localdate(), self.query.available_by
        return _few(
            Choice(day.isoformat(), _free_by(day, today), counts.of("days", day), day == chosen)
            for day in self._days_offered()
        )

    def _active_in_days(self) -> list[int]:
        asked = self.query.active_within_days
        return sorted({*ACTIVE_IN_DAYS, *([asked] if asked else [])})

    def _languages(self, counts: Counts) -> tuple[Choice, ...]:
        """The commonest first."""
        asked = self.query.languages
        codes = {*asked, *(counts.languages if counts.counted else known_languages())}
        found = [
            Choice(code, language_name(code), counts.of("languages", code), code in asked)
            for code in codes
        ]
        return _few(sorted(found, key=lambda choice: (-(choice.count or 0), choice.label)))

    def _courses_with_paths(self, counts: Counts) -> list[tuple[str, Course]]:
        """The courses of the reach whose path somebody has finished, as far as that is known."""
        courses = sorted(self.reach.courses.items(), key=lambda one: (one[1].name, one[0]))
        return courses if counts.counted else [one for one in courses if one[0] in self.query.paths]


def _few(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(choice for choice in choices if choice.count != 0 or choice.chosen)


def _towns(counts: Mapping[Town, int]) -> tuple[Choice, ...]:
    names = dict(
        Commune.objects.filter(key__in=[town.key for town in counts]).values_list("key", "name")
    )
    return tuple(
        Choice(town.key, names[town.key], count, chosen=False)
        for town, count in counts.items()
        if town.key in names
    )


def _free_by(day: date, today: date) -> str:
    days = (day - today).days
    if days == 0:
        return _("Free now")
    if days in FREE_IN_DAYS:
        return ngettext("In %(count)d month", "In %(count)d months", days // 30) % {
            "count": days // 30
        }
    # Translators: a day such as 15 January 2027
    return _("On %(day)s") % {"day": day_in_words(day)}


def _within(days: int) -> str:
    return ngettext("In the last %(count)d day", "In the last %(count)d days", days) % {
        "count": days
    }
