"""Put in order."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from clicnjob_xblocks.content.editing import EditorField, Rows, Text
from clicnjob_xblocks.content.problems import Problem
from clicnjob_xblocks.content.reading import Reader, unique
from clicnjob_xblocks.content.text import as_plain

from ..problems import AnswerError
from .base import Answer, Judgement, Layout, _, shuffled, whole
from .plain import PlainKind

if TYPE_CHECKING:
    from ..questions import Question

ITEM_LIMIT, FEEDBACK_LIMIT, MAX_ITEMS = 300, 1000, 10


@dataclass(frozen=True)
class Item:
    """Something that has its place."""

    id: str
    text: str


@dataclass(frozen=True)
class Ordered:
    """The body: the items in the right order, and what is said to another one."""

    items: tuple[Item, ...] = ()
    said_to_wrong: str = ""


class OrderKind(PlainKind):
    """Put steps into their order. They are always shown in one drawn by lot."""

    name = "order"
    rank = 4
    label = _("Put in order")
    help = _("Steps to put into the right order.")
    widget = "arrange"
    editor: tuple[EditorField, ...] = (
        Rows(
            "items",
            _("Steps, in the right order"),
            (Text("text", _("What it says"), limit=ITEM_LIMIT, markdown=True),),
            one=_("Step"),
            least=2,
            most=MAX_ITEMS,
        ),
        Text(
            "said_to_wrong",
            _("What is said when the order is not right"),
            limit=FEEDBACK_LIMIT,
            lines=True,
            markdown=True,
        ),
    )

    def blank(self) -> dict[str, Any]:
        """Three steps to be written."""
        return {"items": [{"id": each, "text": ""} for each in "abc"]}

    def read_body(self, reader: Reader) -> Ordered:
        """The steps."""
        return Ordered(
            items=reader.rows("items", MAX_ITEMS, _read_item),
            said_to_wrong=reader.text("said_to_wrong", FEEDBACK_LIMIT, lines=True),
        )

    def problems(self, question: Question) -> Sequence[Problem]:
        """Too few steps, an empty one, two of the same."""
        items: tuple[Item, ...] = question.body.items
        found = []
        if len(items) < 2:
            found.append(Problem("too_few_items", "body.items"))
        if not unique([each.id for each in items]):
            found.append(Problem("id_twice", "body.items"))
        seen: set[str] = set()
        for place, each in enumerate(items):
            where, folded = f"body.items.{place}.text", each.text.casefold()
            if not each.text:
                found.append(Problem("empty_item", where))
            elif folded in seen:
                found.append(Problem("same_item", where, values={"text": each.text}))
            seen.add(folded)
        return found

    def layout(self, question: Question, rng: random.Random, *, shuffle: bool) -> Layout:
        """Any order, whatever the author says of shuffling: theirs is the answer."""
        ids = [each.id for each in question.body.items]
        return Layout({"": shuffled(ids, rng, shuffle=True)})

    def asked(self, question: Question, layout: Layout, answer: Answer | None) -> dict[str, Any]:
        """The steps."""
        texts = {each.id: each.text for each in question.body.items}
        shown = [{"id": layout.public(own), "markdown": texts[own]} for own in layout.groups[""]]
        return {"items": shown}

    def read_answer(self, question: Question, raw: object, layout: Layout) -> Answer:
        """The ids of all steps."""
        if not isinstance(raw, list) or len(raw) != len(question.body.items):
            raise AnswerError
        own = [layout.own(each) for each in raw]
        if None in own or not unique([str(each) for each in own]):
            raise AnswerError
        return own

    def fits(self, question: Question, answer: Answer) -> bool:
        """Whether these are the steps there are."""
        ids = sorted(each.id for each in question.body.items)
        return (
            isinstance(answer, list)
            and all(isinstance(each, str) for each in answer)
            and sorted(answer) == ids
        )

    def shown_answer(self, question: Question, answer: Answer, layout: Layout) -> Any:
        """What the page calls the steps."""
        return [layout.public(own) for own in answer]

    def judge(self, question: Question, answer: Answer, *, partial: bool = True) -> Judgement:
        """Each step that follows its own one counts: one moved away spoils little."""
        body: Ordered = question.body
        right = [each.id for each in body.items]
        follows = set(pairwise(right))
        pairs = list(pairwise(answer))
        # The first one follows the beginning.
        marks = {own: own == right[0] for own in answer[:1]}
        marks |= {pair[1]: pair in follows for pair in pairs}
        share = sum(marks.values()) / max(1, len(marks))
        said = body.said_to_wrong if answer != right else ""
        return Judgement(whole(share, partial=partial), marks, (said,) if said else ())

    def shown_marks(
        self, question: Question, marks: Mapping[str, bool], layout: Layout
    ) -> dict[str, bool]:
        """By what the page calls each."""
        return {layout.public(own): right for own, right in marks.items()}

    def correction(self, question: Question) -> tuple[str, ...]:
        """The steps, numbered."""
        return tuple(f"{n}. {each.text}" for n, each in enumerate(question.body.items, start=1))

    def said(self, question: Question, answer: Answer) -> str:
        """The steps as they were put."""
        texts = {each.id: each.text for each in question.body.items}
        return " > ".join(as_plain(texts[own]) for own in answer)


def _read_item(reader: Reader, place: int) -> Item:
    return Item(id=reader.identifier(default=f"i{place + 1}"), text=reader.text("text", ITEM_LIMIT))


KIND = OrderKind()
