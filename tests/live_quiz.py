"""A small quiz to play live, and somebody who plays it."""

from __future__ import annotations

from typing import Any

from advisor_dashboard.api import live_players, live_sessions
from advisor_dashboard.models import LiveSession
from quiz_xblock.document import Quiz, read

USAGE = "block-v1:nord+CV+2026+type@clicnjob_quiz+block@atelier"
#: What no phone and no projector may have before a question is closed.
KEYS = ("motrarissime", "explarissime", "retrarissime")
QUESTIONS: list[dict[str, Any]] = [
    {
        "id": "mail1",
        "kind": "one",
        "text": "Un inconnu te demande ton **mot de passe**. Que fais-tu ?",
        "explanation": "Un mot de passe explarissime ne se donne jamais.",
        "body": {
            "choices": [
                {"id": "no", "text": "Je ne réponds pas", "right": True},
                {"id": "yes", "text": "Je le donne", "feedback": "retrarissime"},
                {"id": "ask", "text": "Je demande pourquoi"},
            ]
        },
    },
    {
        "id": "gap1",
        "kind": "gap",
        "text": "Complète.",
        "explanation": "explarissime",
        "body": {"passage": "On joint son CV en [[motrarissime]]."},
    },
]


def quiz(*extra: dict[str, Any]) -> Quiz:
    made, problems = read({"schema": 1, "questions": [*QUESTIONS, *extra]})
    assert not problems
    return made


def start(trainer: Any, course: str, **changes: Any) -> str:
    wanted = {"usage_key": USAGE, "title": "Sécurité", "quiz": quiz()} | changes
    return live_sessions.start(trainer.pk, course_key=course, **wanted)


def go_on(trainer: Any, code: str, times: int = 1) -> None:
    for _time in range(times):
        row = LiveSession.objects.get(code=code)
        live_sessions.go_on(trainer.pk, code, version=row.version, seen=row.step)


def guest(code: str, name: str = "Inès") -> str:
    return live_players.join_as_guest(code, name)


def choice(state: dict[str, Any], words: str) -> list[str]:
    """What a page sends for the choice that says so."""
    choices = state["question"]["asked"]["choices"]
    return [each["id"] for each in choices if words in each["html"]]
