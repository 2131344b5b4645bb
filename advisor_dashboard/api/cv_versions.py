"""A learner goes back to an earlier state of the CV; nothing is lost by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from cv_xblock.changes import changes
from cv_xblock.document import CV, from_dict

from ..models import CVVersion
from .errors import NotFound
from .former import kept_of
from .profiles import StoredCV, load_cv, save_cv


@dataclass(frozen=True)
class FormerCV:
    """An earlier state.

    Attributes:
        saved_at: when the learner saved it.
        differs: the parts that are not the same now, as ``cv_xblock.changes`` names them.
    """

    id: int
    saved_at: datetime
    document: dict[str, Any]
    differs: tuple[str, ...]


def former_cvs(learner_id: int) -> list[FormerCV]:
    """The earlier states that are kept, the newest first."""
    now = _now(learner_id)
    return [_former(row, now) for row in kept_of(learner_id)]


def former_cv(learner_id: int, version_id: int) -> FormerCV:
    """One of the learner's earlier states.

    Raises:
        NotFound: it is not there any more, or not theirs.
    """
    row = kept_of(learner_id).filter(pk=version_id).first()
    if row is None:
        raise NotFound(_("This version is no longer there. Choose another one."))
    return _former(row, _now(learner_id))


def go_back(
    learner_id: int, version_id: int, *, base_version: int, course_key: str | None
) -> StoredCV:
    """Save an earlier state as the CV; the state that it replaces is kept.

    Raises:
        NotFound: it is not there any more.
        Conflict, NotAllowed, Unavailable: as for :func:`~.profiles.save_cv`.
    """
    document = former_cv(learner_id, version_id).document
    return save_cv(
        learner_id, document, base_version=base_version, course_key=course_key, keep=True
    )


def _now(learner_id: int) -> CV:
    return from_dict(load_cv(learner_id).document)


def _former(row: CVVersion, now: CV) -> FormerCV:
    document = from_dict(row.document)
    differs = tuple(each.part for each in changes(now, document))
    return FormerCV(row.pk, row.saved_at, document.to_dict(), differs)
