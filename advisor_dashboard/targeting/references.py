"""The rows of the vocabulary and of the communes that one CV's document names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from ..models import Appellation, Commune
from ..vocabulary import shelf
from ..vocabulary.index import Index
from ..vocabulary.matches import named


@dataclass(frozen=True)
class References:
    """Looked up once for a document, to check it and to index it.

    Attributes:
        labels: by their keys, those that were chosen.
        named: by what was typed and not chosen, those of which it is a name ("caissière").
    """

    labels: Mapping[str, Appellation]
    named: Mapping[str, Appellation]
    commune: Commune | None

    def knows_job(self, key: str) -> bool:
        """Whether the vocabulary offers this label now."""
        label = self.labels.get(key)
        return label is not None and not label.retired

    def knows_commune(self, key: str) -> bool:
        """Whether the list of communes offers this one now."""
        return self.commune is not None and self.commune.key == key and not self.commune.retired


def references_of(document: Mapping[str, Any]) -> References:
    """What a document that has the CV's shape names; one query for each of the two lists."""
    jobs = document.get("wanted_jobs") or []
    keys = {job["key"] for job in jobs if job["key"]}
    typed = {job["label"] for job in jobs if job["label"] and not job["rome"]}
    names, labels = _labels(keys, typed)
    chosen = (document.get("commune") or {}).get("key")
    return References(
        labels={key: label for key, label in labels.items() if key in keys},
        named={text: labels[key] for text, key in names.items() if key in labels},
        commune=Commune.objects.filter(key=chosen).first() if chosen else None,
    )


def _labels(
    keys: Collection[str], typed: Collection[str]
) -> tuple[dict[str, str], dict[str, Appellation]]:
    """The key of each label that was typed by its name, and the labels by their keys.

    The index that is in memory may be older than the tables: the rows that it leads to say so,
    and so no question is asked for that alone.
    """
    held = shelf.kept() if typed else None
    if held is not None:
        names = _names(held.index, typed)
        rows = _rows({*keys, *names.values()}, with_load=True)
        if rows and shelf.load_of(next(iter(rows.values()))) == held.load:
            return names, rows
    names = _names(shelf.current_index(), typed) if typed else {}
    return names, _rows({*keys, *names.values()})


def _names(index: Index, typed: Collection[str]) -> dict[str, str]:
    found = ((text, named(index, text)) for text in typed)
    return {text: label.row.key for text, label in found if label is not None}


def _rows(keys: Collection[str], *, with_load: bool = False) -> dict[str, Appellation]:
    if not keys:
        return {}
    rows = Appellation.objects.filter(key__in=keys).select_related("occupation")
    return {row.key: row for row in (shelf.with_load(rows) if with_load else rows)}
