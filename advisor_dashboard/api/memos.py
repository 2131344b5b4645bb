"""A learner's memo sheets: kept in one tap, with notes, until they are taken away."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from clicnjob_xblocks.memos.sheet import Sheet
from clicnjob_xblocks.memos.words import NOTES_LIMIT

from ..models import KeptMemo
from ..text import NUL, long_text
from . import access
from .access import asked_platform
from .errors import Conflict, Invalid, Unavailable
from .memo_rows import (
    Source,
    forget_unkept,
    leading_to_files,
    own_row,
    own_rows,
    require_switched_on,
    sheet_of,
    snapshot,
    subject_of,
)


@dataclass(frozen=True)
class Notes:
    """A learner's notes on a sheet. ``version`` is 0 as long as there are none."""

    text: str = ""
    version: int = 0
    saved_at: datetime | None = None


@dataclass(frozen=True)
class Kept:
    """What a learner keeps of a sheet that stands in a course.

    Attributes:
        kept_id: ``None`` as long as it is not kept.
        current: whether it is kept as it is in the course now.
    """

    kept_id: int | None = None
    current: bool = False
    notes: Notes = Notes()


@dataclass(frozen=True)
class Memo:
    """One of a learner's memos.

    Attributes:
        new: an advisor sent it, and it has not been opened yet.
        sender: the advisor's name; empty if nobody sent it, they are gone, or the platform does
            not answer.
        replace: leads the addresses of its files to where they are served.
    """

    memo_id: int
    subject: str
    pictogram: str
    sheet: Sheet
    notes: Notes
    kept_at: datetime
    new: bool
    sender: str
    sent_at: datetime | None
    replace: Callable[[str], str]


def own_memos(learner_id: int) -> list[Memo]:
    """The learner's memos: new ones first, then the latest."""
    rows = list(own_rows(learner_id).order_by("-kept_at", "-pk"))
    names = _senders(rows)
    memos = [_memo(row, names) for row in rows]
    return sorted(memos, key=lambda each: not each.new)


def own_memo(learner_id: int, memo_id: int) -> Memo:
    """One of them.

    Raises:
        NotFound: it is none of the learner's.
    """
    row = own_row(learner_id, memo_id)
    return _memo(row, _senders([row]))


def unseen_count(learner_id: int) -> int:
    """How many sheets advisors sent that the learner has not opened yet."""
    return KeptMemo.objects.filter(
        learner_id=learner_id, sent_at__isnull=False, seen_at=None
    ).count()


def mark_seen(learner_id: int, memo_id: int) -> None:
    """The learner has opened a sheet.

    Raises:
        NotFound: it is none of the learner's.
        NotAllowed: somebody else is looking.
        Unavailable: the platform could not be asked.
    """
    row = own_row(learner_id, memo_id)
    if row.seen_at is None and row.sent_at is not None:
        access.require_own_view(learner_id, row.sheet.course_key)
        _note_seen(row)


def kept_of(learner_id: int, source: Source) -> Kept:
    """What the learner keeps of this sheet.

    Raises:
        NotAllowed: the institution has switched memos off.
        Unavailable: the platform could not be asked.
    """
    require_switched_on(source.course_key)
    row = own_rows(learner_id).filter(place=source.place).first()
    return Kept() if row is None else _kept(row, source)


def keep(learner_id: int, source: Source) -> Kept:
    """Keep this sheet as it is now; again, and the newer takes the place of the older.

    Raises:
        Invalid: there is nothing on the sheet.
        NotAllowed: the person is not in the course, somebody else is looking, or the
            institution has switched memos off.
        Unavailable: the platform could not be asked.
    """
    access.require_writer(learner_id, source.course_key)
    require_switched_on(source.course_key)
    return _kept(_keep(learner_id, source), source)


def write_notes_at(learner_id: int, source: Source, text: object, *, version: int) -> Notes:
    """Write notes on a sheet of a course; that keeps the sheet as well.

    Raises:
        Conflict: other notes were saved meanwhile; ``.current`` are those.
        Invalid: the notes are too long, or there is nothing on the sheet.
        NotAllowed, Unavailable: as for :func:`keep`.
    """
    access.require_writer(learner_id, source.course_key)
    require_switched_on(source.course_key)
    notes = _checked(text)
    row = own_rows(learner_id).filter(place=source.place).first() or _keep(learner_id, source)
    return _write(row, notes, version)


def write_notes(learner_id: int, memo_id: int, text: object, *, version: int) -> Notes:
    """Write notes on a sheet that is kept, wherever it came from.

    Raises:
        Conflict, Invalid: as for :func:`write_notes_at`.
        NotFound: it is none of the learner's memos.
        NotAllowed: somebody else is looking.
        Unavailable: the platform could not be asked.
    """
    row = own_row(learner_id, memo_id)
    access.require_own_view(learner_id, row.sheet.course_key)
    return _write(row, _checked(text), version)


def take_away(learner_id: int, memo_id: int) -> None:
    """Take a sheet out of the memos, with its notes.

    Raises:
        NotFound: it is none of the learner's.
        NotAllowed: somebody else is looking.
        Unavailable: the platform could not be asked.
    """
    row = own_row(learner_id, memo_id)
    access.require_own_view(learner_id, row.sheet.course_key)
    row.delete()
    forget_unkept([row.sheet_id])


def _keep(learner_id: int, source: Source) -> KeptMemo:
    now = timezone.now()
    with transaction.atomic():
        sheet = snapshot(source)
        row, made = KeptMemo.objects.select_for_update().get_or_create(
            learner_id=learner_id,
            place=source.place,
            defaults={"sheet": sheet, "kept_at": now, "seen_at": now},
        )
        former = row.sheet_id
        if not made and former != sheet.pk:
            KeptMemo.objects.filter(pk=row.pk).update(sheet=sheet, kept_at=now, seen_at=now)
        _note_seen(row)
    if former != sheet.pk:
        forget_unkept([former])
    return own_row(learner_id, row.pk)


def _note_seen(row: KeptMemo) -> None:
    """What was sent is not new any more, wherever the learner has seen it."""
    KeptMemo.objects.filter(pk=row.pk, seen_at=None).update(seen_at=timezone.now())


def _checked(text: object) -> str:
    if not isinstance(text, str) or NUL in text:
        raise Invalid(_("This text holds a character that cannot be kept. Type it again."))
    notes = long_text(text)
    if len(notes) > NOTES_LIMIT:
        raise Invalid(
            _("Your notes are too long: %(count)d characters, %(limit)d at most.")
            % {"count": len(notes), "limit": NOTES_LIMIT}
        )
    return notes


def _write(row: KeptMemo, notes: str, version: int) -> Notes:
    if row.version == version and row.notes == notes and version:
        return _notes(row)
    changed = KeptMemo.objects.filter(pk=row.pk, version=version).update(
        notes=notes, version=F("version") + 1, notes_saved_at=timezone.now()
    )
    _note_seen(row)
    row.refresh_from_db()
    if not changed:
        raise Conflict(
            _("Your notes were saved elsewhere meanwhile. Nothing is lost."), current=_notes(row)
        )
    return _notes(row)


def _notes(row: KeptMemo) -> Notes:
    return Notes(row.notes, row.version, row.notes_saved_at)


def _kept(row: KeptMemo, source: Source) -> Kept:
    return Kept(row.pk, row.sheet.digest == source.digest, _notes(row))


def _memo(row: KeptMemo, names: dict[int, str]) -> Memo:
    sheet = sheet_of(row.sheet)
    return Memo(
        memo_id=row.pk,
        subject=subject_of(row.sheet),
        pictogram=sheet.head.pictogram,
        sheet=sheet,
        notes=_notes(row),
        kept_at=row.kept_at,
        new=row.sent_at is not None and row.seen_at is None,
        sender=names.get(row.sent_by_id or 0, ""),
        sent_at=row.sent_at,
        replace=leading_to_files(row.sheet),
    )


def _senders(rows: list[KeptMemo]) -> dict[int, str]:
    senders = {row.sent_by_id for row in rows if row.sent_by_id is not None}
    if not senders:
        return {}
    # The memos are the learner's own: they open without the name of who sent one.
    with suppress(Unavailable), asked_platform() as platform:
        return {pk: person.name for pk, person in platform.people(senders).items()}
    return {}
