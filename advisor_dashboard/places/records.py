"""What the sources of communes hand over, whichever the source."""

from __future__ import annotations

from dataclasses import dataclass, field

#: How the keys begin of what La Poste's base holds, and of the default places.
OFFICIAL, DEFAULT = "insee:", "gn:"


class PlacesError(Exception):
    """A source of communes that cannot be loaded. Nothing of it was loaded."""


@dataclass(frozen=True)
class Place:
    """A commune, ready to be stored.

    ``postcodes`` holds whole postcodes; where none is known, the département alone (``"59"``).
    """

    key: str
    name: str
    latitude: float
    longitude: float
    population: int = 0
    postcodes: tuple[str, ...] = ()
    departement: str = ""


@dataclass(frozen=True)
class Base:
    """A source read whole: its places, and what was left aside and why."""

    places: tuple[Place, ...]
    source: str
    version: str
    sha256: str
    counts: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
