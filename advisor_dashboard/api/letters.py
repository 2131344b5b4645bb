"""Mail about offers: a hint that there is something to read, never the only way to it."""

from __future__ import annotations

import logging
from collections.abc import Collection

from django.db import transaction
from django.urls import reverse

from ..models import Offer
from ..platform import Course, Letter
from .access import Reach, asked_platform
from .features import MAIL, with_features
from .own_learners import learners_now, projected_courses

log = logging.getLogger(__name__)


def read_at(course_key: str, offer_id: int) -> str:
    """Where any learner of the course who got the offer reads it."""
    return f"{reverse('clicnjob:inbox', args=[course_key])}?about={offer_id}"


def announce(
    reach: Reach, offer: Offer, learner_ids: Collection[int], *, reminder: bool = False
) -> None:
    """Tell these learners by mail once the proposal, or the reminder of it, is committed.

    Whatever happens to the mail, the offer stands in their messages.
    """
    transaction.on_commit(
        lambda: _announce(reach, offer, learner_ids, reminder=reminder), robust=True
    )


def _announce(reach: Reach, offer: Offer, learner_ids: Collection[int], *, reminder: bool) -> None:
    try:
        by_course = _by_course(reach.within(offer.structure_key), learner_ids)
    except Exception as error:
        _log(offer, error)
        return
    for course, ids in by_course.items():
        letter = Letter(
            course_key=course.key,
            course_name=course.name,
            structure_name=course.structure.name,
            offer_title=offer.title,
            link=read_at(course.key, offer.pk),
            reminder=reminder,
        )
        try:
            with asked_platform() as platform:
                platform.send_letters(letter, ids)
        except Exception as error:
            _log(offer, error)


def _by_course(own: Reach, learner_ids: Collection[int]) -> dict[Course, list[int]]:
    """The learners by the course in whose name they are written to: the same one each time."""
    found: dict[Course, list[int]] = {}
    own = with_features(own, MAIL)
    with asked_platform() as platform:
        standing = learners_now(platform, own, projected_courses(own, learner_ids))
    for learner_id, enrollments in standing.items():
        courses = [own.courses[each.course_key] for each in enrollments]
        course = min(courses, key=lambda one: (one.name, one.key))
        found.setdefault(course, []).append(learner_id)
    return found


def _log(offer: Offer, error: Exception) -> None:
    """Without what the error says: a mail server's refusal quotes addresses."""
    kind = type(error).__name__
    log.warning("no letters, or not all, about offer %s (%s)", offer.pk, kind)
