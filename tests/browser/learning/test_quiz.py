"""The quiz in a browser: each kind of question, by touch on a phone and by keyboard on a desk."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from ..conftest import OpenPage
from ..driver import DESK, PHONE
from ..hands import Finger, Hands, Keyboard
from ..looking import check_width
from .quiz_steps import (
    TRAINING,
    Play,
    answer_button,
    answer_test_question,
    card,
    end_title,
    go_to,
    open_test,
    open_training,
    verdict,
)

#: Who plays how: neither finds what the other has answered.
WAYS = {
    "touch": (Finger(), PHONE, "Awa Konaté"),
    "keyboard": (Keyboard(), DESK, "Théo Vandamme"),
}
NO_SUCH_WORDS = re.compile(r"\b(faux|échec|échoué|raté|mauvais|erreur)", re.IGNORECASE)


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> tuple[Hands, dict[str, int], str]:
    return WAYS[request.param]


@pytest.mark.parametrize(
    ("number", "play"), list(enumerate(TRAINING, start=1)), ids=[each.kind for each in TRAINING]
)
def test_a_question_is_missed_explained_and_found(
    open_page: OpenPage,
    check_accessibility: Callable[[Page], None],
    way: tuple[Hands, dict[str, int], str],
    number: int,
    play: Play,
) -> None:
    hands, size, name = way
    page = open_page(size)
    open_training(page, name)
    go_to(page, number, hands)

    play.miss(page, hands)
    hands.press(answer_button(page))
    expect(verdict(page)).to_have_text(re.compile(r"^(Pas encore|Presque)"))
    expect(verdict(page)).to_contain_text(play.said)
    assert not NO_SUCH_WORDS.search(verdict(page).inner_text())
    check_width(page)
    check_accessibility(page)

    if play.kind in ("one", "order"):
        # The same answer is not sent again: no try is lost.
        hands.press(answer_button(page))
        expect(answer_button(page)).to_have_text("Répondre")
        expect(verdict(page)).to_be_hidden()
        hands.press(answer_button(page))
        expect(card(page).get_by_role("alert")).not_to_be_empty()
    play.find(page, hands)
    hands.press(answer_button(page))
    expect(verdict(page)).to_have_text(re.compile("^Oui, c’est ça"))
    check_width(page)
    check_accessibility(page)


def test_all_found_ends_with_a_word_of_praise_and_begins_anew(open_page: OpenPage) -> None:
    page, hands = open_page(PHONE), Finger()
    open_training(page, "Léa Dupire")
    for number, play in enumerate(TRAINING, start=1):
        go_to(page, number, hands)
        play.find(page, hands)
        hands.press(answer_button(page))
        expect(verdict(page)).to_have_text(re.compile("^Oui, c’est ça"))
    hands.press(page.get_by_role("button", name="Voir la fin"))
    expect(end_title(page)).to_have_text("Tu as trouvé toutes les réponses. Bravo !")
    expect(page.locator("[data-quiz=end-words]")).to_have_text("Bonnes réponses : 9 sur 9.")

    hands.press(page.get_by_role("button", name="Recommencer"))
    expect(page.locator("[data-quiz=progress]")).to_have_text("Question 1 sur 9")
    expect(card(page).get_by_role("radio", checked=True)).to_have_count(0)


def test_a_step_is_dragged_to_its_place(open_page: OpenPage) -> None:
    page = open_page(DESK)
    open_training(page, "Inès Delattre")
    go_to(page, 4, Keyboard())
    rows = card(page).locator("cnj-quiz-arrange li")
    first = rows.first.locator(".cnj-quiz__step").inner_text()

    start, end = rows.first.bounding_box(), rows.last.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 30, start["y"] + 15)
    page.mouse.down()
    page.mouse.move(end["x"] + 30, end["y"] + end["height"], steps=12)
    page.mouse.up()

    expect(rows.last).to_contain_text(first)


def test_a_hint_comes_when_it_is_asked_for_and_the_answer_after_two_tries(
    open_page: OpenPage,
) -> None:
    page, hands = open_page(PHONE), Finger()
    open_training(page, "Inès Delattre")
    hands.press(page.get_by_role("button", name="Un indice"))
    expect(card(page)).to_contain_text("Que veut savoir l’employeur ?")
    show = page.get_by_role("button", name="Montre-moi la réponse")
    wrong = {
        "loulou2008@mail.example": "Un surnom ne dit pas qui tu es.",
        "bb-du-59@mail.example": "Cela fait sourire tes amis.",
    }
    for tries, (chosen, said) in enumerate(wrong.items(), start=1):
        hands.take(card(page).get_by_role("radio", name=chosen))
        hands.press(answer_button(page))
        expect(verdict(page)).to_contain_text(said)
        expect(show).to_be_visible(visible=tries == 2)
    hands.press(show)
    expect(verdict(page)).to_contain_text("Ton prénom et ton nom")


def test_a_browser_with_a_voice_reads_a_question_and_one_without_offers_nothing(
    open_page: OpenPage,
) -> None:
    page = open_page(PHONE)
    page.add_init_script(
        """window.said = [];
        window.SpeechSynthesisUtterance = function (text) { this.text = text; };
        Object.defineProperty(window, "speechSynthesis", {
          value: {
            speak(each) { window.said.push(each.text); setTimeout(() => each.onend()); },
            cancel() {},
          },
        });"""
    )
    open_training(page, "Inès Delattre")
    page.get_by_role("button", name="Écouter").click()
    page.wait_for_function("window.said.length > 2")
    expect(page.get_by_role("button", name="Écouter")).to_be_visible()
    said = page.evaluate("window.said")
    assert any("Quelle adresse e-mail choisis-tu\u202f?" in each for each in said)
    assert any("prenom.nom@mail.example" in each for each in said)

    silent = open_page(PHONE)
    silent.add_init_script("delete window.SpeechSynthesisUtterance; delete window.speechSynthesis;")
    open_training(silent, "Inès Delattre")
    expect(silent.get_by_role("button", name="Écouter")).to_have_count(0)


def test_a_test_is_left_taken_up_again_changed_and_handed_in(open_page: OpenPage) -> None:
    page, hands = open_page(PHONE), Finger()
    open_test(page, "Awa Konaté")
    answer_test_question(page, hands)
    hands.press(page.get_by_role("button", name="Suivante"))
    answer_test_question(page, hands)
    page.close()

    other, keys = open_page(DESK), Keyboard()
    open_test(other, "Awa Konaté")
    expect(other.locator("[data-quiz=progress]")).to_have_text("Question 3 sur 5")
    keys.press(other.get_by_role("button", name="Suivante"))
    keys.press(other.get_by_role("button", name="Suivante"))
    keys.press(other.get_by_role("button", name="Voir la fin"))
    keys.press(other.get_by_role("button", name="Rendre mes réponses"))
    expect(other.get_by_text("Questions qui restent : 3")).to_be_visible()
    keys.press(other.get_by_role("button", name="Non, je continue"))
    for number in (3, 4, 5):
        go_to(other, number, keys)
        answer_test_question(other, keys)
    keys.press(other.get_by_role("button", name="Voir la fin"))
    keys.press(other.get_by_role("button", name="Rendre mes réponses"))
    expect(end_title(other)).to_have_text("Tes réponses sont rendues.")
    expect(other.get_by_text("Questions justes : 5 sur 5")).to_be_visible()
    expect(other.get_by_text("Tu peux refaire ce test 2 fois.")).to_be_visible()

    keys.press(other.get_by_role("button", name="Question 1"))
    expect(verdict(other)).to_have_text(re.compile("^Oui, c’est ça"))
    expect(answer_button(other)).to_be_hidden()
