"""The filters that a search offers: each choice in words, with how many people it would leave."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..days import day_in_words
from ..models import Commune
from ..targeting import terms
from ..targeting.facets import Asked, Counts, Sifted, Town, count_choices
from ..targeting.filters import Filters
from ..targeting.members import finishers, standing_in
from .access import Reach, asked_platform
from .asked import language_name, since

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
        count: how many people are left with it.
    """

    value: str
    label: str
    count: int
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

    def choices(self, sifted: Collection[Sifted]) -> Choices:
        """The choices for these people of a search, filtered or not.

        Raises:
            Unavailable: the platform, which knows the cohorts' names, could not be asked.
        """
        query = self.query
        active = self._active_in_days()
        asked = Asked(
            days=self._days(),
            since=[day for day in map(since, active) if day],
            cohorts=standing_in(self.cohorts),
            finished=finishers(self.reach.courses),
        )
        counts = count_choices(sifted, self.filters, asked)
        return Choices(
            cohorts=self._cohorts(counts),
            towns=_towns(counts.towns),
            radii=_few(
                Choice(str(km), _("%(km)s km") % {"km": km}, count, km == query.radius_km)
                for km, count in counts.radii.items()
            ),
            days=self._free(counts.days),
            licences=_few(
                Choice(each, each, counts.licences.get(each, 0), each in query.licences)
                for each in terms.LICENCES
            ),
            languages=self._languages(counts),
            active=_few(
                Choice(
                    str(days),
                    _within(days),
                    counts.since.get(since(days), 0),  # type: ignore[arg-type]
                    days == query.active_within_days,
                )
                for days in active
            ),
            complete=_few([Choice("1", _("The CV is complete"), counts.complete, query.complete)]),
            paths=_few(
                Choice(key, self.reach.courses[key].name, count, key in query.paths)
                for key, count in counts.paths.items()
            ),
        )

    def _cohorts(self, counts: Counts) -> tuple[Choice, ...]:
        """By course where there are several, then by name; people are counted by the index."""
        keys = sorted({key for key, _cohort in self.cohorts.values()})
        with asked_platform() as platform:
            names = {
                (key, cohort.id): cohort.name for key in keys for cohort in platform.cohorts(key)
            }
        several = len(keys) > 1
        found = []
        for scope_id, (key, cohort_id) in self.cohorts.items():
            name = names.get((key, cohort_id))
            if name is None:
                continue
            label = f"{name} · {self.reach.courses[key].name}" if several else name
            chosen = scope_id in self.query.cohorts
            found.append(Choice(str(scope_id), label, counts.cohorts.get(scope_id, 0), chosen))
        return _few(sorted(found, key=lambda choice: choice.label.casefold()))

    def _days(self) -> list[date]:
        today = timezone.localdate()
        offered = {today + timedelta(days=days) for days in FREE_IN_DAYS}
        return sorted(offered | ({self.query.available_by} if self.query.available_by else set()))

    def _free(self, counts: Mapping[date, int]) -> tuple[Choice, ...]:
        today = timezone.localdate()
        chosen = self.query.available_by
        return _few(
            Choice(day.isoformat(), _free_by(day, today), count, day == chosen)
            for day, count in counts.items()
        )

    def _active_in_days(self) -> list[int]:
        asked = self.query.active_within_days
        return sorted({*ACTIVE_IN_DAYS, *([asked] if asked else [])})

    def _languages(self, counts: Counts) -> tuple[Choice, ...]:
        """The commonest first: most of them are those of the country."""
        asked = self.query.languages
        codes = {*counts.languages, *asked}
        found = [
            Choice(code, language_name(code), counts.languages.get(code, 0), code in asked)
            for code in codes
        ]
        return _few(sorted(found, key=lambda choice: (-choice.count, choice.label)))


def _few(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(choice for choice in choices if choice.count or choice.chosen)


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
