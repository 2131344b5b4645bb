"""Spellings that a mistyped name of a commune looks like, kept in memory for each process."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence

from ..models.places import Commune
from ..models.vocabulary import ReferenceLoad
from ..vocabulary.trigrams import Speller, Writing
from .names import ARTICLES


class _Shelf:
    """One speller for each first letter, built when it is first needed, anew after each load.

    People rarely mistype the first letter, and all the communes at once take seconds to learn.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._load: tuple[object, ...] | None = None
        self._kept: dict[str, Speller] = {}

    def spellers(self, letters: Iterable[str]) -> dict[str, Speller]:
        with self._lock:
            load = _newest_load()
            if self._load != load:
                self._load, self._kept = load, {}
            for letter in letters:
                if letter not in self._kept:
                    self._kept[letter] = _build(letter)
            return dict(self._kept)


_shelf = _Shelf()


def names_like(forms: Sequence[str], limit: int) -> list[str]:
    """Folded names of communes that look or sound like one of the forms, the nearest first.

    A name may be only a beginning that communes share: "villeneuve", "la roche".
    """
    spellers = _shelf.spellers(form[0] for form in forms)
    found = sorted(
        (likeness for form in forms for likeness in spellers[form[0]].nearest(form, limit)),
        key=lambda likeness: likeness.cost,
    )
    return list(dict.fromkeys(likeness.word for likeness in found))[:limit]


def _newest_load() -> tuple[object, ...] | None:
    """What the table holds. The id alone may be given twice after a transaction rolled back."""
    loads = ReferenceLoad.objects.filter(kind=ReferenceLoad.Kind.COMMUNES).order_by("-id")
    return loads.values_list("id", "sha256", "loaded_at").first()


def _build(letter: str) -> Speller:
    live = Commune.objects.filter(retired=False, folded__startswith=letter)
    rows = live.order_by("-population").values_list("folded", "population")
    # A speller tells weights apart up to about a hundred: thousands of people. Of what is written
    # twice it keeps the first: a beginning weighs as its largest commune.
    return Speller(
        Writing(spelling, spelling, people // 1000)
        for name, people in rows
        for spelling in (name, _beginning(name))
    )


def _beginning(name: str) -> str:
    """The first word, with the article before it."""
    words = name.split()
    return " ".join(words[: 2 if words[0] in ARTICLES else 1])
