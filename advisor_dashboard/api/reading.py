"""An advisor reads one learner's CV: the live platform decides, and the look is noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from cv_xblock.document import from_dict

from ..models import CurriculumVitae, CVView
from ..platform import Enrollment, Platform
from ..targeting.consent import open_structures
from .access import Reach, asked_platform
from .errors import NotAllowed, NotFound
from .features import CVS, reach_with


@dataclass(frozen=True)
class SharedCV:
    """A learner's CV as an advisor may read it now."""

    learner_id: int
    name: str
    document: dict[str, Any]
    updated_at: datetime
    course_name: str
    cohort_name: str


def read_cv(advisor_id: int, learner_id: int) -> SharedCV:
    """The CV of a learner of the advisor's who has opened it to the structure.

    Course team, enrollment, cohort and consent are asked anew, whatever a search showed. At
    most one look an hour is noted of each advisor at each learner.

    Raises:
        NotFound: no such learner, not the advisor's, or the CV is closed: one answer for all.
        Unavailable: the platform could not be asked.
    """
    try:
        reach = reach_with(advisor_id, CVS)
    except NotAllowed as error:
        raise _no_cv() from error
    row = CurriculumVitae.objects.filter(pk=learner_id, version__gt=0).first()
    with asked_platform() as platform:
        enrollment = _reached(platform, reach, learner_id)
        person = platform.person(learner_id)
        if row is None or enrollment is None or person is None:
            raise _no_cv()
        cohort = platform.cohort_of(learner_id, enrollment.course_key)
    note_looks(advisor_id, [learner_id])
    document = from_dict(row.document)
    said = " ".join(filter(None, (document.first_name, document.last_name)))
    return SharedCV(
        learner_id=learner_id,
        name=said or person.name,
        document=document.to_dict(),
        updated_at=row.saved_at,
        course_name=reach.courses[enrollment.course_key].name,
        cohort_name=cohort.name if cohort else "",
    )


def _no_cv() -> NotFound:
    return NotFound(_("There is no CV to read here. It may have been closed."))


def _reached(platform: Platform, reach: Reach, learner_id: int) -> Enrollment | None:
    """An enrollment by which the advisor may read the CV now."""
    structures = open_structures(learner_id)
    if not structures:
        return None
    for enrollment in platform.enrollments_of(learner_id):
        if (
            reach.covers(enrollment)
            and reach.courses[enrollment.course_key].structure.key in structures
            and not platform.is_course_staff(learner_id, enrollment.course_key)
        ):
            return enrollment
    return None


def note_looks(advisor_id: int, learner_ids: Iterable[int]) -> None:
    """Note that an advisor saw what these learners' CVs say; each learner can read that."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    CVView.objects.bulk_create(
        [CVView(advisor_id=advisor_id, learner_id=pk, seen_at=hour) for pk in learner_ids],
        ignore_conflicts=True,
    )
