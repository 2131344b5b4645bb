"""Communes: what to offer while somebody types, and where a chosen one stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Prefetch, Q, QuerySet

from ..models.places import Commune, Postcode
from ..places.names import ARTICLES, fold, typed_words
from ..places.spelling import names_like

WHOLE = 5
LONGEST_TEXT = 120
# Higher than any folded name that goes on after a prefix, in every collation.
_LAST = "z" * 24
#: Names that a mistyped one may mean; more would be a lottery.
_MOST_GUESSES = 3
_CORSICA = {"20": ("2A", "2B")}


@dataclass(frozen=True)
class CommuneChoice:
    """A commune to pick.

    Attributes:
        label: tells two of the same name apart.
        guessed: nothing has the name as typed; this one looks like it.
    """

    key: str
    name: str
    postcode: str
    label: str
    guessed: bool = False


@dataclass(frozen=True)
class CommuneDetail:
    """A chosen commune; ``postcode`` is empty where none is known."""

    key: str
    name: str
    postcode: str
    latitude: float
    longitude: float


def suggest_communes(text: str, limit: int = 8) -> list[CommuneChoice]:
    """Communes whose name or postcode starts with the text.

    Case, accents, hyphens and "St" for "Saint" do not matter, and a name may be followed by a
    postcode or its beginning: ``"Lille (59"``. The largest commune of just that name comes
    first, then the most populated. Where nothing begins so, a small typing error is forgiven.

    Args:
        text: what was typed so far.
        limit: how many choices at most.

    Returns:
        The choices, none if the text holds neither letter nor digit.
    """
    words = typed_words(text[:LONGEST_TEXT])
    digits = next((word for word in words if word.isdigit()), "")
    name = [word for word in words if word != digits]
    if limit < 1 or not words or len(digits) > WHOLE:
        return []
    live = Commune.objects.filter(retired=False)
    if not name:
        return _choices(live.filter(id__in=_in_post(digits)), limit, digits)
    # Digits behind a name may belong to it ("Paris 12"); only else are they a postcode.
    found = _by_name(live, words, limit)
    if digits and not found:
        posted = live.filter(id__in=_in_post(digits))
        return _choices(posted.filter(_named(name)), limit, digits) or _guesses(
            posted, name, limit, digits
        )
    return [_choice(row, "") for row in found] or _guesses(live, name, limit)


def get_commune(key: str) -> CommuneDetail | None:
    """The commune of the key, also one that a later load retired; ``None`` if unknown."""
    row = _with_postcodes(Commune.objects.filter(key=key)).first() if key else None
    if row is None:
        return None
    postcode = _postcode(row, "")
    return CommuneDetail(row.key, row.name, postcode, row.latitude, row.longitude)


def _by_name(live: QuerySet[Commune], words: list[str], limit: int) -> list[Commune]:
    """The largest commune of just that name, then all that go on after it."""
    name = fold(" ".join(words))
    same = list(_ordered(live.filter(folded=name))[:1])
    others = live.filter(_named(words)).exclude(id__in=[row.id for row in same])
    return [*same, *_ordered(others)[: limit - len(same)]]


def _guesses(
    live: QuerySet[Commune], words: list[str], limit: int, digits: str = ""
) -> list[CommuneChoice]:
    """Communes whose name looks like the words, the nearest name first."""
    near = names_like(_forms(fold(" ".join(words))), _MOST_GUESSES)
    rows = list(_ordered(live.filter(folded__in=near)))
    rows.sort(key=lambda row: near.index(row.folded))
    return [replace(_choice(row, digits), guessed=True) for row in rows[:limit]]


def _named(words: list[str]) -> Q:
    """Names that start with the words, as typed or with "St" written out, article or not."""
    asked = Q()
    for prefix in {" ".join(words), fold(" ".join(words))}:
        for form in _forms(prefix):
            asked |= Q(folded__gte=form, folded__lte=form + _LAST)
    return asked


def _forms(prefix: str) -> list[str]:
    """The prefix, and the same behind an article: who types "Havre" means Le Havre."""
    if prefix.split(" ", maxsplit=1)[0] in ARTICLES:
        return [prefix]
    return [prefix, *(f"{article} {prefix}" for article in ARTICLES)]


def _in_post(digits: str) -> QuerySet[Postcode, int]:
    """Ids of communes with such a postcode, and of places known by their département only."""
    first, last = digits.ljust(WHOLE, "0"), digits.ljust(WHOLE, "9")
    numbers = {digits[:2], digits[:3], *_CORSICA.get(digits[:2], ())}
    asked = Q(code__gte=first, code__lte=last) | Q(code__in=numbers)
    return Postcode.objects.filter(asked).values_list("commune_id", flat=True)


def _choices(rows: QuerySet[Commune], limit: int, digits: str) -> list[CommuneChoice]:
    return [_choice(row, digits) for row in _ordered(rows)[:limit]]


def _ordered(rows: QuerySet[Commune]) -> QuerySet[Commune]:
    return _with_postcodes(rows).order_by("-population", "folded", "key")


def _with_postcodes(rows: QuerySet[Commune]) -> QuerySet[Commune]:
    return rows.prefetch_related(Prefetch("postcodes", Postcode.objects.order_by("code")))


def _choice(row: Commune, digits: str) -> CommuneChoice:
    postcode = _postcode(row, digits)
    shown = postcode or next((code.code for code in row.postcodes.all()), "")
    return CommuneChoice(
        row.key, row.name, postcode, f"{row.name} ({shown})" if shown else row.name
    )


def _postcode(row: Commune, digits: str) -> str:
    """The postcode that was asked for, or the first, which is the town's own."""
    codes: Iterable[str] = [code.code for code in row.postcodes.all() if len(code.code) == WHOLE]
    return next((code for code in codes if code.startswith(digits)), "")
