"""What the projector of a live session shows, and what the trainer sees of the group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q
from django.utils import timezone

from clicnjob_xblocks.content.addresses import replacing, with_addresses
from clicnjob_xblocks.content.text import as_html, in_line
from clicnjob_xblocks.translation import translator
from quiz_xblock.drawing import lay_out
from quiz_xblock.presenting import correction, present_question
from quiz_xblock.questions import Question

from ..models import LiveAnswer, LivePlayer, LiveSession, LiveStep
from .live_phone import WORDS, ranking
from .live_rows import (
    RULES,
    blank_state,
    question_of,
    quiz_of,
    seconds_left,
    step_of,
)
from .live_sessions import led_by

#: A question of which fewer were right than this is one to go over again.
UNSURE_UNDER = 0.7


@dataclass(frozen=True)
class Projector:
    """The projector at this moment.

    Attributes:
        tag: another one as soon as there is something new to show.
    """

    session: LiveSession
    step: LiveStep
    players: int
    answered: int
    tag: str


def projector_of(trainer_id: int, code: str) -> Projector:
    """The projector of a session, for the team of its course.

    Raises:
        NotFound: there is no such session for this person.
        Unavailable: the platform could not be asked.
    """
    session = led_by(trainer_id, code)
    question = question_of(session)
    there = Q(session=session, removed_at=None)
    counted = LivePlayer.objects.filter(there).aggregate(players=Count("pk"), newest=Max("pk"))
    answered = _answers(session, question).count() if question else 0
    step = step_of(session, timezone.now())
    parts = (session.version, step.value, counted["players"], counted["newest"] or 0, answered)
    tag = "p" + "-".join(map(str, parts))
    return Projector(session, step, counted["players"], answered, tag)


def projector_state(projector: Projector) -> dict[str, Any]:
    """All that the projector shows; nothing says what is right before the question is closed."""
    session, step = projector.session, projector.step
    state: dict[str, Any] = {
        "step": step.value,
        "version": session.version,
        "place": session.place,
        "of": session.questions,
        "seconds": seconds_left(session, timezone.now()),
        "answered": projector.answered,
        "players": _players(session),
        "show_ranking": session.show_ranking,
    }
    question = question_of(session)
    if step is LiveStep.OVER:
        state["review"] = review(session)
        state["ranking"] = ranking(session) if session.show_ranking else None
    elif question is not None and step is not LiveStep.LOBBY:
        gettext = translator(WORDS, None)
        state["question"] = present_question(blank_state(session), question, RULES, gettext)
        if step is LiveStep.CLOSED:
            state["bars"] = bars(session, question)
            state["correction"] = correction(question, gettext)
            state["explanation"] = as_html(question.explanation)
    shown: dict[str, Any] = with_addresses(state, replacing(session.addresses))
    return shown


def bars(session: LiveSession, question: Question) -> list[dict[str, Any]]:
    """How many answered what: each choice, or where answers are free, how right they were."""
    rows = list(_answers(session, question).values_list("answer", "share"))
    kind = question.of_kind
    options = {option.own: option for option in kind.options(question)}
    if not options:
        return _by_share([share for _answer, share in rows])
    counted = Counter(own for answer, _share in rows for own in kind.chosen(question, answer))
    gettext = translator(WORDS, None)
    shown = lay_out(question, RULES, session.seed).groups.get("", ())
    order = sorted(options, key=lambda own: shown.index(own) if own in shown else len(shown))
    return [
        {
            # What an author wrote is never translated, even if it is a word of ours.
            "html": in_line(gettext(options[own].words) if kind.own_words else options[own].words),
            "right": options[own].right,
            "count": counted[own],
        }
        for own in order
    ]


def review(session: LiveSession) -> list[dict[str, Any]]:
    """The questions that were asked, with how many had them right; the weakest first.

    ``again`` says that the group should go over it once more.
    """
    rows = LiveAnswer.objects.filter(player__session=session, player__removed_at=None)
    counted = {
        row["question"]: row
        for row in rows.values("question").annotate(
            of=Count("pk"), right=Count("pk", filter=Q(share__gte=1))
        )
    }
    listed = []
    for number, question in enumerate(quiz_of(session).questions[: session.place], start=1):
        row = counted.get(question.id, {"of": 0, "right": 0})
        again = row["of"] > 0 and row["right"] < UNSURE_UNDER * row["of"]
        listed.append(
            {
                "number": number,
                "html": as_html(question.text),
                "right": row["right"],
                "of": row["of"],
                "again": again,
            }
        )
    return sorted(listed, key=lambda each: (not each["again"], _rate(each), each["number"]))


def _rate(row: dict[str, Any]) -> float:
    return row["right"] / row["of"] if row["of"] else 1.0


def _answers(session: LiveSession, question: Question) -> Any:
    return LiveAnswer.objects.filter(
        player__session=session, player__removed_at=None, question=question.id
    )


def _players(session: LiveSession) -> list[dict[str, Any]]:
    rows = LivePlayer.objects.filter(session=session, removed_at=None).order_by("pk")
    return [{"id": pk, "name": name} for pk, name in rows.values_list("pk", "name")]


def _by_share(shares: Sequence[float]) -> list[dict[str, Any]]:
    """Three bars, named by the page."""
    kinds = Counter("right" if s >= 1 else "partly" if s > 0 else "not_yet" for s in shares)
    return [
        {"verdict": each, "right": each == "right", "count": kinds[each]}
        for each in ("right", "partly", "not_yet")
    ]
