"""Occupations: finding them by everyday words, and suggesting labels while somebody types."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from advisor_dashboard.models import Appellation, Mobility, Occupation, ReferenceLoad
from advisor_dashboard.vocabulary.index import Index, LabelRow
from advisor_dashboard.vocabulary.rewording import read_rewordings
from advisor_dashboard.vocabulary.suggest import suggest
from advisor_dashboard.vocabulary.synonyms import read_synonyms
from advisor_dashboard.vocabulary.tiers import Match, Tier, Why, search

__all__ = [
    "AppellationChoice",
    "OccupationMatch",
    "Tier",
    "find_occupations",
    "get_appellation",
    "label_judge",
    "suggest_appellations",
]


@dataclass(frozen=True, slots=True)
class AppellationChoice:
    """One job label that a learner may choose."""

    key: str
    label: str
    rome: str


@dataclass(frozen=True, slots=True)
class OccupationMatch:
    """One occupation that a query means, with the reason in plain words.

    ``only`` is empty where the whole occupation is meant; otherwise only its labels that hold
    these folded words are, see :func:`label_judge`.
    """

    rome: str
    label: str
    tier: Tier
    reason: str
    only: tuple[str, ...] = ()


def suggest_appellations(text: str, limit: int = 8) -> list[AppellationChoice]:
    """Job labels for what somebody has typed so far, the plainest first.

    Args:
        text: what stands in the field; its last word may be cut short.
        limit: how many labels at most.
    """
    return [
        AppellationChoice(label.row.key, label.row.label, label.row.rome)
        for label in suggest(_index(), text, limit)
    ]


def find_occupations(text: str, limit: int = 60) -> list[OccupationMatch]:
    """The occupations that everyday words mean, best first, one row per ROME code.

    Args:
        text: one word or a few, with or without accents, feminine, plural, slang, mistyped.
        limit: how many occupations at most; near jobs come last and take part of it.

    Returns:
        An empty list when the words are unknown or are no words.
    """
    return [
        OccupationMatch(match.rome, match.label, match.tier, _reason(match), match.only)
        for match in search(_index(), text, limit)
    ]


def label_judge() -> Callable[[OccupationMatch, str], bool]:
    """A function that tells whether a label of a match's occupation is meant by the query.

    Another label of the same occupation may not be: "vendeur" means the beautician who sells
    beauty products, and no other beautician.
    """
    index = _index()

    def meant(match: OccupationMatch, label: str) -> bool:
        return not match.only or set(match.only) <= set(index.fold(label))

    return meant


def get_appellation(key: str) -> AppellationChoice | None:
    """The label of a stable key, retired ones included: a learner may have chosen it before."""
    found = (
        Appellation.objects.filter(key=key).values_list("key", "label", "occupation__rome").first()
    )
    return AppellationChoice(*found) if found else None


_REASONS = {
    Why.SAME_NAME: gettext_noop("The job has exactly this name."),
    Why.IN_NAME: gettext_noop("The name of the job contains “%(about)s”."),
    Why.OTHER_FORM: gettext_noop("The same words, written in another way: “%(about)s”."),
    Why.SOME_WORDS: gettext_noop("The name of the job contains only “%(about)s”."),
    Why.ALSO_CALLED: gettext_noop("“%(about)s” can also mean this job."),
    Why.NEAR_JOB: gettext_noop("A job near to: %(about)s."),
    Why.LOOKS_LIKE: gettext_noop("“%(typed)s” looks like “%(about)s”."),
    Why.BEGINS_LIKE: gettext_noop("“%(typed)s” is how “%(about)s” begins."),
}


def _reason(match: Match) -> str:
    return gettext(_REASONS[match.why]) % {"about": match.about, "typed": match.typed}


class _Shelf:
    """The index in memory, one per process, built again after each load of the vocabulary."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: tuple[tuple[object, ...] | None, Index] | None = None

    def index(self) -> Index:
        load = _newest_load()
        kept = self._kept
        if kept is not None and kept[0] == load:
            return kept[1]
        with self._lock:
            kept = self._kept
            if kept is None or kept[0] != load:
                kept = (load, _build())
                self._kept = kept
            return kept[1]


_shelf = _Shelf()


def _index() -> Index:
    return _shelf.index()


def _newest_load() -> tuple[object, ...] | None:
    """What the tables hold. The id alone may be given twice after a transaction rolled back."""
    return (
        ReferenceLoad.objects.filter(kind=ReferenceLoad.Kind.VOCABULARY)
        .order_by("-id")
        .values_list("id", "sha256", "loaded_at")
        .first()
    )


def _build() -> Index:
    names = dict(Occupation.objects.filter(retired=False).values_list("rome", "label"))
    rows = (
        LabelRow(*values)
        for values in Appellation.objects.filter(retired=False)
        .order_by("id")
        .values_list(
            "key", "occupation__rome", "label", "masculine", "feminine", "main", "rarely_used"
        )
    )
    near: dict[str, list[str]] = {}
    pairs = Mobility.objects.order_by("occupation_id", "rank", "target__rome").values_list(
        "occupation__rome", "target__rome"
    )
    for rome, target in pairs:
        near.setdefault(rome, []).append(target)
    return Index(
        rows,
        names,
        {rome: tuple(targets) for rome, targets in near.items()},
        read_synonyms(),
        read_rewordings(),
    )
