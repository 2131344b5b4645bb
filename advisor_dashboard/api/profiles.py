"""A learner's own CV: read it, save it, never overwrite a newer one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cv_xblock.document import CV, Checked, Problem, check, from_dict, is_complete
from cv_xblock.messages import explain
from cv_xblock.upgrade import upgraded

from ..events import CvCompleted
from ..models import Appellation, Commune, CurriculumVitae
from ..targeting.locking import lock_learner
from . import access
from .errors import Conflict, Invalid
from .groups import project
from .tracking import record


@dataclass(frozen=True)
class StoredCV:
    """A CV as it stands in the database.

    Attributes:
        document: the CV as JSON of the current schema.
        version: rises by one with each saved change; 0 means that nothing was saved yet.
        saved_at: when this version was saved; ``None`` for version 0.
        problems: the soft problems of the document, to show beside the fields.
    """

    document: dict[str, Any]
    version: int
    saved_at: datetime | None
    problems: tuple[Problem, ...]


def load_cv(learner_id: int) -> StoredCV:
    """The learner's CV; an empty one of version 0 if there is none yet."""
    row = CurriculumVitae.objects.filter(pk=learner_id).first()
    return _stored(row) if row else StoredCV(CV().to_dict(), 0, None, ())


def save_cv(
    learner_id: int,
    document: Mapping[str, Any],
    *,
    base_version: int,
    course_key: str | None,
) -> StoredCV:
    """Save the learner's CV over the version that the page started from.

    Content that is stored already raises no version, whatever ``base_version`` says: a page
    that lost the answer to its last saving may send it again.

    Args:
        learner_id: whose CV, and who is asking.
        document: JSON of the current schema; soft problems are stored, hard ones are not.
        base_version: the version that the page holds.
        course_key: the course from which it is saved, ``None`` outside of any.

    Returns:
        The CV as it is stored now.

    Raises:
        Invalid: hard problems, in ``.problems``; nothing was saved.
        Conflict: a newer version was saved elsewhere; it is in ``.current``.
        NotAllowed: the learner is not in the course, or somebody else is looking.
        NotFound: there is no such person.
        Unavailable: the platform could not be asked; nothing was saved.
    """
    if course_key is not None:
        access.require_writer(learner_id, course_key)
    access.display_name(learner_id)
    checked = _check(document)
    if checked.refused:
        raise Invalid(
            _("This cannot be saved. What you typed is still here."),
            fields={each.path: explain(each, _) for each in checked.refused},
            problems=checked.refused,
        )
    with transaction.atomic():
        lock_learner(learner_id, create=True)
        return _save(learner_id, checked.document, base_version, course_key)


def _save(learner_id: int, cv: CV, base_version: int, course_key: str | None) -> StoredCV:
    document = cv.to_dict()
    current = _stored(CurriculumVitae.objects.get(pk=learner_id))
    if current.document == document:
        return current
    # The condition stands in the statement itself, so that it holds on every database.
    saved = CurriculumVitae.objects.filter(pk=learner_id, version=base_version).update(
        document=document, version=base_version + 1, saved_at=timezone.now()
    )
    if not saved:
        raise Conflict(
            _("A newer version of your CV was saved elsewhere. What you typed is still here."),
            current=current,
        )
    if is_complete(cv) and not is_complete(from_dict(current.document)):
        record(CvCompleted(course_key or ""))
    project(learner_id)
    return _stored(CurriculumVitae.objects.get(pk=learner_id))


def _stored(row: CurriculumVitae) -> StoredCV:
    if row.version == 0:
        return StoredCV(CV().to_dict(), 0, None, ())
    # What is read again as it was stored: an older schema becomes this one by being read.
    document = upgraded(row.document)
    checked = _check(document)
    return StoredCV(checked.document.to_dict(), row.version, row.saved_at, checked.remarks)


def _check(document: object) -> Checked:
    """The document checked against today, the vocabulary and the communes."""
    today = timezone.localdate()
    first = check(document, today=today)
    keys = [job.key for job in first.document.wanted_jobs if job.key]
    jobs = set(
        Appellation.objects.filter(key__in=keys, retired=False).values_list("key", flat=True)
    )
    return check(
        document,
        today=today,
        knows_job=jobs.__contains__,
        knows_commune=lambda key: Commune.objects.filter(key=key, retired=False).exists(),
    )
