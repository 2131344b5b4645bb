"""One offer as the learner reads it, with the page of their CV that goes along with the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from cv_xblock.document import CV, Page, from_dict, pages_of

from ..models import Offer, Proposal
from ..targeting.consent import open_structures
from ..vocabulary.fold import fold
from . import access, inbox
from .access import asked_platform
from .cv_pages import PrintedPage, printed_page
from .errors import Invalid, NotAllowed, NotFound
from .inbox import InboxItem
from .occupations import find_occupations
from .offer_rows import is_open, offer_still_open
from .profiles import load_cv


@dataclass(frozen=True)
class OwnCVPage:
    """A page of the learner's CV.

    Attributes:
        id: empty for the only page of a CV in which none was made.
        name: what the learner calls it; empty if they do not.
        headline: the job that stands under the name.
        fits: it is the one that fits the offer best.
        shown: it goes along with the answer.
    """

    id: str
    name: str
    headline: str
    fits: bool
    shown: bool


@dataclass(frozen=True)
class OwnOffer:
    """An offer with what the learner can do about it.

    Attributes:
        cv_pages: the one that fits best first; empty while there is no CV.
        cv_open: the advisors of the offer's structure may read the CV now.
    """

    item: InboxItem
    cv_pages: tuple[OwnCVPage, ...]
    cv_open: bool


def own_offer(learner_id: int, proposal_id: int) -> OwnOffer:
    """One offer of the learner's, closed or not.

    Raises:
        NotFound: there is no such proposal to this learner.
        NotAllowed: offers are switched off.
        Unavailable: the platform could not be asked.
    """
    item = inbox.one(learner_id, proposal_id)
    row = _row(proposal_id)
    cv = _own_cv(learner_id)
    is_shown = row.offer.structure_key in open_structures(learner_id)
    return OwnOffer(item, _pages(cv, row) if cv else (), is_shown)


def mark_seen(learner_id: int, proposal_id: int) -> None:
    """The learner has opened the offer's page; the first look counts.

    Raises:
        NotFound: there is no such proposal to this learner.
        NotAllowed: somebody else is looking, or offers are switched off.
        Unavailable: the platform could not be asked.
    """
    inbox.mark_read(learner_id, proposal_id, course_key=_course(learner_id, proposal_id))


def answer(learner_id: int, proposal_id: int, given: str) -> None:
    """The learner answers, as in :func:`advisor_dashboard.api.inbox.answer`."""
    inbox.answer(learner_id, proposal_id, given, course_key=_course(learner_id, proposal_id))


def say_applied(learner_id: int, proposal_id: int) -> None:
    """The learner has applied, as in :func:`advisor_dashboard.api.inbox.say_applied`."""
    inbox.say_applied(learner_id, proposal_id, course_key=_course(learner_id, proposal_id))


def show_cv(learner_id: int, proposal_id: int, page_id: str) -> None:
    """The learner shows a page of the CV with the answer, instead of another one.

    The advisors' page leads to it only while the CV is open: it opens nothing.

    Raises:
        Invalid: the CV has no such page.
        NotFound: there is no such proposal to this learner.
        NotAllowed: the CV is closed to the structure, the offer is closed, somebody else is
            looking, or offers are switched off.
        Unavailable: the platform could not be asked.
    """
    row = _own_row(learner_id, proposal_id)
    closed = NotAllowed(_("This offer is closed. Your CV does not go along."), code="closed")
    if not is_open(row.offer):
        raise closed
    cv = _own_cv(learner_id)
    if cv is None or page_id not in [page.id for page in pages_of(cv)]:
        raise Invalid(_("This page of your CV is not there any more. Choose another one."))
    if row.offer.structure_key not in open_structures(learner_id):
        raise NotAllowed(_("Your CV is closed. Open it first, then show it."), code="cv_closed")
    own = Proposal.objects.filter(offer_still_open(), pk=row.pk)
    if not own.update(cv_page=page_id, cv_shown_at=timezone.now()):
        raise closed


def hide_cv(learner_id: int, proposal_id: int) -> None:
    """No page of the CV goes along with the answer any more, whatever became of the offer.

    Raises:
        NotFound: there is no such proposal to this learner.
        NotAllowed: somebody else is looking, or offers are switched off.
        Unavailable: the platform could not be asked.
    """
    row = _own_row(learner_id, proposal_id)
    Proposal.objects.filter(pk=row.pk).update(cv_page="", cv_shown_at=None)


def own_cv_page(learner_id: int, proposal_id: int, page_id: str) -> PrintedPage:
    """A page of the learner's own CV as a PDF, to send it with an application.

    Raises:
        NotFound: there is no such page, or no such proposal to this learner.
        NotAllowed: offers are switched off.
        Unavailable: the platform could not be asked.
    """
    inbox.one(learner_id, proposal_id)
    cv = _own_cv(learner_id)
    for page in pages_of(cv) if cv else ():
        if cv and page.id == page_id:
            return printed_page(learner_id, cv, page)
    raise NotFound(_("This page of your CV is not there any more."))


def _own_row(learner_id: int, proposal_id: int) -> Proposal:
    access.require_own_view(learner_id, _course(learner_id, proposal_id))
    inbox.one(learner_id, proposal_id)
    return _row(proposal_id)


def _row(proposal_id: int) -> Proposal:
    return Proposal.objects.select_related("offer__occupation").get(pk=proposal_id)


def _course(learner_id: int, proposal_id: int) -> str:
    """The learner's course by which they have the offer, for asking who is at the screen.

    Who is in none any more is asked for no course in particular.
    """
    found = Offer.objects.filter(proposals__pk=proposal_id, proposals__learner_id=learner_id)
    structure = found.values_list("structure_key", flat=True).first()
    with asked_platform() as platform:
        for enrollment in platform.enrollments_of(learner_id):
            course = platform.course(enrollment.course_key)
            if course and course.structure.key == structure:
                return course.key
    return ""


def _own_cv(learner_id: int) -> CV | None:
    stored = load_cv(learner_id)
    return None if stored.saved_at is None or not stored.document else from_dict(stored.document)


def _pages(cv: CV, row: Proposal) -> tuple[OwnCVPage, ...]:
    """The pages, the one that fits the offer best first."""
    fit_of = _fit(row.offer)
    headline = next((job.printed for job in cv.wanted_jobs if job.label), "")
    rated = [(fit_of(page, page.headline or headline), page) for page in pages_of(cv)]
    rated.sort(key=lambda pair: pair[0], reverse=True)
    shown = row.cv_page if row.cv_shown_at is not None else None
    return tuple(
        OwnCVPage(
            id=page.id,
            name=page.name,
            headline=page.headline or headline,
            fits=place == 0 and fit > (0, 0) and len(rated) > 1,
            shown=page.id == shown,
        )
        for place, (fit, page) in enumerate(rated)
    )


def _fit(offer: Offer) -> Callable[[Page, str], tuple[int, int]]:
    """How well a page with this headline fits: by the occupation first, then by words."""
    rome = offer.occupation.rome if offer.occupation else ""
    words = set(fold(f"{offer.title} {offer.job}"))

    def rate(page: Page, headline: str) -> tuple[int, int]:
        romes = [match.rome for match in find_occupations(headline)] if headline and rome else []
        nearness = 2 if romes[:1] == [rome] else int(rome in romes)
        return nearness, len(words & set(fold(f"{headline} {page.name} {page.introduction}")))

    return rate
