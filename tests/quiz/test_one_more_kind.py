"""A kind is one file: put into the folder of kinds, it is asked, answered, scored and told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz_xblock import attempt, describing, document, kinds, presenting
from quiz_xblock.drawing import lay_out
from quiz_xblock.reports import rows_of
from quiz_xblock.rules import Rules

from .making import question, quiz

MODULE = """
from dataclasses import dataclass

from ..editing import Text
from ..problems import AnswerError
from .base import Judgement
from .plain import PlainKind


@dataclass(frozen=True)
class Body:
    start: str = ""


class BeginsWithKind(PlainKind):
    name = "begins"
    rank = 10
    label = "Begins with"
    help = "A word that begins with given letters."
    widget = "fill"
    editor = (Text("start", "It begins with"),)

    def blank(self):
        return {"start": ""}

    def read_body(self, reader):
        return Body(reader.text("start", 20))

    def asked(self, question, layout, answer):
        return {"pieces": ["", ""]}

    def read_answer(self, question, raw, layout):
        if not isinstance(raw, list) or len(raw) != 1 or not isinstance(raw[0], str):
            raise AnswerError
        return raw[0]

    def fits(self, question, answer):
        return isinstance(answer, str)

    def shown_answer(self, question, answer, layout):
        return [answer]

    def judge(self, question, answer, *, partial=True):
        right = answer.startswith(question.body.start)
        return Judgement(float(right), {"0": right})

    def correction(self, question):
        return (question.body.start + "…",)

    def said(self, question, answer):
        return answer


KIND = BeginsWithKind()
"""


@pytest.fixture
def one_more(tmp_path: Path) -> Iterator[None]:
    """The folder of kinds with another one beside it."""
    (tmp_path / "begins.py").write_text(MODULE, encoding="utf-8")
    kinds.__path__.append(str(tmp_path))
    kinds.kinds.cache_clear()
    yield
    kinds.__path__.remove(str(tmp_path))
    kinds.kinds.cache_clear()


@pytest.mark.usefixtures("one_more")
def test_a_kind_of_one_file_is_played_like_any_other() -> None:
    value = quiz(question("truth") | {"id": "tenth", "kind": "begins", "body": {"start": "ca"}})
    made, problems = document.read(value)
    (asked,) = made.questions
    rules = Rules()
    state = attempt.begin(made, rules, "seed")
    layout = lay_out(asked, rules, "seed")

    before = presenting.present_question(state, asked, rules, str)
    answer = asked.of_kind.read_answer(asked, ["candidature"], layout)
    taken = attempt.take(state, asked, answer, rules, submission="one", at="")
    after = presenting.present_question(taken, asked, rules, str)
    (row,) = rows_of(taken, made, rules, str)

    assert problems == ()
    assert (before["widget"], before["said"]) == ("fill", None)
    assert after["said"]["verdict"] == "right"
    assert row.answer == "candidature"
    assert "begins" in describing.describe(str)["kinds"]
