"""A learner's own CV: read it, save it, never overwrite a newer one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cv_xblock.document import CV, Checked, Problem, check, from_dict, is_complete
from cv_xblock.messages import explain

from ..events import CvCompleted
from ..models import CurriculumVitae
from ..targeting.activity import seen_today
from ..targeting.locking import lock_learner
from ..targeting.postings import index_again, place_of, unindex
from ..targeting.references import References, references_of
from ..targeting.searchable import own_name, searchable, searched
from . import access
from .errors import Conflict, Invalid
from .former import Shelf, keep_former, with_shelf
from .groups import project
from .tracking import record


@dataclass(frozen=True)
class StoredCV:
    """A CV as it stands in the database.

    Attributes:
        document: the CV as JSON of the current schema.
        version: rises by one with each saved change; 0 means that nothing was saved yet.
        saved_at: when this version was saved; ``None`` where there is no CV.
        problems: the soft problems of the document, to show beside the fields.
        erased: the learner has erased the CV and saved none since. The version is that of the
            erasing: what a page still shows of an earlier one is void.
    """

    document: dict[str, Any]
    version: int
    saved_at: datetime | None
    problems: tuple[Problem, ...]
    erased: bool = False


def load_cv(learner_id: int) -> StoredCV:
    """The learner's CV; an empty one of version 0 if there is none yet."""
    return _stored(CurriculumVitae.objects.filter(pk=learner_id).first())


def save_cv(
    learner_id: int,
    document: Mapping[str, Any],
    *,
    base_version: int,
    course_key: str | None,
    keep: bool = False,
) -> StoredCV:
    """Save the learner's CV over the version that the page started from.

    Content that is stored already raises no version, whatever ``base_version`` says: a page
    that lost the answer to its last saving may send it again.

    Args:
        learner_id: whose CV, and who is asking.
        document: JSON of the current schema; soft problems are stored, hard ones are not.
        base_version: the version that the page holds.
        course_key: the course from which it is saved, ``None`` outside of any.
        keep: keep the former state to go back to, however recent the last one kept is; for a
            change that replaces the whole, such as an import.

    Returns:
        The CV as it is stored now.

    Raises:
        Invalid: hard problems, in ``.problems``; nothing was saved.
        Conflict: a newer version was saved elsewhere, or the CV was erased; what there is now
            is in ``.current``.
        NotAllowed: the learner is not in the course, or somebody else is looking.
        NotFound: there is no such person.
        Unavailable: the platform could not be asked; nothing was saved.
    """
    if course_key is None:
        access.display_name(learner_id)
    else:
        # The platform knows only people with an account in a course.
        access.require_writer(learner_id, course_key)
    checked, references = _check(document)
    if checked.refused:
        raise Invalid(
            _("This cannot be saved. What you typed is still here."),
            fields={each.path: explain(each, _) for each in checked.refused},
            problems=checked.refused,
        )
    return _Saving(learner_id, checked, references, course_key, keep=keep).over(base_version)


@dataclass(frozen=True)
class _Saving:
    """One document on its way into the table."""

    learner_id: int
    checked: Checked
    references: References
    course_key: str | None
    keep: bool

    def over(self, base_version: int) -> StoredCV:
        document = self.checked.document.to_dict()
        row, shelf = with_shelf(self.learner_id)
        former = _plain(row)
        if former.saved_at is None or former.document != document:
            if former.version == base_version:
                with transaction.atomic():
                    stored = self._write(document, row, former, shelf)
                    if stored is not None:
                        return stored
            row = CurriculumVitae.objects.filter(pk=self.learner_id).first()
            former = _plain(row)
        current = _stored(row)
        if former.saved_at is not None and former.document == document:
            return current
        raise Conflict(
            _("A newer version of your CV was saved elsewhere. What you typed is still here."),
            current=current,
        )

    def _write(
        self,
        document: dict[str, Any],
        row: CurriculumVitae | None,
        former: StoredCV,
        shelf: Shelf,
    ) -> StoredCV | None:
        """Write the document over the former state, if it is still that; it locks the row.

        The condition stands in the statement itself, so that it holds on every database.
        """
        if row is None:
            lock_learner(self.learner_id, create=True)
        unchanged = CurriculumVitae.objects.filter(
            pk=self.learner_id,
            version=row.version if row else 0,
            erased_version=row.erased_version if row else 0,
        )
        now = timezone.now()
        if not unchanged.update(document=document, version=former.version + 1, saved_at=now):
            return None
        if row is not None and row.version > 0:
            keep_former(row, shelf, now, always=self.keep)
        self._tell(former)
        self._index(document, former)
        return StoredCV(document, former.version + 1, now, self.checked.remarks)

    def _tell(self, former: StoredCV) -> None:
        if is_complete(self.checked.document) and not is_complete(from_dict(former.document)):
            record(CvCompleted(self.course_key or ""))

    def _index(self, document: dict[str, Any], former: StoredCV) -> None:
        """Make searches say what the CV says now.

        Where the learner stands is asked of the platform at the first save only: from then on
        its signals say so, and whoever reads a CV is checked against the platform anyway.
        """
        if former.saved_at is None:
            project(self.learner_id)
            return
        if timezone.localdate(former.saved_at) != timezone.localdate():
            seen_today(self.learner_id)
        if searched(document) == searched(former.document):
            return
        place = place_of(self.learner_id)
        if not place.scopes:
            if place.profile_id is not None:
                unindex(self.learner_id)
        elif place.profile_id is None:
            project(self.learner_id)
        else:
            said = own_name(document)
            name = said or access.display_name(self.learner_id)
            index_again(place, searchable(document, name, self.references))


def _plain(row: CurriculumVitae | None) -> StoredCV:
    """The row as a CV of this schema: an older one becomes this one by being read."""
    if row is None or row.version == 0:
        erased = row.erased_version if row else 0
        return StoredCV(CV().to_dict(), erased, None, (), erased=erased > 0)
    return StoredCV(from_dict(row.document).to_dict(), row.version, row.saved_at, ())


def _stored(row: CurriculumVitae | None) -> StoredCV:
    plain = _plain(row)
    if plain.saved_at is None:
        return plain
    checked, _references = _check(plain.document)
    return replace(plain, problems=checked.remarks)


def _check(document: object) -> tuple[Checked, References]:
    """The document checked against today, the vocabulary and the communes."""
    today = timezone.localdate()
    references = references_of(check(document, today=today).document.to_dict())
    checked = check(
        document,
        today=today,
        knows_job=references.knows_job,
        knows_commune=references.knows_commune,
    )
    return checked, references
