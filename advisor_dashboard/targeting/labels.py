"""Which labels of an occupation are meant by words that only some of them hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from weakref import WeakKeyDictionary

from ..models import Appellation
from ..vocabulary.index import Index

#: By index, then by ROME code: the id of each label, retired ones too, with its folded words.
_read: WeakKeyDictionary[Index, dict[str, dict[int, frozenset[str]]]] = WeakKeyDictionary()


def labels_holding(
    index: Index, words_of: Mapping[str, Collection[str]]
) -> dict[str, frozenset[int]]:
    """For each ROME code the ids of its labels that hold all the words.

    What was read of an occupation is kept as long as the index of that load of the vocabulary.
    """
    known = _read.setdefault(index, {})
    if missing := [rome for rome in words_of if rome not in known]:
        known.update({rome: {} for rome in missing})
        rows = Appellation.objects.filter(occupation__rome__in=missing)
        for pk, rome, label in rows.values_list("pk", "occupation__rome", "label"):
            known[rome][pk] = frozenset(index.fold(label))
    return {
        rome: frozenset(pk for pk, held in known[rome].items() if held.issuperset(words))
        for rome, words in words_of.items()
    }
