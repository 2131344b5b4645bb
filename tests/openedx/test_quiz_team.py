"""The quiz's own panel on the platform: whose answers its team sees, and clears."""

from __future__ import annotations

import json

import pytest

from . import quizzing
from .quizzing import QUIZ, RIGHT, questions

pytestmark = pytest.mark.lms


@pytest.fixture
def quiz(world):
    """A training of two questions for ten points, of which Lina and Sami answered one each."""
    quizzing.write(world, questions=questions("a"), weight=10.0, shuffle=False)
    return world


@pytest.fixture
def answered(quiz, call):
    for person in (quiz.lina, quiz.sami):
        status, said = quizzing.send(call, person, "qone", RIGHT)
        assert status == 200, said
    return quiz


def names(said):
    return [each["name"] for each in said["learners"]]


def csv_of(quiz, hosting, person):
    address = f"/courses/{quiz.course}/xblock/{quiz.usage[QUIZ]}/handler/answers_csv"
    return hosting.log_in(person).get(address, {"learner": person.pk})


def kept(quiz):
    """Whose answers the platform keeps, and the points of both."""
    return (
        sorted(row.student.username for row in quizzing.states_of(quiz)),
        quizzing.points_of(quiz, quiz.lina),
        quizzing.points_of(quiz, quiz.sami),
    )


BOTH = (["lina", "sami"], [(5.0, 10.0)], [(5.0, 10.0)])


def test_the_team_sees_its_learners_takes_their_answers_out_and_lets_one_begin_anew(
    answered, hosting, call
):
    quiz = answered
    status, said = call(quiz.nadia, QUIZ, "learners")
    assert status == 200, said
    assert names(said) == ["Lina Morel", "Sami Diallo"]
    lina = said["learners"][0]
    assert (lina["answered"], lina["of"], lina["percent"]) == (1, 2, 50)

    file = csv_of(quiz, hosting, quiz.nadia)
    assert file.status_code == 200, file.content
    assert "text/csv" in file["Content-Type"]
    assert "Lina Morel" in file.content.decode()

    status, said = call(quiz.nadia, QUIZ, "clear_learner", id=quiz.lina.pk)
    assert status == 200, said
    assert names(said) == ["Sami Diallo"]
    assert kept(quiz) == (["sami"], [(0.0, 10.0)], [(5.0, 10.0)])
    shown = call(quiz.lina, QUIZ, "load")[1]
    assert [each["answer"] for each in shown["questions"]] == [None, None]
    # What is cleared can be answered anew, and counts.
    quizzing.send(call, quiz.lina, "qone", RIGHT)
    assert kept(quiz) == BOTH


def test_what_was_cleared_already_stays_so(answered, call):
    for _time in range(2):
        status, said = call(answered.nadia, QUIZ, "clear_learner", id=answered.lina.pk)
        assert (status, names(said)) == (200, ["Sami Diallo"])


def test_an_advisor_narrowed_to_a_cohort_sees_and_clears_that_cohort_only(
    answered, hosting, platform, call
):
    from advisor_dashboard.models import AdvisorCohort

    quiz = answered
    evening = next(each for each in platform.cohorts(quiz.course) if each.name == "Soir")
    AdvisorCohort.objects.create(advisor=quiz.nadia, course_key=quiz.course, cohort_id=evening.id)
    assert names(call(quiz.nadia, QUIZ, "learners")[1]) == ["Sami Diallo"]
    file = csv_of(quiz, hosting, quiz.nadia).content.decode()
    assert "Sami" in file
    assert "Lina" not in file
    assert call(quiz.nadia, QUIZ, "clear_learner", id=quiz.lina.pk)[0] == 404
    assert kept(quiz) == BOTH
    status, said = call(quiz.nadia, QUIZ, "clear_learner", id=quiz.sami.pk)
    assert (status, names(said)) == (200, [])
    assert kept(quiz)[0] == ["lina"]


def test_the_team_itself_and_who_left_are_in_no_list(answered, hosting, call):
    quiz = answered
    hosting.enroll(quiz.nadia, quiz.course_key)
    assert quizzing.send(call, quiz.nadia, "qone", RIGHT)[0] == 200
    hosting.unenroll(quiz.sami, quiz.course_key)
    assert names(call(quiz.nadia, QUIZ, "learners")[1]) == ["Lina Morel"]
    for person in (quiz.nadia, quiz.sami):
        assert call(quiz.nadia, QUIZ, "clear_learner", id=person.pk)[0] == 404
    assert kept(quiz)[0] == ["lina", "nadia", "sami"]


@pytest.mark.parametrize("who", ["lina", "sami", "stranger"])
def test_nobody_else_sees_or_clears_what_a_learner_answered(answered, hosting, call, who):
    quiz, person = answered, getattr(answered, who)
    for handler, data in (("learners", {}), ("clear_learner", {"id": quiz.lina.pk})):
        status, said = call(person, QUIZ, handler, **data)
        assert status in (403, 404), said
        assert "Lina" not in str(said)
    file = csv_of(quiz, hosting, person)
    assert file.status_code in (403, 404)
    assert "Lina" not in file.content.decode()
    assert kept(quiz) == BOTH


def test_the_port_names_everybody_of_a_block_and_clears_one(answered, platform):
    quiz = answered
    usage = str(quiz.usage[QUIZ])
    states = {each.user_id: each.fields for each in platform.states_of_block(usage)}
    assert set(states) == {quiz.lina.pk, quiz.sami.pk}
    assert "qone" in states[quiz.lina.pk]["state"]
    assert platform.states_of_block(str(quiz.usage["clicnjob_cv"])) == []
    assert platform.states_of_block("no key") == []
    for _time in range(2):
        platform.clear_state(usage, quiz.lina.pk, quiz.nadia.pk)
    assert kept(quiz)[0] == ["sami"]


# ---- who does not look as themselves


@pytest.mark.parametrize("chosen", [{}, {"user_name": "lina"}], ids=["any", "lina"])
def test_who_looks_as_a_learner_writes_nothing_and_learns_nothing(answered, hosting, call, chosen):
    quiz = answered
    client = hosting.log_in(quiz.nadia)
    hosting.look_as_learner(client, quiz.course, **chosen)
    page = client.get(f"/xblock/{quiz.usage[QUIZ]}").content.decode()
    assert 'data-viewer="learner"' not in page
    before = [(row.student_id, json.loads(row.state)) for row in quizzing.states_of(quiz)]
    for handler in ("load", "submit", "finish", "again", "learners", "hint", "show_answer"):
        status, said = call(
            client, QUIZ, handler, question="qone", submission="submission-0009", answer=["a"]
        )
        assert status == 403, (handler, said)
    assert call(client, QUIZ, "clear_learner", id=quiz.lina.pk)[0] == 403
    after = [(row.student_id, json.loads(row.state)) for row in quizzing.states_of(quiz)]
    assert after == before


def test_without_an_account_a_public_course_shows_a_notice_and_keeps_nothing(quiz, hosting, call):
    hosting.make_public(quiz.course_key)
    client = hosting.Client()
    page = client.get(f"/xblock/{quiz.usage['vertical']}?view=public_view")
    assert page.status_code == 200
    text = page.content.decode()
    assert 'data-viewer="anonymous"' in text
    assert "Une question" not in text
    for handler in ("load", "submit", "finish", "again", "learners", "clear_learner"):
        status, _said = call(client, QUIZ, handler, question="qone", answer=["a"])
        assert status in (302, 401, 403, 404), handler
    assert quizzing.states_of(quiz) == []


def test_to_look_at_a_quiz_keeps_nothing(quiz, hosting, call):
    for person in (quiz.lina, quiz.nadia):
        assert hosting.log_in(person).get(f"/xblock/{quiz.usage[QUIZ]}").status_code == 200
        assert call(person, QUIZ, "load")[0] == 200
    assert [row for row in quizzing.states_of(quiz) if row.state != "{}"] == []
