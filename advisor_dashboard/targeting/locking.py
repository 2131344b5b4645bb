"""One writer at a time for all that hangs on a learner's CV."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..models import CurriculumVitae
from .chunks import chunks


def lock_learner(learner_id: int, *, create: bool = False) -> bool:
    """Hold the learner's CV until the end of the transaction; ``False`` if there is none.

    The lock is an UPDATE that changes nothing. It locks the row on MySQL, MariaDB and
    PostgreSQL; on SQLite it takes the database's write lock at once, where a transaction that
    begins by reading would fail instead of waiting. So it must come first in the transaction.

    Args:
        create: make the row (version 0, the empty CV) if there is none.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("lock_learner must be called within transaction.atomic()")
    row = CurriculumVitae.objects.filter(pk=learner_id)
    if row.update(version=F("version")):
        return True
    if not create:
        return False
    _create_locked(learner_id)
    return True


def lock_learners(learner_ids: Collection[int]) -> None:
    """Hold the CVs of these learners, so that none is closed or erased while they are dealt with.

    Call it after the transaction's first write, for SQLite has then its lock (see above).
    """
    for some in chunks(learner_ids):
        rows = CurriculumVitae.objects.select_for_update().filter(pk__in=some).order_by("pk")
        list(rows.values_list("pk", flat=True))


def _create_locked(learner_id: int) -> None:
    """Make the row, or lock the one that somebody else has just made.

    An "insert or ignore" would hold a shared lock on the other's row, and two waiting at once
    would then block each other; an "insert or update" locks it for writing.
    """
    empty = CurriculumVitae(learner_id=learner_id, document={}, version=0, saved_at=timezone.now())
    connection = transaction.get_connection()
    names_target = connection.features.supports_update_conflicts_with_target
    CurriculumVitae.objects.bulk_create(
        [empty],
        update_conflicts=True,
        update_fields=["created_at"],
        unique_fields=["learner"] if names_target else None,
    )
