"""A learner's consent: who may find and read the CV."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Sharing
from ..targeting.locking import lock_learner
from . import access
from .errors import NotAllowed
from .groups import project


@dataclass(frozen=True)
class SharingState:
    """Whether the CV is open to the structure that gives a course.

    Attributes:
        open: the advisors of the structure may find and read the CV.
        structure: the structure's name, as people know it.
        since: when it was opened; ``None`` while closed.
        can_open: the learner could open it here and now (is enrolled, is not being watched).
    """

    open: bool
    structure: str
    since: datetime | None
    can_open: bool


def sharing_state(learner_id: int, course_key: str) -> SharingState:
    """Whether the learner's CV is open to the structure of this course.

    Raises:
        NotFound: there is no such course.
        Unavailable: the platform could not be asked.
    """
    course = access.require_course(course_key)
    with access.asked_platform() as platform:
        can_open = platform.is_enrolled(learner_id, course_key) and not platform.is_masquerading(
            learner_id, course_key
        )
    row = _open_row(learner_id, course.structure.key)
    return SharingState(
        open=row is not None,
        structure=course.structure.name,
        since=row.opened_at if row else None,
        can_open=can_open,
    )


def open_sharing(learner_id: int, course_key: str) -> SharingState:
    """The learner opens the CV to the advisors of the course's structure.

    Once open it stays as it is; opening anew after closing is a new consent, a new row.

    Raises:
        NotAllowed: the learner is not enrolled, or somebody else is looking.
        NotFound: there is no such course.
        Unavailable: the platform could not be asked; nothing changed.
    """
    structure_key = access.require_course(course_key).structure.key
    access.require_own_view(learner_id, course_key)
    with access.asked_platform() as platform:
        enrolled = platform.is_enrolled(learner_id, course_key)
    if not enrolled:
        raise NotAllowed(
            _("Only learners of this course can open their CV here."), code="not_enrolled"
        )
    with transaction.atomic():
        lock_learner(learner_id, create=True)
        if _open_row(learner_id, structure_key) is None:
            Sharing.objects.create(
                learner_id=learner_id, structure_key=structure_key, opened_at=timezone.now()
            )
        project(learner_id)
    return sharing_state(learner_id, course_key)


def close_sharing(learner_id: int, course_key: str) -> SharingState:
    """The learner closes the CV to the course's structure: gone from every search at once.

    It needs no enrollment: who left the course may still withdraw.

    Raises:
        NotAllowed: somebody else is looking.
        NotFound: there is no such course.
        Unavailable: the platform could not be asked; nothing changed.
    """
    structure_key = access.require_course(course_key).structure.key
    access.require_own_view(learner_id, course_key)
    with transaction.atomic():
        locked = lock_learner(learner_id)
        Sharing.objects.filter(
            learner_id=learner_id, structure_key=structure_key, closed_at=None
        ).update(closed_at=timezone.now())
        if locked:
            project(learner_id)
    return sharing_state(learner_id, course_key)


def _open_row(learner_id: int, structure_key: str) -> Sharing | None:
    return Sharing.objects.filter(
        learner_id=learner_id, structure_key=structure_key, closed_at=None
    ).first()
