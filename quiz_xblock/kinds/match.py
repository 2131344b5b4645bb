"""Match pairs."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clicnjob_xblocks.content.editing import EditorField, Rows, Text, Texts
from clicnjob_xblocks.content.problems import Problem
from clicnjob_xblocks.content.reading import Reader, unique
from clicnjob_xblocks.content.text import as_plain

from ..problems import AnswerError
from .base import Answer, Judgement, Layout, _, shuffled, whole
from .plain import PlainKind

if TYPE_CHECKING:
    from ..questions import Question

SIDE_LIMIT, FEEDBACK_LIMIT, MAX_PAIRS, MAX_DECOYS = 300, 1000, 8, 4
#: How the page calls either side: "l1", "r2".
LEFT, RIGHT = "l", "r"


@dataclass(frozen=True)
class Pair:
    """Two texts that belong together; ``feedback`` is said to whoever matched the left wrongly."""

    id: str
    left: str
    right: str
    feedback: str = ""


@dataclass(frozen=True)
class Pairs:
    """The body: pairs, and right sides that belong to none."""

    pairs: tuple[Pair, ...] = ()
    decoys: tuple[str, ...] = ()


class MatchKind(PlainKind):
    """Give each text on the left the one that goes with it."""

    name = "match"
    rank = 5
    label = _("Match pairs")
    help = _("Words or sentences that go together, two by two.")
    widget = "match"
    editor: tuple[EditorField, ...] = (
        Rows(
            "pairs",
            _("Pairs"),
            (
                Text("left", _("Left"), limit=SIDE_LIMIT, markdown=True),
                Text("right", _("Goes with"), limit=SIDE_LIMIT, markdown=True),
                Text(
                    "feedback",
                    _("What is said when it is matched with another"),
                    limit=FEEDBACK_LIMIT,
                    lines=True,
                    markdown=True,
                ),
            ),
            one=_("Pair"),
            least=2,
            most=MAX_PAIRS,
        ),
        Texts(
            "decoys",
            _("Right sides that go with nothing"),
            help=_("One a line. They may stay empty."),
            limit=SIDE_LIMIT,
            most=MAX_DECOYS,
        ),
    )

    def blank(self) -> dict[str, Any]:
        """Two pairs to be written."""
        return {"pairs": [{"id": each, "left": "", "right": ""} for each in "ab"]}

    def read_body(self, reader: Reader) -> Pairs:
        """The pairs."""
        return Pairs(
            pairs=reader.rows("pairs", MAX_PAIRS, _read_pair),
            decoys=reader.texts("decoys", SIDE_LIMIT, MAX_DECOYS),
        )

    def problems(self, question: Question) -> Sequence[Problem]:
        """Too few pairs, an empty side, the same side twice: nobody could tell which is meant."""
        body: Pairs = question.body
        found = []
        if len(body.pairs) < 2:
            found.append(Problem("too_few_pairs", "body.pairs"))
        if not unique([each.id for each in body.pairs]):
            found.append(Problem("id_twice", "body.pairs"))
        seen: dict[str, set[str]] = {"left": set(), "right": set()}
        for place, each in enumerate(body.pairs):
            for side, text in (("left", each.left), ("right", each.right)):
                where = f"body.pairs.{place}.{side}"
                if not text:
                    found.append(Problem("empty_side", where))
                elif text.casefold() in seen[side]:
                    found.append(Problem("same_side", where, values={"text": text}))
                seen[side].add(text.casefold())
        found.extend(
            Problem("same_side", "body.decoys", values={"text": text})
            for text in body.decoys
            if text.casefold() in seen["right"]
        )
        return found

    def layout(self, question: Question, rng: random.Random, *, shuffle: bool) -> Layout:
        """The left in its order, or in any; the right always in any."""
        body: Pairs = question.body
        ids = [each.id for each in body.pairs]
        right = [*ids, *(f"decoy {place}" for place in range(len(body.decoys)))]
        return Layout(
            {
                LEFT: shuffled(ids, rng, shuffle=shuffle),
                RIGHT: shuffled(right, rng, shuffle=True),
            }
        )

    def asked(self, question: Question, layout: Layout, answer: Answer | None) -> dict[str, Any]:
        """Both sides."""
        body: Pairs = question.body
        left = {each.id: each.left for each in body.pairs}
        right = _rights(body)
        return {
            "left": [
                {"id": layout.public(own, LEFT), "markdown": left[own]}
                for own in layout.groups[LEFT]
            ],
            "right": [
                {"id": layout.public(own, RIGHT), "markdown": right[own]}
                for own in layout.groups[RIGHT]
            ],
        }

    def read_answer(self, question: Question, raw: object, layout: Layout) -> Answer:
        """The right of each left that has one."""
        if not isinstance(raw, dict) or len(raw) > MAX_PAIRS:
            raise AnswerError
        if not raw:
            raise AnswerError("empty")
        found = {layout.own(one, LEFT): layout.own(two, RIGHT) for one, two in raw.items()}
        if None in found or None in found.values():
            raise AnswerError
        return {each.id: found[each.id] for each in question.body.pairs if each.id in found}

    def fits(self, question: Question, answer: Answer) -> bool:
        """Whether both sides of what was matched are still there."""
        return (
            isinstance(answer, dict)
            and set(answer) <= {each.id for each in question.body.pairs}
            and all(isinstance(each, str) for each in answer.values())
            and set(answer.values()) <= set(_rights(question.body))
        )

    def shown_answer(self, question: Question, answer: Answer, layout: Layout) -> Any:
        """What the page calls both sides."""
        return {layout.public(one, LEFT): layout.public(two, RIGHT) for one, two in answer.items()}

    def judge(self, question: Question, answer: Answer, *, partial: bool = True) -> Judgement:
        """Each pair counts the same."""
        pairs: tuple[Pair, ...] = question.body.pairs
        marks = {one: one == two for one, two in answer.items()}
        return Judgement(
            share=whole(sum(marks.values()) / max(1, len(pairs)), partial=partial),
            marks=marks,
            feedback=tuple(
                each.feedback for each in pairs if each.feedback and marks.get(each.id) is False
            ),
        )

    def shown_marks(
        self, question: Question, marks: Mapping[str, bool], layout: Layout
    ) -> dict[str, bool]:
        """By what the page calls each."""
        return {layout.public(own, LEFT): right for own, right in marks.items()}

    def correction(self, question: Question) -> tuple[str, ...]:
        """Each pair."""
        return tuple(f"{each.left} → {each.right}" for each in question.body.pairs)

    def said(self, question: Question, answer: Answer) -> str:
        """What was matched."""
        left = {each.id: each.left for each in question.body.pairs}
        right = _rights(question.body)
        return " | ".join(
            f"{as_plain(left[one])} → {as_plain(right[two])}" for one, two in answer.items()
        )


def _rights(body: Pairs) -> dict[str, str]:
    decoys = {f"decoy {place}": text for place, text in enumerate(body.decoys)}
    return {**{each.id: each.right for each in body.pairs}, **decoys}


def _read_pair(reader: Reader, place: int) -> Pair:
    return Pair(
        id=reader.identifier(default=f"p{place + 1}"),
        left=reader.text("left", SIDE_LIMIT),
        right=reader.text("right", SIDE_LIMIT),
        feedback=reader.text("feedback", FEEDBACK_LIMIT, lines=True),
    )


KIND = MatchKind()
