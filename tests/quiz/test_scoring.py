"""A score is between nothing and the most there is, whatever the answers and their order."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_xblock import document
from quiz_xblock.document import Quiz
from quiz_xblock.drawing import draw, lay_out
from quiz_xblock.rules import Rules
from quiz_xblock.scoring import score

from .making import BODIES, question, quiz
from .strategies import json_values, sent

KINDS = sorted(BODIES)


def weighed(weights: list[float]) -> Quiz:
    """A quiz with a question of each kind, of these weights."""
    pairs = zip(KINDS, weights, strict=True)
    made, problems = document.read(quiz(*(question(kind, weight=w) for kind, w in pairs)))
    assert problems == ()
    return made


@st.composite
def played(draw_: st.DrawFn) -> tuple[Quiz, dict[str, Any]]:
    """A quiz and answers to some of its questions, odd ones among them."""
    weights = st.floats(0.01, 100)
    made = weighed(draw_(st.lists(weights, min_size=len(KINDS), max_size=len(KINDS))))
    answers = {}
    for each in made.questions:
        layout = lay_out(each, Rules(), "seed")
        fitting = sent(each, layout).map(
            lambda raw, each=each, layout=layout: each.of_kind.read_answer(each, raw, layout)
        )
        answer = draw_(st.none() | fitting | json_values)
        if answer is not None:
            answers[each.id] = answer
    return made, answers


@settings(deadline=None, max_examples=100)
@given(played(), st.booleans(), st.randoms())
def test_a_score_is_within_its_bounds_and_the_same_in_any_order(
    game: tuple[Quiz, dict[str, Any]], partial: bool, chance: Any
) -> None:
    made, answers = game
    drawn = [each.id for each in made.questions]
    mixed = chance.sample(drawn, len(drawn))

    one = score(made, drawn, answers, partial=partial)
    other = score(made, mixed, dict(reversed(answers.items())), partial=partial)

    assert 0 <= one.earned <= one.possible
    assert 0 <= one.share <= 1
    assert (one.earned, one.possible, one.shares) == (other.earned, other.possible, other.shares)


def test_a_question_that_is_gone_does_not_count() -> None:
    made = weighed([1.0] * len(KINDS))

    assert score(made, ["gone", "qone"], {"gone": ["a"], "qone": ["a"]}, partial=True).share == 1


@settings(deadline=None)
@given(st.text("abcdef0123456789", min_size=1, max_size=24), st.integers(0, 12), st.booleans())
def test_the_same_seed_draws_the_same_questions(seed: str, pool: int, shuffle: bool) -> None:
    made, rules = weighed([1.0] * len(KINDS)), Rules(pool=pool, shuffle=shuffle)

    drawn = draw(made, rules, seed)

    assert drawn == draw(made, rules, seed)
    assert len(set(drawn)) == len(drawn) == (min(pool, len(KINDS)) or len(KINDS))
    assert shuffle or list(drawn) == [
        each for each in (f"q{kind}" for kind in KINDS) if each in drawn
    ]


def test_a_question_that_is_added_leaves_those_that_were_drawn() -> None:
    made, rules = weighed([1.0] * len(KINDS)), Rules(pool=4)
    fewer = Quiz(made.questions[:-1])
    drawn = draw(fewer, rules, "seed")

    assert set(draw(made, rules, "seed", kept=drawn)) == set(drawn)


def test_learners_get_questions_of_their_own() -> None:
    made, rules = weighed([1.0] * len(KINDS)), Rules(pool=3)

    assert len({draw(made, rules, str(seed)) for seed in range(50)}) > 30
