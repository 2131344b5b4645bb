"""Filters on profiles: place, availability, licences, languages, activity, groups, paths."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntFlag
from typing import NamedTuple

from django.db.models import F, QuerySet

from ..models import Profile
from ..places.geometry import bounding_box, distance_km
from .chunks import chunks
from .postings import recency
from .ranking import Hit
from .search import open_profiles

#: How far a learner can say that they would go.
FARTHEST_KM = 200
#: How far they are taken to go who did not say, unless the advisor says how far to look.
UNSAID_KM = 10


@dataclass(frozen=True)
class Near:
    """A place of work. ``radius_km`` is how far around it the advisor looks, if they say."""

    latitude: float
    longitude: float
    radius_km: int | None

    def distance(self, latitude: float, longitude: float, goes_km: int | None) -> float | None:
        """The distance of a learner; ``None`` when too far for the advisor or the learner.

        Args:
            goes_km: how far the learner would go; ``None`` if they did not say. Then it is for
                the advisor to say, and :data:`UNSAID_KM` where they do not either.
        """
        distance = self.apart(latitude, longitude)
        return distance if self.reaches(distance, goes_km) else None

    def apart(self, latitude: float, longitude: float) -> float:
        """How many kilometres away a place is."""
        return distance_km(self.latitude, self.longitude, latitude, longitude)

    def reaches(self, distance: float, goes_km: int | None) -> bool:
        """Whether a distance is too far neither for the advisor nor for the learner."""
        said = [each for each in (goes_km, self.radius_km) if each is not None]
        return distance <= min(said, default=UNSAID_KM)


class Row(NamedTuple):
    """What of a profile the filters look at, in the order of :data:`COLUMNS`."""

    pk: int
    learner_id: int
    commune_key: str
    latitude: float | None
    longitude: float | None
    radius_km: int | None
    available_on: date | None
    licences: int
    languages: str
    complete: bool
    active_on: date | None

    @classmethod
    def of(cls, profile: Profile) -> Row:
        """The row of a profile that was read whole."""
        return cls(*(getattr(profile, name) for name in COLUMNS))


COLUMNS = Row._fields


class Missed(IntFlag):
    """The filters that a profile does not pass."""

    PLACE = 1
    AVAILABILITY = 2
    LICENCE = 4
    LANGUAGE = 8
    ACTIVITY = 16
    COMPLETE = 32
    COHORT = 64
    PATH = 128


@dataclass(frozen=True)
class Filters:
    """What a profile must be to stay; an unset filter lets everybody through.

    Attributes:
        members: the profiles that stand in one of the cohorts asked for; ``None`` = not asked.
        finished: by the course of each path asked for, the learners who have finished it.
    """

    near: Near | None = None
    available_by: date | None = None
    licences: int = 0
    languages: frozenset[str] = frozenset()
    active_since: date | None = None
    complete: bool = False
    members: frozenset[int] | None = None
    finished: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        plain = self.near or self.available_by or self.licences or self.languages
        more = self.active_since or self.complete or self.finished
        return bool(plain or more) or self.members is not None

    def keep(self, profile_ids: Collection[int]) -> dict[int, float | None]:
        """Those of the profiles that stay, with their distance where a place is set."""
        if not self:
            return dict.fromkeys(profile_ids)
        kept: dict[int, float | None] = {}
        for some in chunks(profile_ids):
            for row in read_rows(self._narrow(Profile.objects.filter(pk__in=some))):
                missed, distance = self.measure(row)
                if not missed:
                    kept[row.pk] = distance
        return kept

    def keep_open(self, scope_ids: Collection[int]) -> dict[Hit, float | None]:
        """Of all who are open in these scopes those that stay, with their distance.

        The database leaves out whom it can: few are read where few stay.
        """
        kept: dict[Hit, float | None] = {}
        for profiles in open_profiles(scope_ids):
            rows = self._narrow(profiles).values_list(*COLUMNS, "updated_at")
            for *columns, updated_at in rows:
                row = Row._make(columns)
                missed, distance = self.measure(row)
                if not missed:
                    kept[Hit(row.pk, 0, 0, recency(updated_at))] = distance
        return kept

    def distance(self, row: Row) -> float | None:
        """How far away a learner lives, where a place is set and theirs is known."""
        if self.near is None or row.latitude is None or row.longitude is None:
            return None
        return self.near.apart(row.latitude, row.longitude)

    def measure(self, row: Row) -> tuple[int, float | None]:
        """The filters that a profile does not pass, and its distance where a place is set.

        The filters as :class:`Missed`; 0 = it stays.
        """
        missed, distance = 0, self.distance(row)
        if self.near and (distance is None or not self.near.reaches(distance, row.radius_km)):
            missed |= Missed.PLACE.value
        if self.available_by and not is_by(row.available_on, self.available_by):
            missed |= Missed.AVAILABILITY.value
        if self.licences & ~row.licences:
            missed |= Missed.LICENCE.value
        if self.languages and not all(speaks(row.languages, each) for each in self.languages):
            missed |= Missed.LANGUAGE.value
        if self.active_since and not is_by(self.active_since, row.active_on):
            missed |= Missed.ACTIVITY.value
        if self.complete and not row.complete:
            missed |= Missed.COMPLETE.value
        if self.members is not None and row.pk not in self.members:
            missed |= Missed.COHORT.value
        if self.finished and not all(
            row.learner_id in learners for learners in self.finished.values()
        ):
            missed |= Missed.PATH.value
        return missed, distance

    def _narrow(self, profiles: QuerySet[Profile]) -> QuerySet[Profile]:
        """Leave out in SQL whom :meth:`measure` would leave out for sure, so that few are read."""
        if self.available_by:
            profiles = profiles.filter(available_on__lte=self.available_by)
        if self.licences:
            profiles = profiles.annotate(held=F("licences").bitand(self.licences)).filter(
                held=self.licences
            )
        for language in sorted(self.languages):
            profiles = profiles.filter(languages__contains=f" {language} ")
        if self.active_since:
            profiles = profiles.filter(active_on__gte=self.active_since)
        if self.complete:
            profiles = profiles.filter(complete=True)
        if self.near:
            box = bounding_box(
                self.near.latitude,
                self.near.longitude,
                FARTHEST_KM if self.near.radius_km is None else self.near.radius_km,
            )
            profiles = profiles.filter(
                latitude__range=(box.south, box.north), longitude__range=(box.west, box.east)
            )
        return profiles


def rows_of(profile_ids: Collection[int]) -> Iterator[Row]:
    """The rows of these profiles."""
    for some in chunks(profile_ids):
        yield from read_rows(Profile.objects.filter(pk__in=some))


def read_rows(profiles: QuerySet[Profile]) -> Iterator[Row]:
    """The rows of some profiles."""
    return map(Row._make, profiles.values_list(*COLUMNS))


def is_by(day: date | None, end: date | None) -> bool:
    """Whether a day is known, and not later than another that is known too."""
    return day is not None and end is not None and day <= end


def speaks(languages: str, code: str) -> bool:
    """Whether a language stands in a profile's languages."""
    return f" {code} " in languages
