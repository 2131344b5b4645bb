"""The town that a file names, among those that advisors can look around."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from advisor_dashboard.api import places

from .document import CV, CommuneRef


def found_commune(cv: CV) -> tuple[CV, list[dict[str, Any]]]:
    """The CV with its town chosen from the list where one alone can be meant.

    Returns:
        the CV, and the towns to choose between where more than one can be meant.
    """
    town = cv.commune
    if town is None or not town.name or (town.key and places.get_commune(town.key)):
        return cv, []
    found = places.communes_named(town.name, town.postcode)
    if len(found) == 1 and not found[0].guessed:
        [only] = found
        chosen = CommuneRef(only.key, only.name, only.postcode or town.postcode)
        return replace(cv, commune=chosen), []
    kept = replace(cv, commune=CommuneRef("", town.name, town.postcode))
    return kept, [
        {**asdict(CommuneRef(each.key, each.name, each.postcode)), "label": each.label}
        for each in found
    ]
