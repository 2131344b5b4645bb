"""Bringing the tables of communes in line with a set of places, row by changed row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ..models.places import Commune, Postcode
from .names import fold
from .records import Place

CREATED_AT_ONCE = 1000
CHANGED_AT_ONCE = 200
_FIELDS = ("name", "folded", "latitude", "longitude", "population")


@dataclass(frozen=True)
class Changes:
    """How many rows a load touched."""

    created: int
    updated: int
    retired: int


def stored_places(prefix: str) -> list[Place]:
    """The places whose key starts with the prefix, retired ones too, as they stand."""
    rows = Commune.objects.filter(key__startswith=prefix).prefetch_related("postcodes")
    return [_stored(row, tuple(sorted(p.code for p in row.postcodes.all()))) for row in rows]


def _stored(row: Commune, postcodes: tuple[str, ...]) -> Place:
    known_by_number = len(postcodes) == 1 and len(postcodes[0]) < 5
    return Place(
        key=row.key,
        name=row.name,
        latitude=row.latitude,
        longitude=row.longitude,
        population=row.population,
        postcodes=postcodes,
        departement=postcodes[0] if known_by_number else "",
    )


def bring_in_line(prefix: str, places: Sequence[Place], retired: Collection[str]) -> Changes:
    """Create and update the rows of the prefix; retire those that ``places`` lacks.

    Args:
        prefix: which rows are in question: ``insee:`` or ``gn:``.
        places: all that the source holds.
        retired: keys among ``places`` that are kept, but no longer offered.
    """
    rows = {row.key: row for row in Commune.objects.filter(key__startswith=prefix)}
    new: list[Commune] = []
    changed: list[Commune] = []
    for place in places:
        wanted = _row(place, place.key in retired)
        row = rows.get(place.key)
        if row is None:
            new.append(wanted)
        elif any(getattr(row, name) != getattr(wanted, name) for name in _FIELDS):
            for name in _FIELDS:
                setattr(row, name, getattr(wanted, name))
            changed.append(row)
    live = {place.key for place in places}.difference(retired)
    gone = [row.id for key, row in rows.items() if key not in live and not row.retired]
    back = [row.id for key, row in rows.items() if key in live and row.retired]
    Commune.objects.bulk_create(new, batch_size=CREATED_AT_ONCE)
    Commune.objects.bulk_update(changed, _FIELDS, batch_size=CHANGED_AT_ONCE)
    _retire(gone, True)
    _retire(back, False)
    _bring_postcodes_in_line(prefix, places)
    return Changes(len(new), len({row.id for row in changed}.union(back)), len(gone))


def _retire(ids: list[int], retired: bool) -> None:
    for start in range(0, len(ids), CHANGED_AT_ONCE):
        Commune.objects.filter(id__in=ids[start : start + CHANGED_AT_ONCE]).update(retired=retired)


def _row(place: Place, retired: bool) -> Commune:
    return Commune(
        key=place.key,
        name=place.name,
        folded=fold(place.name),
        latitude=place.latitude,
        longitude=place.longitude,
        population=place.population,
        retired=retired,
    )


def _bring_postcodes_in_line(prefix: str, places: Iterable[Place]) -> None:
    ids = dict(Commune.objects.filter(key__startswith=prefix).values_list("key", "id"))
    wanted = {(ids[place.key], code) for place in places for code in place.postcodes}
    given = {ids[place.key] for place in places}
    held = {
        (commune, code): row
        for row, commune, code in Postcode.objects.filter(
            commune__key__startswith=prefix
        ).values_list("id", "commune_id", "code")
    }
    # A retired commune keeps its postcodes: somebody may have chosen it.
    gone = [row for pair, row in held.items() if pair not in wanted and pair[0] in given]
    for start in range(0, len(gone), CHANGED_AT_ONCE):
        Postcode.objects.filter(id__in=gone[start : start + CHANGED_AT_ONCE]).delete()
    Postcode.objects.bulk_create(
        [Postcode(commune_id=pair[0], code=pair[1]) for pair in sorted(wanted - held.keys())],
        batch_size=CREATED_AT_ONCE,
    )
