"""True or false."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clicnjob_xblocks.content.editing import EditorField, Flag, Text
from clicnjob_xblocks.content.problems import Problem
from clicnjob_xblocks.content.reading import Reader

from ..problems import AnswerError
from .base import Answer, Judgement, Layout, Option, _
from .plain import PlainKind

if TYPE_CHECKING:
    from ..questions import Question

FEEDBACK_LIMIT = 1000


@dataclass(frozen=True)
class Truth:
    """The body: whether the sentence is true, and what is said to either answer."""

    true: bool = True
    said_to_true: str = ""
    said_to_false: str = ""


class TruthKind(PlainKind):
    """Say whether a sentence is true."""

    name = "truth"
    rank = 3
    label = _("True or false")
    help = _("A sentence that is true, or is not.")
    widget = "truth"
    own_words = True
    editor: tuple[EditorField, ...] = (
        Flag("true", _("The sentence is true"), default=True),
        Text(
            "said_to_true",
            _("What is said to whoever answers “true”"),
            limit=FEEDBACK_LIMIT,
            lines=True,
            markdown=True,
        ),
        Text(
            "said_to_false",
            _("What is said to whoever answers “false”"),
            limit=FEEDBACK_LIMIT,
            lines=True,
            markdown=True,
        ),
    )

    def blank(self) -> dict[str, Any]:
        """A sentence that is true."""
        return {"true": True}

    def read_body(self, reader: Reader) -> Truth:
        """Whether it is true."""
        return Truth(
            true=reader.flag("true", default=True),
            said_to_true=reader.text("said_to_true", FEEDBACK_LIMIT, lines=True),
            said_to_false=reader.text("said_to_false", FEEDBACK_LIMIT, lines=True),
        )

    def problems(self, question: Question) -> Sequence[Problem]:
        """Nothing can be missing."""
        return ()

    def asked(self, question: Question, layout: Layout, answer: Answer | None) -> dict[str, Any]:
        """Nothing but the sentence, which is the question's text."""
        return {}

    def read_answer(self, question: Question, raw: object, layout: Layout) -> Answer:
        """True or false."""
        if not isinstance(raw, bool):
            raise AnswerError
        return raw

    def fits(self, question: Question, answer: Answer) -> bool:
        """Whether it is an answer to a sentence."""
        return isinstance(answer, bool)

    def shown_answer(self, question: Question, answer: Answer, layout: Layout) -> Any:
        """True or false."""
        return answer

    def judge(self, question: Question, answer: Answer, *, partial: bool = True) -> Judgement:
        """All or nothing."""
        body: Truth = question.body
        right = answer == body.true
        said = body.said_to_true if answer else body.said_to_false
        return Judgement(float(right), {_own(answer): right}, (said,) if said else ())

    def correction(self, question: Question) -> tuple[str, ...]:
        """One word."""
        return (_WORDS[question.body.true],)

    def said(self, question: Question, answer: Answer) -> str:
        """One word."""
        return _WORDS[answer]

    def options(self, question: Question) -> tuple[Option, ...]:
        """Both answers."""
        true = question.body.true
        return tuple(Option(_own(each), _WORDS[each], each == true) for each in (True, False))

    def chosen(self, question: Question, answer: Answer) -> tuple[str, ...]:
        """The answer."""
        return (_own(answer),)


#: Translated where they are shown.
_WORDS = {True: _("True"), False: _("False")}


def _own(answer: bool) -> str:
    return "true" if answer else "false"


KIND = TruthKind()
