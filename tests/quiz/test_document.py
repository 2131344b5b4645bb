"""The document of a quiz: nothing is lost, and what does not fit is told, never raised."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_dashboard import strict_json
from clicnjob_xblocks.content.problems import UnreadableError
from quiz_xblock import document, exchange
from quiz_xblock.document import Quiz
from quiz_xblock.kinds import kinds
from quiz_xblock.messages import explain_with_place

from .making import BODIES, question, quiz
from .strategies import json_values, quizzes


def read(value: Any) -> Quiz:
    return document.parse(strict_json.dumps(value))


@settings(deadline=None, max_examples=150)
@given(quizzes())
def test_a_quiz_comes_back_from_its_text_as_it_was(value: dict[str, Any]) -> None:
    made = read(value)

    assert document.parse(document.dump(made)) == made
    assert exchange.read_file(document.dump(made)).quiz == made


@settings(deadline=None, max_examples=150)
@given(quizzes())
def test_whatever_an_author_wrote_is_told_in_words_and_never_raises(value: dict[str, Any]) -> None:
    made = read(value)

    for problem in made.problems():
        sentence = explain_with_place(problem, str)
        assert sentence
        assert "This does not fit here" not in sentence
    assert all(not each.of_kind.problems(each) for each in made.playable().questions)


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://exemple.fr/a.png", True),
        ("/static/annonce.png", True),
        ("http://exemple.fr/a.png", False),
        ("javascript:alert(1)", False),
        ("//exemple.fr/a.png", False),
    ],
)
def test_a_picture_is_a_file_of_the_course_or_comes_over_https(url: str, taken: bool) -> None:
    made = read(quiz(question("one", picture={"url": url, "alt": "Une annonce"})))

    found = [explain_with_place(problem, str) for problem in made.problems()]

    assert bool(made.playable().questions) is taken
    assert any("https://… or /static/…" in each for each in found) is not taken


@settings(deadline=None)
@given(json_values)
def test_no_json_value_is_read_as_a_quiz_by_force(value: Any) -> None:
    document.read(value)
    document.read({"schema": 1, "questions": [value]})


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(sorted(BODIES)), json_values, st.data())
def test_no_value_in_the_place_of_another_raises(kind: str, odd: Any, data: st.DataObject) -> None:
    spoilt = question(kind)
    where = data.draw(st.sampled_from([*spoilt, *(f"body.{name}" for name in BODIES[kind])]))
    if where.startswith("body."):
        spoilt["body"] = {**BODIES[kind], where.removeprefix("body."): odd}
    else:
        spoilt[where] = odd

    made, problems = document.read({"schema": 1, "questions": [spoilt]})

    assert all(explain_with_place(each, str) for each in problems)
    made.problems()


@settings(deadline=None)
@given(st.text(max_size=60))
def test_a_text_that_is_no_quiz_says_so(text: str) -> None:
    if text.strip():
        with pytest.raises(UnreadableError):
            document.parse(text)


def test_a_quiz_of_every_kind_can_be_asked() -> None:
    made = read(quiz())

    assert {each.kind for each in made.questions} == set(kinds())
    assert made.problems() == ()


@pytest.mark.parametrize("kind", sorted(BODIES))
def test_a_new_question_can_be_kept_before_it_can_be_asked(kind: str) -> None:
    made = read(quiz(question(kind, text="", body=kinds()[kind].blank())))

    assert made.problems()
    assert made.playable().questions == ()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"surprise": 1}, "unknown_field"),
        ({"weight": 0}, "out_of_range"),
        ({"weight": 10**400}, "out_of_range"),
        ({"id": "Q 1"}, "odd_id"),
        ({"kind": "essay"}, "unknown_kind"),
        ({"text": "x" * 4001}, "too_long"),
        ({"text": "x" * 50_000}, "too_long"),
        ({"body": {"choices": [], "key": "a"}}, "unknown_field"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_reason(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read(quiz(question("one") | changed))

    assert code in {each.code for each in refused.value.problems}


@pytest.mark.parametrize("schema", [True, 1.0, "1", 2, None])
def test_another_schema_is_refused(schema: object) -> None:
    with pytest.raises(UnreadableError, match="other_schema"):
        read({"schema": schema, "questions": []})


def test_two_questions_of_one_id_are_refused() -> None:
    with pytest.raises(UnreadableError, match="id_twice"):
        read(quiz(question("one"), question("one")))
