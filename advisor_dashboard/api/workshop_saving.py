"""Noting who was at a workshop, and taking a note back."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import WorkshopPresence, WorkshopSession
from ..text import NUL, long_text
from .access import Reach, asked_platform
from .errors import Conflict, Invalid, NotAllowed
from .own_learners import learners_among, reach_in
from .workshops import Place, Session, described, is_at, may_delete, row_at

log = logging.getLogger(__name__)

MOST_PEOPLE = 500
NOTES_LENGTH = 4000
_FIRST_DAY = date(2000, 1, 1)
#: A session may be prepared so long before.
_AHEAD = timedelta(days=366)


@dataclass(frozen=True)
class Draft:
    """What an advisor says of a session.

    Attributes:
        present: the learners who are ticked.
        absent: those on the same list who are not. Whoever is in neither stays as they are.
        begun_as: by which the form that began the session is known; only for a new one.
        changed_as: by which this change is known: sent twice, it is made once.
    """

    held_on: date
    guests: int
    notes: str
    changed_as: str
    begun_as: str = ""
    present: frozenset[int] = field(default_factory=frozenset)
    absent: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Saved:
    """A session as it is kept.

    Attributes:
        left_out: how many of those ticked are not the advisor's learners (any more).
    """

    session: Session
    left_out: int


def save(
    actor_id: int,
    place: Place,
    draft: Draft,
    *,
    title: str,
    session_id: int | None = None,
    base_version: int = 0,
) -> Saved:
    """Keep a new session, or change the one of ``session_id``.

    Args:
        title: what the workshop is called.
        base_version: of the session that the advisor saw.

    Raises:
        Conflict: somebody else has changed it since; ``current`` is the session as it is.
        Invalid: something in the draft does not fit; nothing was kept.
        NotAllowed: the person is not on the course's team, or looks as somebody else.
        NotFound: there is no such session here.
        Unavailable: the platform could not be asked; nothing was kept.
    """
    reach = reach_in(actor_id, place.course_key)
    draft = _checked(draft)
    named = draft.present | draft.absent
    with asked_platform() as platform:
        own = learners_among(platform, reach, named)
    if session_id is None:
        row = _begin(actor_id, place, draft, title, own)
        base_version = 1
    else:
        row = row_at(place, session_id)
    if row.changed_as != draft.changed_as and not _change(row, draft, title, base_version, own):
        raise _changed_since(_now(actor_id, reach, place, row.pk))
    return Saved(_now(actor_id, reach, place, row.pk), len(draft.present - own))


def delete(actor_id: int, place: Place, session_id: int, *, version: int) -> None:
    """Take a session away with all that was noted of it.

    Raises:
        Conflict: somebody else has changed it since.
        NotAllowed: an advisor of some groups did not hold it.
        NotFound: there is no such session here.
        Unavailable: the platform could not be asked.
    """
    reach = reach_in(actor_id, place.course_key)
    row = row_at(place, session_id)
    if not may_delete(actor_id, reach, row):
        raise NotAllowed(_("Somebody else held this session. Ask them to delete it."))
    with transaction.atomic():
        gone, _tables = WorkshopSession.objects.filter(pk=row.pk, version=version).delete()
    if not gone:
        raise _changed_since(_now(actor_id, reach, place, row.pk))
    log.info("a workshop session was deleted by user %s", actor_id)


def _checked(draft: Draft) -> Draft:
    if not _FIRST_DAY <= draft.held_on <= timezone.localdate() + _AHEAD:
        raise Invalid(_("Check the date: this one is too far away."), "date")
    if not 0 <= draft.guests <= MOST_PEOPLE:
        raise Invalid(_("The number of guests is from 0 to %(most)s.") % {"most": MOST_PEOPLE})
    if len(draft.present) > MOST_PEOPLE:
        raise Invalid(_("That is too many people for one workshop."))
    if NUL in draft.notes:
        raise Invalid(_("This text holds a character that cannot be kept. Type it again."))
    notes = long_text(draft.notes)
    if len(notes) > NOTES_LENGTH:
        raise Invalid(
            _("The notes are too long: %(length)s characters, %(limit)s at most.")
            % {"length": len(notes), "limit": NOTES_LENGTH}
        )
    return replace(draft, notes=notes)


def _begin(
    actor_id: int, place: Place, draft: Draft, title: str, own: Collection[int]
) -> WorkshopSession:
    """The new row, or the one that the same form made already: sent twice, it makes one."""
    if not draft.begun_as:
        raise Invalid(_("This page sent something odd."))
    with transaction.atomic():
        row = _new_row(actor_id, place, draft, title)
        if row is not None:
            _note(row.pk, draft, own)
            return row
    row = WorkshopSession.objects.get(begun_as=draft.begun_as)
    if not is_at(row, place) or row.held_by_id != actor_id:
        raise Invalid(_("This page sent something odd."))
    return row


def _new_row(actor_id: int, place: Place, draft: Draft, title: str) -> WorkshopSession | None:
    try:
        with transaction.atomic():
            return WorkshopSession.objects.create(
                course_key=place.course_key,
                usage_key=place.usage_key,
                title=title[:255],
                held_on=draft.held_on,
                held_by_id=actor_id,
                guests=draft.guests,
                notes=draft.notes,
                begun_as=draft.begun_as,
                changed_as=draft.changed_as,
                saved_at=timezone.now(),
            )
    except IntegrityError:
        return None


def _change(
    row: WorkshopSession, draft: Draft, title: str, base_version: int, own: Collection[int]
) -> bool:
    """Whether the session still was as the advisor saw it, and is changed."""
    with transaction.atomic():
        # The row stays locked until the presences are right too.
        changed = WorkshopSession.objects.filter(pk=row.pk, version=base_version).update(
            version=F("version") + 1,
            title=title[:255],
            held_on=draft.held_on,
            guests=draft.guests,
            notes=draft.notes,
            changed_as=draft.changed_as,
            saved_at=timezone.now(),
        )
        if changed:
            _note(row.pk, draft, own)
    return bool(changed)


def _note(session_id: int, draft: Draft, own: Collection[int]) -> None:
    """Make the presences of the advisor's own learners what the draft says; count them."""
    rows = WorkshopPresence.objects.filter(session_id=session_id)
    mine = set(own)
    wanted = draft.present & mine
    there = set(rows.values_list("learner_id", flat=True))
    leaving = (draft.absent & mine & there) - wanted
    rows.filter(learner_id__in=leaving).delete()
    coming = wanted - there
    WorkshopPresence.objects.bulk_create(
        WorkshopPresence(session_id=session_id, learner_id=each) for each in sorted(coming)
    )
    by = len(coming) - len(leaving)
    if by:
        WorkshopSession.objects.filter(pk=session_id).update(learners=F("learners") + by)


def _now(actor_id: int, reach: Reach, place: Place, session_id: int) -> Session:
    [session] = described(actor_id, reach, [row_at(place, session_id)])
    return session


def _changed_since(current: Session) -> Conflict:
    return Conflict(
        _("Somebody else has changed this session meanwhile. Nothing of yours is lost."),
        "changed",
        current=current,
    )
