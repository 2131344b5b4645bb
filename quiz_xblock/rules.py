"""How a quiz is taken: what its author chose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """What a quiz is for."""

    #: Answer, see why at once, again until right.
    TRAINING = "training"
    #: Answer all, then see the result.
    TEST = "test"
    #: Answer, see what is right; nothing is counted.
    CHECK = "check"


class When(StrEnum):
    """When something of a test is shown."""

    #: Once the learner has finished.
    END = "end"
    #: Once no attempt is left.
    LAST = "last"
    NEVER = "never"


@dataclass(frozen=True)
class Rules:
    """What the author chose.

    Attributes:
        attempts: how many a test may take; 0 for as many as one likes.
        pool: how many questions are drawn for each learner; 0 for all.
        shuffle: whether questions and choices come in an order of the learner's own.
        partial: whether an answer that is right in part counts in part.
    """

    mode: Mode = Mode.TRAINING
    attempts: int = 0
    pool: int = 0
    shuffle: bool = True
    partial: bool = True
    show_result: When = When.END
    show_correction: When = When.END

    @property
    def counts(self) -> bool:
        """Whether there is a score."""
        return self.mode is not Mode.CHECK

    @property
    def says_at_once(self) -> bool:
        """Whether one learns after each answer whether it is right."""
        return self.mode is not Mode.TEST
