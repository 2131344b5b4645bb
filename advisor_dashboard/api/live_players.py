"""Phones in a live session: they join, and they answer."""

from __future__ import annotations

from django.core import signing
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quiz_xblock.drawing import lay_out
from quiz_xblock.problems import AnswerError
from quiz_xblock.questions import Question

from ..models import LiveAnswer, LivePlayer, LiveSession, LiveStep
from . import access
from .errors import Conflict, Invalid, NotAllowed, NotFound
from .live_names import read_name, told_apart
from .live_rows import (
    LASTS,
    RULES,
    question_of,
    quiz_of,
    require_switched_on,
    session_called,
    step_of,
)

#: How many play at most; a session is for one room.
PLAYERS_AT_MOST = 200
_SALT = "clicnjob.live"


def join_as_guest(code: str, name: str) -> str:
    """Somebody comes in by a first name; nothing else is asked of them.

    Returns:
        What the phone shows from now on; whoever has it plays as this player.

    Raises:
        Invalid: the name cannot be taken.
        NotAllowed: the session is over or full, or live quizzes are switched off.
        NotFound: there is no such session.
        Unavailable: the platform could not be asked.
    """
    session = _session_to_join(code)
    return _token(_add(session, read_name(name), None))


def join_with_account(user_id: int, code: str, name: str) -> str:
    """Somebody of the course comes in with their account, and keeps the result.

    On a second phone they are the same player.

    Raises:
        As for guests; also NotAllowed: the person is not in the course, was taken out of the
        session, or somebody else is looking.
    """
    session = _session_to_join(code)
    access.require_writer(user_id, session.course_key)
    name = read_name(name)
    known = LivePlayer.objects.filter(session_id=session.pk, user_id=user_id)
    player = known.first()
    if player is None:
        try:
            with transaction.atomic():
                player = _add(session, name, user_id)
        except IntegrityError:  # two phones of one person at once
            player = known.get()
    if player.removed_at is not None:
        raise taken_out()
    return _token(player)


def player_id_of(token: str) -> int:
    """The player whose phone shows this; 0, which is nobody, if it was never given out."""
    try:
        known = signing.loads(token, salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return 0
    return known if isinstance(known, int) else 0


def answer(code: str, token: str, question_id: str, raw: object) -> None:
    """Take in an answer. What comes a second time is the same answer: the first one counts.

    Args:
        raw: as the question's widget gives it.

    Raises:
        Conflict: the question is not open (any more).
        Invalid: no page of ours sends that.
        NotAllowed: the player was taken out, or live quizzes are switched off.
        NotFound: there is no such player in this session.
    """
    try:
        session = session_called(code)
    except NotFound:
        # Nobody learns here which codes there are.
        raise not_in() from None
    player = _player(session, token)
    if LiveAnswer.objects.filter(player_id=player.pk, question=question_id).exists():
        return
    require_switched_on(session)
    question = _open_question(session, question_id)
    kind = question.of_kind
    try:
        given = kind.read_answer(question, raw, lay_out(question, RULES, session.seed))
    except AnswerError as error:
        raise Invalid(_("This answer could not be read."), code=error.code) from error
    if not kind.complete(question, given):
        raise Invalid(_("Something is still missing in your answer."), code="incomplete")
    share = kind.judge(question, given, partial=True).share
    try:
        with transaction.atomic():
            LiveAnswer.objects.create(
                player_id=player.pk,
                question=question_id,
                answer=given,
                share=share,
                answered_at=timezone.now(),
            )
    except IntegrityError:
        # Sent twice at once: the other one is in.
        return


def taken_out() -> NotAllowed:
    """The refusal of who was taken out."""
    return NotAllowed(
        _("You were taken out of this quiz. You can still follow it on the screen."),
        code="removed",
    )


def not_in() -> NotFound:
    """The refusal of a phone that has not joined."""
    return NotFound(_("You are not in this quiz. Type your first name to join."), code="not_in")


def _open_question(session: LiveSession, question_id: str) -> Question:
    question = question_of(session)
    is_open = step_of(session, timezone.now()) is LiveStep.OPEN
    if question is not None and is_open and question.id == question_id:
        return question
    if quiz_of(session).question(question_id) is None:
        raise Invalid(_("This answer could not be read."))
    raise Conflict(_("This question is closed. Your answer came too late."), code="closed")


def _session_to_join(code: str) -> LiveSession:
    session = session_called(code)
    require_switched_on(session)
    if step_of(session, timezone.now()) is LiveStep.OVER:
        raise NotAllowed(_("This quiz is over."), code="over")
    return session


def _player(session: LiveSession, token: str) -> LivePlayer:
    player = LivePlayer.objects.filter(pk=player_id_of(token), session_id=session.pk).first()
    if player is None:
        raise not_in()
    if player.removed_at is not None:
        raise taken_out()
    return player


@transaction.atomic
def _add(session: LiveSession, name: str, user_id: int | None) -> LivePlayer:
    # One after the other: two of the same name are told apart, and no more come in than may.
    LiveSession.objects.select_for_update().only("pk").get(pk=session.pk)
    taken = list(LivePlayer.objects.filter(session_id=session.pk).values_list("name", flat=True))
    if len(taken) >= PLAYERS_AT_MOST:
        raise NotAllowed(_("This quiz is full."), code="full")
    return LivePlayer.objects.create(
        session_id=session.pk,
        user_id=user_id,
        name=told_apart(name, set(taken)),
        joined_at=timezone.now(),
    )


def _token(player: LivePlayer) -> str:
    return signing.dumps(player.pk, salt=_SALT)
