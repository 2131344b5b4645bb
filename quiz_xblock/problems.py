"""What can be wrong with a quiz, and where."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One remark on one value of a quiz.

    Attributes:
        code: what, one of the codes that :mod:`quiz_xblock.messages` explains.
        field: where in the question, as ``"choices.1.text"``; empty for the whole of it.
        question: the id of the question; empty for the quiz itself.
        number: its place in the quiz, from 1; 0 for the quiz itself.
        values: figures and names for the sentence.
    """

    code: str
    field: str = ""
    question: str = ""
    number: int = 0
    values: Mapping[str, str | int | float] = dataclasses.field(default_factory=dict)


class QuizError(ValueError):
    """A text that is no quiz: nothing of it can be kept.

    Attributes:
        problems: why, at least one.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(sorted({problem.code for problem in self.problems})))


class AnswerError(ValueError):
    """An answer that no page of ours sends for this question.

    Attributes:
        code: ``"odd"``; ``"empty"`` where nothing was chosen or typed; ``"too_long"`` where a
            person may have typed too much.
    """

    def __init__(self, code: str = "odd") -> None:
        self.code = code
        super().__init__(code)
