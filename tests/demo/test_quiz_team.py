"""What an advisor sees of the answers to a quiz: those of their own learners, and no other."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from django.test import Client

from demo.models import BlockResult, BlockState

from .conftest import Host

QUIZ = "clicnjob_quiz"


def post(host: Host, client: Client, handler: str, data: dict[str, Any]) -> Any:
    url = host.handler_url(QUIZ, handler)
    return client.post(url, json.dumps(data), content_type="application/json")


def answer_first_question(host: Host, username: str) -> str:
    """A learner answers the first question as they see it; gives back what they are called."""
    client = host.client(username)
    question = post(host, client, "load", {}).json()["questions"][0]
    sent = {
        "submission": f"answer-of-{username}",
        "question": question["id"],
        "edition": question["edition"],
        "answer": [question["asked"]["choices"][0]["id"]],
    }
    assert post(host, client, "submit", sent).status_code == 200
    return host.name(username)


def test_an_advisor_sees_how_far_their_learners_are(host: Host) -> None:
    name = answer_first_question(host, "theo")

    told = post(host, host.client("claire"), "learners", {}).json()["learners"]

    assert [each["name"] for each in told] == [name]
    assert (told[0]["answered"], told[0]["of"]) == (1, 9)


def test_an_advisor_narrowed_to_a_cohort_sees_nobody_of_another(host: Host) -> None:
    answer_first_question(host, "theo")

    told = post(host, host.client("karim"), "learners", {}).json()["learners"]

    assert told == []


def test_the_team_of_another_course_finds_nothing(host: Host) -> None:
    answer_first_question(host, "theo")
    assert post(host, host.client("sophie"), "learners", {}).status_code == 404


def test_the_team_itself_is_not_among_the_learners(host: Host) -> None:
    answer_first_question(host, "claire")
    assert post(host, host.client("claire"), "learners", {}).json()["learners"] == []


def test_a_learner_can_begin_anew_once_an_advisor_lets_them(host: Host) -> None:
    answer_first_question(host, "theo")
    learner = host.user_id("theo")
    assert BlockResult.objects.filter(user_id=learner).exists()

    told = post(host, host.client("claire"), "clear_learner", {"id": learner}).json()

    assert told["learners"] == []
    assert not BlockState.objects.filter(user_id=learner, field="state").exists()
    assert not BlockResult.objects.filter(user_id=learner).exists()
    again = post(host, host.client("theo"), "load", {}).json()
    assert again["questions"][0]["answer"] is None


def test_an_advisor_clears_nobody_whom_they_do_not_look_after(host: Host) -> None:
    answer_first_question(host, "theo")
    learner = host.user_id("theo")

    refused = post(host, host.client("karim"), "clear_learner", {"id": learner})

    assert refused.status_code == 404
    assert BlockState.objects.filter(user_id=learner, field="state").exists()


def test_all_answers_come_as_a_file_for_a_spreadsheet(host: Host) -> None:
    name = answer_first_question(host, "theo")
    claire = host.client("claire")
    url = f"{host.handler_url(QUIZ, 'answers_csv')}?learner={host.user_id('claire')}"

    answer = claire.get(url)

    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 2
    assert rows[1][0] == name
    assert "adresse e-mail" in rows[1][3]
