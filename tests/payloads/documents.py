"""Documents whose every text is hostile, made from their own descriptions."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import Any

from clicnjob_xblocks.content import documents
from clicnjob_xblocks.content.editing import EditorField, Rows, Text, Texts
from clicnjob_xblocks.content.records import editor_of
from clicnjob_xblocks.mailboxes.settings import SHAPE as MAILBOX
from clicnjob_xblocks.memos.sheet import SHAPE as MEMO
from clicnjob_xblocks.paths.steps import SHAPE as PATH
from clicnjob_xblocks.stories.cards import SHAPE as STORY
from clicnjob_xblocks.workshops.run_sheet import SHAPE as WORKSHOP
from cv_xblock import document as cv
from cv_xblock.document import SHORT
from quiz_xblock import document as quiz
from quiz_xblock.kinds import kinds
from tests import workshop_course
from tests.mailboxes import making as mailboxes
from tests.memos import making as memos
from tests.quiz import making as quizzes
from tests.stories import making as stories

from .words import Words

#: A place in a document: the object, the name in it, the field's name, its greatest length.
Place = tuple[Any, Any, str, int]

_EXAMPLE = {"id": "example", "kind": "example", "title": "", "text": "Bonjour"}
SHAPES: dict[str, tuple[documents.Shape[Any, Any], dict[str, Any]]] = {
    "clicnjob_story.cards": (STORY, stories.story()),
    "clicnjob_memo.sheet": (MEMO, {**memos.SHEET, "parts": [*memos.SHEET["parts"], _EXAMPLE]}),
    "clicnjob_workshop.run_sheet": (WORKSHOP, workshop_course.run_sheet()),
    "clicnjob_mailbox.missions": (MAILBOX, mailboxes.document()),
    "clicnjob_path.steps": (
        PATH,
        {
            "schema": 1,
            "source": "list",
            "competences": ["digcomp:2.6"],
            "steps": [
                {"id": "first", "kind": "step", "target": "unit-clicnjob_cv"},
                {"id": "second", "kind": "step", "target": "unit-clicnjob_quiz"},
            ],
        },
    ),
}
#: Common to all kinds of questions.
_OF_A_QUESTION = (
    *(Text("text", ""), Text("hint", ""), Text("explanation", "")),
    Text("picture.alt", ""),
)


def hostile(name: str, words: Words) -> dict[str, Any]:
    """The document of a block's field; ``name`` is one of :data:`SHAPES`."""
    if name in words.documents:
        return copy.deepcopy(words.documents[name])
    shape, sample = SHAPES[name]
    value = copy.deepcopy(sample)

    def sound() -> bool:
        return not documents.read(value, shape).problems

    def places() -> Iterator[Place]:
        yield from _places(editor_of(shape.head), value, name)
        for item in value[shape.items]:
            kind = shape.kinds[item["kind"]]
            yield from _places(editor_of(kind), item, f"{name}.{kind.kind}")

    assert sound(), f"the sample of {name} is not sound"
    assert {item["kind"] for item in value[shape.items]} == set(shape.kinds)
    _fill(places(), words, sound)
    words.documents[name] = copy.deepcopy(value)
    return value


def hostile_quiz(words: Words, name: str = "clicnjob_quiz.questions") -> dict[str, Any]:
    """A quiz with a question of every kind."""
    if name in words.documents:
        return copy.deepcopy(words.documents[name])
    value = copy.deepcopy(quizzes.quiz())

    def sound() -> bool:
        found, problems = quiz.read(value)
        return not problems and not found.problems()

    def places() -> Iterator[Place]:
        for item in value["questions"]:
            kind = kinds()[item["kind"]]
            where = f"{name}.{kind.name}"
            yield from _places(_OF_A_QUESTION, item, where)
            yield from _places(kind.editor, item["body"], where)

    assert sound()
    assert {item["kind"] for item in value["questions"]} == set(kinds())
    _fill(places(), words, sound)
    words.documents[name] = copy.deepcopy(value)
    return value


def hostile_cv(words: Words, sample: dict[str, Any]) -> dict[str, Any]:
    """A CV in which every text that can be kept is hostile.

    Args:
        sample: a document that holds one of each thing.
    """
    value = copy.deepcopy(sample)

    def sound() -> bool:
        return not cv.check(value).refused

    assert sound()
    assert {each.name for each in fields(cv.CV)} == set(value)
    _fill(list(_strings(value, "cv")), words, sound)
    return value


def _fill(places: Iterable[Place], words: Words, sound: Callable[[], bool]) -> None:
    """Put hostile words at each place; what a document does not take stays as it was."""
    for holder, key, name, limit in places:
        before = holder[key] if isinstance(holder, list) else holder.get(key)
        typed = words(name, limit)
        # Some texts must hold signs of their own, such as the gaps to fill.
        for tried in (typed, f"{typed} {before}"):
            holder[key] = tried
            if sound():
                break
        else:
            words.forget(name)
            if before is None:
                del holder[key]
            else:
                holder[key] = before


def _places(described: Iterable[EditorField], value: Any, name: str) -> Iterator[Place]:
    for each in described:
        holder, _dot, last = value, "", each.name
        if "." in each.name:
            outer, last = each.name.split(".")
            if outer not in value:
                continue
            holder = value[outer]
        where = f"{name}.{each.name}"
        match each:
            case Text():
                yield holder, last, where, each.limit
            case Texts():
                if not holder.get(last):
                    holder[last] = ["x"]
                yield holder[last], 0, where, each.limit
            case Rows():
                # Two rows that say the same are refused: one is enough.
                for row in (holder.get(last) or ())[:1]:
                    yield from _places(each.fields, row, where)


def _strings(value: Any, name: str) -> Iterator[Place]:
    for key, each in list(value.items() if isinstance(value, dict) else enumerate(value)):
        where = f"{name}.{key}" if isinstance(value, dict) else name
        if isinstance(each, str):
            yield value, key, where, SHORT
        elif isinstance(each, dict | list):
            yield from _strings(each, where)
