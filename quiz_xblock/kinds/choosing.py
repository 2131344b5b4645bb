"""What the kinds share in which one chooses among a few texts. No kind by itself."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clicnjob_xblocks.content.editing import EditorField, Flag, Rows, Text
from clicnjob_xblocks.content.problems import Problem
from clicnjob_xblocks.content.reading import Reader, unique
from clicnjob_xblocks.content.text import as_plain

from ..problems import AnswerError
from .base import Answer, Judgement, Layout, Option, _, shuffled, whole
from .plain import PlainKind

if TYPE_CHECKING:
    from ..questions import Question

CHOICE_LIMIT, FEEDBACK_LIMIT, MAX_CHOICES = 500, 1000, 12


#: What authors say of anything that can be chosen.
JUDGED: tuple[EditorField, ...] = (
    Flag("right", _("This is a right answer")),
    Text(
        "feedback",
        _("What is said to whoever chooses it"),
        limit=FEEDBACK_LIMIT,
        lines=True,
        markdown=True,
    ),
)


@dataclass(frozen=True)
class Choice:
    """Something to choose. ``feedback`` is said to whoever chose it, in Markdown."""

    id: str
    text: str
    right: bool = False
    feedback: str = ""


@dataclass(frozen=True)
class Choices:
    """The body of a question with choices."""

    choices: tuple[Choice, ...] = ()


class ChoosingKind(PlainKind):
    """Choose among texts; ``several`` says whether more than one may be chosen."""

    widget = "choose"
    several = False
    editor: tuple[EditorField, ...] = (
        Rows(
            "choices",
            _("Choices"),
            (
                Text("text", _("What it says"), limit=CHOICE_LIMIT, markdown=True),
                *JUDGED,
            ),
            one=_("Choice"),
            least=2,
            most=MAX_CHOICES,
        ),
    )

    def takes_several(self, question: Question) -> bool:
        """Whether more than one may be chosen."""
        return self.several

    def blank(self) -> dict[str, Any]:
        """Two choices to be filled in."""
        return {"choices": [{"id": "a", "text": "", "right": True}, {"id": "b", "text": ""}]}

    def read_body(self, reader: Reader) -> Any:
        """The choices."""
        return Choices(reader.rows("choices", MAX_CHOICES, _read_choice))

    def problems(self, question: Question) -> Sequence[Problem]:
        """Too few choices, an empty one, two of the same, none that is right."""
        return choice_problems(question.body.choices, several=self.several)

    def layout(self, question: Question, rng: random.Random, *, shuffle: bool) -> Layout:
        """The choices in their order, or in any."""
        ids = [each.id for each in question.body.choices]
        return Layout({"": shuffled(ids, rng, shuffle=shuffle)})

    def asked(self, question: Question, layout: Layout, answer: Answer | None) -> dict[str, Any]:
        """The texts to choose from."""
        texts = {each.id: each.text for each in question.body.choices}
        shown = [{"id": layout.public(own), "markdown": texts[own]} for own in layout.groups[""]]
        return {"several": self.several, "choices": shown}

    def read_answer(self, question: Question, raw: object, layout: Layout) -> Answer:
        """The ids of the choices, in their author's order."""
        if not isinstance(raw, list) or len(raw) > MAX_CHOICES:
            raise AnswerError
        if not raw:
            raise AnswerError("empty")
        own = [layout.own(each) for each in raw]
        if None in own or not unique([str(each) for each in own]):
            raise AnswerError
        if len(own) > 1 and not self.takes_several(question):
            raise AnswerError
        return [each.id for each in question.body.choices if each.id in own]

    def fits(self, question: Question, answer: Answer) -> bool:
        """Whether all that was chosen is still there."""
        ids = {each.id for each in question.body.choices}
        return (
            isinstance(answer, list)
            and bool(answer)
            and all(isinstance(each, str) for each in answer)
            and set(answer) <= ids
            and (self.takes_several(question) or len(answer) == 1)
        )

    def shown_answer(self, question: Question, answer: Answer, layout: Layout) -> Any:
        """What the page calls the choices."""
        return [layout.public(own) for own in answer]

    def judge(self, question: Question, answer: Answer, *, partial: bool = True) -> Judgement:
        """Each right choice counts, each wrong one takes as much away."""
        right = {each.id for each in question.body.choices if each.right}
        chosen = set(answer)
        found, wrong = len(chosen & right), len(chosen - right)
        return Judgement(
            share=whole((found - wrong) / max(1, len(right)), partial=partial),
            marks={own: own in right for own in answer},
            feedback=tuple(
                each.feedback
                for each in question.body.choices
                if each.id in chosen and each.feedback
            ),
        )

    def shown_marks(
        self, question: Question, marks: Mapping[str, bool], layout: Layout
    ) -> dict[str, bool]:
        """By what the page calls each."""
        return {layout.public(own): right for own, right in marks.items()}

    def correction(self, question: Question) -> tuple[str, ...]:
        """The right choices."""
        return tuple(each.text for each in question.body.choices if each.right)

    def said(self, question: Question, answer: Answer) -> str:
        """The texts of the choices."""
        return " | ".join(
            as_plain(each.text) for each in question.body.choices if each.id in answer
        )

    def options(self, question: Question) -> tuple[Option, ...]:
        """Each choice."""
        return tuple(Option(each.id, each.text, each.right) for each in question.body.choices)

    def chosen(self, question: Question, answer: Answer) -> tuple[str, ...]:
        """The choices that were made."""
        return tuple(answer)


def choice_problems(choices: Sequence[Choice], *, several: bool) -> list[Problem]:
    """What keeps choices from being offered."""
    found = []
    if len(choices) < 2:
        found.append(Problem("too_few_choices", "body.choices"))
    if not unique([each.id for each in choices]):
        found.append(Problem("id_twice", "body.choices"))
    seen: set[str] = set()
    for place, each in enumerate(choices):
        folded = each.text.casefold()
        if not each.text:
            found.append(Problem("empty_choice", f"body.choices.{place}.text"))
        elif folded in seen:
            found.append(
                Problem("same_choice", f"body.choices.{place}.text", values={"text": each.text})
            )
        seen.add(folded)
    right = sum(each.right for each in choices)
    if right == 0:
        found.append(Problem("no_right_choice", "body.choices"))
    elif right > 1 and not several:
        found.append(Problem("two_right_choices", "body.choices"))
    return found


def _read_choice(reader: Reader, place: int) -> Choice:
    return Choice(
        id=reader.identifier(default=f"c{place + 1}"),
        text=reader.text("text", CHOICE_LIMIT),
        right=reader.flag("right"),
        feedback=reader.text("feedback", FEEDBACK_LIMIT, lines=True),
    )
