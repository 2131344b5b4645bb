"""What a page gets before an answer is in tells nothing of what is right."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_xblock import attempt, document, presenting
from quiz_xblock.attempt import State
from quiz_xblock.document import Quiz
from quiz_xblock.questions import Question
from quiz_xblock.rules import Mode, Rules, When

from .making import BODIES, RIGHT, chance, question, quiz
from .test_kinds import KINDS, make, right_answer

_SAID = "Ce qu’on dit après."


def _other_choices(kind: str) -> dict[str, Any]:
    """The same choices, with another one right and something said of each."""
    choices = [
        {**each, "right": not each.get("right", False), "feedback": _SAID}
        for each in BODIES[kind]["choices"]
    ]
    return {**BODIES[kind], "choices": choices}


def _other_scene() -> dict[str, Any]:
    worth = {"good": "poor", "poor": "good", "fair": "good"}
    moments = [
        {
            **moment,
            "moves": [
                {**move, "worth": worth[move["worth"]], "feedback": _SAID, "to": ""}
                for move in moment.get("moves", [])
            ],
        }
        for moment in BODIES["scene"]["moments"]
    ]
    return {"moments": moments}


#: For each kind, a body that looks the same and has another key.
OTHER_KEY: dict[str, dict[str, Any]] = {
    "one": _other_choices("one"),
    "several": _other_choices("several"),
    "picture": _other_choices("picture"),
    "truth": {"true": True, "said_to_true": _SAID, "said_to_false": ""},
    "order": {**BODIES["order"], "said_to_wrong": _SAID},
    "match": {
        **BODIES["match"],
        "pairs": [{**each, "feedback": _SAID} for each in BODIES["match"]["pairs"]],
    },
    "gap": {
        "passage": "[[Chère|Coucou#Bien.|~Bonjour]] Madame,\nje vous [[demande]] pour l’offre.",
        "accents": False,
    },
    "mistakes": {"passage": "Slt [[madame,#Non.]]\nje veut le [[poste.]]"},
    "scene": _other_scene(),
}


def asked(made: Question, seed: int) -> dict[str, Any]:
    kind = made.of_kind
    return kind.asked(made, kind.layout(made, chance(seed), shuffle=True), None)


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=30)
@given(seed=st.integers(0, 10_000))
def test_two_questions_that_differ_in_their_key_look_the_same(kind: str, seed: int) -> None:
    one, other = make(kind), make(kind, body=OTHER_KEY[kind])

    assert one.body != other.body
    assert asked(one, seed) == asked(other, seed)


@pytest.mark.parametrize("kind", KINDS)
def test_authors_ids_are_never_shown(kind: str) -> None:
    marked = json.loads(json.dumps(BODIES[kind]).replace('"id": "', '"id": "secret'))
    if kind == "scene":
        for moment in marked["moments"]:
            for move in moment.get("moves", []):
                move["to"] = f"secret{move['to']}" if move.get("to") else ""
    made = make(kind, body=marked)
    layout = made.of_kind.layout(made, chance(3), shuffle=True)
    shown = json.dumps(made.of_kind.asked(made, layout, None))

    assert "secret" not in shown


@pytest.mark.parametrize("kind", ["one", "several", "picture", "order"])
def test_what_is_right_stands_in_every_place_as_often(kind: str) -> None:
    made = make(kind)
    own = right_answer(made)[0]
    places: Counter[str] = Counter()
    for seed in range(600):
        layout = made.of_kind.layout(made, chance(seed), shuffle=True)
        places[layout.public(own)] += 1

    count = len(next(iter(layout.groups.values())))
    assert len(places) == count
    assert min(places.values()) > 600 / count * 0.75


def test_what_belongs_together_stands_in_the_same_place_no_more_often_than_chance() -> None:
    made = make("match")
    met = 0
    for seed in range(600):
        layout = made.of_kind.layout(made, chance(seed), shuffle=False)
        met += layout.public("a", "l")[1:] == layout.public("a", "r")[1:]

    # Three on the left, four on the right.
    assert 0.15 < met / 600 < 0.35


def test_steps_are_mixed_even_where_nothing_is_to_be_shuffled() -> None:
    made = make("order")
    orders = {
        made.of_kind.layout(made, chance(seed), shuffle=False).groups[""] for seed in range(200)
    }

    assert len(orders) == 24


def test_a_scene_shows_nothing_of_what_follows() -> None:
    shown = json.dumps(asked(make("scene"), 5), ensure_ascii=False)

    assert "Le téléphone sonne." in shown
    assert "rendez-vous" not in shown
    assert "raccroche" not in shown


ALL_RULES = [
    Rules(mode=mode, attempts=2, show_result=result, show_correction=correction)
    for mode, result, correction in product(Mode, When, When)
]
TESTS = [rules for rules in ALL_RULES if rules.mode is Mode.TEST]
#: An answer to each, right or not by one key or the other.
ANSWERS: dict[str, Any] = {**RIGHT, "mistakes": right_answer(make("mistakes"))}


def _same_way_other_worth() -> dict[str, Any]:
    moments = json.loads(json.dumps(BODIES["scene"]["moments"]))
    worth = {"good": "poor", "poor": "good", "fair": "good"}
    for move in (move for moment in moments for move in moment.get("moves", [])):
        move |= {"worth": worth[move["worth"]], "feedback": _SAID}
    return {"moments": moments}


def two_quizzes() -> tuple[Quiz, Quiz]:
    """They ask the same; what is right and all that is said of it are others."""
    keys = {**OTHER_KEY, "scene": _same_way_other_worth()}
    one, _problems = document.read(quiz())
    other, _problems = document.read(
        quiz(
            *(
                question(kind, body=keys[kind], explanation=_SAID, hint="Un autre.")
                for kind in BODIES
            )
        )
    )
    assert [each.id for each in one.questions] == [each.id for each in other.questions]
    return one, other


def answered(made: Quiz, rules: Rules, *kinds: str) -> State:
    state = attempt.begin(made, rules, "seed")
    for kind in kinds:
        asked_ = made.question(f"q{kind}"[:16])
        assert asked_ is not None
        state = attempt.take(state, asked_, ANSWERS[kind], rules, submission=kind, at="")
    assert len(state.given) == len(kinds)
    return state


def shown(state: State, made: Quiz, rules: Rules) -> dict[str, Any]:
    return presenting.present(state, made, rules, str)


@pytest.mark.parametrize("rules", ALL_RULES, ids=str)
def test_before_an_answer_is_in_a_page_tells_nothing_whatever_the_author_shows(
    rules: Rules,
) -> None:
    one, other = two_quizzes()
    state = attempt.begin(one, rules, "seed")

    assert shown(state, one, rules) == shown(state, other, rules)
    assert all(each["said"] is None for each in shown(state, one, rules)["questions"])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("mode", Mode)
def test_an_answer_to_one_question_tells_nothing_of_the_others(mode: Mode, kind: str) -> None:
    rules = Rules(mode=mode)
    one, other = two_quizzes()
    state = answered(one, rules, kind)

    first, second = (
        [each for each in shown(state, made, rules)["questions"] if each["id"] != f"q{kind}"]
        for made in (one, other)
    )

    assert len(first) == len(KINDS) - 1
    assert first == second


@pytest.mark.parametrize("rules", TESTS, ids=str)
def test_a_test_that_is_not_handed_in_tells_nothing_of_any_answer(rules: Rules) -> None:
    one, other = two_quizzes()
    state = answered(one, rules, *KINDS)

    assert shown(state, one, rules) == shown(state, other, rules)
    assert all(each["said"] is None for each in shown(state, one, rules)["questions"])
    assert shown(state, one, rules)["result"] is None


@pytest.mark.parametrize("rules", TESTS, ids=str)
@pytest.mark.parametrize("last", [False, True], ids=["one attempt left", "no attempt left"])
def test_a_test_handed_in_tells_what_its_author_shows_now_and_no_more(
    rules: Rules, last: bool
) -> None:
    made, _other = two_quizzes()
    state = attempt.finish(answered(made, rules, *KINDS), mode=Mode.TEST, at="")
    if last:
        state = replace(state, done=rules.attempts)
    now = {When.END: True, When.LAST: last, When.NEVER: False}
    page = shown(state, made, rules)

    assert (page["result"] is not None) == now[rules.show_result]
    key = now[rules.show_result] and now[rules.show_correction]
    for each in page["questions"]:
        said = each["said"] or {}
        told = {name for name in ("marks", "explanation", "correction") if said.get(name)}
        assert told == ({"marks", "explanation", "correction"} if key else set()), each["id"]
        assert key or not said.get("feedback")


#: For each kind, an answer that is not right, a word of what is said of it, and words that
#: would give away the rest.
NOT_YET: dict[str, tuple[Any, str, tuple[str, ...]]] = {
    "one": (["b"], "sourirait", ("Net", "Trop familier")),
    "several": (["c"], "Pas besoin", ("Il dit le sujet",)),
    "truth": (True, "Relis la fiche", ("C’est ça",)),
    "order": (["b", "a", "c", "d"], "en premier", ()),
    "match": ({"a": "b", "b": "a", "c": "c"}, "", ()),
    "gap": (["Salut", "écrit"], "Trop familier", ("Bonjour", "écris")),
    "mistakes": ({**ANSWERS["mistakes"], "words": [0]}, "Trop familier", ("je veux",)),
    "picture": (["a"], "", ("C’est là",)),
    "scene": (["y", "x"], "Trop sec", ("Tu dis ton nom",)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_training_says_something_of_what_was_answered_and_nothing_of_the_rest(kind: str) -> None:
    rules = Rules(mode=Mode.TRAINING)
    answer, own, others = NOT_YET[kind]
    made = make(kind)
    state = attempt.begin(document.read(quiz(question(kind)))[0], rules, "seed")
    state = attempt.take(state, made, answer, rules, submission="one", at="")

    page = presenting.present_question(state, made, rules, str)
    text = json.dumps(page["said"], ensure_ascii=False)

    assert page["said"]["verdict"] != "right"
    assert (page["said"]["explanation"], page["said"]["correction"]) == ("", [])
    assert own in text
    assert not [each for each in (*others, "Une explication", "Un indice") if each in text]
