"""Receivers that keep the projected memberships and the index true, and do long works."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .api.deleting import forget_course
from .api.groups import refresh_learner
from .api.work_kinds import run
from .models import Profile, SharedLearner
from .platform.signals import course_deleted, membership_changed, work_due
from .targeting.postings import delete_postings

log = logging.getLogger(__name__)


@receiver(membership_changed, dispatch_uid="clicnjob_membership_changed")
def follow_membership(user_id: int, **kwargs: Any) -> None:
    """Somebody enrolled, left or moved: their memberships and postings follow at once.

    A failure, of whatever kind, must not undo what happened on the platform: what is written
    here has a savepoint of its own. ``manage.py reconcile_scopes`` mends it, and until then
    the live checks stand between. The log names the account's id and nothing else: what a
    database says in an error may be of the CV.
    """
    try:
        with transaction.atomic():
            refresh_learner(user_id)
    except Exception:
        log.error("memberships of user %s were not refreshed; run reconcile_scopes", user_id)


@receiver(course_deleted, dispatch_uid="clicnjob_course_deleted")
def follow_deletion(course_key: str, **kwargs: Any) -> None:
    """A course was deleted: nobody stands there any more.

    A failure must not disturb the deletion; ``manage.py reconcile_scopes`` does the rest.
    """
    try:
        forget_course(course_key)
    except Exception as error:
        log.error(
            "course %s is deleted, and not forgotten yet (%s); run reconcile_scopes",
            course_key,
            type(error).__name__,
        )


@receiver([post_save, post_delete], sender=SharedLearner, dispatch_uid="clicnjob_learner_shared")
def follow_sharing(instance: SharedLearner, **kwargs: Any) -> None:
    """An administrator shares a learner with an advisor, or no longer: the index follows.

    After the commit: with an account other rows of it go too, and none may be written meanwhile.
    """
    transaction.on_commit(partial(follow_membership, user_id=instance.learner_id))


@receiver(work_due, dispatch_uid="clicnjob_work_due")
def do_work(work_id: int, **kwargs: Any) -> None:
    """Somebody is free for a long work."""
    run(work_id)


@receiver(post_delete, sender=Profile, dispatch_uid="clicnjob_profile_deleted")
def forget_postings(instance: Profile, **kwargs: Any) -> None:
    """A profile goes, with its learner's account for instance: so do its postings."""
    delete_postings(instance.pk)
