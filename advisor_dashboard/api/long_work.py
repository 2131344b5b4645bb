"""Long works: started on a page, done by a worker, looked at and come back to on another page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language, override
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
#: Lines of one file: it is made while the browser waits.
FILE_LINES = 5_000
#: Works that look for people, for a file of them.
_EXPORTS = (Kind.LEARNERS, Kind.FOLLOW_UP)
_OPEN = (State.WAITING, State.RUNNING)


class OvertakenError(Exception):
    """Somebody else has taken the work on, or it was stopped: nothing more is written."""


@dataclass(frozen=True)
class Part:
    """One file of what came out: the first and the last line of all that stand in it."""

    number: int
    first: int
    last: int


@dataclass(frozen=True)
class Work:
    """How far a work is, for the person who started it.

    Attributes:
        said: a sentence on what came out, or why nothing did.
        about: the address of the page that it is about.
        files: what is there to download; none while there is nothing.
        stopped: it does not move any more, and may be begun anew.
    """

    token: str
    kind: Kind
    state: State
    done: int
    total: int
    said: str
    about: str
    files: tuple[Part, ...]
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
            is started. One that was refused is done after all, as it is asked now.
    """
    forget_old()
    fresh = {
        "asked": dict(asked),
        "language": get_language() or "fr",
        "total": total,
        "about": about,
        "started_at": timezone.now(),
    }
    work, made = LongWork.objects.get_or_create(
        token=token or token_urlsafe(24),
        defaults={"starter_id": starter_id, "kind": kind, **fresh},
    )
    if made or _ask_anew(work, fresh):
        _hand_over(work)
    return work.token


def _ask_anew(work: LongWork, fresh: Mapping[str, Any]) -> bool:
    """What was refused may be allowed by now, and has been confirmed anew."""
    refused = LongWork.objects.filter(pk=work.pk, state=State.REFUSED)
    return bool(refused.update(state=State.WAITING, said="", done=0, moved_at=None, **fresh))


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
        files=_parts(row),
        stopped=LongWork.objects.filter(_stopped(), pk=row.pk).exists(),
    )


def begin_anew(starter_id: int, token: str) -> None:
    """Hand a work that broke off over once more; one that goes on, or is over, stays as it is.

    Raises:
        NotFound, NotAllowed, Unavailable: as for :func:`work_of`.
    """
    row = _row(starter_id, token)
    stopped = LongWork.objects.filter(_stopped(), pk=row.pk)
    # In the statement: a worker that was only slow may have ended it a moment ago.
    if stopped.update(state=State.WAITING, said="", started_at=timezone.now(), moved_at=None):
        _hand_over(row)


def part_of(starter_id: int, token: str, number: int) -> tuple[LongWork, list[int]]:
    """An export that is done, and whose lines stand in one of its files, by the learners' ids.

    Raises:
        NotFound: there is no such file, it is a day old, or somebody else started the work.
        NotAllowed, Unavailable: as for :func:`work_of`.
    """
    row = _row(starter_id, token)
    part = next((each for each in _parts(row) if each.number == number), None)
    if part is None:
        raise _unknown()
    return row, row.asked["learner_ids"][max(0, part.first - 1) : part.last]


def claim(work_id: int) -> LongWork | None:
    """Take a work on: ``None`` if it is over, or somebody else is at it."""
    now = timezone.now()
    free = Q(state=State.WAITING) | Q(state=State.RUNNING, moved_at__lt=now - STILL_FOR)
    rows = LongWork.objects.filter(free, pk=work_id)
    if not rows.update(state=State.RUNNING, moved_at=now, attempt=F("attempt") + 1):
        return None
    return LongWork.objects.get(pk=work_id)


def move_on(work: LongWork, done: int, total: int | None = None) -> None:
    """Say how far it is, which also keeps others away.

    Raises:
        OvertakenError: the work is no longer in these hands.
    """
    work.done = done
    work.total = work.total if total is None else total
    if not _held(work).update(done=work.done, total=work.total, moved_at=timezone.now()):
        raise OvertakenError


def end(work: LongWork, state: State, said: str, *, kept: Mapping[str, Any] | None = None) -> None:
    """It is over, or has broken off; who was overtaken does not decide that any more.

    Args:
        kept: what is still needed. What was asked is kept only where it broke off.
    """
    values = {} if state is State.FAILED else {"asked": dict(kept or {})}
    _held(work).update(state=state, said=said, moved_at=timezone.now(), **values)


def broke_off() -> str:
    """What is said of a work that stopped in the middle."""
    return _("This broke off. What was done is kept. Try again.")


def forget_old() -> None:
    """Take away what is a day old."""
    LongWork.objects.filter(started_at__lte=timezone.now() - KEPT_FOR).delete()


def forget_learner(learner_id: int) -> None:
    """Take somebody who is being erased out of every work.

    An export that is on its way may have met them: it stops, and can be begun anew.
    """
    running = LongWork.objects.filter(kind__in=_EXPORTS, state=State.RUNNING)
    for language in set(running.values_list("language", flat=True)):
        with override(language):
            rows = running.filter(language=language)
            rows.update(state=State.FAILED, said=broke_off(), moved_at=timezone.now())
    for row in LongWork.objects.all():
        ids = row.asked.get("learner_ids", [])
        if learner_id in ids:
            left = {**row.asked, "learner_ids": [each for each in ids if each != learner_id]}
            # Unless it ended a moment ago, and nothing that was asked is kept.
            states = (State.DONE,) if row.kind in _EXPORTS else (*_OPEN, State.FAILED)
            LongWork.objects.filter(pk=row.pk, state__in=states).update(asked=left)


def _held(work: LongWork) -> QuerySet[LongWork]:
    """The row, as long as it is in the hands of who claimed it."""
    return LongWork.objects.filter(pk=work.pk, attempt=work.attempt, state=State.RUNNING)


def _parts(row: LongWork) -> tuple[Part, ...]:
    """The files of an export: of nobody, one with headings alone."""
    ids = row.asked.get("learner_ids")
    if row.state != State.DONE or row.kind not in _EXPORTS or ids is None:
        return ()
    count = len(ids)
    starts = range(0, max(1, count), FILE_LINES)
    return tuple(
        Part(number, min(start + 1, count), min(start + FILE_LINES, count))
        for number, start in enumerate(starts, start=1)
    )


def _row(starter_id: int, token: str) -> LongWork:
    reach_with(starter_id, CVS)
    row = LongWork.objects.filter(token=token, starter_id=starter_id).first()
    # Some databases find a token whatever its capitals.
    if row is None or row.token != token or row.started_at <= timezone.now() - KEPT_FOR:
        raise _unknown()
    return row


def _unknown() -> NotFound:
    return NotFound(_("This work is not kept any more. Start it again."))


def _stopped() -> Q:
    """What broke off, or has not moved for too long."""
    since = timezone.now() - STILL_FOR
    still = Q(moved_at__lt=since) | Q(moved_at=None, started_at__lt=since)
    return Q(state=State.FAILED) | (Q(state__in=_OPEN) & still)


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
