"""To which structures a learner's CV is open now."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from ..models import Sharing
from .chunks import chunks


def open_structures(learner_id: int) -> frozenset[str]:
    """The keys of the structures to which this learner's CV is open."""
    rows = Sharing.objects.filter(learner_id=learner_id, closed_at=None)
    return frozenset(rows.values_list("structure_key", flat=True))


def last_opened(learner_id: int) -> datetime | None:
    """When the newest of the open consents of a learner was given."""
    rows = Sharing.objects.filter(learner_id=learner_id, closed_at=None)
    return rows.aggregate(last=Max("opened_at"))["last"]


def opened_pairs(learner_ids: Collection[int]) -> dict[tuple[int, str], datetime]:
    """Since when each of these learners' CVs is open: by the learner and the structure's key."""
    found: dict[tuple[int, str], datetime] = {}
    for some in chunks(learner_ids):
        rows = Sharing.objects.filter(learner_id__in=some, closed_at=None)
        for learner_id, key, moment in rows.values_list("learner_id", "structure_key", "opened_at"):
            found[learner_id, key] = moment
    return found


def close_consents(learner_id: int, structure_keys: Collection[str]) -> int:
    """End the consents to these structures; tells how many were open.

    Call it with the learner locked. Keys are compared here: some databases hold two that
    differ by case for the same.
    """
    open_rows = Sharing.objects.filter(learner_id=learner_id, closed_at=None)
    ids = [pk for pk, key in open_rows.values_list("pk", "structure_key") if key in structure_keys]
    if not ids:
        return 0
    return Sharing.objects.filter(pk__in=ids, closed_at=None).update(closed_at=timezone.now())


def open_pairs(learner_ids: Collection[int]) -> set[tuple[int, str]]:
    """To which structures each of these learners' CVs is open: (learner, structure's key)."""
    pairs: set[tuple[int, str]] = set()
    for some in chunks(learner_ids):
        rows = Sharing.objects.filter(learner_id__in=some, closed_at=None)
        pairs.update(rows.values_list("learner_id", "structure_key"))
    return pairs


def open_to(learner_ids: Collection[int], structure_key: str) -> set[int]:
    """Those of the learners whose CV is open to this structure."""
    return {learner_id for learner_id, key in open_pairs(learner_ids) if key == structure_key}


def closed_to(learner_ids: Collection[int], structure_key: str) -> set[int]:
    """Those of the learners whose CV was once open to this structure, and is no more."""
    found: set[int] = set()
    for some in chunks(learner_ids):
        rows = Sharing.objects.filter(learner_id__in=some, closed_at__isnull=False)
        found.update(
            learner_id
            for learner_id, key in rows.values_list("learner_id", "structure_key")
            if key == structure_key
        )
    return found - open_to(found, structure_key)
