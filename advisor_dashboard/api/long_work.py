"""Long works: started on a page, done by a worker, looked at and come back to on another page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..models import LongWork
from .access import asked_platform
from .errors import NotFound, Unavailable
from .features import CVS, reach_with

State = LongWork.State
Kind = LongWork.Kind

#: A work that has not moved for so long has broken off, and may be begun anew.
STILL_FOR = timedelta(minutes=5)
#: What came out is kept for so long.
KEPT_FOR = timedelta(days=1)
_OPEN = (State.WAITING, State.RUNNING)


@dataclass(frozen=True)
class Work:
    """How far a work is, for the person who started it.

    Attributes:
        said: a sentence on what came out, or why nothing did.
        about: the address of the page that it is about.
        file_name: of what is there to download; empty while there is nothing.
        stopped: it does not move any more, and may be begun anew.
    """

    token: str
    kind: Kind
    state: State
    done: int
    total: int
    said: str
    about: str
    file_name: str
    stopped: bool

    @property
    def going_on(self) -> bool:
        """Whether there is something to wait for."""
        return self.state in _OPEN and not self.stopped

    @property
    def percent(self) -> int:
        """The part that is done."""
        return min(100, self.done * 100 // self.total) if self.total else 0


def start(
    starter_id: int,
    kind: Kind,
    asked: Mapping[str, Any],
    *,
    total: int = 0,
    about: str = "",
    token: str = "",
) -> str:
    """Hand a work over, and tell the token of its page; a work may be done before this returns.

    The caller has asked whether the person may have it done; who does it asks again.

    Args:
        token: one that nobody can guess, of a work that is to be there once, however often it
            is started.
    """
    forget_old()
    work, made = LongWork.objects.get_or_create(
        token=token or token_urlsafe(24),
        defaults={
            "starter_id": starter_id,
            "kind": kind,
            "asked": dict(asked),
            "language": get_language() or "fr",
            "total": total,
            "about": about,
            "started_at": timezone.now(),
        },
    )
    if made:
        _hand_over(work)
    return work.token


def work_of(starter_id: int, token: str) -> Work:
    """How far a work is.

    Raises:
        NotFound: there is none, it is too old, or somebody else started it.
        NotAllowed: the person is no advisor any more.
        Unavailable: the platform could not be asked.
    """
    row = _row(starter_id, token)
    return Work(
        token=row.token,
        kind=Kind(row.kind),
        state=State(row.state),
        done=row.done,
        total=row.total,
        said=row.said,
        about=row.about,
        file_name=row.file_name,
        stopped=row.state == State.FAILED or (row.state in _OPEN and _still(row)),
    )


def begin_anew(starter_id: int, token: str) -> None:
    """Hand a work that broke off over once more; one that goes on, or is over, stays as it is.

    Raises:
        NotFound, NotAllowed, Unavailable: as for :func:`work_of`.
    """
    row = _row(starter_id, token)
    if row.state == State.FAILED or (row.state in _OPEN and _still(row)):
        row.state, row.said, row.started_at, row.moved_at = State.WAITING, "", timezone.now(), None
        row.save(update_fields=["state", "said", "started_at", "moved_at"])
        _hand_over(row)


def file_of(starter_id: int, token: str) -> tuple[str, bytes]:
    """The name and the bytes of what came out.

    Raises:
        NotFound: there is no file, it is a day old, or somebody else started the work.
        NotAllowed, Unavailable: as for :func:`work_of`.
    """
    row = _row(starter_id, token)
    if not row.file_name:
        raise _unknown()
    return row.file_name, bytes(row.file)


def claim(work_id: int) -> LongWork | None:
    """Take a work on: ``None`` if it is over, or somebody else is at it."""
    now = timezone.now()
    free = Q(state=State.WAITING) | Q(state=State.RUNNING, moved_at__lt=now - STILL_FOR)
    rows = LongWork.objects.filter(free, pk=work_id)
    if not rows.update(state=State.RUNNING, moved_at=now):
        return None
    return LongWork.objects.get(pk=work_id)


def move_on(work: LongWork, done: int, total: int | None = None) -> None:
    """Say how far it is, which also keeps others away."""
    work.done = done
    work.total = work.total if total is None else total
    LongWork.objects.filter(pk=work.pk).update(
        done=work.done, total=work.total, moved_at=timezone.now()
    )


def end(work: LongWork, state: State, said: str, *, file: bytes = b"", file_name: str = "") -> None:
    """It is over, or has broken off. What was asked is not kept longer than it is needed."""
    kept = work.asked if state is State.FAILED else {}
    LongWork.objects.filter(pk=work.pk).update(
        state=state, said=said, asked=kept, file=file, file_name=file_name, moved_at=timezone.now()
    )


def forget_old() -> None:
    """Take away what is a day old."""
    LongWork.objects.filter(started_at__lte=timezone.now() - KEPT_FOR).delete()


def forget_files() -> None:
    """Take away every file that waits: somebody who may stand in one is being erased."""
    LongWork.objects.exclude(file_name="").update(file=b"", file_name="")


def _row(starter_id: int, token: str) -> LongWork:
    reach_with(starter_id, CVS)
    row = LongWork.objects.filter(token=token, starter_id=starter_id).first()
    # Some databases find a token whatever its capitals.
    if row is None or row.token != token or row.started_at <= timezone.now() - KEPT_FOR:
        raise _unknown()
    return row


def _unknown() -> NotFound:
    return NotFound(_("This work is not kept any more. Start it again."))


def _still(row: LongWork) -> bool:
    moved: datetime = row.moved_at or row.started_at
    return moved < timezone.now() - STILL_FOR


def _hand_over(work: LongWork) -> None:
    def now() -> None:
        try:
            with asked_platform() as platform:
                platform.hand_over_work(work.pk)
        except Unavailable:
            # Where a request is one transaction, this comes after the page: it would be a 500.
            said = _("This could not be started. Nothing is lost. Try again in a minute.")
            rows = LongWork.objects.filter(pk=work.pk, state=State.WAITING)
            rows.update(state=State.FAILED, said=said, moved_at=timezone.now())

    transaction.on_commit(now)
