"""Filters on profiles: place, availability, licences."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from ..models import Profile
from ..places.geometry import bounding_box, distance_km
from .chunks import chunks

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
        distance = distance_km(self.latitude, self.longitude, latitude, longitude)
        said = [each for each in (goes_km, self.radius_km) if each is not None]
        return distance if distance <= min(said, default=UNSAID_KM) else None


@dataclass(frozen=True)
class Filters:
    """What a profile must be to stay; an unset filter lets everybody through."""

    near: Near | None = None
    available_by: date | None = None
    licences: int = 0

    def __bool__(self) -> bool:
        return bool(self.near or self.available_by or self.licences)

    def keep(self, profile_ids: Collection[int]) -> dict[int, float | None]:
        """Those of the profiles that stay, with their distance where a place is set."""
        if not self:
            return dict.fromkeys(profile_ids)
        kept: dict[int, float | None] = {}
        for some in chunks(profile_ids):
            rows = self._narrow(Profile.objects.filter(pk__in=some))
            kept.update(self._measure(rows))
        return kept

    def _narrow(self, profiles: QuerySet[Profile]) -> QuerySet[Profile]:
        if self.available_by:
            profiles = profiles.filter(available_on__lte=self.available_by)
        if self.licences:
            profiles = profiles.annotate(held=F("licences").bitand(self.licences)).filter(
                held=self.licences
            )
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

    def _measure(self, profiles: QuerySet[Profile]) -> dict[int, float | None]:
        if not self.near:
            return dict.fromkeys(profiles.values_list("pk", flat=True))
        kept: dict[int, float | None] = {}
        rows = profiles.values_list("pk", "latitude", "longitude", "radius_km")
        for pk, latitude, longitude, goes_km in rows:
            if latitude is None or longitude is None:
                continue
            distance = self.near.distance(latitude, longitude, goes_km)
            if distance is not None:
                kept[pk] = distance
        return kept
