"""The quiz on the platform: grade, completion, rescoring, reports."""

from __future__ import annotations

from functools import partial

import pytest

from . import quizzing
from .quizzing import QUIZ, RIGHT, WRONG, questions

pytestmark = pytest.mark.lms


@pytest.fixture
def author(world):
    """Changes the block as Studio does, and publishes it."""
    return partial(quizzing.write, world)


@pytest.fixture
def quiz(world, author):
    """A training of two questions for ten points."""
    author(questions=questions("a"), weight=10.0, shuffle=False)
    return world


@pytest.fixture
def answer(quiz, call):
    return partial(quizzing.send, call)


def modules_of(world, person=None):
    return quizzing.states_of(world, person)


def score_of(world):
    [row] = modules_of(world, world.lina)
    return row.grade, row.max_grade


def points_of(world):
    return quizzing.points_of(world, world.lina)


def completions(world):
    from completion.models import BlockCompletion

    return [
        each.completion
        for each in BlockCompletion.objects.filter(user=world.lina, block_key=world.usage[QUIZ])
    ]


@pytest.fixture
def dashboard(quiz, hosting, monkeypatch):
    """The instructor dashboard's own addresses, for the advisor."""
    from common.djangoapps.util.db import OuterAtomic

    # It commits in the middle of a request; a test never does.
    monkeypatch.setattr(OuterAtomic, "ALLOW_NESTED", True)
    monkeypatch.setattr(OuterAtomic, "atomic_for_testcase_calls", 100, raising=False)
    client = hosting.log_in(quiz.nadia)

    def asked(tool, **data):
        with hosting.settled():
            answer = client.post(
                f"/courses/{quiz.course}/instructor/api/{tool}",
                {
                    "unique_student_identifier": "lina",
                    "problem_to_reset": str(quiz.usage[QUIZ]),
                    **data,
                },
            )
        assert answer.status_code == 200, answer.content
        return answer.json()

    return asked


def test_training_gives_points_as_it_goes_and_is_complete_once_all_is_right(quiz, hosting, answer):
    hosting.keep_completion()
    status, said = answer(quiz.lina, "qone", WRONG, "submission-0001")
    assert status == 200, said
    assert said["question"]["said"]["verdict"] == "not_yet"
    assert points_of(quiz) == [(0.0, 10.0)]
    answer(quiz.lina, "qone", RIGHT, "submission-0002")
    assert score_of(quiz) == (0.5, 1.0)
    assert points_of(quiz) == [(5.0, 10.0)]
    assert completions(quiz) == []
    answer(quiz.lina, "qtruth", False, "submission-0003")
    assert points_of(quiz) == [(10.0, 10.0)]
    assert completions(quiz) == [1.0]


def test_what_comes_twice_counts_once(quiz, answer):
    for _ in range(2):
        status, said = answer(quiz.lina, "qone", WRONG)
        assert (status, said["question"]["tries"]) == (200, 1)


def test_a_test_gives_its_points_when_it_is_handed_in_and_keeps_the_best(
    quiz, hosting, author, answer, call
):
    author(mode="test", attempts=2)
    hosting.keep_completion()
    answer(quiz.lina, "qone", RIGHT, "submission-0001")
    status, said = answer(quiz.lina, "qtruth", False, "submission-0002")
    assert (status, said["question"]["said"]) == (200, None)
    assert points_of(quiz) == [(0.0, 10.0)]
    assert call(quiz.lina, QUIZ, "finish")[1]["result"]["percent"] == 100
    assert points_of(quiz) == [(10.0, 10.0)]
    assert completions(quiz) == [1.0]
    call(quiz.lina, QUIZ, "again")
    answer(quiz.lina, "qone", WRONG, "submission-0003")
    call(quiz.lina, QUIZ, "finish")
    assert points_of(quiz) == [(10.0, 10.0)]
    assert answer(quiz.lina, "qone", RIGHT, "submission-0004")[0] == 409


def test_a_self_check_has_no_score(quiz, author, answer):
    author(mode="check")
    answer(quiz.lina, "qone", RIGHT)
    assert score_of(quiz) == (None, None)
    assert points_of(quiz) == []


def test_a_corrected_key_counts_once_the_team_rescores(quiz, author, answer, dashboard):
    answer(quiz.lina, "qone", WRONG)
    author(questions=questions("b"))
    assert points_of(quiz) == [(0.0, 10.0)]
    dashboard("rescore_problem")
    assert points_of(quiz) == [(5.0, 10.0)]


def test_a_key_that_costs_points_takes_them_in_a_test_unless_the_team_asks_for_better_ones_only(
    quiz, author, answer, call, dashboard
):
    author(mode="test", attempts=2)
    answer(quiz.lina, "qone", RIGHT)
    call(quiz.lina, QUIZ, "finish")
    author(questions=questions("b"))
    dashboard("rescore_problem", only_if_higher="true")
    assert points_of(quiz) == [(5.0, 10.0)]
    dashboard("rescore_problem", only_if_higher="false")
    assert points_of(quiz) == [(0.0, 10.0)]
    # The next attempt does not bring back what the old key gave.
    call(quiz.lina, QUIZ, "again")
    answer(quiz.lina, "qtruth", False, "submission-0002")
    call(quiz.lina, QUIZ, "finish")
    assert points_of(quiz) == [(5.0, 10.0)]


def test_what_was_found_in_training_stays_found_until_the_team_rescores(
    quiz, author, answer, dashboard
):
    answer(quiz.lina, "qone", RIGHT)
    author(questions=questions("b"))
    assert points_of(quiz) == [(5.0, 10.0)]
    dashboard("rescore_problem")
    assert points_of(quiz) == [(0.0, 10.0)]


def test_the_team_overrides_a_score_as_a_share_of_the_whole(quiz, answer, dashboard):
    answer(quiz.lina, "qone", WRONG)
    dashboard("override_problem_score", score="0.7")
    assert points_of(quiz) == [(pytest.approx(7.0), 10.0)]


def test_a_state_that_the_platform_deletes_takes_answers_and_points(quiz, answer, call, dashboard):
    answer(quiz.lina, "qone", RIGHT)
    dashboard("reset_student_attempts", delete_module="true")
    assert modules_of(quiz, quiz.lina) == []
    assert points_of(quiz) == [(0.0, 10.0)]
    shown = call(quiz.lina, QUIZ, "load")[1]
    assert [each["answer"] for each in shown["questions"]] == [None, None]


def test_the_report_of_answers_has_a_readable_row_for_each(quiz, answer):
    from lms.djangoapps.instructor_task.tasks_helper.grades import ProblemResponses

    answer(quiz.lina, "qone", WRONG, "submission-0001")
    answer(quiz.lina, "qtruth", False, "submission-0002")
    course = str(quiz.course_key.make_usage_key("course", "course"))
    lines, columns = ProblemResponses._build_student_data(quiz.nadia.pk, quiz.course_key, [course])
    rows = [each for each in lines if each["block_key"] == str(quiz.usage[QUIZ])]
    assert [each["username"] for each in rows] == ["lina", "lina"]
    assert any(WRONG in str(value) for value in rows[0].values())
    assert any(RIGHT in str(value) for value in rows[0].values())
    assert set(columns) > {"username", "title", "location", "block_key"}


def test_the_page_has_neither_key_nor_feedback(quiz, hosting):
    page = hosting.log_in(quiz.lina).get(f"/xblock/{quiz.usage[QUIZ]}").content.decode()
    assert "Une question" in page
    for secret in ("sourirait", "Trop familier", "Relis la fiche", "Une explication", "Un indice"):
        assert secret not in page, secret
