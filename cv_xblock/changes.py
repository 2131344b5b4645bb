"""What differs between two CVs, by the parts that a person knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .document import CV

#: Each part with the fields of the document that make it.
PARTS = {
    "name": ("first_name", "last_name"),
    "contact": ("email", "phone", "address"),
    "birth_date": ("birth_date",),
    "introduction": ("introduction",),
    "wanted_jobs": ("wanted_jobs",),
    "where": ("commune", "radius_km", "availability", "licences", "has_vehicle"),
    "experiences": ("experiences",),
    "training": ("training",),
    "skills": ("skills",),
    "languages": ("languages",),
    "interests": ("interests",),
    "pages": ("pages",),
}


@dataclass(frozen=True)
class Change:
    """A part that differs; ``emptied`` if nothing of it would be left."""

    part: str
    emptied: bool


def changes(before: CV, after: CV) -> tuple[Change, ...]:
    """The parts that are not the same in both, in the order of the CV."""
    nothing = CV()
    return tuple(
        Change(part, _same(after, nothing, fields))
        for part, fields in PARTS.items()
        if not _same(before, after, fields)
    )


def _same(one: CV, other: CV, fields: Iterable[str]) -> bool:
    return all(getattr(one, field) == getattr(other, field) for field in fields)
