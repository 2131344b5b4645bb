"""What a kind of question is: how it is read, asked, answered and judged.

A kind is one module of this folder with a ``KIND``; nothing else knows its name.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from clicnjob_xblocks.content.editing import EditorField
from clicnjob_xblocks.content.problems import Problem
from clicnjob_xblocks.content.reading import Reader

if TYPE_CHECKING:
    from ..questions import Question

#: An answer as it is kept: a value of JSON in which choices bear their authors' ids.
Answer = Any


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


@dataclass(frozen=True)
class Layout:
    """How one learner sees a question: the order of what can be chosen, and what it is called.

    What a page calls a choice says where it stands there, and nothing of the choice itself.

    Attributes:
        groups: the authors' ids in the order in which they are shown. Most kinds have one group;
            pairs to match have two.
    """

    groups: Mapping[str, tuple[str, ...]]

    def public(self, own: str, group: str = "") -> str:
        """What the page calls a choice."""
        return f"{group}{self.groups[group].index(own) + 1}"

    def own(self, public: object, group: str = "") -> str | None:
        """The author's id of what the page calls so; ``None`` if it is on no page."""
        names = {f"{group}{place + 1}": own for place, own in enumerate(self.groups[group])}
        return names.get(public) if isinstance(public, str) else None


@dataclass(frozen=True)
class Judgement:
    """What an answer is worth.

    Attributes:
        share: from 0 (nothing of it is right) to 1.
        marks: of each thing that was chosen or filled in, by the author's id, whether it is right.
        feedback: what the author says of what was chosen, in Markdown; nothing of other choices.
    """

    share: float
    marks: Mapping[str, bool] = field(default_factory=dict)
    feedback: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether there is nothing left to find."""
        return self.share >= 1


@dataclass(frozen=True)
class Option:
    """Something that many people may have answered, to be counted.

    Attributes:
        own: the author's id.
        words: what it says, in Markdown.
        right: whether it is (part of) the right answer.
    """

    own: str
    words: str
    right: bool


class Kind(Protocol):
    """One kind of question. ``body`` is what :meth:`read_body` made."""

    #: As it stands in the file.
    name: str
    #: Where it stands among the kinds that are offered to authors, from 1.
    rank: int
    #: What authors read, to be translated.
    label: str
    help: str
    #: The element that asks it in a page: ``<cnj-quiz-WIDGET>``.
    widget: str
    #: What authors fill in.
    editor: tuple[EditorField, ...]
    #: Whether it can be answered in one go, as a live session needs.
    at_once: bool
    #: Whether what it says of answers is a word of ours, to be translated where it is shown.
    own_words: bool

    def blank(self) -> dict[str, Any]:
        """The body of a question that has just been added."""

    def read_body(self, reader: Reader) -> Any:
        """The body: a frozen dataclass whose fields are those of the JSON object."""

    def problems(self, question: Question) -> Sequence[Problem]:
        """What keeps the question from being asked, for its author to mend."""

    def layout(self, question: Question, rng: random.Random, *, shuffle: bool) -> Layout:
        """How somebody sees it. The same ``rng`` gives the same layout."""

    def asked(self, question: Question, layout: Layout, answer: Answer | None) -> dict[str, Any]:
        """What the page may have: neither what is right, nor what is said of any choice.

        Args:
            answer: what was answered so far, for kinds that go step by step.
        """

    def read_answer(self, question: Question, raw: object, layout: Layout) -> Answer:
        """An answer as the page sends it, checked, as it is kept.

        Raises:
            AnswerError: no page of ours sends that.
        """

    def fits(self, question: Question, answer: Answer) -> bool:
        """Whether an answer that was kept can still be judged, after an author's change."""

    def complete(self, question: Question, answer: Answer) -> bool:
        """Whether there is something to judge."""

    def shown_answer(self, question: Question, answer: Answer, layout: Layout) -> Any:
        """A kept answer as the page had sent it."""

    def judge(self, question: Question, answer: Answer, *, partial: bool = True) -> Judgement:
        """What a complete answer is worth. Without ``partial`` the share is 0 or 1."""

    def shown_marks(
        self, question: Question, marks: Mapping[str, bool], layout: Layout
    ) -> dict[str, bool]:
        """The marks of a judgement by what the page calls each thing."""

    def correction(self, question: Question) -> tuple[str, ...]:
        """The right answer, in lines of Markdown."""

    def said(self, question: Question, answer: Answer) -> str:
        """An answer in plain text, for who reads many of them."""

    def options(self, question: Question) -> tuple[Option, ...]:
        """What can be answered, to be counted; empty where answers are free."""

    def chosen(self, question: Question, answer: Answer) -> tuple[str, ...]:
        """Of :meth:`options`, those that an answer holds."""


def whole(share: float, *, partial: bool) -> float:
    """The share as it counts: without partial credit, only a whole answer does."""
    share = min(1.0, max(0.0, share))
    return share if partial or share >= 1 else 0.0


def shuffled(ids: Sequence[str], rng: random.Random, *, shuffle: bool) -> tuple[str, ...]:
    """The ids in the order in which they are shown."""
    return tuple(rng.sample(list(ids), len(ids))) if shuffle else tuple(ids)
