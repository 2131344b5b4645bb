"""What differs between two CVs, by the parts that a person knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .document import CV
from .words import _

#: Each part with the fields of the document that make it.
PARTS = {
    "name": ("first_name", "last_name"),
    "contact": ("email", "phone", "address"),
    "birth_date": ("birth_date",),
    "introduction": ("introduction",),
    "wanted_jobs": ("wanted_jobs",),
    "place": ("commune", "radius_km"),
    "availability": ("availability", "licences", "has_vehicle"),
    "experiences": ("experiences",),
    "training": ("training",),
    "skills": ("skills",),
    "languages": ("languages",),
    "interests": ("interests",),
    "pages": ("pages",),
}
#: How each is called within a sentence.
_NAMES = {
    "name": _("your name"),
    "contact": _("your e-mail, phone and address"),
    "birth_date": _("your date of birth"),
    "introduction": _("your introduction"),
    "wanted_jobs": _("the jobs you want"),
    "place": _("your town"),
    "availability": _("when you are free, your licences"),
    "experiences": _("your experience"),
    "training": _("your training"),
    "skills": _("your skills"),
    "languages": _("your languages"),
    "interests": _("your interests"),
    "pages": _("your CV pages"),
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


def part_names(gettext: Callable[[str], str]) -> dict[str, str]:
    """The parts, as a person calls them."""
    return {part: gettext(name) for part, name in _NAMES.items()}


def _same(one: CV, other: CV, fields: Iterable[str]) -> bool:
    return all(getattr(one, field) == getattr(other, field) for field in fields)
