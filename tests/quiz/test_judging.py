"""What an answer is worth, kind by kind, and what is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from .test_kinds import lay_out, make


def judge(kind: str, answer: Any, **changed: Any) -> Any:
    made = make(kind, **changed)
    return made.of_kind.judge(made, answer)


def tap(words: list[int], **changed: Any) -> Any:
    made = make("mistakes", **changed)
    return made.of_kind.judge(made, made.of_kind.read_answer(made, words, lay_out(made, 1)))


def test_a_choice_is_right_or_is_not_and_only_its_own_feedback_is_said() -> None:
    assert judge("one", ["a"]).share == 1
    assert judge("one", ["b"]).share == 0
    assert judge("one", ["b"]).feedback == ("Un employeur sourirait.",)


@pytest.mark.parametrize(
    ("chosen", "share"),
    [("a", 0.5), ("ab", 1), ("abc", 0.5), ("abcd", 0), ("cd", 0), ("ac", 0)],
)
def test_a_wrong_choice_takes_a_right_one_away(chosen: str, share: float) -> None:
    assert judge("several", list(chosen)).share == share


@pytest.mark.parametrize(("order", "share"), [("abcd", 1), ("bcda", 0.5), ("dcba", 0)])
def test_steps_that_follow_each_other_count(order: str, share: float) -> None:
    assert judge("order", list(order)).share == share


def test_each_pair_counts_and_what_is_said_is_of_the_wrong_ones() -> None:
    judged = judge("match", {"a": "decoy 0", "b": "b"})

    assert judged.share == pytest.approx(1 / 3)
    assert judged.marks == {"a": False, "b": True}
    assert judged.feedback == ("Le sujet.",)


def test_each_gap_counts_and_a_wrong_word_has_its_own_feedback() -> None:
    judged = judge("gap", ["salut", "ecris"])

    assert judged.share == 0.5
    assert judged.marks == {"0": False, "1": True}
    assert judged.feedback == ("Trop familier.",)


@pytest.mark.parametrize(
    ("words", "share"),
    [([0, 3], 1), ([0], 0.5), ([0, 3, 1], 0.5), ([0, 1], 0), ([1], 0), (list(range(6)), 0)],
)
def test_a_false_tap_takes_a_mistake_away(words: list[int], share: float) -> None:
    assert tap(words).share == share


def test_one_word_of_a_mistake_finds_it_and_its_reason_alone_is_said() -> None:
    judged = tap([1], body={"passage": "Je [[te réponds vite#Vouvoie.]] et [[a plus#Non.]]"})

    assert judged.share == 0.5
    assert judged.feedback == ("**te réponds vite** : Vouvoie.",)


def test_a_scene_is_worth_the_mean_of_what_was_done() -> None:
    assert judge("scene", ["x", "x"]).share == 1
    assert judge("scene", ["x", "y"]).share == 0.75
    assert judge("scene", ["y", "x"]).feedback == ("Trop sec.",)


def test_a_scene_is_judged_at_its_end_only() -> None:
    made = make("scene")

    assert not made.of_kind.complete(made, ["x"])
    assert made.of_kind.complete(made, ["x", "x"])
    assert made.of_kind.complete(made, ["x", "y"])


@pytest.mark.parametrize("way", [("b", "a"), ("a", "a"), ("b", "b")])
def test_a_scene_that_goes_round_cannot_be_asked(way: tuple[str, str]) -> None:
    moments = [
        {"id": one, "text": "…", "moves": [{"id": "x", "text": "Oui", "to": to}]}
        for one, to in zip("ab", way, strict=True)
    ]
    made = make("scene", body={"moments": moments})

    assert [each.code for each in made.of_kind.problems(made)] == ["goes_round"]


def test_a_correction_is_shown_as_it_was_written() -> None:
    made = make("gap", body={"passage": "2 * [[3]] * 4 = <24>"})

    assert made.of_kind.correction(made) == (r"2 \* 3 \* 4 = \<24\>",)


@pytest.mark.parametrize(
    ("kind", "changed", "code"),
    [
        ("one", {"choices": [{"id": each, "text": each} for each in "ab"]}, "no_right_choice"),
        (
            "one",
            {"choices": [{"id": "a", "text": "Oui", "right": True}, {"id": "b", "text": "oui"}]},
            "same_choice",
        ),
        ("several", {"choices": []}, "too_few_choices"),
        ("order", {"items": [{"id": "a", "text": "x"}]}, "too_few_items"),
        ("match", {"pairs": [{"id": "a", "left": "x", "right": ""}]}, "empty_side"),
        ("gap", {"passage": "Rien."}, "no_gap"),
        ("gap", {"passage": "[[~x]]"}, "gap_without_answer"),
        ("mistakes", {"passage": "Rien."}, "no_mistake"),
        ("mistakes", {"passage": "[[a]][[b]]"}, "mistakes_touch"),
        ("scene", {"moments": []}, "no_scene"),
    ],
)  # fmt: skip
def test_what_keeps_a_question_from_being_asked_is_told(
    kind: str, changed: dict[str, Any], code: str
) -> None:
    made = make(kind, body=changed)

    assert code in {each.code for each in made.of_kind.problems(made)}
