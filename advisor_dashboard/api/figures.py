"""Two figures on a course, for the door to the advisors' pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..models import Membership, Proposal
from ..targeting.search import count_open
from .access import reach_of
from .errors import NotAllowed
from .features import parts_of
from .offer_rows import offers_of, still_open


@dataclass(frozen=True)
class CourseFigures:
    """What waits in one course, counted over the asking advisor's own groups.

    Attributes:
        open_cvs: CVs that are open to the course's structure.
        waiting: offers that were proposed to a learner and wait for an answer.
    """

    open_cvs: int
    waiting: int


def course_figures(advisor_id: int, course_key: str) -> CourseFigures:
    """The figures of a course. They are the index's: numbers, without a name.

    What the institution has switched off counts nothing.

    Raises:
        NotAllowed: the person is not on the team of this course.
        Unavailable: the platform could not be asked.
    """
    reach = reach_of(advisor_id)
    if course_key not in reach.courses:
        raise NotAllowed(_("This page is for advisors. You are on the team of no course."))
    parts = parts_of(reach.only({course_key}))
    offers = offers_of(parts.offers).filter(still_open()).order_by()
    learners = Membership.objects.filter(scope_id__in=parts.offers.scope_ids())
    waiting = Proposal.objects.filter(
        answer="", offer__in=offers.values("pk"), learner__in=learners.values("learner_id")
    )
    return CourseFigures(open_cvs=count_open(parts.cvs.scope_ids()), waiting=waiting.count())
