"""Rules that hold for every kind of question."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_xblock.kinds import kinds
from quiz_xblock.kinds.base import Layout
from quiz_xblock.problems import AnswerError
from quiz_xblock.questions import Question, read_question

from .making import BODIES, RIGHT, chance, question
from .strategies import json_values, sent

KINDS = sorted(BODIES)


def make(kind: str, **changed: Any) -> Question:
    problems: list[Any] = []
    made = read_question(question(kind, **changed), problems)
    assert made is not None
    assert problems == []
    return made


def lay_out(made: Question, seed: int, *, shuffle: bool = True) -> Layout:
    return made.of_kind.layout(made, chance(seed), shuffle=shuffle)


def right_answer(made: Question) -> Any:
    if made.kind != "mistakes":
        return RIGHT[made.kind]
    layout = lay_out(made, 1)
    spots = made.body.read()[1]
    return made.of_kind.read_answer(made, [spot.words[0] for spot in spots], layout)


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 99), data=st.data(), partial=st.booleans())
def test_a_share_is_between_nothing_and_all(
    kind: str, seed: int, data: st.DataObject, partial: bool
) -> None:
    made = make(kind)
    layout = lay_out(made, seed)
    answer = made.of_kind.read_answer(made, data.draw(sent(made, layout)), layout)

    judged = made.of_kind.judge(made, answer, partial=partial)

    assert 0 <= judged.share <= 1
    assert judged.right == (judged.share == 1)
    assert partial or judged.share in (0, 1)


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=60)
@given(seeds=st.tuples(st.integers(0, 99), st.integers(0, 99)), data=st.data())
def test_the_order_of_what_is_shown_never_changes_what_an_answer_is_worth(
    kind: str, seeds: tuple[int, int], data: st.DataObject
) -> None:
    made, one, other = make(kind), *(lay_out(make(kind), seed) for seed in seeds)
    answer = made.of_kind.read_answer(made, data.draw(sent(made, one)), one)

    elsewhere = made.of_kind.shown_answer(made, answer, other)

    assert made.of_kind.read_answer(made, elsewhere, other) == answer


@pytest.mark.parametrize("kind", ["one", "several", "picture"])
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_the_order_in_which_choices_were_written_never_changes_a_score(
    kind: str, data: st.DataObject
) -> None:
    made = make(kind)
    body = {**BODIES[kind], "choices": data.draw(st.permutations(BODIES[kind]["choices"]))}
    moved = make(kind, body=body)
    layout = lay_out(made, 1)
    answer = made.of_kind.read_answer(made, data.draw(sent(made, layout)), layout)

    one, other = (each.of_kind.judge(each, answer) for each in (made, moved))

    assert one.share == other.share
    assert one.marks == other.marks


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 99), data=st.data())
def test_an_answer_is_kept_as_json_and_still_fits(
    kind: str, seed: int, data: st.DataObject
) -> None:
    made = make(kind)
    layout = lay_out(made, seed)
    answer = made.of_kind.read_answer(made, data.draw(sent(made, layout)), layout)

    kept = json.loads(json.dumps(answer))

    assert kept == answer
    assert made.of_kind.fits(made, kept)
    assert isinstance(made.of_kind.said(made, kept), str)
    assert set(made.of_kind.chosen(made, kept)) <= {each.own for each in made.of_kind.options(made)}


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=150)
@given(odd=json_values)
def test_no_answer_raises_anything_but_that_it_is_odd(kind: str, odd: Any) -> None:
    made = make(kind)
    layout = lay_out(made, 1)
    try:
        answer = made.of_kind.read_answer(made, odd, layout)
    except AnswerError:
        return
    assert made.of_kind.fits(made, answer)


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=150)
@given(odd=json_values)
def test_a_kept_answer_of_any_shape_is_judged_or_asked_again(kind: str, odd: Any) -> None:
    made = make(kind)

    if made.of_kind.fits(made, odd) and made.of_kind.complete(made, odd):
        made.of_kind.judge(made, odd)
        made.of_kind.said(made, odd)


@pytest.mark.parametrize("kind", KINDS)
def test_the_right_answer_is_worth_all_of_it(kind: str) -> None:
    made = make(kind)
    answer = right_answer(made)

    assert made.of_kind.fits(made, answer)
    assert made.of_kind.complete(made, answer)
    assert made.of_kind.judge(made, answer, partial=False).right


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chance_shows_the_same_page(kind: str) -> None:
    made = make(kind)

    one, other = (made.of_kind.asked(made, lay_out(made, 7), None) for _ in range(2))

    assert one == other


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_tells_authors_what_it_is(kind: str) -> None:
    described = kinds()[kind]

    assert described.name == kind
    assert described.label
    assert described.help
    assert described.correction(make(kind))
