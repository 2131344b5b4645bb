"""When the demo's people were last seen, and who of them has finished the first path."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from advisor_dashboard.api import paths
from advisor_dashboard.models import CurriculumVitae
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.targeting.activity import note_days

from ..completing import complete_course
from ..courses import find_course
from .people import LearnerPlan

_LONGEST_AGO = 120
#: Of each structure so many have finished the path.
_FINISHERS = 2


def age_cv(user_id: int, plan: LearnerPlan) -> None:
    """Let a CV be as old as is drawn for its learner; those of the first page are fresh."""
    if plan.starter:
        return
    moment = timezone.now() - timedelta(days=_days_ago(plan))
    CurriculumVitae.objects.filter(pk=user_id).update(created_at=moment, saved_at=moment)


def note_logins(made: Mapping[int, LearnerPlan]) -> None:
    """Half of the people have logged in since they changed their CV."""
    days: dict[int, date] = {}
    for user_id, plan in made.items():
        if plan.starter or plan.number % 2:
            continue
        moment = timezone.now() - timedelta(days=_days_ago(plan) // 3)
        get_user_model().objects.filter(pk=user_id).update(last_login=moment)
        days[user_id] = timezone.localdate(moment)
    note_days(days)


def finish_paths(made: Mapping[int, LearnerPlan]) -> None:
    """A few people of each structure have finished the first path, all of it."""
    finishers: dict[str, int] = {}
    for user_id, plan in made.items():
        key = plan.structure.path_key
        course = find_course(key)
        if plan.starter or not plan.shares or course is None:
            continue
        if finishers.get(key, 0) >= _FINISHERS:
            continue
        finishers[key] = finishers.get(key, 0) + 1
        membership.enroll(user_id, key, plan.cohort)
        complete_course(user_id, course)
        maps = [leaf for leaf in course.leaves.values() if leaf.block_type == "clicnjob_path"]
        for each in maps[:1]:
            paths.note_finished(user_id, key, str(each.usage_key))


def _days_ago(plan: LearnerPlan) -> int:
    return random.Random(f"clicnjob activity {plan.number}").randrange(_LONGEST_AGO)
