"""Fill the gaps of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from advisor_dashboard.text import NUL, short_text
from clicnjob_xblocks.content.editing import EditorField, Flag, Text
from clicnjob_xblocks.content.problems import Problem
from clicnjob_xblocks.content.reading import HOPELESS, Reader
from clicnjob_xblocks.content.text import escaped

from ..forgiving import Forgiven, same
from ..marked import Alternative, Marked, Place, read_marked
from ..problems import AnswerError
from .base import Answer, Judgement, Layout, _, whole
from .plain import PlainKind

if TYPE_CHECKING:
    from ..questions import Question

PASSAGE_LIMIT, TYPED_LIMIT, MAX_GAPS = 4000, 200, 12


@dataclass(frozen=True)
class Gaps:
    """The body: a passage with its gaps marked, and what is forgiven."""

    passage: str = ""
    case: bool = True
    accents: bool = True
    plural: bool = False
    typos: bool = False

    @property
    def marked(self) -> Marked:
        """The passage, cut at its gaps."""
        return read_marked(self.passage)

    @property
    def forgiven(self) -> Forgiven:
        """What does not count against an answer."""
        return Forgiven(self.case, self.accents, self.plural, self.typos)


class GapKind(PlainKind):
    """Type what is missing."""

    name = "gap"
    rank = 6
    label = _("Fill the gaps")
    help = _("A text with gaps, in which one types.")
    widget = "fill"
    editor: tuple[EditorField, ...] = (
        Text(
            "passage",
            _("Text with its gaps"),
            help=_(
                "Write [[Hello]] where a gap is to be. [[Hello|Good morning]] accepts both. "
                "[[Hello|~Hi#Too familiar.]] says something to whoever types “Hi”."
            ),
            limit=PASSAGE_LIMIT,
            lines=True,
        ),
        Flag("case", _("Capital letters do not matter"), default=True),
        Flag("accents", _("Accents do not matter"), default=True),
        Flag("plural", _("Singular or plural does not matter")),
        Flag("typos", _("Small typing errors do not matter")),
    )

    def blank(self) -> dict[str, Any]:
        """A passage to be written."""
        return {"passage": "", "case": True, "accents": True}

    def read_body(self, reader: Reader) -> Gaps:
        """The passage and what is forgiven."""
        return Gaps(
            passage=reader.text("passage", PASSAGE_LIMIT, lines=True),
            case=reader.flag("case", default=True),
            accents=reader.flag("accents", default=True),
            plural=reader.flag("plural"),
            typos=reader.flag("typos"),
        )

    def problems(self, question: Question) -> Sequence[Problem]:
        """No gap, too many, or one without a right answer."""
        places = question.body.marked.places
        if not places:
            return [Problem("no_gap", "body.passage")]
        if len(places) > MAX_GAPS:
            return [Problem("too_many_gaps", "body.passage", values={"limit": MAX_GAPS})]
        return [
            Problem("gap_without_answer", "body.passage", values={"number": number})
            for number, place in enumerate(places, start=1)
            if not place.right
        ]

    def asked(self, question: Question, layout: Layout, answer: Answer | None) -> dict[str, Any]:
        """The text around the gaps. All gaps are as long as each other."""
        return {"pieces": list(question.body.marked.pieces)}

    def read_answer(self, question: Question, raw: object, layout: Layout) -> Answer:
        """What was typed, gap by gap; an empty text where nothing was."""
        gaps = len(question.body.marked.places)
        if not isinstance(raw, list) or len(raw) != gaps:
            raise AnswerError
        if not all(isinstance(each, str) and NUL not in each for each in raw):
            raise AnswerError
        if any(len(each) > HOPELESS * TYPED_LIMIT for each in raw):
            raise AnswerError("too_long")
        typed = [short_text(each) for each in raw]
        if any(len(each) > TYPED_LIMIT for each in typed):
            raise AnswerError("too_long")
        if not any(typed):
            raise AnswerError("empty")
        return typed

    def fits(self, question: Question, answer: Answer) -> bool:
        """Whether there are as many gaps as there were."""
        return (
            isinstance(answer, list)
            and len(answer) == len(question.body.marked.places)
            and all(isinstance(each, str) for each in answer)
        )

    def shown_answer(self, question: Question, answer: Answer, layout: Layout) -> Any:
        """What was typed."""
        return answer

    def judge(self, question: Question, answer: Answer, *, partial: bool = True) -> Judgement:
        """Each gap counts the same."""
        body: Gaps = question.body
        met = [
            _met(typed, place, body.forgiven)
            for typed, place in zip(answer, body.marked.places, strict=True)
        ]
        right = [each is not None and each.right for each in met]
        return Judgement(
            share=whole(sum(right) / max(1, len(right)), partial=partial),
            marks={str(place): is_right for place, is_right in enumerate(right)},
            feedback=tuple(each.feedback for each in met if each is not None and each.feedback),
        )

    def correction(self, question: Question) -> tuple[str, ...]:
        """The text with the first right answer in each gap."""
        marked: Marked = question.body.marked
        words = [*(place.right[0].text if place.right else "" for place in marked.places), ""]
        filled = "".join(piece + word for piece, word in zip(marked.pieces, words, strict=True))
        return tuple(escaped(line) for line in filled.splitlines() if line.strip())

    def said(self, question: Question, answer: Answer) -> str:
        """What was typed, with bars between."""
        return " | ".join(answer)


def _met(typed: str, place: Place, forgiven: Forgiven) -> Alternative | None:
    """The alternative that was typed; to the letter first, so that a wrong one is told apart."""
    exact = Forgiven(case=False, accents=False)
    for how in (exact, forgiven):
        # What is right is looked for first: forgiveness is for the learner.
        for each in sorted(place.alternatives, key=lambda one: not one.right):
            if typed and same(typed, each.text, how):
                return each
    return None


KIND = GapKind()
