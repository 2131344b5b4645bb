"""What most kinds have in common. No kind by itself."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from clicnjob_xblocks.content.editing import EditorField
from clicnjob_xblocks.content.problems import Problem

from .base import Answer, Layout, Option

if TYPE_CHECKING:
    from ..questions import Question


class PlainKind:
    """A kind that is answered in one go, with nothing to choose from unless it says so."""

    name = ""
    rank = 0
    label = ""
    help = ""
    widget = ""
    editor: tuple[EditorField, ...] = ()
    at_once = True
    own_words = False

    def problems(self, question: Question) -> Sequence[Problem]:
        """Nothing to mend."""
        return ()

    def layout(self, question: Question, rng: random.Random, *, shuffle: bool) -> Layout:
        """Nothing to lay out."""
        return Layout({})

    def complete(self, question: Question, answer: Answer) -> bool:
        """Whatever was sent can be judged."""
        return True

    def shown_marks(
        self, question: Question, marks: Mapping[str, bool], layout: Layout
    ) -> dict[str, bool]:
        """The page's names are those of the marks."""
        return dict(marks)

    def options(self, question: Question) -> tuple[Option, ...]:
        """Nothing to count."""
        return ()

    def chosen(self, question: Question, answer: Answer) -> tuple[str, ...]:
        """Nothing to count."""
        return ()
