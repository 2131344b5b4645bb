"""The stage of a proposal: derived in one place from what the learner and the advisors said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ..models import Proposal

Answer = Proposal.Answer
Step = Proposal.Step


class Stage(StrEnum):
    """Where a learner is with an offer, from first to last."""

    PROPOSED = "proposed"
    SEEN = "seen"
    INTERESTED = "interested"
    APPLIED = "applied"
    INTERVIEW = "interview"
    HIRED = "hired"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"


#: The answers of who wants the offer. Who asks for help wants it, and cannot answer it alone.
YES = (Answer.INTERESTED, Answer.HELP_ME)

_OF_STEP = {
    Step.APPLIED: Stage.APPLIED,
    Step.INTERVIEW: Stage.INTERVIEW,
    Step.HIRED: Stage.HIRED,
    Step.EMPLOYER_DECLINED: Stage.DECLINED,
    Step.LEARNER_DECLINED: Stage.DECLINED,
}
_OF_ANSWER = {
    Answer.INTERESTED: Stage.INTERESTED,
    Answer.HELP_ME: Stage.INTERESTED,
    Answer.NOT_FOR_ME: Stage.DECLINED,
}


@dataclass(frozen=True)
class Said:
    """What is known of a proposal.

    Attributes:
        answer, answered_at: the learner's own, empty while there is none.
        step, step_at: what was said last of how far it went, empty while nothing was.
        given_up: no answer is waited for any more: the offer is closed, or a reminder is old.
    """

    seen: bool
    answer: str
    answered_at: datetime | None
    step: str
    step_at: datetime | None
    given_up: bool


def stage_of(said: Said) -> Stage:
    """Where the learner is.

    What was said of the application comes before the answer, but for a later word of the
    learner's on themselves: "not for me" ends whatever went before, and "interested" takes back
    that they had declined.
    """
    if step := standing_step(said):
        return _OF_STEP[Step(step)]
    if said.answer:
        return _OF_ANSWER[Answer(said.answer)]
    if said.given_up:
        return Stage.NO_ANSWER
    return Stage.SEEN if said.seen else Stage.PROPOSED


def standing_step(said: Said) -> str:
    """What was said last of how far it went, unless a later answer ends it."""
    if said.step and said.answer and _later(said.answered_at, said.step_at):
        said_no = said.answer == Answer.NOT_FOR_ME
        if said_no or said.step == Step.LEARNER_DECLINED:
            return ""
    return said.step


def reached_after(step: str, before: str) -> str:
    """The furthest step forward after ``step`` was said, when it was ``before`` until then.

    Going back is a correction and counts; declining keeps how far it went. An employer declines
    only who has applied.
    """
    if step == Step.EMPLOYER_DECLINED:
        return before or Step.APPLIED.value
    return before if step == Step.LEARNER_DECLINED else step


def _later(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and (other is None or one > other)
