"""Links that show a learner's CV to employers, without an account, for a while."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cv_xblock.document import CV, Page, from_dict

from ..models import CurriculumVitae, CVLink
from ..platform import Feature
from ..targeting.locking import lock_learner
from . import access
from .errors import Invalid, NotAllowed, NotFound
from .features import all_on, switched_off

#: For how many days a link may be made.
DAYS = (7, 30, 90)
#: How many live links a learner has at most.
LIVE_AT_MOST = 10
#: Links that ended longer ago than this are forgotten when a new one is made.
REMEMBERED = timedelta(days=90)
LINKS = (Feature.CV_LINKS,)
#: 128 bits: whoever guesses a thousand million a second needs longer than the sun has left.
_TOKEN_BYTES = 16


@dataclass(frozen=True)
class Link:
    """One link, as its learner sees it.

    Attributes:
        address: where it leads, as it is handed to somebody.
        live: whether it shows the CV now.
        page_name: what the learner calls the page that it shows.
    """

    id: int
    address: str
    page_name: str
    anonymous: bool
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    views: int
    last_view_at: datetime | None
    live: bool


@dataclass(frozen=True)
class LinkedCV:
    """What a link shows.

    Attributes:
        version: that of the CV.
        institution: the name of the structure whose course it was made in.
    """

    link_id: int
    learner_id: int
    cv: CV
    version: int
    page: Page
    anonymous: bool
    expires_at: datetime
    institution: str


def offered(course_key: str | None) -> bool:
    """Whether links can be made in a course.

    Raises:
        Unavailable: the platform could not be asked.
    """
    return course_key is not None and all_on(LINKS, course_key)


def links_of(learner_id: int) -> list[Link]:
    """The learner's links, the newest first: the live ones, and those that ended lately."""
    rows = _of(learner_id).filter(expires_at__gt=timezone.now() - REMEMBERED)
    cv = _cv_of(learner_id)
    with access.asked_platform() as platform:
        return [
            _link(row, platform.absolute_url(_path(row.token)), _page_of(cv, row.page_id))
            for row in rows.order_by("-made_at", "-pk")
        ]


def make_link(
    learner_id: int, course_key: str, *, page_id: str, days: int, anonymous: bool
) -> list[Link]:
    """Make a link to a page of the learner's CV; answers with all their links.

    Args:
        page_id: the page within the CV; empty for the one that is the first now, and for the
            page that shows everything as long as the learner has made none.

    Raises:
        Invalid: there is no CV to show, no such page, or such a time is not offered.
        NotAllowed: the learner is not in the course, somebody else is looking, the institution
            has switched links off, or there are as many live ones as may be.
        Unavailable: the platform could not be asked; nothing was made.
    """
    access.require_writer(learner_id, course_key)
    if not offered(course_key):
        raise switched_off()
    if days not in DAYS:
        raise Invalid(_("Choose for how long the link works."))
    with transaction.atomic():
        cv = _cv_of(learner_id) if lock_learner(learner_id) else None
        if cv is None or cv == CV():
            raise Invalid(_("There is nothing to show yet. Begin your CV first."))
        if not page_id and cv.pages:
            # The link stays with this page: another one that comes first later was not meant.
            page_id = cv.pages[0].id
        if _page_of(cv, page_id) is None:
            raise Invalid(_("This page of your CV is no longer there. Choose another one."))
        now = timezone.now()
        _of(learner_id).filter(expires_at__lt=now - REMEMBERED).delete()
        if _of(learner_id).filter(revoked_at=None, expires_at__gt=now).count() >= LIVE_AT_MOST:
            raise NotAllowed(
                _("You have {count} links that work. End one to make another.").format(
                    count=LIVE_AT_MOST
                ),
                code="too_many",
            )
        CVLink.objects.create(
            learner_id=learner_id,
            course_key=course_key,
            page_id=page_id,
            anonymous=anonymous,
            token=secrets.token_urlsafe(_TOKEN_BYTES),
            made_at=now,
            expires_at=now + timedelta(days=days),
        )
    return links_of(learner_id)


def revoke_link(learner_id: int, link_id: int) -> list[Link]:
    """End a link at once; answers with all the learner's links. It asks no toggle.

    Raises:
        NotFound: the learner has no such link.
    """
    if not _of(learner_id).filter(pk=link_id).exists():
        raise NotFound(_("This link is no longer there."))
    _of(learner_id).filter(pk=link_id, revoked_at=None).update(revoked_at=timezone.now())
    return links_of(learner_id)


def look(token: str) -> LinkedCV:
    """The CV as it is now, for whoever holds a link.

    Raises:
        NotFound: there is nothing to show. Why is not told: unknown, expired, ended, switched
            off, erased and a closed account are one answer.
        Unavailable: the platform could not be asked.
    """
    row = CVLink.objects.filter(token=token, revoked_at=None, expires_at__gt=timezone.now()).first()
    # Some databases compare without regard to capitals.
    if row is None or not secrets.compare_digest(row.token.encode(), token.encode()):
        raise _nothing()
    stored = _stored(row.learner_id)
    cv = from_dict(stored.document) if stored else None
    page = _page_of(cv, row.page_id)
    with access.asked_platform() as platform:
        course = platform.course(row.course_key)
        shown = (
            course is not None
            and platform.is_on(Feature.CV_LINKS, row.course_key)
            and platform.person(row.learner_id) is not None
        )
    if stored is None or cv is None or page is None or course is None or not shown:
        raise _nothing()
    return LinkedCV(
        link_id=row.pk,
        learner_id=row.learner_id,
        cv=cv,
        version=stored.version,
        page=page,
        anonymous=row.anonymous,
        expires_at=row.expires_at,
        institution=course.structure.name,
    )


def count_view(link_id: int) -> None:
    """Somebody has looked at the CV by this link."""
    CVLink.objects.filter(pk=link_id).update(views=F("views") + 1, last_view_at=timezone.now())


def _nothing() -> NotFound:
    return NotFound(_("There is nothing to see behind this link, or not any more."))


def _of(learner_id: int) -> QuerySet[CVLink]:
    return CVLink.objects.filter(learner_id=learner_id)


def _stored(learner_id: int) -> CurriculumVitae | None:
    return CurriculumVitae.objects.filter(pk=learner_id, version__gt=0).first()


def _cv_of(learner_id: int) -> CV | None:
    row = _stored(learner_id)
    return from_dict(row.document) if row else None


def _page_of(cv: CV | None, page_id: str) -> Page | None:
    """The page of a link; a link made before there were pages shows what it showed then."""
    if cv is None:
        return None
    return next((p for p in cv.pages if p.id == page_id), None) if page_id else Page()


def _path(token: str) -> str:
    return reverse("clicnjob:linked_cv", args=[token])


def _link(row: CVLink, address: str, page: Page | None) -> Link:
    return Link(
        id=row.pk,
        address=address,
        page_name=page.name if page else "",
        anonymous=row.anonymous,
        made_at=row.made_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        views=row.views,
        last_view_at=row.last_view_at,
        live=page is not None and row.revoked_at is None and row.expires_at > timezone.now(),
    )
