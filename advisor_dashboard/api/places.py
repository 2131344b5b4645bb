"""Communes: what to offer while somebody types, and where a chosen one stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from ..models.places import Commune, Postcode
from ..places import arrondissements
from ..places.names import ARTICLES, fold, typed_words
from ..places.records import OFFICIAL
from ..places.spelling import names_like

WHOLE = 5
LONGEST_TEXT = 120
# Higher than any folded name that goes on after a prefix, in every collation.
_LAST = "z" * 24
#: Spellings that a mistyped one may mean; more would be a lottery.
_MOST_GUESSES = 3
_CORSICA = {"20": ("2A", "2B")}


@dataclass(frozen=True)
class CommuneChoice:
    """A commune to pick.

    Attributes:
        label: tells two of the same name apart.
        guessed: nothing has the name as typed, and this one looks like it; or of this one only
            the département of the postcode is known.
        same: the name, or the label, is just what was typed, and no other commune's is.
    """

    key: str
    name: str
    postcode: str
    label: str
    guessed: bool = False
    same: bool = False


@dataclass(frozen=True)
class CommuneDetail:
    """A chosen commune; ``postcode`` is empty where none is known."""

    key: str
    name: str
    postcode: str
    latitude: float
    longitude: float


def knows_postcodes() -> bool:
    """Whether a postcode leads anywhere: the default places have none."""
    return Commune.objects.filter(key__startswith=OFFICIAL, retired=False).exists()


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
    return _marked(_suggestions(text, limit), text[:LONGEST_TEXT])


def _suggestions(text: str, limit: int) -> list[CommuneChoice]:
    words = typed_words(text[:LONGEST_TEXT])
    digits = next((word for word in words if word.isdigit()), "")
    name = [word for word in words if word != digits]
    if limit < 1 or not words or len(digits) > WHOLE:
        return []
    live = Commune.objects.filter(retired=False)
    if not name:
        return _by_postcode(live, digits, limit)
    # Digits behind a name may belong to it ("Paris 12"); only else are they a postcode.
    found = _by_name(live, words, limit) or _by_arrondissement(
        live, arrondissements.named(words), limit
    )
    if digits and not found:
        posted = live.filter(id__in=_in_post(digits))
        return _choices(posted.filter(_named(name)), limit, digits) or _guesses(
            posted, name, limit, digits
        )
    return [_choice(row, "") for row in found] or _guesses(live, name, limit)


def _marked(choices: list[CommuneChoice], text: str) -> list[CommuneChoice]:
    """The choices, the one marked that is named as typed. Its namesakes may not all be listed."""
    typed = fold(text)
    same = [choice for choice in choices if fold(choice.name) == typed]
    if same and Commune.objects.filter(retired=False, folded=typed).count() > 1:
        return choices
    same = same or [choice for choice in choices if fold(choice.label) == typed]
    return [replace(choice, same=same == [choice]) for choice in choices]


def communes_named(name: str, postcode: str, limit: int = 8) -> list[CommuneChoice]:
    """The communes of just this name, as a file of another maker has it.

    Args:
        postcode: tells namesakes apart; may be empty. One whose postcodes it is not, is a guess.
    """
    typed = fold(name[:LONGEST_TEXT])
    if not typed:
        return []
    live = Commune.objects.filter(retired=False, folded__in=_forms(typed))
    rows = list(_ordered(live)[:limit])
    if not postcode:
        return [_choice(row, "") for row in rows]
    fitting = [row for row in rows if _is_posted(row, postcode)]
    if fitting:
        return [_choice(row, postcode) for row in fitting]
    return [replace(_choice(row, ""), guessed=True) for row in rows]


def first_named(names: Sequence[str]) -> tuple[int, CommuneChoice] | None:
    """Which of the names is the first that some commune has, and the largest commune that has it.

    One question, however many names.
    """
    forms = [_forms(fold(name[:LONGEST_TEXT])) for name in names]
    every = [form for some in forms for form in some if form]
    rows = list(_ordered(Commune.objects.filter(retired=False, folded__in=every)))
    for number, some in enumerate(forms):
        for row in rows:
            if row.folded in some:
                return number, _choice(row, "")
    return None


def _is_posted(row: Commune, postcode: str) -> bool:
    """Whether a postcode is the commune's, or of the département where no more is known."""
    codes = [code.code for code in row.postcodes.all()]
    return not codes or any(postcode.startswith(code) for code in codes)


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


def _by_postcode(live: QuerySet[Commune], digits: str, limit: int) -> list[CommuneChoice]:
    """Communes with the postcode; else the towns of its département, as guesses that say so."""
    rows = list(_ordered(live.filter(id__in=_in_post(digits)))[:limit])
    if any(_postcode(row, digits) for row in rows):
        rows = [row for row in rows if _postcode(row, digits)]
    elif city := _by_arrondissement(live, arrondissements.of_postcode(digits), 1):
        rows = city
    elif len(digits) > len(_shown(rows[0], digits) if rows else digits):
        return [_elsewhere(row) for row in rows]
    return [_choice(row, digits) for row in rows]


def _by_arrondissement(
    live: QuerySet[Commune], asked: tuple[str, int] | None, limit: int
) -> list[Commune]:
    """The arrondissement, where the loaded communes have it; else its city."""
    if asked is None:
        return []
    city, number = asked
    ordinal = "1er" if number == 1 else f"{number}e"
    return list(_ordered(live.filter(folded=f"{city} {ordinal}"))[:limit]) or list(
        _ordered(live.filter(folded=city))[:1]
    )


def _guesses(
    live: QuerySet[Commune], words: list[str], limit: int, digits: str = ""
) -> list[CommuneChoice]:
    """What the spellings that the words look like would propose, the nearest spelling first."""
    proposed = (_family(live, asked, limit) for asked in _spellings(words))
    families = list(islice(filter(None, proposed), _MOST_GUESSES))
    ids: list[int] = []
    for later, family in zip(reversed(range(len(families))), families, strict=True):
        # Each spelling proposes its largest town, however many the nearest one proposes.
        room = max(limit - len(ids) - later, 1)
        ids += [each for each in family if each not in ids][:room]
    rows = {row.id: row for row in _with_postcodes(live.filter(id__in=ids[:limit]))}
    return [replace(_choice(rows[each], digits), guessed=True) for each in ids[:limit]]


def _spellings(words: list[str]) -> list[tuple[str, str]]:
    """A name, and how one that goes on after it begins: "lille", "lille "."""
    name = fold(" ".join(words)).split()
    whole = names_like(_forms(" ".join(name)), _MOST_GUESSES)
    asked = [(near, f"{near} ") for near in whole]
    behind = 2 if name[0] in ARTICLES else 1
    if len(name) > behind:
        # The name may not be typed to its end: only its beginning can be put right.
        rest = " ".join(name[behind:])
        for near in names_like(_forms(" ".join(name[:behind])), _MOST_GUESSES):
            asked.append((f"{near} {rest}", f"{near} {rest}"))
    return asked


def _family(live: QuerySet[Commune], asked: tuple[str, str], limit: int) -> list[int]:
    """Ids of the largest commune of just the name, then of those that go on after it."""
    name, beginning = asked
    same = Q(folded=name)
    going_on = Q(folded__gte=beginning, folded__lte=beginning + _LAST)
    rows = live.filter(same | going_on).order_by("-population", "folded", "key")
    first = list(rows.filter(same).values_list("id", flat=True)[:1])
    others = rows.exclude(id__in=first).values_list("id", flat=True)
    return [*first, *others[: limit - len(first)]]


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
    shown = _shown(row, digits)
    label = f"{row.name} ({shown})" if shown else row.name
    return CommuneChoice(row.key, row.name, _postcode(row, digits), label)


def _elsewhere(row: Commune) -> CommuneChoice:
    """A town of the département of a postcode that nobody knows: it may well be another one."""
    label = _("%(name)s (in %(number)s)") % {"name": row.name, "number": _shown(row, "")}
    return CommuneChoice(row.key, row.name, "", label, guessed=True)


def _shown(row: Commune, digits: str) -> str:
    """What tells the commune from its namesakes: a postcode, or its département."""
    return _postcode(row, digits) or next((code.code for code in row.postcodes.all()), "")


def _postcode(row: Commune, digits: str) -> str:
    """The postcode that was asked for, or the first, which is the town's own."""
    codes: Iterable[str] = [code.code for code in row.postcodes.all() if len(code.code) == WHOLE]
    return next((code for code in codes if code.startswith(digits)), "")
