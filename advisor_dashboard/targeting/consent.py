"""To which structures a learner's CV is open now."""

from __future__ import annotations

from collections.abc import Collection

from ..models import Sharing
from .chunks import chunks


def open_structures(learner_id: int) -> frozenset[str]:
    """The keys of the structures to which this learner's CV is open."""
    rows = Sharing.objects.filter(learner_id=learner_id, closed_at=None)
    return frozenset(rows.values_list("structure_key", flat=True))


def open_pairs(
    learner_ids: Collection[int], structure_keys: Collection[str]
) -> set[tuple[int, str]]:
    """Which of these learners' CVs are open to which of these structures."""
    pairs: set[tuple[int, str]] = set()
    for some in chunks(learner_ids):
        rows = Sharing.objects.filter(
            learner_id__in=some, structure_key__in=list(structure_keys), closed_at=None
        )
        pairs.update(rows.values_list("learner_id", "structure_key"))
    return pairs
