"""The searches that would find somebody, where one finds nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ..api.targeting import Narrowing
from .target import Search

_WITHOUT = {
    Narrowing.PLACE: (_("Without the place"), ("commune", "km")),
    Narrowing.DAY: (_("Without the date"), ("available_by",)),
    Narrowing.LICENCES: (_("Without the licence"), ("licence",)),
    Narrowing.COHORTS: (_("In all groups"), ("cohort",)),
    Narrowing.LANGUAGES: (_("Without the language"), ("language",)),
    Narrowing.ACTIVITY: (_("Active or not"), ("active",)),
    Narrowing.COMPLETE: (_("CV complete or not"), ("complete",)),
    Narrowing.PATHS: (_("Path finished or not"), ("path",)),
}


@dataclass(frozen=True)
class WiderSearch:
    """A search without one of its filters, and how many it finds."""

    label: str
    count: int
    address: str


def wider_searches(
    search: Search, counts: Mapping[Narrowing, int], selected: str
) -> list[WiderSearch]:
    """The searches to which the counts belong, the one that finds most first.

    Args:
        selected: the people chosen, who stay chosen.
    """
    found = []
    for narrowing, count in sorted(counts.items(), key=lambda each: -each[1]):
        label, names = _WITHOUT[narrowing]
        address = QueryDict(search.address(kept=selected), mutable=True)
        for name in (*names, "page"):
            address.pop(name, None)
        found.append(WiderSearch(str(label), count, address.urlencode()))
    return found
