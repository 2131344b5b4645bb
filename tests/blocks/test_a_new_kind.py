"""A kind of question that is one more file is played and edited like any other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.quiz import making
from tests.quiz.one_more import one_more_kind

from .host import Seat, call
from .test_quiz_block import QUIZ, published, submit

NEW = {"id": "qbegins", "kind": "begins", "body": {"start": "ca"}}


@pytest.fixture(autouse=True)
def _one_more(tmp_path: Path) -> Iterator[None]:
    with one_more_kind(tmp_path):
        yield


def value() -> dict[str, Any]:
    return making.quiz(making.question("truth"), making.question("truth") | NEW)


def test_a_learner_is_asked_tries_and_finds(learner: Seat) -> None:
    block = learner.block(QUIZ, questions=json.dumps(value()))
    page = block.render("student_view")
    asked = {each["id"]: each for each in page.json_init_args["state"]["questions"]}
    assert asked["qbegins"]["widget"] == "fill"
    assert '"ca"' not in json.dumps(asked)

    first = submit(block, "begins", "vélo", "first-try").body["question"]
    second = submit(block, "begins", "candidature", "second-try").body["question"]

    assert (first["said"]["verdict"], first["answered"]) == ("not_yet", False)
    assert (second["said"]["verdict"], second["tries"]) == ("right", 2)
    assert submit(block, "truth", False, "the-other-one").body["all_answered"] is True
    assert published(block, "grade")[-1] == {"value": 1.0, "max_value": 1.0}


def test_its_answers_are_reported(learner: Seat) -> None:
    block = learner.block(QUIZ, questions=json.dumps(value()))
    submit(block, "begins", "candidature")
    kept = type("Kept", (), {"username": "lina", "state": {"state": block.state}})

    ((who, row),) = block.generate_report_data(iter([kept]))

    assert who == "lina"
    assert row["Réponse donnée"] == "candidature"
    assert row["Bonne réponse"] == "ca…"


def test_an_author_fills_it_in_looks_at_it_and_keeps_it(studio_editor: Seat) -> None:
    block = studio_editor.block(QUIZ)
    forms = block.render("studio_view").json_init_args["forms"]["kinds"]
    assert list(forms)[-1] == "begins"
    assert "body.start" in [each["name"] for each in forms["begins"]["fields"]]
    assert forms["begins"]["blank"]["body"] == {"start": ""}

    made = value()["questions"][1]
    preview = call(block, "preview_item", {"item": made}).body
    kept = call(block, "studio_submit", {"questions": value()})

    assert preview["shown"]["correction"] == ["ca…"]
    assert kept.status == 200
    assert [each.kind for each in block.quiz.questions] == ["truth", "begins"]


def test_a_question_of_a_newer_version_is_kept_and_the_others_are_asked(
    studio_editor: Seat, learner: Seat
) -> None:
    song = {"id": "qsong", "kind": "song", "text": "Sing it", "body": {"notes": ["do", "ré"]}}
    given = value()
    given["questions"].insert(1, song)
    block = studio_editor.block(QUIZ)

    checked = call(block, "check_document", {"document": given}).body["problems"]
    kept = call(block, "studio_submit", {"questions": given})
    editor = block.render("studio_view").json_init_args
    asked = learner.block(QUIZ, questions=block.questions)

    assert [each["number"] for each in checked] == [2]
    assert kept.status == 200
    assert editor["document"]["questions"][1] == song
    assert [each["number"] for each in editor["problems"]] == [2]
    assert [each.kind for each in asked.quiz.questions] == ["truth", "begins"]
