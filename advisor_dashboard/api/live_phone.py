"""What a phone in a live session shows: one query says whether anything has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Sum
from django.utils import timezone

from clicnjob_xblocks.content.addresses import replacing, with_addresses
from clicnjob_xblocks.content.text import as_html
from clicnjob_xblocks.translation import translator
from quiz_xblock.attempt import Given
from quiz_xblock.presenting import correction, present_question
from quiz_xblock.questions import Question

from ..models import LiveAnswer, LivePlayer, LiveSession, LiveStep
from .live_players import not_in, player_id_of, taken_out
from .live_rows import (
    RULES,
    blank_state,
    question_of,
    quiz_of,
    read_code,
    seconds_left,
    step_of,
)

#: Whose words the kinds of questions speak.
WORDS = "quiz_xblock"


@dataclass(frozen=True)
class Phone:
    """A player's phone at this moment.

    Attributes:
        tag: another one as soon as there is something new to show.
    """

    player_id: int
    name: str
    session: LiveSession
    step: LiveStep
    tag: str


def phone_of(code: str, token: str) -> Phone:
    """The phone of a player. It costs one query.

    Raises:
        NotAllowed: the player was taken out.
        NotFound: there is no such player in this session.
    """
    player_id = player_id_of(token)
    rows = LivePlayer.objects.filter(pk=player_id, session__code=read_code(code))
    player = rows.select_related("session").defer("session__quiz").first() if player_id else None
    if player is None:
        raise not_in()
    if player.removed_at is not None:
        raise taken_out()
    step = step_of(player.session, timezone.now())
    tag = f"{player.pk}-{player.session.version}-{step.value}"
    return Phone(player.pk, player.name, player.session, step, tag)


def phone_state(phone: Phone) -> dict[str, Any]:
    """All that the phone may have now: of an answer nothing before its question is closed."""
    session = phone.session
    state: dict[str, Any] = {
        "step": phone.step.value,
        "name": phone.name,
        "place": session.place,
        "of": session.questions,
        "seconds": seconds_left(session, timezone.now()),
    }
    question = question_of(session)
    if question is not None and phone.step in (LiveStep.OPEN, LiveStep.CLOSED):
        state |= with_addresses(_question(phone, question), replacing(session.addresses))
        return state
    if phone.step is LiveStep.OVER:
        return state | {"result": result_of(phone.player_id, session)}
    return state


def result_of(player_id: int, session: LiveSession) -> dict[str, int]:
    """How many questions a player had right, of those that the group was asked."""
    shares = LiveAnswer.objects.filter(player_id=player_id).values_list("share", flat=True)
    return {"right": sum(share >= 1 for share in shares), "of": session.place}


def last_result(user_id: int, usage_key: str) -> dict[str, Any] | None:
    """What somebody with an account had right in the last session of a unit that is over."""
    answered = Exists(LiveAnswer.objects.filter(player=OuterRef("pk")))
    rows = LivePlayer.objects.filter(answered, user_id=user_id, session__usage_key=usage_key)
    now = timezone.now()
    for player in rows.select_related("session").defer("session__quiz").order_by("-pk")[:5]:
        if step_of(player.session, now) is LiveStep.OVER:
            day = timezone.localdate(player.session.started_at)
            return {**result_of(player.pk, player.session), "day": day.isoformat()}
    return None


def ranking(session: LiveSession) -> list[dict[str, Any]]:
    """The group by what each had right: who has the same stands on the same place."""
    weights = {each.id: each.weight for each in quiz_of(session).questions}
    rows = LiveAnswer.objects.filter(player__session=session, player__removed_at=None)
    there = LivePlayer.objects.filter(session=session, removed_at=None)
    points = dict.fromkeys(there.values_list("pk", "name"), 0.0)
    shares = rows.values("player_id", "player__name", "question").annotate(share=Sum("share"))
    for row in shares:
        whose = (row["player_id"], row["player__name"])
        points[whose] = points.get(whose, 0.0) + row["share"] * weights.get(row["question"], 0.0)
    possible = sum(each.weight for each in quiz_of(session).questions[: session.place])
    ordered = sorted(points.items(), key=lambda each: (-round(each[1], 6), each[0][1]))
    values = [round(value, 6) for _who, value in ordered]
    return [
        {
            "place": values.index(round(value, 6)) + 1,
            "name": name,
            "percent": round(100 * value / possible) if possible else 0,
        }
        for (_pk, name), value in ordered
    ]


def _question(phone: Phone, question: Question) -> dict[str, Any]:
    """The question, what the player answered, and once it is closed what is right."""
    answer = (
        LiveAnswer.objects.filter(player_id=phone.player_id, question=question.id)
        .values_list("answer", flat=True)
        .first()
    )
    gettext = translator(WORDS, None)
    closed = phone.step is LiveStep.CLOSED
    before = blank_state(phone.session)
    given = {} if answer is None else {question.id: Given(answer)}
    state = type(before)(
        seed=before.seed, drawn=(question.id,), given=given, finished=closed, done=int(closed)
    )
    shown = {
        "question": present_question(state, question, RULES, gettext),
        "answered": answer is not None,
    }
    if closed:
        shown["correction"] = correction(question, gettext)
        shown["explanation"] = as_html(question.explanation)
    return shown
