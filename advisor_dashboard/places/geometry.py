"""Distances on the globe: how far two places are, and the box that holds a radius."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
KM_PER_DEGREE = 111.195


@dataclass(frozen=True)
class Box:
    """Bounds in decimal degrees. It holds at least every point within the radius."""

    south: float
    north: float
    west: float
    east: float

    def holds(self, latitude: float, longitude: float) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


def distance_km(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """The great-circle distance between two points, in kilometres."""
    phi, other_phi = radians(latitude), radians(other_latitude)
    height = sin((other_phi - phi) / 2) ** 2
    width = sin(radians(other_longitude - longitude) / 2) ** 2
    chord = height + cos(phi) * cos(other_phi) * width
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))


def bounding_box(latitude: float, longitude: float, radius_km: float) -> Box:
    """A box around a point, a little larger than the radius asks.

    Where the radius reaches a pole or the 180th meridian the box spans all longitudes: it is a
    first sieve before ``distance_km``, so it may hold too much but never too little.
    """
    height = radius_km / KM_PER_DEGREE * 1.001
    south, north = latitude - height, latitude + height
    widest = max(abs(south), abs(north))
    if widest >= 89.0:
        return Box(max(south, -90.0), min(north, 90.0), -180.0, 180.0)
    width = height / cos(radians(widest))
    west, east = longitude - width, longitude + width
    if west < -180.0 or east > 180.0:
        west, east = -180.0, 180.0
    return Box(south, north, west, east)


def within_box(
    latitude: float, longitude: float, centre_latitude: float, centre_longitude: float, km: float
) -> bool:
    """Whether a point stands in the box around a centre."""
    return bounding_box(centre_latitude, centre_longitude, km).holds(latitude, longitude)
