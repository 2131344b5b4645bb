"""An offer that exists, with the keyboard alone: changed, closed, opened again."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .conftest import OpenPage, Watch
from .driver import DESK, PHONE
from .hands import Keyboard
from .steps import INBOX_UNIT, confirm_button, log_in, open_unit, write_offer

Check = Callable[[Page], None]
HANDS = Keyboard()


def sent_offer(open_page: OpenPage, title: str, size: dict[str, int]) -> Page:
    """An advisor before an offer that Awa has."""
    page = open_page(size)
    log_in(page, "Claire")
    write_offer(page, title, ["Awa Konaté"])
    confirm_button(page).click()
    expect(page.get_by_text("Offre proposée à 1 personne")).to_be_visible()
    return page


def inbox(open_page: OpenPage, title: str) -> Page:
    """Awa before the offer of this title."""
    page = open_page(PHONE)
    log_in(page, "Awa Konaté")
    open_unit(page, INBOX_UNIT)
    page.locator("summary").filter(has=page.get_by_role("heading", name=title, exact=True)).click()
    return page


def test_a_changed_offer_is_read_by_those_who_have_it(
    open_page: OpenPage, check_accessibility: Check
) -> None:
    title = "À corriger"
    page = sent_offer(open_page, title, DESK)

    HANDS.press(page.get_by_role("link", name="Modifier l’offre"))
    expect(page.get_by_text("1 personne a cette offre et lira le nouveau texte.")).to_be_visible()
    HANDS.write(page.get_by_label("Titre de l’offre"), " ")
    HANDS.press(page.get_by_role("button", name="Enregistrer les modifications"))
    expect(page.get_by_role("alert")).to_contain_text("Écrivez un titre")
    check_accessibility(page)
    HANDS.write(page.get_by_label("Titre de l’offre"), f"{title}, corrigée")
    HANDS.write(page.get_by_label("Jours et horaires"), "28 h, le matin")
    HANDS.press(page.get_by_role("button", name="Enregistrer les modifications"))

    expect(page.get_by_role("heading", name=f"{title}, corrigée", level=1)).to_be_visible()
    expect(page.get_by_text("Dernier changement")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Titre de l’offre")).to_have_value(f"{title}, corrigée")
    learner = inbox(open_page, f"{title}, corrigée")
    expect(learner.get_by_text("28 h, le matin").locator("visible=true")).to_have_count(1)
    # Nothing has changed for who reads it for the first time.
    expect(learner.get_by_text("Cette offre a changé le")).to_have_count(0)


def test_a_closed_offer_takes_no_answer_until_it_is_open_again(
    open_page: OpenPage, check_accessibility: Check
) -> None:
    title = "À fermer"
    page = sent_offer(open_page, title, PHONE)
    HANDS.press(page.get_by_role("button", name="Fermer l’offre"))
    expect(
        page.get_by_text("L’offre est fermée. Personne ne peut plus y répondre.")
    ).to_be_visible()
    check_accessibility(page)
    learner = inbox(open_page, title)
    expect(learner.get_by_text("Cette offre est fermée. Tu ne peux plus")).to_be_visible()
    expect(
        learner.get_by_role("button", name="Ça m’intéresse").locator("visible=true")
    ).to_have_count(0)

    HANDS.press(page.get_by_role("button", name="Rouvrir l’offre"))
    expect(page.get_by_text("L’offre est rouverte.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Fermer l’offre")).to_be_visible()
    learner = inbox(open_page, title)
    expect(
        learner.get_by_role("button", name="Ça m’intéresse").locator("visible=true")
    ).to_be_visible()


def test_two_advisors_at_once_lose_nothing(
    open_page: OpenPage, watch: Watch, check_accessibility: Check
) -> None:
    page = sent_offer(open_page, "À deux", DESK)
    page.get_by_role("link", name="Modifier l’offre").click()
    other = page.context.new_page()
    watch.follow(other)
    other.goto(page.url)
    other.get_by_label("Jours et horaires").fill("Le soir")
    other.get_by_role("button", name="Enregistrer les modifications").click()
    expect(other.get_by_text("L’offre est enregistrée.")).to_be_visible()

    HANDS.write(page.get_by_label("Description"), "Mon texte à moi.")
    HANDS.press(page.get_by_role("button", name="Enregistrer les modifications"))
    expect(page.get_by_role("alert")).to_contain_text("Le soir")
    expect(page.get_by_label("Description")).to_have_value("Mon texte à moi.")
    check_accessibility(page)
    HANDS.write(page.get_by_label("Jours et horaires"), "Le soir")
    HANDS.press(page.get_by_role("button", name="Remplacer par mon texte"))

    expect(page.get_by_text("Mon texte à moi.")).to_be_visible()
    expect(page.get_by_text("Le soir")).to_be_visible()
