"""A pasted job offer: read by our own rules, and kept until it has become an offer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone

from ..adverts.finders import PlaceName
from ..adverts.job_names import job_names
from ..adverts.reading import read_advert
from ..adverts.readings import (
    Advert,
    Contract,
    Passage,
    ReadContract,
    ReadDay,
    ReadJob,
    ReadLicence,
    ReadPlace,
    ReadText,
)
from ..adverts.words import MAX_TEXT
from ..models import Commune, OfferFormDraft
from ..vocabulary.shelf import Load, current_index, current_load
from . import places
from .features import CVS, reach_with
from .keeping import keep, kept
from .offer_drafts import clean_text, has_control

__all__ = [
    "MAX_TEXT",
    "Advert",
    "Contract",
    "KeptAdvert",
    "Passage",
    "ReadContract",
    "ReadDay",
    "ReadJob",
    "ReadLicence",
    "ReadPlace",
    "ReadText",
    "forget_advert",
    "keep_advert",
    "kept_advert",
    "recognise",
]

#: Under this name the draft of an offer's form holds the text that was pasted.
_FIELD = "advert"
#: Of what was pasted; cleaning takes away blanks, marks and hidden signs.
_MOST_LOOKED_AT = 2 * MAX_TEXT
#: Below so many people a commune is less likely meant than a word of the same letters.
_SMALL = 1000
#: Of two communes whose names begin alike, the one so many times larger is meant.
_PLAINLY_LARGER = 3
#: So many names a query may hold in every database.
_AT_ONCE = 400


@dataclass(frozen=True)
class KeptAdvert:
    """A pasted text that is kept, as it was read.

    Attributes:
        token: finds it again, for this advisor alone.
        cut: it was longer than :data:`MAX_TEXT`, and its end is not kept.
    """

    token: str
    advert: Advert
    cut: bool


def recognise(text: str) -> Advert:
    """What the text of a job offer says: nothing of it is kept, nothing leaves the server."""
    return read_advert(
        clean_text(text), job_names(current_index()), _Communes(), timezone.localdate()
    )


def keep_advert(advisor_id: int, text: str) -> str:
    """Keep a pasted text for a day, its beginning if it is too long.

    Returns:
        The token that finds it again, for this advisor alone.

    Raises:
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach_with(advisor_id, CVS)
    whole = clean_text("".join(map(_typable, text[:_MOST_LOOKED_AT])))
    cut = len(whole) > MAX_TEXT or len(text) > _MOST_LOOKED_AT
    fields = {_FIELD: whole[:MAX_TEXT], "cut": "1" if cut else ""}
    return keep(OfferFormDraft, advisor_id, fields=fields).token


def kept_advert(advisor_id: int, token: str) -> KeptAdvert | None:
    """The text of this advisor, read anew; ``None`` after a day."""
    row = kept(OfferFormDraft, advisor_id, token) if token else None
    if row is None or _FIELD not in row.fields:
        return None
    load = current_load()
    advert = _read_once(row.token, row.fields[_FIELD], load, timezone.localdate())
    return KeptAdvert(row.token, advert, bool(row.fields.get("cut")))


@lru_cache(maxsize=32)
def _read_once(token: str, text: str, load: Load | None, today: date) -> Advert:
    """The text as it is read with one load of the vocabulary on one day.

    Whoever corrects the search asks for it again at each letter.
    """
    return recognise(text)


def _typable(sign: str) -> str:
    """The sign; a space for what no keyboard types: a page break of a PDF, a NUL."""
    return " " if has_control(sign) else sign


def forget_advert(advisor_id: int, token: str) -> None:
    """The text has become an offer: what was kept of it goes."""
    if token:
        OfferFormDraft.objects.filter(token=token, advisor_id=advisor_id).delete()


class _Communes:
    """The communes of the tables, for the reading."""

    def named(self, names: Sequence[str]) -> Mapping[str, tuple[PlaceName, ...]]:
        found: defaultdict[str, list[PlaceName]] = defaultdict(list)
        counted = Commune.objects.filter(population__gte=_SMALL).exists()
        for first in range(0, len(names), _AT_ONCE):
            some = names[first : first + _AT_ONCE]
            rows = Commune.objects.filter(retired=False, folded__in=some)
            for row in rows.order_by("-population", "key").prefetch_related("postcodes"):
                found[row.folded].append(_name(row, counted))
        return {name: tuple(some) for name, some in found.items()}

    def longer(self, names: Sequence[str]) -> Mapping[str, PlaceName]:
        begun = reduce(or_, (Q(folded__startswith=f"{name} ") for name in names))
        counted = Commune.objects.filter(population__gte=_SMALL).exists()
        rows = Commune.objects.filter(begun, retired=False).order_by("-population", "key")
        found = list(rows.prefetch_related("postcodes")[:_AT_ONCE])
        meant = {}
        for name in names:
            some = [row for row in found if row.folded.startswith(f"{name} ")]
            if len(some) == 1 or (some and _plainly_larger(some[0], some[1])):
                meant[name] = replace(_name(some[0], counted), guessed=True)
        return meant

    def posted(self, postcode: str) -> PlaceName | None:
        choices = places.suggest_communes(postcode, limit=1)
        return _chosen(choices[0]) if choices and not choices[0].guessed else None

    def like(self, text: str) -> PlaceName | None:
        choices = places.suggest_communes(text, limit=1)
        return _chosen(choices[0]) if choices else None


def _plainly_larger(one: Commune, other: Commune) -> bool:
    return one.population >= _SMALL and one.population > other.population * _PLAINLY_LARGER


def _name(row: Commune, counted: bool) -> PlaceName:
    """A commune of the tables. ``counted``: they tell how many people live in a commune."""
    codes = tuple(sorted(code.code for code in row.postcodes.all()))
    label = f"{row.name} ({codes[0]})" if codes else row.name
    return PlaceName(row.key, label, codes, small=counted and row.population < _SMALL)


def _chosen(choice: places.CommuneChoice) -> PlaceName:
    codes = (choice.postcode,) if choice.postcode else ()
    return PlaceName(choice.key, choice.label, codes, guessed=True)
