"""The courses that come along: every document is sound, and leads to what is there."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from clicnjob_xblocks.content.documents import Shape, read
from clicnjob_xblocks.mailboxes.missions import KINDS as MISSIONS
from clicnjob_xblocks.mailboxes.missions import Head as Mailbox
from clicnjob_xblocks.memos.paper import sides_of
from clicnjob_xblocks.memos.sheet import SHAPE as SHEET
from clicnjob_xblocks.paths.steps import SHAPE as STEPS
from clicnjob_xblocks.stories.cards import SHAPE as CARDS
from clicnjob_xblocks.workshops.run_sheet import SHAPE as RUN_SHEET
from clicnjob_xblocks.workshops.run_sheet import total_minutes
from quiz_xblock import document as quizzes
from quiz_xblock import questions

from .learner_texts import CONTENT, COURSES, documents

FIRST = "mon-adresse-email-pro"
#: By the folder of a course in which documents of one sort stand.
SHAPES: dict[str, Shape[Any, Any]] = {
    "map": STEPS,
    "stories": CARDS,
    "missions": Shape(Mailbox, "missions", MISSIONS),
    "memo": SHEET,
    "workshop": RUN_SHEET,
}
LARGEST_PICTURE = 6 * 1024
_FILE = re.compile(r'/static/([^"\s)]+)')
_JUMP = re.compile(r'/jump_to_id/([^"\s)]+)')


def every(*folders: str) -> list[Any]:
    return [
        pytest.param(value, id=f"{course}/{where}")
        for course in COURSES
        for where, value in documents(course)
        if where.split("/")[0] in folders
    ]


@pytest.mark.parametrize("value", every("quiz"))
def test_a_quiz_has_no_problem(value: Any) -> None:
    quiz, problems = quizzes.read(value)
    assert quiz.questions
    assert not problems
    for question in quiz.questions:
        assert not questions.problems_of(question), question.id


@pytest.mark.parametrize("folder", SHAPES)
def test_a_document_has_no_problem_and_shows_all_its_items(folder: str) -> None:
    found = [each for course in COURSES for each in documents(course)]
    of_this_sort = [each for each in found if each[0].startswith(f"{folder}/")]
    assert of_this_sort
    for where, value in of_this_sort:
        document = read(value, SHAPES[folder])
        assert document.problems == (), where
        assert len(document.items) == len(value[SHAPES[folder].items]), where


def test_every_document_of_a_course_is_of_a_sort_that_is_checked() -> None:
    folders = {where.split("/")[0] for course in COURSES for where, _value in documents(course)}
    assert folders <= {"quiz", *SHAPES}


@pytest.mark.parametrize("course", COURSES)
def test_every_file_that_a_course_leads_to_is_there_and_used(course: str) -> None:
    texts = [
        path.read_text("utf-8")
        for path in (CONTENT / course).glob("*/*")
        if path.suffix in (".json", ".html")
    ]
    named = {name for text in texts for name in _FILE.findall(text)}
    there = {path.name for path in (CONTENT / course / "static").iterdir()}
    assert named == there


@pytest.mark.parametrize("course", COURSES)
def test_pictures_are_light(course: str) -> None:
    for path in (CONTENT / course / "static").iterdir():
        assert path.stat().st_size < LARGEST_PICTURE, path.name


@pytest.mark.parametrize("course", COURSES)
def test_every_part_of_a_course_that_is_led_to_is_there(course: str) -> None:
    outline = tomllib.loads((CONTENT / course / "course.toml").read_text("utf-8"))
    parts = dict(_parts(outline))
    led_to = {name for path in (CONTENT / course).glob("*/*.json") for name in _named(path)}
    assert led_to <= set(parts)


@pytest.mark.parametrize("value", every("memo"))
def test_a_memo_sheet_fits_one_side_of_paper(value: Any) -> None:
    assert sides_of(json.dumps(value)) == 1


def test_a_story_of_the_first_path_has_five_to_nine_cards() -> None:
    stories = [value for where, value in documents(FIRST) if where.startswith("stories/")]
    assert len(stories) == 5
    assert all(5 <= len(value["cards"]) <= 9 for value in stories)


def test_the_workshop_of_the_first_path_takes_an_hour_and_a_half() -> None:
    [value] = [value for where, value in documents(FIRST) if where.startswith("workshop/")]
    assert total_minutes(read(value, RUN_SHEET)) == 90


def _parts(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for kind in ("chapter", "step", "unit", "block"):
        for part in table.get(kind, []):
            yield part["id"], kind
            yield from _parts(part)


def _named(path: Any) -> Iterator[str]:
    text = path.read_text("utf-8")
    yield from _JUMP.findall(text)
    yield from re.findall(r'"target": "([^"]+)"', text)
