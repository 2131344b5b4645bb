"""Loading communes: the official base of La Poste, or the larger places by default."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import transaction

from ..models.places import Commune
from ..models.vocabulary import ReferenceLoad
from . import default, laposte
from .matching import lend
from .names import departement
from .records import DEFAULT, OFFICIAL, Base, Place, PlacesError
from .store import Changes, bring_in_line, stored_places


@dataclass(frozen=True)
class Report:
    """What a load did, to show to the administrator."""

    source: str
    counts: dict[str, int]
    notes: tuple[str, ...]


def load_communes(path: Path | str, *, least: int = laposte.LEAST_COMMUNES) -> Report:
    """Load La Poste's official base of postcodes, whole or not at all.

    The default places are retired wherever the base has communes; where it has none (some
    editions lack the overseas départements) they stay.

    Args:
        path: the CSV file, as published.
        least: how many communes the base must hold to be believed whole.

    Raises:
        PlacesError: the file is refused; nothing was loaded.
    """
    base = laposte.read(Path(path), least=least)
    known = stored_places(DEFAULT) or _packaged_places()
    communes = lend(base.places, known)
    covered = {place.departement for place in communes}
    with transaction.atomic():
        changes = bring_in_line(OFFICIAL, communes, retired=())
        kept = _store_defaults(known, covered)
        return _record(replace(base, notes=(*base.notes, *kept)), communes, changes)


def load_default_communes(base: Base | None = None) -> Report:
    """Load the larger places of France; where La Poste's base was loaded, it keeps precedence.

    Args:
        base: the places to load; those of the data package if it is not given.

    Raises:
        PlacesError: the data package is not installed; nothing was loaded.
    """
    base = base or default.read()
    with transaction.atomic():
        covered = _official_departements()
        changes = bring_in_line(DEFAULT, base.places, _among(base.places, covered))
        notes = base.notes
        if covered:
            notes = (*notes, "La Poste's communes stay in use where they were loaded.")
        return _record(replace(base, notes=notes), base.places, changes)


def _packaged_places() -> list[Place]:
    """The package is a help for names and population, not a condition for the official base."""
    try:
        return list(default.read().places)
    except PlacesError:
        return []


def _store_defaults(known: Sequence[Place], covered: set[str]) -> tuple[str, ...]:
    if not known:
        return ("Names have no accents: the default places were not at hand.",)
    retired = _among(known, covered)
    bring_in_line(DEFAULT, known, retired)
    kept = sorted({p.departement for p in known if p.key not in retired})
    if not kept:
        return ()
    return (f"The file has no commune of {', '.join(kept)}: the default places stay there.",)


def _among(places: Sequence[Place], covered: set[str]) -> set[str]:
    return {place.key for place in places if place.departement in covered}


def _official_departements() -> set[str]:
    keys = Commune.objects.filter(key__startswith=OFFICIAL, retired=False)
    return {departement(key.removeprefix(OFFICIAL)) for key in keys.values_list("key", flat=True)}


def _record(base: Base, places: Sequence[Place], changes: Changes) -> Report:
    counts = {
        "communes": len(places),
        "created": changes.created,
        "updated": changes.updated,
        "retired": changes.retired,
        **base.counts,
    }
    ReferenceLoad.objects.create(
        kind=ReferenceLoad.Kind.COMMUNES,
        source=base.source[:255],
        version=base.version[:255],
        sha256=base.sha256,
        counts=counts,
    )
    return Report(base.source, counts, base.notes)
