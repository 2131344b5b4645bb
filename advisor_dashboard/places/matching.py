"""Lending La Poste's communes the accents and the population of the default places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .geometry import distance_km
from .names import accents, fold, with_accents
from .records import Place

# The two sources put a commune's centre at different points, seldom more than this apart.
NEAR_KM = 15.0


def lend(communes: Sequence[Place], known: Sequence[Place]) -> list[Place]:
    """The communes, with name and population of the known place of the same name nearby.

    Each known place is lent once, to the commune nearest to it. Other names take the accents of
    the words that the known places always write alike.
    """
    accented = accents(place.name for place in known)
    by_name: dict[str, list[Place]] = defaultdict(list)
    for commune in communes:
        by_name[fold(commune.name)].append(commune)
    lent: dict[str, Place] = {}
    for place in known:
        near = [
            (distance, commune.key)
            for commune in by_name.get(fold(place.name), ())
            if (distance := _distance(commune, place)) <= NEAR_KM
        ]
        if near:
            key = min(near)[1]
            if key not in lent or lent[key].population < place.population:
                lent[key] = place
    return [
        replace(commune, name=lent[commune.key].name, population=lent[commune.key].population)
        if commune.key in lent
        else replace(commune, name=with_accents(commune.name, accented))
        for commune in communes
    ]


def _distance(commune: Place, place: Place) -> float:
    return distance_km(commune.latitude, commune.longitude, place.latitude, place.longitude)
