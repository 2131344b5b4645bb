"""A live session as it stands at this moment: its step, its question, the quiz that it holds."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache

from django.utils.translation import gettext as _

from quiz_xblock.attempt import State
from quiz_xblock.document import Quiz, parse
from quiz_xblock.questions import Question
from quiz_xblock.rules import Mode, Rules

from ..models import LiveSession, LiveStep
from ..platform import Feature
from .errors import NotAllowed, NotFound
from .features import all_on

LIVE = (Feature.LIVE_QUIZ,)
#: A session that nobody ended is over by itself after this.
LASTS = timedelta(hours=12)
#: An answer that was given in time may be on its way for so long.
GRACE = timedelta(seconds=2)
#: How a session asks: nothing is said of an answer before its question is closed.
RULES = Rules(mode=Mode.TEST)


def read_code(typed: str) -> str:
    """A code as it is kept, however it was typed."""
    return "".join(typed.upper().replace("-", " ").split())[:16]


def session_called(code: str) -> LiveSession:
    """The session of a code, without its questions.

    Raises:
        NotFound: there is none.
    """
    session = LiveSession.objects.defer("quiz").filter(code=read_code(code)).first()
    if session is None:
        raise no_such_session()
    return session


def step_of(session: LiveSession, now: datetime) -> LiveStep:
    """Where a session is: time goes on by itself."""
    if session.ended_at is not None or session.started_at + LASTS <= now:
        return LiveStep.OVER
    timed_out = session.closes_at is not None and session.closes_at + GRACE <= now
    if session.step == LiveStep.OPEN and timed_out:
        return LiveStep.CLOSED
    return LiveStep(session.step)


def seconds_left(session: LiveSession, now: datetime) -> int | None:
    """How long the question is open; ``None`` where nobody counts."""
    if session.closes_at is None or step_of(session, now) is not LiveStep.OPEN:
        return None
    return max(0, round((session.closes_at - now).total_seconds()))


def quiz_of(session: LiveSession) -> Quiz:
    """The questions of a session: read once in each process, for they never change."""
    return _quiz(session.pk, session.seed)


def question_of(session: LiveSession) -> Question | None:
    """The question that a session is at; ``None`` before the first one."""
    questions = quiz_of(session).questions
    return questions[session.place - 1] if 0 < session.place <= len(questions) else None


def blank_state(session: LiveSession) -> State:
    """What the quiz keeps of somebody who has answered nothing."""
    return State(seed=session.seed, drawn=tuple(each.id for each in quiz_of(session).questions))


def require_switched_on(session: LiveSession) -> None:
    """Refuse where the institution has no live quizzes.

    Raises:
        NotAllowed: they are switched off in the course.
        Unavailable: the platform could not be asked.
    """
    if not all_on(LIVE, session.course_key):
        raise live_switched_off()


def live_switched_off() -> NotAllowed:
    """The refusal where live quizzes are switched off."""
    return NotAllowed(_("The live quiz is switched off for now."), code="switched_off")


def no_such_session() -> NotFound:
    """The refusal of a code that leads nowhere."""
    return NotFound(_("There is no quiz with this code. Look at the screen once more."))


@lru_cache(maxsize=64)
def _quiz(session_id: int, seed: str) -> Quiz:
    # The seed tells two sessions apart that had the same number in two databases.
    text = LiveSession.objects.values_list("quiz", flat=True).get(pk=session_id, seed=seed)
    return parse(text)
