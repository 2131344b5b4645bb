"""An offer followed up: noted by the keyboard alone, and the silent reminded by touch."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .conftest import OpenPage
from .driver import DESK, PHONE
from .hands import Keyboard
from .steps import INBOX_UNIT, confirm_button, log_in, open_unit, write_offer

Check = Callable[[Page], None]


def sent_offer(page: Page, title: str) -> None:
    """An advisor before an offer that Awa and Théo have."""
    log_in(page, "Claire")
    write_offer(page, title, ["Awa Konaté", "Théo Vandamme"])
    confirm_button(page).click()
    expect(page.get_by_text("Offre proposée à 2 personnes")).to_be_visible()


def test_learners_are_moved_by_keys_one_after_another(
    open_page: OpenPage, check_accessibility: Check
) -> None:
    page = open_page(DESK)
    sent_offer(page, "À suivre")
    hands = Keyboard()

    hands.pick(page.get_by_label("Où en est Awa Konaté"), "Entretien")
    hands.press(page.get_by_role("button", name="Noter : Awa Konaté"))

    column = page.get_by_role("region", name="Entretien")
    expect(column.get_by_text("Awa Konaté").first).to_be_visible()
    following = page.get_by_label("Où en est Théo Vandamme")
    expect(following).to_be_focused()
    expect(following).to_be_in_viewport()
    hands.press(page.get_by_role("button", name="Noter : Théo Vandamme"))
    expect(page.get_by_role("status")).to_contain_text("Rien n’a été noté")
    expect(page.get_by_role("button", name="Noter : Théo Vandamme")).to_be_focused()
    hands.pick(following, "Embauche")
    hands.press(page.get_by_role("button", name="Noter : Théo Vandamme"))
    # The column is empty now.
    expect(page.get_by_role("heading", name="Proposée")).to_be_focused()
    expect(page.get_by_role("heading", name="Proposée")).to_be_in_viewport()
    expect(page.get_by_role("status")).to_contain_text("C’est noté")
    check_accessibility(page)
    learner = open_page(PHONE)
    log_in(learner, "Awa Konaté")
    open_unit(learner, INBOX_UNIT)
    learner.locator("summary").filter(has=learner.get_by_role("heading", name="À suivre")).click()
    expect(learner.get_by_text("tu as un entretien")).to_be_visible()


def test_the_silent_are_reminded_on_a_phone(
    open_page: OpenPage, check_accessibility: Check
) -> None:
    page = open_page(PHONE)
    sent_offer(page, "À relancer")
    page.get_by_role("link", name="Relancer 2 personnes sans réponse").tap()
    expect(page.get_by_role("listitem").filter(has_text="Théo Vandamme")).to_be_visible()
    check_accessibility(page)
    page.get_by_label("Votre message").fill("")
    page.get_by_role("button", name="Relancer 2 personnes").tap()
    expect(page.get_by_role("alert")).to_contain_text("Écrivez un message")
    page.get_by_label("Votre message").fill("Alors, cette offre ?")
    page.get_by_role("button", name="Relancer 2 personnes").tap()
    expect(page.get_by_text("2 personnes ont été relancées.")).to_be_visible()
    check_accessibility(page)
    expect(page.get_by_role("link", name="Relancer")).to_have_count(0)


def test_a_learner_answers_on_the_first_screen_and_takes_back_what_was_tapped(
    open_page: OpenPage, check_accessibility: Check
) -> None:
    sent_offer(open_page(DESK), "Vendeuse ou vendeur de chaussures, rayon enfants")
    learner = open_page(PHONE)
    log_in(learner, "Théo Vandamme")
    learner.goto("/clicnjob/me/")
    learner.get_by_role("link", name="Lire cette offre").first.tap()
    for answer in ("Ça m’intéresse", "Pas pour moi", "J’ai besoin d’aide"):
        expect(learner.get_by_role("button", name=answer)).to_be_in_viewport(ratio=1)
    check_accessibility(learner)

    learner.get_by_role("button", name="J’ai postulé").tap()
    expect(learner.get_by_text("tu as dit que tu as postulé")).to_be_in_viewport()
    learner.get_by_role("button", name="Annuler : je n’ai pas postulé").tap()
    expect(learner.get_by_role("button", name="J’ai postulé")).to_be_in_viewport()
