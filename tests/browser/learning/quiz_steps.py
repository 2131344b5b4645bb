"""Playing the demo's quizzes: what is right and what is not, and how each kind is answered."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from ..hands import Hands, Keyboard
from ..steps import log_in
from ..tour import TEST_ADDRESS, TRAINING_ADDRESS

Act = Callable[[Page, Hands], None]


def _one_of(*names: str) -> Act:
    def act(page: Page, hands: Hands) -> None:
        for name in names:
            hands.take(card(page).get_by_role("radio", name=name))

    return act


def _all_of(*names: str) -> Act:
    """These boxes and no other."""

    def act(page: Page, hands: Hands) -> None:
        for label in card(page).locator("label:has(input[type=checkbox])").all():
            box = label.get_by_role("checkbox")
            if box.is_checked() != any(name in label.inner_text() for name in names):
                hands.tick(box)

    return act


def _in_order(*steps: str) -> Act:
    def act(page: Page, hands: Hands) -> None:
        rows = card(page).locator("cnj-quiz-arrange li")
        for place, step in enumerate(steps):
            for _ in steps:
                if step in rows.nth(place).inner_text():
                    break
                hands.press(card(page).get_by_role("button", name=f"Monter : {step}"))

    return act


def _pairs(*pairs: tuple[str, str]) -> Act:
    def act(page: Page, hands: Hands) -> None:
        for left, right in pairs:
            label = card(page).locator("label").filter(has=page.get_by_text(left, exact=True))
            hands.pick(label.get_by_role("combobox"), right)

    return act


def _gaps(*texts: str) -> Act:
    def act(page: Page, hands: Hands) -> None:
        for number, text in enumerate(texts, start=1):
            hands.write(card(page).get_by_label(f"Trou {number}"), text)

    return act


def _words(*words: str) -> Act:
    """These words and no other."""

    def act(page: Page, hands: Hands) -> None:
        for word in card(page).locator(".cnj-quiz__word").all():
            chosen = word.get_attribute("aria-pressed") == "true"
            if chosen != (word.evaluate("word => word.firstChild.data") in words):
                hands.take(word)

    return act


def _zone(name: str) -> Act:
    """With a finger on the picture itself, with the keyboard in the list beside it."""

    def act(page: Page, hands: Hands) -> None:
        radio = card(page).get_by_role("radio", name=name)
        if isinstance(hands, Keyboard):
            hands.take(radio)
        else:
            card(page).locator(f"[data-zone='{radio.input_value()}']").click()
        expect(radio).to_be_checked()

    return act


def _scene(*moves: str) -> Act:
    def act(page: Page, hands: Hands) -> None:
        again = card(page).locator("[data-verdict]")
        if again.is_visible():
            hands.press(answer_button(page))
        for place, move in enumerate(moves):
            if place:
                hands.press(answer_button(page))
            hands.take(card(page).get_by_role("radio", name=move))

    return act


EMAIL_ORDER = (
    "Lire l’offre en entier",
    "Écrire l’objet et le message",
    "Joindre ton CV",
    "Relire",
    "Envoyer",
)


@dataclass(frozen=True)
class Play:
    """A question of the training: how to miss it, what is said then, how to find it."""

    kind: str
    miss: Act
    said: str
    find: Act


TRAINING = (
    Play(
        "one",
        _one_of("bb-du-59@mail.example"),
        "Cela fait sourire tes amis.",
        _one_of("prenom.nom@mail.example"),
    ),
    Play(
        "several",
        _all_of("Au moins 12 signes", "Le même partout"),
        "tous tes comptes sont ouverts",
        _all_of("Au moins 12 signes", "Différent pour chaque compte"),
    ),
    Play("truth", _one_of("Vrai"), "Le facteur ne demande jamais", _one_of("Faux")),
    Play(
        "order",
        _in_order(*reversed(EMAIL_ORDER)),
        "Relire vient juste avant d’envoyer.",
        _in_order(*EMAIL_ORDER),
    ),
    Play(
        "match",
        _pairs(("L’objet", "Cordialement, Awa"), ("Pour saluer", "Bisous")),
        "On commence toujours par bonjour.",
        _pairs(
            ("L’objet", "Candidature au poste de vendeur"),
            ("Pour saluer", "Bonjour Madame, bonjour Monsieur,"),
            ("Pour finir", "Cordialement, Awa"),
        ),
    ),
    Play(
        "gap",
        _gaps("salut", "cv", "jointe"),
        "c’est pour les amis",
        _gaps("bonjour", "cv", "jionte"),
    ),
    Play(
        "mistakes",
        _words("Slt", "Madame,"),
        "On écrit « Bonjour Madame »",
        _words("Slt", "dispo", "A+"),
    ),
    Play("picture", _zone("Le métier"), "C’est le nom du métier.", _zone("L’adresse e-mail")),
    Play(
        "scene",
        _scene("Ouais, c’est qui ?", "Je la note."),
        "Un inconnu peut être un employeur.",
        _scene("Bonjour, Awa à l’appareil.", "Je la note."),
    ),
)

#: The right answer to each question of the test, by how the question begins.
TEST: dict[str, Act] = {
    "Où écrit-on": _one_of("Dans l’objet"),
    "Un employeur peut lire": _one_of("Vrai"),
    "Que met-on": _all_of("Son prénom et son nom", "Un numéro de téléphone"),
    "Complète.": _gaps("emploi"),
    "Qui reçoit": _pairs(
        ("À", "La personne à qui tu écris"),
        ("Cc", "Quelqu’un qui lit aussi, et tout le monde le voit"),
        ("Cci", "Quelqu’un qui lit aussi, et personne ne le voit"),
    ),
    "Tu as oublié": _in_order(
        "Toucher « Mot de passe oublié »",
        "Écrire ton adresse e-mail",
        "Ouvrir le message reçu",
        "Choisir un nouveau mot de passe",
    ),
}


def open_training(page: Page, name: str) -> None:
    """Log in, and stand before the quiz that trains."""
    log_in(page, name)
    page.goto(TRAINING_ADDRESS)
    expect(page.locator("[data-quiz=bar]")).to_be_visible()


def open_test(page: Page, name: str) -> None:
    """Log in, and stand before the quiz that tests."""
    log_in(page, name)
    page.goto(TEST_ADDRESS)
    expect(page.locator("[data-quiz=bar]")).to_be_visible()


def card(page: Page) -> Locator:
    """The question on the screen."""
    return page.locator("cnj-quiz-card")


def answer_button(page: Page) -> Locator:
    """What sends the answer; it says something else after a first try."""
    return card(page).locator("[data-part=answer]")


def verdict(page: Page) -> Locator:
    """What is said of the answer."""
    return card(page).locator("[data-part=verdict]")


def end_title(page: Page) -> Locator:
    """The heading of what comes after the last question."""
    return page.locator("[data-quiz=end-title]")


def go_to(page: Page, number: int, hands: Hands) -> None:
    """From anywhere in the quiz to one of its questions."""
    if end_title(page).is_visible():
        hands.press(page.get_by_role("button", name=re.compile(rf"^Question {number}\b")))
    progress = page.locator("[data-quiz=progress]")
    for _ in range(20):
        here = int(re.findall(r"\d+", progress.inner_text())[0])
        if here == number:
            return
        hands.press(page.get_by_role("button", name="Suivante" if here < number else "Précédente"))
    raise AssertionError(f"there is no way to question {number}")


def answer_test_question(page: Page, hands: Hands) -> None:
    """The right answer to the question of the test that is on the screen, sent."""
    text = card(page).locator("[data-part=text]").inner_text()
    act = next(act for begin, act in TEST.items() if text.startswith(begin))
    act(page, hands)
    hands.press(answer_button(page))
    expect(verdict(page)).to_contain_text("Ta réponse est gardée")
