"""How many people each choice of a filter would leave: counted in one pass, no database.

The number beside a choice is what one click on it gives, beside all that is chosen: of choices
that are all needed those who have this one too, of groups those who stand in any, and of choices
that take each other's place those who pass with that one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

from . import terms
from .filters import Filters, Missed, Near, Row, is_by

#: As many towns are offered as somebody looks through.
MOST_TOWNS = 6
#: How far around a place to look.
RADII_KM = (5, 10, 20, 50)


@dataclass(frozen=True)
class Town:
    """A commune where people of the search live."""

    key: str
    latitude: float
    longitude: float


class Sifted(NamedTuple):
    """A profile of a search, the filters that it does not pass, and its distance if one is set."""

    row: Row
    missed: int
    distance: float | None


@dataclass(frozen=True)
class Asked:
    """The choices that are counted, beside those that the rows themselves hold.

    Attributes:
        days: the days by which somebody may have to be free.
        since: the days since which they may have to be active.
        cohorts: by scope, the profiles that stand in it.
        ticked: the scopes that are chosen already.
        finished: by course, the learners who have finished its path.
    """

    days: Sequence[date] = ()
    since: Sequence[date] = ()
    cohorts: Mapping[int, frozenset[int]] = field(default_factory=dict)
    ticked: Collection[int] = ()
    finished: Mapping[str, frozenset[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Counts:
    """How many people each choice would leave.

    Attributes:
        towns: the communes where most of them live, and how many would work there.
        radii: how many would be found within so many kilometres of the place that is set.
        counted: false where there were too many to count.
    """

    towns: Mapping[Town, int] = field(default_factory=dict)
    radii: Mapping[int, int] = field(default_factory=dict)
    days: Mapping[date, int] = field(default_factory=dict)
    licences: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    since: Mapping[date, int] = field(default_factory=dict)
    complete: Mapping[bool, int] = field(default_factory=dict)
    cohorts: Mapping[int, int] = field(default_factory=dict)
    paths: Mapping[str, int] = field(default_factory=dict)
    counted: bool = True

    def of(self, name: str, value: Any) -> int | None:
        """How many people a choice of one of these would leave; ``None`` if not counted."""
        found: int | None = getattr(self, name).get(value, 0) if self.counted else None
        return found


#: Nothing was counted.
NOT_COUNTED = Counts(counted=False)


def sift(rows: Iterable[Row], filters: Filters) -> list[Sifted]:
    """Each row with the filters that it does not pass."""
    if not filters:
        return [Sifted(row, 0, None) for row in rows]
    return [Sifted(row, *filters.measure(row)) for row in rows]


def count_choices(sifted: Collection[Sifted], filters: Filters, asked: Asked) -> Counts:
    """Count the choices of every filter among the people of a search."""
    behind = _Behind.of(sifted)
    fitting = behind.rows.get(0, [])
    places = behind.but_for(Missed.PLACE)
    free = Counter(row.available_on for row in behind.but_for(Missed.AVAILABILITY))
    active = Counter(row.active_on for row in behind.but_for(Missed.ACTIVITY))
    learners = {row.learner_id for row in fitting}
    return Counts(
        towns={} if filters.near else _towns(places),
        radii=_radii(filters.near, places) if filters.near else {},
        days={day: _sum(free, lambda on, day=day: is_by(on, day)) for day in asked.days},
        licences=_licences(fitting),
        languages=_languages(fitting),
        since={day: _sum(active, lambda on, day=day: is_by(day, on)) for day in asked.since},
        complete=Counter(row.complete for row in behind.but_for(Missed.COMPLETE)),
        cohorts=_cohorts(behind.but_for(Missed.COHORT), filters.members, asked),
        paths={key: len(learners & those) for key, those in asked.finished.items()},
    )


@dataclass(frozen=True)
class _Behind:
    """The people by the filters that they do not pass; all that pass stand under 0."""

    rows: Mapping[int, list[Row]]

    @classmethod
    def of(cls, sifted: Iterable[Sifted]) -> _Behind:
        rows: dict[int, list[Row]] = {}
        for row, missed, _distance in sifted:
            rows.setdefault(missed, []).append(row)
        return cls(rows)

    def but_for(self, one: Missed) -> list[Row]:
        """The people who pass every filter but perhaps this one."""
        return [*self.rows.get(0, ()), *self.rows.get(one.value, ())]


def _sum(counter: Counter[date | None], fits: Any) -> int:
    return sum(number for day, number in counter.items() if fits(day))


def _cohorts(rows: Collection[Row], members: frozenset[int] | None, asked: Asked) -> dict[int, int]:
    """Groups add to each other; one of which nobody is found is none to choose."""
    found = {row.pk for row in rows}
    chosen = found & (members or frozenset())
    return {
        scope: len(chosen | (found & those))
        for scope, those in asked.cohorts.items()
        if scope in asked.ticked or not found.isdisjoint(those)
    }


def _licences(rows: Collection[Row]) -> Counter[str]:
    found: Counter[str] = Counter()
    for mask, number in Counter(row.licences for row in rows).items():
        found.update(dict.fromkeys(terms.read_licences(mask), number))
    return found


def _languages(rows: Collection[Row]) -> Counter[str]:
    found: Counter[str] = Counter()
    for languages, number in Counter(row.languages for row in rows).items():
        found.update(dict.fromkeys(languages.split(), number))
    return found


def _homes(rows: Collection[Row]) -> Counter[tuple[Town, int | None]]:
    """How many live in each commune and would go so far."""
    counted = Counter((row.commune_key, row.latitude, row.longitude, row.radius_km) for row in rows)
    return Counter(
        {
            (Town(key, latitude, longitude), goes_km): number
            for (key, latitude, longitude, goes_km), number in counted.items()
            if latitude is not None and longitude is not None
        }
    )


def _towns(rows: Collection[Row]) -> dict[Town, int]:
    homes = _homes(rows)
    living: Counter[Town] = Counter()
    for (town, _goes_km), number in homes.items():
        living[town] += number if town.key else 0
    largest = sorted(living, key=lambda town: (-living[town], town.key))[:MOST_TOWNS]
    found = {town: _reached(Near(town.latitude, town.longitude, None), homes) for town in largest}
    return {town: number for town, number in found.items() if number}


def _radii(near: Near, rows: Collection[Row]) -> dict[int, int]:
    homes = _homes(rows)
    return {km: _reached(replace(near, radius_km=km), homes) for km in RADII_KM}


def _reached(near: Near, homes: Counter[tuple[Town, int | None]]) -> int:
    return sum(
        number
        for (town, goes_km), number in homes.items()
        if near.distance(town.latitude, town.longitude, goes_km) is not None
    )
