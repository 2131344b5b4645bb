"""A course that was deleted: nobody stands there any more."""

from __future__ import annotations

import logging

from ..targeting.memberships import delete_empty_scopes, learners_in
from .errors import Unavailable
from .groups import refresh_learner

log = logging.getLogger(__name__)


def forget_course(course_key: str) -> None:
    """Take a deleted course out of memberships and index.

    The consent of a learner who learns in no other course of the structure ends: the course
    is gone for good, and not just without a description. Offers are the structure's and stay.
    So do the advisors' cohorts: a course may come back under its key with its enrollments, and
    who was narrowed there must not see all of it.

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
    delete_empty_scopes([course_key])
