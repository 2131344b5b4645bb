"""A learner's consent: who may find and read the CV."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..events import CvClosed, CvShared
from ..models import Sharing
from ..platform import Course, Feature, Platform
from ..targeting.consent import close_consents, open_structures
from ..targeting.locking import lock_learner
from ..targeting.memberships import structures_of
from ..targeting.postings import reindex
from . import access
from .errors import NotAllowed
from .features import CVS, all_on, switched_off
from .groups import project, refresh_learner
from .tracking import record

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True)
class SharingState:
    """Whether the CV is open to the structure that gives a course.

    Attributes:
        open: the advisors of the structure may find and read the CV.
        structure: the structure's name, as people know it; its key while the platform,
            which knows the name, cannot be asked.
        since: when it was opened; ``None`` while closed.
        can_open: the learner could open it here and now (learns here, is not being watched).
        offered: there is a switch to show: to open it, as the institution lets learners, or to
            close it.
    """

    open: bool
    structure: str
    since: datetime | None
    can_open: bool
    offered: bool


def sharing_state(learner_id: int, course_key: str) -> SharingState:
    """Whether the learner's CV is open to the structure of this course.

    Raises:
        NotFound: there is no such course.
        Unavailable: the platform could not be asked.
    """
    course = access.require_course(course_key)
    with access.asked_platform() as platform:
        on = platform.is_on(Feature.CV_SHARING, course_key)
        can_open = (
            on
            and _learns(platform, learner_id, course_key)
            and not platform.is_masquerading(learner_id, course_key)
        )
    row = _open_row(learner_id, course.structure.key)
    return SharingState(
        open=row is not None,
        structure=course.structure.name,
        since=row.opened_at if row else None,
        can_open=can_open,
        offered=on or row is not None,
    )


def open_sharing(learner_id: int, course_key: str) -> SharingState:
    """The learner opens the CV to the advisors of the course's structure.

    Once open it stays as it is; opening anew after closing is a new consent, a new row.

    Raises:
        NotAllowed: the person is no learner of the course, somebody else is looking, or the
            institution has switched it off.
        NotFound: there is no such course.
        Unavailable: the platform could not be asked; nothing changed.
    """
    structure_key = access.require_course(course_key).structure.key
    access.require_own_view(learner_id, course_key)
    with access.asked_platform() as platform:
        learns = _learns(platform, learner_id, course_key)
    if not learns:
        raise NotAllowed(
            _("Only learners of this course can open their CV here."), code="not_enrolled"
        )
    if not all_on(CVS, course_key):
        raise switched_off()
    with transaction.atomic():
        lock_learner(learner_id, create=True)
        if _open_row(learner_id, structure_key) is None:
            Sharing.objects.create(
                learner_id=learner_id, structure_key=structure_key, opened_at=timezone.now()
            )
            record(CvShared(course_key, structure_key))
        project(learner_id)
    return sharing_state(learner_id, course_key)


def close_sharing(learner_id: int, course_key: str) -> SharingState:
    """The learner closes the CV to the course's structure: gone from every search at once.

    Closing never waits for the platform: it is written in our own tables, in one transaction,
    and memberships are refreshed afterwards if that can be done. It needs no enrollment: who
    left the course may still withdraw, and who looks at a course that is gone too.

    Raises:
        NotAllowed: the platform says that somebody else is looking. That it cannot say does
            not keep a learner from withdrawing.
    """
    if _asked(learner_id, lambda platform: platform.is_masquerading(learner_id, course_key)):
        raise access.watched_view()
    course = _asked(learner_id, lambda platform: platform.course(course_key))
    structure_key = course.structure.key if course else _structure_of(learner_id, course_key)
    with transaction.atomic():
        if lock_learner(learner_id):
            if close_consents(learner_id, [structure_key]):
                record(CvClosed(course_key, structure_key))
            reindex(learner_id, name_if_unsaid=None)
    _if_possible(learner_id, lambda: refresh_learner(learner_id))
    return _closed_state(learner_id, course_key, course, structure_key)


def _closed_state(
    learner_id: int, course_key: str, course: Course | None, structure_key: str
) -> SharingState:
    """The state after closing: as the platform helps to say it, or by our own tables."""
    state = _if_possible(learner_id, lambda: sharing_state(learner_id, course_key))
    if state is not None:
        return state
    row = _open_row(learner_id, structure_key)
    return SharingState(
        open=row is not None,
        structure=course.structure.name if course else structure_key,
        since=row.opened_at if row else None,
        can_open=False,
        offered=row is not None,
    )


def _structure_of(learner_id: int, course_key: str) -> str:
    """The structure to close to, when the platform does not describe the course.

    The projection knows the courses in which people with a CV learn. Else, who has opened the
    CV once means that consent. As a last resort the key names the organisation, as the keys
    of courses do ("course-v1:ORG+COURSE+RUN", "ORG/COURSE/RUN").
    """
    for known in (structures_of([course_key]), open_structures(learner_id)):
        if len(known) == 1:
            return next(iter(known))
    return re.split(r"[+/]", course_key.removeprefix("course-v1:"), maxsplit=1)[0]


def _asked(learner_id: int, question: Callable[[Platform], T]) -> T | None:
    """The platform's answer, ``None`` if there is none."""

    def ask() -> T:
        with access.asked_platform() as platform:
            return question(platform)

    return _if_possible(learner_id, ask)


def _if_possible(learner_id: int, step: Callable[[], T]) -> T | None:
    """Do something that a withdrawal does not depend on, in a savepoint of its own.

    The log names the account's id and nothing else: an error may quote what it stumbled on.
    """
    try:
        with transaction.atomic():
            return step()
    except Exception:
        log.warning("the CV of user %s is closed without the platform's help", learner_id)
        return None


def _learns(platform: Platform, learner_id: int, course_key: str) -> bool:
    """Whether the person is a learner of the course: who teaches it is none."""
    return platform.is_enrolled(learner_id, course_key) and not platform.is_course_staff(
        learner_id, course_key
    )


def _open_row(learner_id: int, structure_key: str) -> Sharing | None:
    """Keys are compared here: some databases hold two that differ by case for the same."""
    rows = Sharing.objects.filter(learner_id=learner_id, closed_at=None)
    return next((row for row in rows if row.structure_key == structure_key), None)
