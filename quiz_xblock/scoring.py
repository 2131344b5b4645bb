"""What answers are worth, question by question and together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import fsum
from typing import Any

from .document import Quiz


@dataclass(frozen=True)
class Score:
    """``0 <= earned <= possible``, in the questions' weights.

    Attributes:
        shares: of each question that counts, from 0 to 1.
    """

    earned: float = 0.0
    possible: float = 0.0
    shares: Mapping[str, float] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """From 0 to 1; 0 where nothing counts."""
        return min(1.0, self.earned / self.possible) if self.possible else 0.0


def score(
    quiz: Quiz,
    drawn: Iterable[str],
    answers: Mapping[str, Any],
    *,
    partial: bool,
    floors: Mapping[str, float] | None = None,
) -> Score:
    """The score of ``answers`` (by question id) to the questions that were drawn.

    A question that is no longer there does not count. One without an answer, or with one that no
    longer fits, counts as not answered.

    Args:
        floors: by question, the share that it is worth at least.
    """
    shares: dict[str, float] = {}
    weights: dict[str, float] = {}
    for ident in drawn:
        question = quiz.question(ident)
        if question is None:
            continue
        weights[ident] = question.weight
        shares[ident] = min(1.0, max(0.0, (floors or {}).get(ident, 0.0)))
        kind, answer = question.of_kind, answers.get(ident)
        if answer is not None and kind.fits(question, answer) and kind.complete(question, answer):
            judged = kind.judge(question, answer, partial=partial).share
            shares[ident] = max(shares[ident], judged)
    # fsum: the same sum whatever the order.
    possible = fsum(weights.values())
    earned = min(possible, fsum(weights[ident] * share for ident, share in shares.items()))
    return Score(earned, possible, shares)
