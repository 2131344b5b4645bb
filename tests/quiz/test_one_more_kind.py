"""A kind is one file: put into the folder of kinds, it is asked, answered, scored and told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz_xblock import attempt, describing, document, presenting
from quiz_xblock.drawing import lay_out
from quiz_xblock.reports import rows_of
from quiz_xblock.rules import Rules

from .making import question, quiz
from .one_more import one_more_kind


@pytest.fixture
def one_more(tmp_path: Path) -> Iterator[str]:
    with one_more_kind(tmp_path) as name:
        yield name


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
    assert "begins" in describing.describe(str)
