"""The quiz as learners meet it: training, a test, a self-check; all of it scored on the server."""

from __future__ import annotations

import json
from typing import Any

import pytest
from xblock.scorable import Score

from quiz_xblock import document, drawing
from quiz_xblock.document import Quiz
from tests.quiz import making

from .host import Seat, call

QUIZ = "clicnjob_quiz"
KINDS = [kind for kind in making.BODIES if kind in making.RIGHT]


def quiz_of(*kinds: str) -> str:
    return json.dumps(making.quiz(*(making.question(kind) for kind in kinds)))


def seated(seat: Seat, *kinds: str, **settings: Any) -> Any:
    """The block with questions of these kinds, before this person."""
    return seat.block(QUIZ, questions=quiz_of(*kinds), **settings)


def raw(block: Any, kind: str, answer: Any) -> Any:
    """An answer as this learner's page would send it."""
    question = block.quiz.question(f"q{kind}"[:16])
    layout = drawing.lay_out(question, block.rules, block.own_state().seed)
    return question.of_kind.shown_answer(question, answer, layout)


def submission(block: Any, kind: str, answer: Any, ident: str = "submission-1") -> dict[str, Any]:
    shown = call(block, "load", {}).body
    question = next(each for each in shown["questions"] if each["id"] == f"q{kind}"[:16])
    return {
        "submission": ident,
        "question": question["id"],
        "edition": question["edition"],
        "answer": raw(block, kind, answer),
    }


def submit(block: Any, kind: str, answer: Any, ident: str = "submission-1") -> Any:
    return call(block, "submit", submission(block, kind, answer, ident))


def published(block: Any, name: str) -> list[dict[str, Any]]:
    return [data for kind, data in block.runtime.published if kind == name]


@pytest.mark.parametrize("kind", KINDS)
def test_a_right_answer_is_said_to_be_right_at_once_and_completes(learner, kind):
    block = seated(learner, kind)

    answer = submit(block, kind, making.RIGHT[kind])

    assert answer.status == 200
    assert answer.body["question"]["said"]["verdict"] == "right"
    assert "explication" in answer.body["question"]["said"]["explanation"]
    assert answer.body["all_answered"] is True
    assert published(block, "completion") == [{"completion": 1.0}]
    assert published(block, "grade")[-1] == {
        "value": 1.0,
        "max_value": 1.0,
    }


def test_a_scene_that_did_not_go_well_is_played_again_from_its_beginning(learner):
    block = seated(learner, "scene")
    first = submit(block, "scene", ["y", "x"], "first-play").body["question"]
    assert first["said"]["verdict"] == "partly"
    assert first["asked"]["moves"] == []
    assert first["asked"]["first"]["now"]["html"] == "Le téléphone sonne."

    middle = submit(block, "scene", ["x"], "second-play-1").body["question"]
    assert (middle["said"], middle["tries"]) == (None, 1)
    assert submit(block, "scene", ["x", "x"], "second-play-2").body["all_answered"] is True


def test_a_wrong_answer_may_be_tried_again_until_it_is_right(learner):
    block = seated(learner, "one")

    first = submit(block, "one", ["b"], "first-try").body["question"]
    assert first["said"]["verdict"] == "not_yet"
    assert first["said"]["feedback"] == ["<p>Un employeur sourirait.</p>"]
    assert (first["answered"], first["said"]["explanation"]) == (False, "")
    assert published(block, "completion") == []

    second = submit(block, "one", ["a"], "second-try").body["question"]
    assert (second["answered"], second["tries"]) == (True, 2)


def test_the_answer_is_shown_to_who_has_tried_and_to_nobody_before(learner):
    block = seated(learner, "one")
    asked = {"question": "qone"}
    assert call(block, "show_answer", asked).status == 403
    submit(block, "one", ["b"], "first-try")
    assert call(block, "show_answer", asked).status == 403
    submit(block, "one", ["c"], "second-try")

    shown = call(block, "show_answer", asked)

    assert shown.body["correction"] == ["prenom.nom@exemple.fr"]


def test_what_is_sent_twice_counts_once(learner):
    block = seated(learner, "one")
    sent = submission(block, "one", ["b"], "the-same-one")

    first, second = call(block, "submit", sent), call(block, "submit", sent)

    assert second.body == first.body
    assert first.body["question"]["tries"] == 1


def test_a_test_says_nothing_before_it_is_handed_in(learner):
    block = seated(learner, "one", "truth", mode="test")

    noted = submit(block, "one", ["b"]).body["question"]

    assert noted["said"] is None
    assert published(block, "grade") == []
    handed_in = call(block, "finish", {}).body
    assert handed_in["finished"] is True
    assert handed_in["result"]["percent"] == 0
    said = {each["id"]: each["said"] for each in handed_in["questions"]}
    assert said["qone"]["correction"] == ["prenom.nom@exemple.fr"]
    assert published(block, "completion") == [{"completion": 1.0}]
    assert published(block, "grade")[-1]["value"] == 0.0


def test_an_answer_of_a_test_can_be_changed_until_the_end_and_not_after(learner):
    block = seated(learner, "one", mode="test")
    submit(block, "one", ["b"], "first-one")
    submit(block, "one", ["a"], "second-one")
    assert call(block, "finish", {}).body["result"]["percent"] == 100

    late = submit(block, "one", ["b"], "third-one")

    assert (late.status, late.body["code"]) == (409, "finished")
    assert block.get_score() == Score(1.0, 1.0)


def test_attempts_are_counted_and_the_best_one_is_kept(learner):
    block = seated(learner, "one", mode="test", attempts=2)
    submit(block, "one", ["a"], "first-one")
    call(block, "finish", {})
    again = call(block, "again", {}).body
    assert (again["finished"], again["attempts_left"]) == (False, 1)
    assert again["questions"][0]["answer"] is None
    submit(block, "one", ["b"], "second-one")

    end = call(block, "finish", {}).body

    assert (end["may_begin_again"], end["attempts_left"]) == (False, 0)
    assert (end["result"]["percent"], end["result"]["best_percent"]) == (0, 100)
    assert block.get_score().raw_earned == 1.0
    assert call(block, "again", {}).body["finished"] is True


def test_fewer_attempts_strand_nobody_who_has_begun(learner):
    block = seated(learner, "one", mode="test", attempts=3)
    submit(block, "one", ["b"], "first-one")
    call(block, "finish", {})
    call(block, "again", {})
    block.attempts = 1

    submit(block, "one", ["a"], "second-one")

    assert call(block, "finish", {}).body["result"]["percent"] == 100


def test_a_question_that_changed_is_asked_again_and_a_gone_one_left_out(learner):
    block = seated(learner, "one", "truth", mode="test")
    old = submission(block, "one", ["a"], "old-page")
    submit(block, "truth", False, "kept-one")
    changed = making.question("one", body={"choices": making.BODIES["one"]["choices"][1:]})
    changed["body"]["choices"][0] = {**changed["body"]["choices"][0], "right": True}
    block.questions = json.dumps(making.quiz(changed))

    refused = call(block, "submit", old)

    assert (refused.status, refused.body["code"]) == (409, "changed")
    assert [each["id"] for each in refused.body["state"]["questions"]] == ["qone"]
    assert submit(block, "one", ["b"], "new-page").status == 200


def test_each_learner_has_questions_of_their_own_and_keeps_them(world, learner):
    kinds = ("one", "several", "truth", "order", "match", "gap")
    block = seated(learner, *kinds, mode="test", pool=2)
    first = [each["id"] for each in call(block, "load", {}).body["questions"]]
    assert len(first) == 2
    assert [each["id"] for each in call(block, "load", {}).body["questions"]] == first
    submit(block, first[0][1:], making.RIGHT[first[0][1:]], "first-one")
    block.questions = quiz_of(*kinds, "picture", "scene")

    assert [each["id"] for each in call(block, "load", {}).body["questions"]] == first


def test_a_self_check_has_no_score(learner):
    block = seated(learner, "one", mode="check")
    assert block.has_score is False

    said = submit(block, "one", ["b"]).body["question"]["said"]

    assert said["correction"] == ["prenom.nom@exemple.fr"]
    assert published(block, "grade") == []
    assert published(block, "completion") == [{"completion": 1.0}]


def test_a_corrected_key_is_scored_anew(learner):
    block = seated(learner, "one", mode="test")
    submit(block, "one", ["b"])
    call(block, "finish", {})
    assert block.get_score().raw_earned == 0.0
    body = {"choices": [{**c, "right": c["id"] == "b"} for c in making.BODIES["one"]["choices"]]}
    block.questions = json.dumps(making.quiz(making.question("one", body=body)))

    block.rescore(only_if_higher=False)

    assert block.get_score() == Score(1.0, 1.0)
    assert published(block, "grade")[-1]["value"] == 1.0


def test_a_higher_score_stays_where_only_higher_ones_are_wanted(learner):
    block = seated(learner, "one")
    submit(block, "one", ["a"])
    body = {"choices": [{**c, "right": c["id"] == "b"} for c in making.BODIES["one"]["choices"]]}
    block.questions = json.dumps(making.quiz(making.question("one", body=body)))

    block.rescore(only_if_higher=True)

    assert block.get_score().raw_earned == 1.0


def test_what_was_not_answered_cannot_be_scored_anew(learner):
    block = seated(learner, "one")
    assert block.has_submitted_answer() is False
    with pytest.raises(ValueError, match="not been answered"):
        block.rescore(only_if_higher=False)
    block.mode = "check"
    with pytest.raises(TypeError, match="self-check"):
        block.rescore(only_if_higher=False)


def test_nobody_but_who_looks_as_themselves_keeps_an_answer(nobody):
    block = seated(nobody, "one")
    for handler in ("load", "submit", "finish", "again", "hint", "show_answer"):
        assert call(block, handler, {"question": "qone"}).status == 403, handler
    assert block.state == ""


def test_another_learner_begins_with_nothing(world, learner):
    submit(seated(learner, "one"), "one", ["a"])
    other = Seat(world.course, {**learner.attributes, "edx-platform.user_id": world.neighbour.pk})
    assert call(seated(other, "one"), "load", {}).body["questions"][0]["answer"] is None


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"question": "qone"},
        {"question": "unknown", "submission": "submission-1"},
        {"question": 3, "submission": "submission-1"},
        {"question": "qone", "submission": "x", "answer": ["1"]},
        {"question": "qone", "submission": "submission-1", "answer": ["1"]},
    ],
)
def test_what_no_page_sends_is_refused_in_words(learner, sent):
    block = seated(learner, "one")
    answer = call(block, "submit", sent)
    assert answer.status in (400, 409)
    assert answer.body["error"]
    assert block.state == ""


@pytest.mark.parametrize("answer", [None, [], ["9"], ["1", "2"], "1", 3, {"a": 1}, [[]], [None]])
def test_an_answer_that_is_none_is_refused_in_words(learner, answer):
    block = seated(learner, "one")
    sent = submission(block, "one", ["a"])
    assert call(block, "submit", {**sent, "answer": answer}).status == 400
    assert block.state == ""


def test_a_question_with_something_to_mend_is_kept_from_learners(learner):
    broken = making.question("one", body={"choices": []}, id="qbroken")
    block = learner.block(QUIZ, questions=json.dumps(making.quiz(broken, making.question("truth"))))
    assert [each["id"] for each in call(block, "load", {}).body["questions"]] == ["qtruth"]


@pytest.mark.parametrize("text", ["{", '{"schema": 9, "questions": []}', "[]", "x" * 300_000])
def test_a_text_that_is_no_quiz_shows_learners_no_question(learner, text):
    block = learner.block(QUIZ, questions=text)
    assert block.quiz == Quiz()
    assert "Pas encore de question" in block.render("student_view").content


def test_a_wrong_setting_in_a_file_is_as_by_default(learner):
    block = seated(learner, "one")
    for name, value in (("mode", "exam"), ("show_result", "?"), ("attempts", -3), ("pool", -1)):
        setattr(block, name, value)
    assert block.rules.mode.value == "training"
    assert (block.rules.attempts, block.rules.pool) == (0, 0)


def test_the_app_and_the_search_are_given_no_answer(learner):
    block = seated(learner, *making.BODIES)
    given = json.dumps([block.student_view_data(), block.index_dictionary()])
    assert "right" not in given
    assert "Un employeur sourirait" not in given
    assert "Une explication" not in given


def test_a_page_in_any_hands_holds_every_element_that_asks(learner):
    page = seated(learner, *making.BODIES).render("student_view")
    loaded = {str(each.data).rpartition("/")[2] for each in page.resources}
    kinds = {
        question.of_kind.widget for question in document.parse(quiz_of(*making.BODIES)).questions
    }
    assert {f"{widget}.js" for widget in kinds} <= loaded


def test_a_tab_that_was_left_open_does_not_hand_in_the_next_attempt(learner):
    block = seated(learner, "one", mode="test", attempts=3)
    submit(block, "one", ["b"], "first-one")
    old = {"attempt": call(block, "load", {}).body["attempt"]}
    call(block, "finish", old)
    call(block, "again", {})

    still = call(block, "finish", old).body

    assert (still["finished"], still["attempts_left"]) == (False, 2)


def test_a_result_alone_does_not_say_which_answers_were_right(learner):
    block = seated(learner, "one", "truth", mode="test", show_correction="never")
    submit(block, "one", ["b"], "first-one")

    end = call(block, "finish", {}).body

    assert end["result"]["of"] == 2
    assert [each["said"] for each in end["questions"]] == [None, None]
    assert "sourirait" not in json.dumps(end)


def test_a_corrected_key_does_not_turn_away_an_answer_that_is_on_its_way(learner):
    block = seated(learner, "one", mode="test")
    sent = submission(block, "one", ["b"])
    body = {"choices": [{**c, "right": c["id"] == "b"} for c in making.BODIES["one"]["choices"]]}
    block.questions = json.dumps(making.quiz(making.question("one", body=body)))

    assert call(block, "submit", sent).status == 200
