"""What differs between two CVs, by the parts that a person knows."""

from __future__ import annotations

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


def changed_parts(before: CV, after: CV) -> tuple[str, ...]:
    """The parts that are not the same in both, in the order of the CV."""
    return tuple(
        part
        for part, fields in PARTS.items()
        if any(getattr(before, field) != getattr(after, field) for field in fields)
    )
