"""The index in memory, one for each process, built from the database at first use."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce

from ..models import Appellation, Mobility, Occupation, OwnSynonym, ReferenceLoad
from .index import Index, LabelRow
from .rewording import read_rewordings
from .synonyms import Synonyms, read_synonyms

Load = tuple[object, ...]
#: What tells a load. The id alone may be given twice after a transaction rolled back.
#: Words of the institution's own come and go between two loads.
_LOAD = ("id", "sha256", "loaded_at", "own_words")


@dataclass(frozen=True)
class Kept:
    """An index in memory, and the load of the vocabulary that it was built from."""

    load: Load | None
    index: Index


class _Shelf:
    """The index in memory, one per process, built again after each load of the vocabulary."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.kept: Kept | None = None

    def current(self) -> Kept:
        load = _newest().first()
        kept = self.kept
        if kept is not None and kept.load == load:
            return kept
        with self._lock:
            kept = self.kept
            if kept is None or kept.load != load:
                kept = self.kept = Kept(load, _build())
            return kept


_shelf = _Shelf()


def current_index() -> Index:
    """The index of what the tables hold now; one cheap query tells whether it is current."""
    return _shelf.current().index


def current_load() -> Load | None:
    """What tells the vocabulary of now from any other; ``None`` before one is loaded."""
    return _shelf.current().load


def kept() -> Kept | None:
    """What this process holds, without asking: who uses it compares it with :func:`load_of`."""
    return _shelf.kept


def with_load(rows: QuerySet[Appellation]) -> QuerySet[Appellation]:
    """The rows, each with the load that the tables hold: see :func:`load_of`."""
    return rows.annotate(
        **{f"load_{name}": Subquery(_newest(name)[:1]) for name in _LOAD},
    )


def load_of(row: Appellation) -> Load:
    """The load of the vocabulary that the tables held when this row was read."""
    return tuple(getattr(row, f"load_{name}") for name in _LOAD)


def _newest(*names: str) -> QuerySet[ReferenceLoad, Load]:
    return (
        ReferenceLoad.objects.filter(kind=ReferenceLoad.Kind.VOCABULARY)
        .annotate(own_words=Coalesce(Subquery(_last_own.values("revision")[:1]), 0))
        .order_by("-id")
        .values_list(*(names or _LOAD))
    )


_last_own = OwnSynonym.objects.order_by("-revision")


def _own_synonyms() -> list[Synonyms]:
    rows = OwnSynonym.objects.filter(removed=False).order_by("pk")
    return [
        Synonyms((words,), (rome,)) for words, rome in rows.values_list("words", "occupation__rome")
    ]


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
        [*_own_synonyms(), *read_synonyms()],
        read_rewordings(),
    )
