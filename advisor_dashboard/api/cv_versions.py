"""A learner goes back to an earlier state of the CV; nothing is lost by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from cv_xblock.document import from_dict

from ..models import CVVersion
from .errors import NotFound
from .former import kept_of
from .profiles import StoredCV, load_cv, save_cv

#: What is told of a state: the parts of the CV, by the values of the document that make them.
PARTS: Mapping[str, tuple[str, ...]] = {
    "name": ("first_name", "last_name", "birth_date"),
    "contact": ("email", "phone", "address"),
    "wanted_job": ("wanted_jobs",),
    "place": ("commune", "radius_km"),
    "availability": ("availability", "licences", "has_vehicle"),
    "experience": ("experiences",),
    "training": ("training",),
    "skills": ("skills",),
    "languages": ("languages",),
    "introduction": ("introduction",),
    "interests": ("interests",),
    "pages": ("pages",),
}


@dataclass(frozen=True)
class FormerCV:
    """An earlier state.

    Attributes:
        saved_at: when the learner saved it.
        differs: the parts that are not the same now, by their names in :data:`PARTS`.
    """

    id: int
    saved_at: datetime
    document: dict[str, Any]
    differs: tuple[str, ...]


def former_cvs(learner_id: int) -> list[FormerCV]:
    """The earlier states that are kept, the newest first."""
    now = load_cv(learner_id).document
    return [_former(row, now) for row in kept_of(learner_id)]


def former_cv(learner_id: int, version_id: int) -> FormerCV:
    """One of the learner's earlier states.

    Raises:
        NotFound: it is not there any more, or not theirs.
    """
    row = kept_of(learner_id).filter(pk=version_id).first()
    if row is None:
        raise NotFound(_("This version is no longer there. Choose another one."))
    return _former(row, load_cv(learner_id).document)


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


def _former(row: CVVersion, now: Mapping[str, Any]) -> FormerCV:
    document = from_dict(row.document).to_dict()
    differs = tuple(
        part for part, names in PARTS.items() if any(document[name] != now[name] for name in names)
    )
    return FormerCV(row.pk, row.saved_at, document, differs)
