"""How many learners came how far with offers: by their own answers, and by what was noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from .stages import YES, Step


@dataclass(frozen=True)
class Passage:
    """How far one learner came with one offer."""

    seen: bool
    answer: str
    reached: str


@dataclass(frozen=True)
class Funnel:
    """Numbers of learners, in two halves that are never mixed.

    Attributes:
        proposed, seen, answered, interested: by what the learners themselves did; each at most
            the one before. Who asks for help is interested.
        applied, interview, hired: by what was noted; each at most the one before. Of somebody who
            was spoken to, an advisor notes it without any answer.
    """

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

    What was noted is no answer: a number of answers is of answers alone.
    """
    hired = passage.reached == Step.HIRED
    interview = hired or passage.reached == Step.INTERVIEW
    applied = bool(passage.reached)
    interested = passage.answer in YES
    answered = bool(passage.answer)
    seen = answered or passage.seen
    return True, seen, answered, interested, applied, interview, hired
