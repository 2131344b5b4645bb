"""On which day a learner who is in the index was last seen to do something."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from ..models import Profile
from .chunks import chunks


def seen_today(learner_id: int) -> None:
    """Note that a learner has done something today, if they are in the index."""
    Profile.objects.filter(learner_id=learner_id).update(active_on=timezone.localdate())


def note_days(days: Mapping[int, date]) -> None:
    """Note the last day of each of these learners; one that is noted already never goes back."""
    for some in chunks(days.keys()):
        later: dict[date, list[int]] = {}
        rows = Profile.objects.filter(learner_id__in=some)
        for pk, learner_id, noted in rows.values_list("pk", "learner_id", "active_on"):
            if noted is None or noted < days[learner_id]:
                later.setdefault(days[learner_id], []).append(pk)
        for day, pks in later.items():
            Profile.objects.filter(pk__in=pks).update(active_on=day)
