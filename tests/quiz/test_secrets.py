"""What a page gets before an answer is in tells nothing of what is right."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_xblock.questions import Question

from .making import BODIES, chance
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
