"""How many learners came how far with offers: each number holds those after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from .stages import Answer, Step


@dataclass(frozen=True)
class Passage:
    """How far one learner came with one offer."""

    seen: bool
    answer: str
    step: str
    reached: str


@dataclass(frozen=True)
class Funnel:
    """Numbers of learners, each at most the one before."""

    proposed: int = 0
    seen: int = 0
    answered: int = 0
    interested: int = 0
    applied: int = 0
    interview: int = 0
    hired: int = 0

    def __add__(self, other: Funnel) -> Funnel:
        return Funnel(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def funnel_of(passages: Iterable[tuple[Passage, int]]) -> Funnel:
    """The funnel of so many learners of each passage."""
    total = Funnel()
    for passage, number in passages:
        total += Funnel(*(number * came for came in _marks(passage)))
    return total


def _marks(passage: Passage) -> tuple[bool, ...]:
    """For each number of a funnel whether this passage counts in it.

    Who applied was interested, and who was noted at all has answered, by whatever way.
    """
    hired = passage.reached == Step.HIRED
    interview = hired or passage.reached == Step.INTERVIEW
    applied = bool(passage.reached)
    interested = applied or passage.answer in (Answer.INTERESTED, Answer.HELP_ME)
    answered = interested or bool(passage.answer or passage.step)
    seen = answered or passage.seen
    return True, seen, answered, interested, applied, interview, hired
