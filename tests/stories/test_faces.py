"""How cards are drawn: without a key, harmless, once for each text."""

from __future__ import annotations

import json

import pytest

from clicnjob_xblocks.content.documents import read
from clicnjob_xblocks.content.public_ids import public_id
from clicnjob_xblocks.stories import faces, words
from clicnjob_xblocks.stories.cards import SHAPE

from . import making

WORDS = words.on_cards(str)
TEXT = json.dumps(making.story())
ATTACK = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


def drawn(card: dict, **more: bool) -> str:
    [made] = read(making.story(card), SHAPE).items
    return faces.face(made, WORDS, **more).html


def test_a_card_has_its_words_and_no_key():
    html = "".join(each.html for each in faces.faces(TEXT, WORDS))
    for word in ("Ton adresse parle de toi", "prenom.nom", "On ouvre la page", "Le nom suffit"):
        assert word in html
    for secret in (*making.SECRETS, "data-mark", "right"):
        assert secret not in html


def test_the_names_of_choices_tell_nothing():
    html = drawn(making.card("question"))
    for own in ('"chat"', '"nom"', '"bebe"'):
        assert own not in html
    [card] = read(making.story(making.card("question")), SHAPE).items
    for choice in card.choices:
        public = public_id(card.id, choice.id)
        assert f'data-choice="{public}"' in html
        assert faces.chosen(card, public) == choice
    assert faces.chosen(card, "nom") is None
    assert faces.chosen(card, None) is None


def test_its_author_sees_the_key_and_what_is_said():
    html = drawn(making.card("question"), key=True)
    assert html.count('data-mark="right"') == 1
    for secret in making.SECRETS:
        assert secret in html


@pytest.mark.parametrize("kind", list(making.CARDS))
def test_no_card_lets_its_author_s_markup_through(kind):
    card = making.card(kind)
    for name, value in card.items():
        if isinstance(value, str) and name in ("title", "text", "box", "transcript", "caption"):
            card[name] = ATTACK
        if name in ("before", "after", "explanation"):
            card[name] = ATTACK
        if name == "picture":
            card[name] = {**value, "alt": ATTACK}
        if name == "choices":
            card[name] = [{**each, "text": f"{n} {ATTACK}"} for n, each in enumerate(value)]
    html = drawn(card)
    assert "<script" not in html
    assert "<img src=x" not in html
    assert 'alt=""><img' not in html


def test_an_address_is_cut_after_its_sign_and_its_link_stays_whole():
    html = drawn(making.card("text", text="Écris à [l’accueil](mailto:a@b.example) : a@b.example"))
    assert 'href="mailto:a@b.example"' in html
    assert "a@<wbr>b.example" in html


def test_films_and_sounds_wait_for_their_turn():
    assert 'preload="none"' in drawn(making.card("video"))
    assert "autoplay" not in drawn(making.card("video"))
    assert ' poster="' not in drawn(making.card("video"))
    assert 'loading="lazy"' in drawn(making.card("picture"))


def test_all_cards_are_drawn_once_for_each_text_and_language():
    assert faces.faces(TEXT, WORDS) is faces.faces(TEXT, words.on_cards(str))
    french = words.on_cards({"Tip": "Astuce"}.get)
    assert faces.faces(TEXT, french) is not faces.faces(TEXT, WORDS)
