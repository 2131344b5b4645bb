"""Which questions a learner gets, in which order, and how each is laid out."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Sequence

from .document import Quiz
from .kinds.base import Layout
from .questions import Question
from .rules import Rules


def draw(quiz: Quiz, rules: Rules, seed: str, kept: Sequence[str] = ()) -> tuple[str, ...]:
    """The ids of a learner's questions.

    The same seed draws the same questions, and one that the author adds or takes away leaves the
    others where they are.

    Args:
        kept: questions that the learner has already; those that are still there stay.
    """
    there = [each.id for each in quiz.questions]
    by_lot = sorted(there, key=lambda ident: _lot(seed, ident))
    if rules.pool:
        first = [ident for ident in kept if ident in there]
        rest = [ident for ident in by_lot if ident not in first]
        taken = set((first + rest)[: max(rules.pool, len(first))])
    else:
        taken = set(there)
    return tuple(ident for ident in (by_lot if rules.shuffle else there) if ident in taken)


def lay_out(question: Question, rules: Rules, seed: str) -> Layout:
    """How the learner of this seed sees the question."""
    # Not for secrets: the seed is one, and never leaves the server.
    rng = random.Random(f"{seed} {question.id}")  # noqa: S311
    return question.of_kind.layout(question, rng, shuffle=rules.shuffle)


def edition(question: Question, seed: str) -> str:
    """Says whether a page still shows the question as it is now: what is asked, not the key.

    The seed goes in, so that nobody can try out keys until one gives the same.
    """
    layout = question.of_kind.layout(question, random.Random(seed), shuffle=False)  # noqa: S311
    asked = question.of_kind.asked(question, layout, None)
    shown = json.dumps([question.kind, question.text, asked, dict(layout.groups)], sort_keys=True)
    return hashlib.sha256(f"{seed} {shown}".encode()).hexdigest()[:12]


def _lot(seed: str, ident: str) -> str:
    return hashlib.sha256(f"{seed} {ident}".encode()).hexdigest()
