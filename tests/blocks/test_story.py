"""The story as people meet it: seen, ticked and answered on the server, complete at its end."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from clicnjob_xblocks.content.public_ids import public_id
from tests.stories import making

from .host import Answer, Seat, call

STORY = "clicnjob_story"
IDS = [f"{kind}-1" for kind in making.CARDS]


def seated(seat: Seat, *cards: dict[str, Any], **settings: Any) -> Any:
    """The block with these cards, or one of each kind, before this person."""
    return seat.block(STORY, cards=json.dumps(making.story(*cards)), **settings)


def choose(block: Any, own: str) -> Answer:
    """A choice as the page calls it."""
    card = block.document.item("question-1")
    public = public_id(card.id, own)
    return call(block, "answer", {"card": "question-1", "choice": public})


def completions(block: Any) -> list[float]:
    return [data["completion"] for kind, data in block.runtime.published if kind == "completion"]


def page_of(block: Any) -> str:
    fragment = block.render("student_view")
    return fragment.content + json.dumps(fragment.json_init_args, ensure_ascii=False)


def test_all_the_text_is_in_the_page_and_one_card_is_on_the_screen(learner):
    content = seated(learner).render("student_view").content
    for words in ("Un employeur la lit", "On choisit un nom.", "Le nom suffit.", "Prends une"):
        assert words in content
    assert content.count("data-card=") == len(IDS)
    assert content.count(" hidden>") - content.count("<cnj-aloud") >= len(IDS) - 1


def test_the_page_has_no_key_until_there_is_an_answer_to_it(learner):
    block = seated(learner)
    before = page_of(block)
    assert all(secret not in before for secret in making.SECRETS)
    assert all(f'"{own}"' not in before for own in ("chat", "nom", "bebe"))
    choose(block, "bebe")
    after = page_of(block)
    assert "Un employeur sourirait" in after
    assert all(secret not in after for secret in ("On voit ton nom", "retient"))


def test_a_wrong_choice_is_explained_and_a_right_one_found(learner):
    block = seated(learner)
    first = choose(block, "chat").body
    assert first["answer"]["verdict"] == "not_yet"
    assert first["answer"]["said"] == "<p>On ne sait pas qui tu es.</p>"
    assert first["answer"]["explanation"] == ""
    second = choose(block, "nom").body
    assert second["answer"]["verdict"] == "right"
    assert "<strong>retient</strong>" in second["answer"]["explanation"]


def test_it_is_complete_at_its_last_card_with_its_questions_answered_and_not_before(learner):
    block = seated(learner)
    page_of(block)
    assert call(block, "saw", {"seen": IDS[:-1], "here": IDS[-2]}).body == {"over": False}
    call(block, "saw", {"seen": [IDS[-1]], "here": IDS[-1]})
    call(block, "tick", {"card": "todo-1", "done": True})
    assert completions(block) == []
    assert choose(block, "bebe").body["over"] is True
    assert completions(block) == [1.0]


def test_what_is_sent_twice_counts_once(learner):
    block = seated(learner)
    sent = {"seen": IDS[:3], "here": IDS[2], "submission": "the-same-one"}
    first, state = call(block, "saw", sent).body, block.state
    assert (call(block, "saw", sent).body, block.state) == (first, state)
    choose(block, "nom")
    state = block.state
    choose(block, "nom")
    assert block.state == state


def test_one_comes_back_to_where_one_was_with_all_that_two_phones_did(learner):
    phone, other = seated(learner), seated(learner)
    call(phone, "saw", {"seen": IDS[:2], "here": IDS[1]})
    other = learner.block(STORY)
    call(other, "saw", {"seen": [IDS[0], IDS[4]], "here": IDS[4]})
    call(other, "tick", {"card": "todo-1", "done": True})
    fragment = learner.block(STORY).render("student_view")
    state = fragment.json_init_args["state"]
    assert state["seen"] == [IDS[0], IDS[1], IDS[4]]
    assert state["ticked"] == ["todo-1"]
    on_screen = fragment.content.split(f'data-card="{IDS[4]}"')[1].split(">")[0]
    assert "hidden" not in on_screen


def test_opening_the_page_stores_nothing(learner):
    block = seated(learner, making.card("text"))
    page_of(block)
    assert (block.state, completions(block)) == ("", [])


@pytest.mark.parametrize(
    ("handler", "data", "status"),
    [
        ("saw", {}, 400),
        ("saw", {"seen": "text-1"}, 400),
        ("saw", {"seen": ["x"] * 501}, 400),
        ("saw", {"seen": [1, None, {}, "nowhere"], "here": 7}, 200),
        ("tick", {}, 409),
        ("tick", {"card": "text-1", "done": True}, 400),
        ("tick", {"card": "todo-1", "done": "yes"}, 400),
        ("tick", {"card": "todo-1", "done": False}, 200),
        ("answer", {"card": "nowhere", "choice": "x"}, 409),
        ("answer", {"card": ["question-1"], "choice": "x"}, 409),
        ("answer", {"card": "tip-1", "choice": "x"}, 400),
        ("answer", {"card": "question-1", "choice": "nom"}, 409),
        ("answer", {"card": "question-1"}, 409),
    ],
)
def test_an_odd_call_is_refused_in_words_and_changes_nothing(learner, handler, data, status):
    block = seated(learner)
    choose(block, "chat")
    answer = call(block, handler, data)
    assert answer.status == status
    assert answer.status == 200 or answer.body["error"]
    assert json.loads(block.state)["answers"] == {"question-1": "chat"}


def test_nobody_else_writes_and_nobody_else_s_state_is_shown(nobody):
    block = seated(nobody)
    block.state = '{"here": "tip-1", "seen": ["tip-1"], "ticked": ["todo-1"], "answers": {}}'
    for handler, data in (
        ("saw", {"seen": IDS, "here": IDS[-1]}),
        ("tick", {"card": "todo-1", "done": True}),
    ):
        assert call(block, handler, data).status == 403
    assert choose(block, "nom").status == 403
    fragment = block.render("student_view")
    assert fragment.json_init_args["state"]["seen"] == []
    assert fragment.json_init_args["can_write"] is False
    assert "Ton adresse parle de toi" in fragment.content
    assert completions(block) == []


@pytest.mark.parametrize("team", ["preview", "staff"])
def test_cards_that_cannot_be_shown_are_for_their_author_to_see(learner, team, request):
    later = {"id": "later-1", "kind": "hologram"}
    cards = (making.card("text"), later, making.card("todo", text=""))
    shown = seated(learner, *cards).render("student_view").content
    assert shown.count("data-card=") == 1
    assert "hologram" not in shown
    seen = seated(request.getfixturevalue(team), *cards).render("student_view").content
    assert "Carte 2" in seen
    assert "hologram" in seen
    assert "Carte 3" in seen


def test_a_text_that_is_no_story_shows_an_empty_one_and_says_why_to_its_author(learner, preview):
    assert "data-card" not in learner.block(STORY, cards="{").render("student_view").content
    assert "JSON" in preview.block(STORY, cards="{").render("student_view").content


def test_the_app_and_the_search_get_the_cards_without_a_key(learner):
    block = seated(learner)
    for found in (block.student_view_data(), block.index_dictionary()):
        text = json.dumps(found, ensure_ascii=False)
        assert "prenom.nom@" in text
        assert "Un employeur la lit" in text
        assert all(secret not in text for secret in making.SECRETS)


def test_an_author_looks_at_one_card_with_its_key(studio_editor):
    block = seated(studio_editor)
    answer = call(block, "preview_item", {"item": making.card("question")})
    assert answer.body["problems"] == []
    assert all(secret in answer.body["html"] for secret in making.SECRETS)


def test_files_of_the_course_lead_to_where_they_are_served(learner):
    served = SimpleNamespace(replace_urls=lambda text: text.replace("/static/", "/asset-v1:a/"))
    learner.services["replace_urls"] = served
    content = seated(learner).render("student_view").content
    assert "/static/" not in content
    for name in ("chat.png", "film.mp4", "film.jpg", "film.vtt", "voix.mp3"):
        assert f"/asset-v1:a/{name}" in content


def test_its_author_is_told_that_nobody_finishes_a_story_without_cards(studio_editor):
    block = studio_editor.block(STORY)
    (told,) = call(block, "check_document", {"document": {"schema": 1, "cards": []}}).body[
        "problems"
    ]
    assert "ne peuvent pas le terminer" in told["sentence"]
    assert [told] == block.render("studio_view").json_init_args["problems"]
    assert call(block, "studio_submit", {"cards": {"schema": 1, "cards": []}}).status == 200
