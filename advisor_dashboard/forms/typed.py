"""The search that words with a place or a licence among them may mean."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from ..api.typed_filters import typed_filters
from .target import Search

#: What was said of the words as a whole holds of their rest no longer.
_OF_THE_WORDS = ("q", "means", "means_for", "ticks_for", "rome", "page")


@dataclass(frozen=True)
class TypedSearch:
    """What the search would be with the place and the licences as filters, and its address."""

    parts: tuple[str, ...]
    address: str


def typed_search(search: Search, selected: str) -> TypedSearch | None:
    """``None`` where the words hold no place and no licence that is not asked for already.

    Args:
        selected: the people chosen, who stay chosen.
    """
    read = typed_filters(search.text) if search.text and search.valid else None
    if read is None or (read.place and search.query.commune_key):
        return None
    address = QueryDict(search.address(kept=selected), mutable=True)
    for name in _OF_THE_WORDS:
        address.pop(name, None)
    if read.rest:
        address["q"] = read.rest
    if read.place:
        address["commune"] = read.place.key
    licences = dict.fromkeys((*address.getlist("licence"), *read.licences))
    address.setlist("licence", list(licences))
    parts = (
        *([read.rest] if read.rest else []),
        *([read.place.label] if read.place else []),
        *(_("licence %(letter)s") % {"letter": each} for each in read.licences),
    )
    return TypedSearch(parts, address.urlencode())
