"""Earlier states of a CV: kept as it changes, a few for each learner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from ..models import CurriculumVitae, CVVersion

#: How many earlier states a learner has at most; a new one takes the place of the oldest.
KEPT_AT_MOST = 20
#: While somebody writes, one state is kept in this time.
PAUSE = timedelta(minutes=10)


@dataclass(frozen=True)
class Shelf:
    """The earlier states of one CV, as far as keeping one more depends on them."""

    newest_at: datetime | None
    oldest: int | None
    count: int


def with_shelf(learner_id: int) -> tuple[CurriculumVitae | None, Shelf]:
    """The CV's row and its shelf, in one query; no row, and there is no shelf."""
    kept = CVVersion.objects.filter(learner_id=OuterRef("pk"))
    row: Any = (
        CurriculumVitae.objects.filter(pk=learner_id)
        .annotate(
            shelf_newest=Subquery(kept.order_by("-kept_at").values("kept_at")[:1]),
            shelf_oldest=Subquery(kept.order_by("kept_at", "pk").values("pk")[:1]),
            shelf_count=Subquery(
                kept.order_by().values("learner_id").annotate(count=Count("pk")).values("count")
            ),
        )
        .first()
    )
    if row is None:
        return None, Shelf(None, None, 0)
    return row, Shelf(row.shelf_newest, row.shelf_oldest, row.shelf_count or 0)


def keep_former(former: CurriculumVitae, shelf: Shelf, now: datetime, *, always: bool) -> None:
    """Put the former state by, unless one was put by a moment ago.

    Call it with the learner locked.

    Args:
        always: whatever the last one's age.
    """
    since = shelf.newest_at or former.created_at
    if not always and now - since < PAUSE:
        return
    values = {
        "document": former.document,
        "version": former.version,
        "saved_at": former.saved_at,
        "kept_at": now,
    }
    if shelf.oldest is not None and shelf.count >= KEPT_AT_MOST:
        CVVersion.objects.filter(pk=shelf.oldest).update(**values)
    else:
        CVVersion.objects.create(learner_id=former.pk, **values)


def kept_of(learner_id: int) -> QuerySet[CVVersion]:
    """The earlier states of a learner's CV, the newest first."""
    return CVVersion.objects.filter(learner_id=learner_id).order_by("-kept_at", "-pk")
