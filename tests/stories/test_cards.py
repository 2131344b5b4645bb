"""The records of a story: what each kind of card holds, and what its author has to mend."""

from __future__ import annotations

import json

import pytest

from clicnjob_xblocks.content.documents import parse, read, ready
from clicnjob_xblocks.stories.cards import SENTENCES, SHAPE

from . import making

KINDS = list(making.CARDS)


def problems(card: dict) -> set[tuple[str, str]]:
    return {(each.code, each.field) for each in read(making.story(card), SHAPE).problems}


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_of_each_kind_is_read_whole(kind):
    document = read(making.story(making.card(kind)), SHAPE)
    assert document.problems == ()
    [card] = document.items
    assert (card.id, card.kind) == (f"{kind}-1", kind)


def test_every_kind_is_tried_here():
    assert set(KINDS) == set(SHAPE.kinds)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_card_says_what_is_missing(kind):
    assert problems({"id": "card-1", "kind": kind})


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("picture", "picture.url"),
        ("video", "file"),
        ("video", "transcript"),
        ("audio", "transcript"),
        ("compare", "after"),
        ("todo", "text"),
    ],
)
def test_what_a_card_is_nothing_without_is_asked_for(kind, missing):
    card = making.card(kind)
    card.pop(missing.partition(".")[0])
    assert problems(card) == {("empty", missing)}


def test_a_picture_is_said_in_words():
    card = making.card("text", picture={"url": "/static/chat.png"})
    assert problems(card) == {("no_alternative", "picture.alt")}


@pytest.mark.parametrize("address", ["http://a.example/a.mp4", "javascript:alert(1)", "film.mp4"])
def test_a_film_comes_from_the_course_or_over_a_safe_web(address):
    assert problems(making.card("video", file=address)) == {("odd_file", "file")}


def test_a_question_has_choices_of_which_one_is_right_and_no_two_the_same():
    two = [{"id": "a", "text": "Oui"}, {"id": "b", "text": "oui"}]
    assert problems(making.card("question", choices=two)) == {
        ("no_right_choice", "choices"),
        ("same_choice", "choices.1.text"),
    }
    assert problems(making.card("question", choices=[])) == {("too_few", "choices")}
    five = [{"id": f"c{n}", "text": str(n), "right": True} for n in range(5)]
    assert ("too_many", "choices") in problems(making.card("question", choices=five))


def test_problems_of_its_own_have_their_sentences():
    assert set(SENTENCES) == {"no_right_choice", "same_choice"}


def test_a_card_of_an_unknown_kind_is_passed_over_and_kept_to_the_letter():
    later = {"id": "later-1", "kind": "hologram", "depth": [1, 2, {"a": None}]}
    text = json.dumps(making.story(making.card("text"), later, making.card("tip")))
    assert [each.id for each in ready(text, SHAPE).items] == ["text-1", "tip-1"]
    value, document = parse(text, SHAPE)
    assert value["cards"][1] == later
    assert [(each.code, each.number) for each in document.problems] == [("unknown_kind", 2)]
