"""A trainer starts a quiz live and leads it, question by question."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from quiz_xblock.document import Quiz, dump

from ..events import LiveQuizStarted
from ..models import LivePlayer, LiveSession, LiveStep
from . import access
from .errors import Invalid, NotAllowed
from .features import all_on
from .live_keeping import forget_names
from .live_rows import (
    LASTS,
    LIVE,
    live_switched_off,
    no_such_session,
    require_switched_on,
    session_called,
    step_of,
)
from .tracking import record

#: Letters and figures that nobody takes for each other on a projector.
_SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 6
#: For so many seconds a question may be open; 0 for as long as the trainer likes.
SECONDS = (0, 20, 30, 60, 90, 120)


def start(
    trainer_id: int,
    *,
    course_key: str,
    usage_key: str,
    title: str,
    quiz: Quiz,
    addresses: Mapping[str, str] | None = None,
    seconds: int = 0,
) -> str:
    """Start a quiz live; where one is on in the unit already, that one is led on.

    Args:
        quiz: as its author wrote it; what cannot be asked in a group is left out.
        addresses: where the files of the course that it leads to are served.

    Returns:
        The code that phones type.

    Raises:
        Invalid: there is no question to ask, or such a timer is not offered.
        NotAllowed: the person is not on the team of the course, somebody else is looking, or
            live quizzes are switched off.
        Unavailable: the platform could not be asked.
    """
    access.require_own_view(trainer_id, course_key)
    with access.asked_platform() as platform:
        if not platform.is_course_staff(trainer_id, course_key):
            raise NotAllowed(_("Only the team of the course starts a live quiz."))
    if not all_on(LIVE, course_key):
        raise live_switched_off()
    if seconds not in SECONDS:
        raise Invalid(_("Choose how long each question stays open."))
    asked = Quiz(tuple(each for each in quiz.playable().questions if each.of_kind.at_once))
    if not asked.questions:
        raise Invalid(_("There is no question here that can be played live."))
    forget_names()
    with transaction.atomic():
        running = running_in(usage_key)
        if running is not None:
            return running.code
        session = _begin(
            host_id=trainer_id,
            course_key=course_key,
            usage_key=usage_key,
            title=title[:255],
            quiz=dump(asked),
            addresses=dict(addresses or {}),
            questions=len(asked.questions),
            seconds=seconds,
        )
        record(LiveQuizStarted(course_key, len(asked.questions)))
    return session.code


def running_in(usage_key: str) -> LiveSession | None:
    """The session that is on in a unit now."""
    since = timezone.now() - LASTS
    rows = LiveSession.objects.defer("quiz").filter(usage_key=usage_key, ended_at=None)
    return rows.filter(started_at__gt=since).order_by("-pk").first()


def led_by(trainer_id: int, code: str) -> LiveSession:
    """The session of a code, for the team of its course; for all others there is none.

    Raises:
        NotFound: there is none.
        Unavailable: the platform could not be asked.
    """
    session = session_called(code)
    with access.asked_platform() as platform:
        if not platform.is_course_staff(trainer_id, session.course_key):
            raise no_such_session()
    return session


def go_on(trainer_id: int, code: str, *, version: int, seen: str) -> None:
    """The next step: open the first question, close it, open the next one, or end.

    What was asked of an older state changes nothing: two presses are one step.

    Args:
        version: of the state that the trainer saw.
        seen: the step that the trainer saw; a timer may have closed the question since.
    """
    session = _to_lead(trainer_id, code)
    now = timezone.now()
    step = step_of(session, now)
    if step.value != seen or step is LiveStep.OVER:
        return
    if step is LiveStep.OPEN:
        _change(session, version, step=LiveStep.CLOSED, closes_at=None)
    elif session.place < session.questions:
        closes = now + timedelta(seconds=session.seconds) if session.seconds else None
        _change(session, version, step=LiveStep.OPEN, place=session.place + 1, closes_at=closes)
    else:
        _change(session, version, step=LiveStep.OVER, ended_at=now, closes_at=None)


def end(trainer_id: int, code: str) -> None:
    """End a session now; ending it twice changes nothing. It asks no toggle."""
    session = led_by(trainer_id, code)
    LiveSession.objects.filter(pk=session.pk, ended_at=None).update(
        step=LiveStep.OVER, ended_at=timezone.now(), closes_at=None, version=F("version") + 1
    )


def show_ranking(trainer_id: int, code: str, *, on: bool) -> None:
    """Whether the group is ranked on the projector once the quiz is over."""
    session = _to_lead(trainer_id, code)
    LiveSession.objects.filter(pk=session.pk).update(show_ranking=on, version=F("version") + 1)


def remove_player(trainer_id: int, code: str, player_id: int) -> None:
    """Take somebody out of a session. Their answers no longer count."""
    session = led_by(trainer_id, code)
    players = LivePlayer.objects.filter(pk=player_id, session_id=session.pk, removed_at=None)
    players.update(removed_at=timezone.now())


def _to_lead(trainer_id: int, code: str) -> LiveSession:
    session = led_by(trainer_id, code)
    require_switched_on(session)
    return session


def _change(session: LiveSession, version: int, **values: object) -> None:
    rows = LiveSession.objects.filter(pk=session.pk, version=version, ended_at=None)
    rows.update(version=F("version") + 1, **values)


def _begin(**values: Any) -> LiveSession:
    """The row, under a code that no other session has or had."""
    for _attempt in range(10):
        code = "".join(secrets.choice(_SIGNS) for _sign in range(CODE_LENGTH))
        try:
            with transaction.atomic():
                return LiveSession.objects.create(
                    code=code,
                    seed=secrets.token_hex(16),
                    started_at=timezone.now(),
                    **values,
                )
        except IntegrityError:
            continue
    raise RuntimeError("no free code was found")
