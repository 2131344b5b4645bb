"""What learners have gained: noted by the server when a path is finished, shown as badges."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from ..models import GainedCompetence
from .access import require_own_view


@dataclass(frozen=True)
class Gained:
    """One competence, such as ``"digcomp:2.1"``, and the course in which it was gained."""

    tag: str
    course_key: str
    at: datetime


def gain(
    learner_id: int, course_key: str, usage_key: str, tags: Collection[str]
) -> tuple[str, ...]:
    """Note competences that a learner has gained. What is noted already stays as it was.

    The caller has seen for itself that the path is finished.

    Returns:
        Those that are new.

    Raises:
        NotAllowed: somebody else is looking.
        Unavailable: the platform could not be asked.
    """
    require_own_view(learner_id, course_key)
    there = set(_of(learner_id).values_list("tag", flat=True))
    fresh = [tag for tag in dict.fromkeys(tags) if tag not in there]
    now = timezone.now()
    # Two tabs may come at once: the second one changes nothing.
    GainedCompetence.objects.bulk_create(
        [
            GainedCompetence(
                learner_id=learner_id,
                tag=tag,
                course_key=course_key,
                usage_key=usage_key,
                gained_at=now,
            )
            for tag in fresh
        ],
        ignore_conflicts=True,
    )
    # A database that does not tell capitals apart may have taken one for another.
    there = set(_of(learner_id).values_list("tag", flat=True)) if fresh else set()
    return tuple(tag for tag in fresh if tag in there)


def gained(learner_id: int) -> tuple[Gained, ...]:
    """What a learner has gained, the first one first. It is for the learner's own eyes."""
    return tuple(Gained(row.tag, row.course_key, row.gained_at) for row in _of(learner_id))


def _of(learner_id: int) -> QuerySet[GainedCompetence]:
    return GainedCompetence.objects.filter(learner_id=learner_id).order_by("gained_at", "tag")
