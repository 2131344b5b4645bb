"""The way through a quiz, whatever its author changes in the meantime."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_xblock import attempt, document, keeping
from quiz_xblock.attempt import State
from quiz_xblock.document import Quiz
from quiz_xblock.rules import Mode, Rules

from .making import BODIES, RIGHT, question, quiz
from .strategies import json_values

AT = "2026-01-02T03:04:05+00:00"
TEST = Rules(mode=Mode.TEST, attempts=2, shuffle=False)
TRAINING = Rules(mode=Mode.TRAINING, shuffle=False)
PLAIN = ("one", "several", "truth")


def make(*kinds: str, **changed: Any) -> Quiz:
    made, problems = document.read(quiz(*(question(kind, **changed) for kind in kinds)))
    assert problems == ()
    return made


def answer(
    state: State, of: Quiz, rules: Rules, kind: str, given_: Any, *, name: str = ""
) -> State:
    asked = of.question(f"q{kind}")
    assert asked is not None
    submission = name or f"{kind}-{len(state.submissions)}"
    return attempt.take(state, asked, given_, rules, submission=submission, at=AT)


def all_right(of: Quiz, rules: Rules) -> State:
    state = attempt.begin(of, rules, "seed")
    for each in of.questions:
        state = answer(state, of, rules, each.kind, RIGHT[each.kind])
    return state


def test_a_submission_that_comes_twice_counts_once() -> None:
    made = make("one")
    state = answer(attempt.begin(made, TRAINING, "s"), made, TRAINING, "one", ["b"], name="same")

    twice = answer(state, made, TRAINING, "one", ["b"], name="same")

    assert twice == state
    assert twice.given["qone"].tries == 1


def test_training_is_over_when_all_is_right_and_what_was_right_stays_so() -> None:
    made = make(*PLAIN)
    state = all_right(made, TRAINING)
    assert attempt.all_answered(state, made, TRAINING)

    state = answer(state, made, TRAINING, "one", ["b"])

    assert attempt.best_score(state, made, TRAINING).share == 1


def test_a_test_counts_its_best_attempt() -> None:
    made = make(*PLAIN)
    state = attempt.finish(all_right(made, TEST), mode=Mode.TEST, at=AT)
    state = attempt.again(state, made, TEST, "other")
    state = attempt.finish(answer(state, made, TEST, "one", ["b"]), mode=Mode.TEST, at=AT)

    assert attempt.best_score(state, made, TEST).share == 1
    assert attempt.last_score(state, made, TEST).share == 0
    assert not attempt.may_begin_again(state, TEST)


def test_a_test_that_is_not_handed_in_counts_for_nothing_yet() -> None:
    made = make(*PLAIN)

    assert attempt.best_score(all_right(made, TEST), made, TEST).share == 0


def test_fewer_attempts_take_none_away_that_is_begun() -> None:
    made = make(*PLAIN)
    state = attempt.again(
        attempt.finish(all_right(made, TEST), mode=Mode.TEST, at=AT), made, TEST, "other"
    )
    fewer = Rules(mode=Mode.TEST, attempts=1)

    assert attempt.may_answer(attempt.resume(state, made, fewer), fewer)
    over = attempt.finish(state, mode=Mode.TEST, at=AT)
    assert not attempt.may_begin_again(over, fewer)
    assert not attempt.may_answer(over, fewer)


def test_more_attempts_let_one_go_on() -> None:
    made, one = make(*PLAIN), Rules(mode=Mode.TEST, attempts=1)
    over = attempt.finish(all_right(made, one), mode=Mode.TEST, at=AT)

    assert not attempt.may_begin_again(over, one)
    assert attempt.may_begin_again(over, TEST)


def test_a_test_that_has_become_a_training_goes_on() -> None:
    made = make(*PLAIN)
    over = attempt.finish(all_right(made, TEST), mode=Mode.TEST, at=AT)

    assert not attempt.resume(over, made, TRAINING).finished


def test_a_question_that_is_gone_is_left_out_and_a_new_one_comes_in() -> None:
    state = all_right(make("one", "truth"), TRAINING)
    changed = make("truth", "several")

    resumed = attempt.resume(state, changed, TRAINING)

    assert resumed.drawn == ("qtruth", "qseveral")
    assert not attempt.all_answered(resumed, changed, TRAINING)
    assert attempt.last_score(resumed, changed, TRAINING).shares == {"qtruth": 1.0, "qseveral": 0}


@pytest.mark.parametrize("rules", [TEST, TRAINING])
def test_an_author_s_slip_costs_nobody_an_answer(rules: Rules) -> None:
    made = make("one", "truth")
    state = all_right(made, rules)

    without = attempt.resume(state, make("truth"), rules)
    mended = attempt.resume(without, made, rules)

    assert attempt.all_answered(mended, made, rules)
    assert attempt.last_score(mended, made, rules).share == 1


def test_a_training_is_no_attempt_at_the_test_that_it_becomes() -> None:
    made = make(*PLAIN)
    trained = attempt.finish(all_right(made, TRAINING), mode=Mode.TRAINING, at=AT)
    begun = attempt.again(trained, made, TEST, "other")

    assert begun.done == 0
    assert attempt.best_score(begun, made, TEST).share == 0


@pytest.mark.parametrize("rules", [TEST, TRAINING])
def test_an_answer_that_its_question_no_longer_has_is_asked_again(rules: Rules) -> None:
    state = all_right(make("one"), rules)
    body = {"choices": [{"id": "n", "text": "x", "right": True}, {"id": "b", "text": "y"}]}
    changed = make("one", body=body)

    resumed = attempt.resume(state, changed, rules)

    assert attempt.last_score(resumed, changed, rules).share == 0
    assert not attempt.all_answered(resumed, changed, rules)


def test_a_key_that_is_corrected_scores_anew() -> None:
    made = make("truth")
    over = attempt.finish(all_right(made, TEST), mode=Mode.TEST, at=AT)
    corrected = make("truth", body={"true": True})

    assert attempt.best_score(over, made, TEST).share == 1
    assert attempt.best_score(over, corrected, TEST).share == 0


def test_what_was_right_once_by_a_wrong_key_is_judged_anew_when_the_team_asks() -> None:
    made, corrected = make("truth"), make("truth", body={"true": True})
    state = answer(all_right(made, TRAINING), made, TRAINING, "truth", True)
    assert attempt.best_score(state, made, TRAINING).share == 1

    # False was the best one, by the old key; True is right by the new one, and stands.
    anew = attempt.judged_anew(state, corrected, TRAINING)
    assert attempt.best_score(anew, corrected, TRAINING).share == 1
    wrong = attempt.judged_anew(all_right(made, TRAINING), corrected, TRAINING)
    assert attempt.best_score(wrong, corrected, TRAINING).share == 0


def test_judging_anew_by_the_same_key_takes_nothing() -> None:
    made = make(*PLAIN)
    state = answer(all_right(made, TRAINING), made, TRAINING, "one", ["b"])
    state = answer(state, made, TRAINING, "one", ["c"])

    anew = attempt.judged_anew(attempt.finish(state, at=AT), made, TRAINING)

    assert attempt.best_score(anew, made, TRAINING).share == 1
    assert attempt.judged_anew(anew, made, TRAINING) == anew


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([f"q{kind}" for kind in BODIES]), json_values), st.data())
def test_a_state_that_fits_nothing_any_more_is_no_error(
    kept: dict[str, Any], data: st.DataObject
) -> None:
    made = make(*BODIES)
    mode = data.draw(st.sampled_from(list(Mode)))
    rules = Rules(
        mode=mode, pool=data.draw(st.integers(0, 9)), attempts=data.draw(st.integers(0, 2))
    )
    given_ = {ident: attempt.Given(value, 1, AT) for ident, value in kept.items()}
    state = State("s", tuple(kept), given_, data.draw(st.integers(0, 3)), data.draw(st.booleans()))

    resumed = attempt.resume(state, made, rules)

    assert 0 <= attempt.best_score(resumed, made, rules).share <= 1
    assert 0 <= attempt.last_score(resumed, made, rules).share <= 1
    attempt.all_answered(resumed, made, rules)
    attempt.judged_anew(state, made, rules)


@settings(deadline=None)
@given(st.sampled_from([TEST, TRAINING]), st.integers(0, 3))
def test_a_state_comes_back_from_its_text_as_it_was(rules: Rules, attempts: int) -> None:
    made = make(*RIGHT)
    state = all_right(made, rules)
    for number in range(attempts):
        over = attempt.finish(state, mode=rules.mode, at=AT)
        state = attempt.again(over, made, rules, f"seed {number}")

    assert keeping.parse(keeping.dump(state)) == state


@settings(deadline=None)
@given(json_values | st.text(max_size=10))
def test_a_text_that_holds_no_state_is_begun_anew(value: Any) -> None:
    assert keeping.parse(json.dumps(value)) == State()
    assert keeping.parse(str(value)) == State()
