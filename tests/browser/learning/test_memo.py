"""A memo sheet: kept, written on through a lost network, sent to learners, printed alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Locator, Page, expect

from ..conftest import OpenPage, Watch
from ..driver import DESK, PHONE
from ..hands import Finger, Hands, Keyboard
from ..looking import check_small_windows, check_width
from ..steps import log_in
from ..tour import ADVISOR, MEMO_ADDRESS, MEMO_BLOCK

SUBJECT = "Répondre à une offre"


def open_memo(page: Page, name: str) -> None:
    log_in(page, name)
    page.goto(MEMO_ADDRESS)
    expect(page.get_by_role("heading", name=SUBJECT, level=2)).to_be_visible()


def notes(page: Page) -> Locator:
    return page.get_by_label("Mes notes")


def saved(page: Page) -> Locator:
    return page.locator("[data-autosave=line]").filter(has_text="Enregistré à")


@pytest.mark.parametrize(
    ("hands", "size", "name"),
    [(Finger(), PHONE, "Inès Delattre"), (Keyboard(), DESK, "Hugo Lacroix")],
    ids=["touch", "keyboard"],
)
def test_a_sheet_is_kept_found_again_and_taken_away(
    open_page: OpenPage, hands: Hands, size: dict[str, int], name: str
) -> None:
    page = open_page(size)
    open_memo(page, name)
    hands.press(page.get_by_role("button", name="Garder dans mes mémos"))
    expect(page.get_by_text("Cette fiche est dans « Mes mémos ».")).to_be_focused()
    hands.press(page.get_by_role("link", name="Ouvrir « Mes mémos »"))
    hands.press(page.get_by_role("link", name=SUBJECT))
    expect(page.get_by_role("heading", name=SUBJECT, level=1)).to_be_visible()
    hands.press(page.locator("summary", has_text="Enlever cette fiche"))
    hands.press(page.get_by_role("button", name="Oui, l’enlever"))
    expect(page.get_by_text("La fiche n’est plus dans tes mémos.")).to_be_visible()
    expect(page.get_by_text("Pas encore de fiche")).to_be_visible()


def test_notes_are_there_on_another_phone_and_what_it_saved_is_not_overwritten(
    open_page: OpenPage, watch: Watch
) -> None:
    watch.expected += ["409 (Conflict)"]
    here, there = open_page(PHONE), open_page(PHONE)
    open_memo(here, "Léa Dupire")
    notes(here).fill("Demander à Claire.")
    expect(saved(here)).to_be_visible()
    # To write is to keep.
    expect(here.get_by_text("Cette fiche est dans « Mes mémos ».")).to_be_visible()

    open_memo(there, "Léa Dupire")
    expect(notes(there)).to_have_value("Demander à Claire.")
    notes(there).fill("Demander à Théo.")
    expect(saved(there)).to_be_visible()

    notes(here).fill("Demander à Nadia.")
    expect(here.get_by_text("D’autres notes ont été enregistrées ailleurs")).to_be_visible()
    here.get_by_role("button", name="Les autres").click()
    expect(notes(here)).to_have_value("Demander à Théo.")


def test_what_is_written_without_network_is_sent_when_it_is_back(
    open_page: OpenPage, watch: Watch
) -> None:
    page = open_page(PHONE)
    open_memo(page, "Rayan Traoré")
    watch.expected += ["net::ERR_INTERNET_DISCONNECTED"]
    page.context.set_offline(True)
    notes(page).fill("Sans réseau.")
    expect(page.get_by_text("Tes notes sont gardées sur cet appareil.")).to_be_visible()
    page.context.set_offline(False)
    expect(saved(page)).to_be_visible()
    page.reload()
    expect(notes(page)).to_have_value("Sans réseau.")


def test_an_advisor_sends_a_sheet_from_its_unit_and_the_learner_finds_it_marked(
    open_page: OpenPage,
) -> None:
    page, hands = open_page(DESK), Keyboard()
    open_memo(page, ADVISOR)
    hands.press(page.locator("summary", has_text="Pour l’équipe"))
    hands.tick(page.get_by_role("checkbox", name="Théo Vandamme"))
    hands.press(page.get_by_role("button", name="Voir qui la recevra"))
    sure = page.locator("[data-team=sure]")
    expect(sure).to_contain_text("Envoyer cette fiche à 1 personne ?")
    expect(sure).to_contain_text("Théo Vandamme")
    hands.press(sure.get_by_role("button", name="Envoyer"))
    expect(page.get_by_text("Envoyée à 1 personne.")).to_be_focused()
    expect(page.get_by_role("checkbox", name="Théo Vandamme")).to_be_disabled()

    learner = open_page(PHONE)
    log_in(learner, "Théo Vandamme")
    learner.goto("/clicnjob/memos/")
    new = learner.locator("[data-new]")
    expect(new).to_contain_text("Nouveau")
    expect(new).to_contain_text("Claire Fontaine")
    new.get_by_role("link", name=SUBJECT).click()
    learner.go_back()
    learner.reload()
    expect(learner.locator("[data-new]")).to_have_count(0)


def test_the_browser_prints_the_sheet_alone_on_one_side(open_page: OpenPage) -> None:
    page = open_page(DESK)
    open_memo(page, "Camille Bagayoko")
    notes(page).fill("À moi.")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Imprimer").click()
    expect(page.locator("html[data-cnj-printing]")).to_have_count(1)
    page.emulate_media(media="print")
    expect(page.locator("cnj-memo-paper")).to_contain_text("À moi.")
    expect(page.locator("cnj-memo-paper").get_by_text(SUBJECT)).to_be_visible()
    expect(page.get_by_role("link", name="Se déconnecter")).to_be_hidden()
    expect(page.get_by_role("button", name="Imprimer")).to_be_hidden()
    file = BytesIO(page.pdf(prefer_css_page_size=True)).getvalue()
    assert len(re.findall(rb"/Type\s*/Page\b", file)) == 1
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("cnj-memo-paper")).to_have_count(0)


def test_a_screen_reader_follows_the_sheet(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page = open_page(PHONE)
    open_memo(page, "Antoine Diallo")
    sheet = page.locator(".cnj-memo__sheet")
    expect(sheet).to_match_aria_snapshot(
        """
        - article:
          - heading "Répondre à une offre" [level=2]
          - heading "Dans l’ordre" [level=3]
          - list:
            - listitem: Je lis l’offre en entier.
        """
    )
    # Pictograms stand beside words, and say nothing.
    assert sheet.get_by_role("img").count() == 0
    check_accessibility(page)
    check_width(page)
    page.locator("html").evaluate("html => html.dir = 'rtl'")
    check_width(page)
    check_small_windows(page)


def test_the_author_is_told_of_a_sheet_that_takes_two_sides(open_page: OpenPage) -> None:
    page = open_page(DESK)
    log_in(page, ADVISOR)
    page.goto(f"{MEMO_BLOCK}edit/")
    items = page.locator("cnj-edit-item")
    expect(items).to_have_count(5)
    for _turn in range(5):
        items.nth(2).get_by_role("button", name="Dupliquer").click()
    expect(items).to_have_count(10)
    page.get_by_role("button", name="Enregistrer").click()
    mend = page.get_by_role("alertdialog")
    expect(mend).to_contain_text("ne tient pas sur une seule face A4")
