"""The map as learners meet it: where they go on, what they know, what they have gained."""

from __future__ import annotations

import json
from typing import Any

import pytest

from advisor_dashboard.api import competences, paths
from advisor_dashboard.models import FinishedPath
from advisor_dashboard.platform.embedded.acting import acting_for
from clicnjob_xblocks.content.documents import dump
from tests.platform.embedded_driver import EmbeddedDriver

from .host import Seat, call

PATH, CV, QUIZ = "clicnjob_path", "clicnjob_cv", "clicnjob_quiz"
TAGS = ["digcomp:2.6", "pix:2.1"]


def step(ident: str, **said: Any) -> dict[str, Any]:
    return {"id": ident, "kind": "step", **said}


def steps(*listed: dict[str, Any], **head: Any) -> str:
    return dump({"schema": 1, "source": "list", "competences": TAGS, **head, "steps": list(listed)})


TWO = steps(
    step("first", target=f"unit-{CV}", title="Ton CV", minutes=9, can_skip_if="J’ai un CV."),
    step("second", target=f"unit-{QUIZ}", title="Le quiz"),
)


@pytest.fixture
def course(world, settings, tmp_path) -> str:
    settings.DEMO_DIR = tmp_path
    EmbeddedDriver().fill(world.course, [PATH, CV, QUIZ])
    return world.course


def finish(world, *block_types: str) -> None:
    for each in block_types:
        EmbeddedDriver().complete(world.learner.pk, world.course, each)


def page(seat: Seat, text: str = TWO) -> Any:
    return seat.block(PATH, steps=text).render("student_view")


def test_who_comes_for_the_first_time_begins_and_is_asked_what_they_know(course, learner):
    html = page(learner).content
    assert "Commencer" in html
    assert "J’ai un CV." in html
    assert "Tu es ici" in html


def test_who_comes_back_goes_on_where_something_is_left(course, world, learner):
    finish(world, CV)
    html = page(learner).content
    assert "Continuer" in html
    assert 'data-path="on">Continuer' in html
    assert html.index("unit-clicnjob_quiz") < html.index("unit-clicnjob_cv")


def test_what_one_knows_is_passed_over_and_kept(course, learner):
    block = learner.block(PATH, steps=TWO)
    answer = call(block, "begin", {"knows": ["first", "second", "else"]})
    assert answer.status == 200
    assert f"unit-{QUIZ}" in answer.body["url"]
    # Of the second nobody asked.
    assert json.loads(block.begun) == {"is_asked": True, "known": ["first"]}
    assert "Tu sais déjà" in page(learner).content
    assert call(block, "begin", {"knows": "first"}).status == 400


def test_badges_come_when_the_path_is_complete_and_not_on_the_page_s_word(course, world, learner):
    block = learner.block(PATH, steps=TWO)
    assert call(block, "claim", {"complete": True}).body == {"gained": []}
    assert competences.gained(world.learner.pk) == ()
    assert block.render("student_view").json_init_args["claims"] is False

    finish(world, CV, QUIZ)
    assert block.render("student_view").json_init_args["claims"] is True
    assert len(call(block, "claim", {}).body["gained"]) == 2
    # The page loads itself anew for what is new, and for nothing else.
    assert call(block, "claim", {}).body == {"gained": []}
    assert {each.tag for each in competences.gained(world.learner.pk)} == set(TAGS)
    after = block.render("student_view")
    assert after.json_init_args["claims"] is False
    assert "Ce que tu as gagné" in after.content


def test_a_path_without_competences_is_noted_as_finished_once_and_not_on_the_page_s_word(
    course, world, learner
):
    listed = (step("one", target=f"unit-{CV}"), step("two", target=f"unit-{QUIZ}"))
    block = learner.block(PATH, steps=steps(*listed, competences=[]))
    call(block, "claim", {"complete": True})
    assert not paths.has_finished(world.learner.pk, course)
    assert block.render("student_view").json_init_args["claims"] is False

    finish(world, CV, QUIZ)
    assert block.render("student_view").json_init_args["claims"] is True
    for _time in range(2):
        assert call(block, "claim", {}).body == {"gained": []}
    assert paths.has_finished(world.learner.pk, course)
    assert FinishedPath.objects.count() == 1
    assert block.render("student_view").json_init_args["claims"] is False


def test_what_was_gained_is_offered_where_skills_are_filled_in_and_nothing_is_added(
    course, world, learner
):
    assert "cnj-gained" not in learner.block(CV).render("student_view").content
    competences.gain(world.learner.pk, course, "map", ["pix:4.1", "digcomp:4.1", "odd:9"])
    html = learner.block(CV).render("student_view").content
    # Both codes come to the same; a recruiter reads no code.
    assert html.count("Ajouter à mon CV") == 1
    assert 'data-skill="Protéger un ordinateur et un téléphone"' in html
    assert learner.call(CV, "load", {}).body["document"]["skills"] == []


def test_what_was_gained_is_offered_to_nobody_else(course, world, nobody):
    with acting_for(world.learner.pk):
        competences.gain(world.learner.pk, course, "map", ["pix:4.1"])
    assert "cnj-gained" not in nobody.block(CV).render("student_view").content


def test_who_has_done_the_rest_is_led_to_what_they_passed_over(course, world, learner):
    block = learner.block(PATH, steps=TWO)
    call(block, "begin", {"knows": ["first"]})
    finish(world, QUIZ)
    html = block.render("student_view").content
    assert "Tu as fait le reste" in html
    assert html.index("unit-clicnjob_cv") < html.index('data-path="on"')
    assert call(block, "claim", {}).body == {"gained": []}


def test_a_course_that_says_nothing_is_told_of_and_leaves_the_author_s_steps(
    learner, settings, tmp_path
):
    # No course of another test is there.
    settings.DEMO_DIR = tmp_path
    html = page(learner).content
    assert "Le cours ne dit pas où tu en es" in html
    assert "Ton CV" in html
    assert "Pas encore ouvert" not in html


def test_badges_say_what_one_can_do_and_what_the_frameworks_call_it(course, learner):
    html = page(learner).content
    assert "À la fin, tu gagnes" in html
    assert "Communiquer par e-mail et par messagerie" in html
    assert "Pix 2.1 – Interagir" in html


def test_who_does_not_look_as_themselves_sees_the_author_s_steps_and_changes_nothing(
    course, nobody
):
    block = nobody.block(PATH, steps=TWO)
    html = block.render("student_view").content
    assert "Ton CV" in html
    assert "unit-clicnjob_cv" not in html
    for handler, data in (("begin", {"knows": []}), ("claim", {})):
        assert call(block, handler, data).status == 403
    assert block.begun == ""


def test_a_course_that_cannot_be_asked_leaves_the_author_s_steps(course, learner, settings):
    settings.CLICNJOB = {
        **getattr(settings, "CLICNJOB", {}),
        "PLATFORM": "tests.platform.broken.BrokenPlatform",
    }
    html = page(learner).content
    assert "Ton CV" in html
    assert "Commencer" not in html


def test_the_queries_do_not_grow_with_the_steps(course, learner, django_assert_num_queries):
    def count(text: str) -> int:
        block = learner.block(PATH, steps=text)
        block.render("student_view")
        with django_assert_num_queries(99, exact=False) as told:
            block.render("student_view")
        return len(told)

    many = steps(*(step(f"step{n}", target=f"unit-{CV}") for n in range(40)))
    assert count(many) == count(TWO)


def test_an_author_looks_at_a_stop_and_keeps_the_map(studio_editor):
    block = studio_editor.block(PATH)
    shown = call(block, "preview_item", {"item": step("first", title="Ton CV", minutes=9)}).body
    assert "Ton CV" in shown["html"]
    assert "9" in shown["html"]
    # The sheet dresses what stands in a map.
    assert shown["html"].strip().startswith('<div class="cnj-path">')
    assert call(block, "studio_submit", {"steps": json.loads(TWO)}).status == 200
    assert json.loads(block.steps) == json.loads(TWO)
    assert block.index_dictionary()["content"]["steps"] == "Ton CV\nLe quiz"


def test_the_map_is_nothing_to_finish(learner):
    assert learner.block(PATH).completion_mode == "excluded"
