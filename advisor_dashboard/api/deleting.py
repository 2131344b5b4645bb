"""A course that was deleted: nobody stands there, and nobody looks after its cohorts."""

from __future__ import annotations

import logging
from collections.abc import Collection

from django.db import transaction

from ..models import AdvisorCohort
from ..targeting.memberships import delete_empty_scopes, learners_in
from .access import asked_platform
from .errors import Unavailable
from .groups import refresh_learner

log = logging.getLogger(__name__)


def forget_course(course_key: str) -> None:
    """Take a deleted course out of memberships, index and advisors' cohorts.

    The consent of a learner who learns in no other course of the structure ends: the course
    is gone for good, and not just without a description. Offers are the structure's and stay.
    One failure does not keep the others waiting; doing it again does the rest, and
    ``reconcile_scopes`` does so too.

    Raises:
        Unavailable: the platform could not be asked where a learner stands else.
    """
    for learner_id in learners_in(course_key):
        try:
            refresh_learner(learner_id, gone=[course_key])
        except Unavailable:
            raise
        except Exception:
            log.error("user %s still stands in a deleted course", learner_id)
    with asked_platform() as platform:
        held = platform.has_course(course_key)
    # Narrowings hold whatever the capitals of the key: another course may be meant by them.
    forget_places([course_key], narrowings=not held)


def forget_places(course_keys: Collection[str], *, narrowings: bool = True) -> None:
    """Take away the scopes in which nobody stands any more, and who looked after them.

    Args:
        course_keys: courses that are gone.
        narrowings: whether the advisors' cohorts in them may go too.
    """
    with transaction.atomic():
        delete_empty_scopes(course_keys)
        if narrowings:
            rows = AdvisorCohort.objects.filter(course_key__in=list(course_keys))
            mine = [pk for pk, key in rows.values_list("pk", "course_key") if key in course_keys]
            AdvisorCohort.objects.filter(pk__in=mine).delete()
