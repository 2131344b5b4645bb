"""Nothing the quiz answers before its time holds what is right, or what is said of a choice."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest

from quiz_xblock.rules import Mode, When
from tests.quiz import making

from .host import Seat, call
from .test_quiz_block import QUIZ, submit

HIDDEN = "Secret"
WHENS = list(product(When, When))
CHOICES = [
    {"id": "a", "text": "Oui", "right": True, "feedback": f"{HIDDEN} a"},
    {"id": "b", "text": "Non", "feedback": f"{HIDDEN} b"},
    {"id": "c", "text": "Non plus", "feedback": f"{HIDDEN} c"},
]


def seated(seat: Seat, **settings: Any) -> Any:
    body = {"choices": CHOICES}
    asked = making.question("one", body=body, explanation=f"{HIDDEN} d", hint="Pense à hier.")
    other = making.question("several", body=body, explanation=f"{HIDDEN} e")
    return seat.block(QUIZ, questions=json.dumps(making.quiz(asked, other)), **settings)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(("result", "correction"), WHENS)
def test_neither_the_page_nor_a_hint_tells_before_an_answer(
    learner: Seat, mode: Mode, result: When, correction: When
) -> None:
    block = seated(
        learner, mode=mode.value, show_result=result.value, show_correction=correction.value
    )

    page = block.render("student_view")
    said = [
        page.content,
        page.json_init_args,
        call(block, "load", {}).body,
        call(block, "hint", {"question": "qone"}).body,
        call(block, "show_answer", {"question": "qone"}).body,
    ]

    assert "hier" in json.dumps(said[3])
    assert HIDDEN not in json.dumps(said)


@pytest.mark.parametrize(("result", "correction"), WHENS)
def test_a_test_takes_an_answer_and_says_nothing_of_it(
    learner: Seat, result: When, correction: When
) -> None:
    block = seated(learner, mode="test", show_result=result.value, show_correction=correction.value)

    answers = [submit(block, "one", [each], f"answer-{each}").body for each in "abc"]

    assert [each["question"]["said"] for each in answers] == [None] * 3
    assert HIDDEN not in json.dumps([answers, call(block, "load", {}).body])


def test_training_says_what_stands_beside_the_answer_that_was_given_alone(learner: Seat) -> None:
    block = seated(learner, mode="training")

    answer = json.dumps([submit(block, "one", ["b"]).body, call(block, "load", {}).body])

    assert f"{HIDDEN} b" in answer
    assert not [each for each in "acde" if f"{HIDDEN} {each}" in answer]


@pytest.mark.parametrize("result", When)
def test_a_test_whose_correction_is_never_shown_keeps_it_when_handed_in(
    learner: Seat, result: When
) -> None:
    block = seated(learner, mode="test", show_result=result.value, show_correction="never")
    submit(block, "one", ["b"], "answer-one")
    submit(block, "several", ["a"], "answer-several")

    said = [call(block, "finish", {}).body, call(block, "load", {}).body]

    assert said[0]["finished"] is True
    assert HIDDEN not in json.dumps(said)
    assert not [each for each in said[0]["questions"] if (each["said"] or {}).get("marks")]
