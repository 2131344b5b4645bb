"""The index in memory, one for each process, built from the database at first use."""

from __future__ import annotations

import threading

from ..models import Appellation, Mobility, Occupation, ReferenceLoad
from .index import Index, LabelRow
from .rewording import read_rewordings
from .synonyms import read_synonyms


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


def current_index() -> Index:
    """The index of what the tables hold now; one cheap query tells whether it is current."""
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
