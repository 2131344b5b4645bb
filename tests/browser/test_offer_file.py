"""An offer with a file: attached by an advisor, read and answered by a learner on a phone."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .conftest import OpenPage
from .driver import DESK, PHONE
from .steps import confirm_button, log_in, write_offer

Check = Callable[[Page], None]

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"


def attach(page: Page, name: str, data: bytes) -> None:
    """Choose a file in the form of the offer, and save."""
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.get_by_label("Fichier joint à l’offre").set_input_files([file])
    page.get_by_role("button", name="Enregistrer").click()


def test_a_learner_reads_answers_and_saves_the_file_by_touch(
    open_page: OpenPage, check_accessibility: Check
) -> None:
    advisor = open_page(DESK)
    log_in(advisor, "Claire")
    write_offer(advisor, "Avec une fiche", ["Awa Konaté"])
    confirm_button(advisor).click()
    advisor.get_by_role("link", name="Modifier l’offre").click()
    attach(advisor, "Fiche de poste.bin", PDF)
    expect(advisor.get_by_role("link", name="Fiche de poste.pdf")).to_be_visible()
    phone = open_page(PHONE)
    log_in(phone, "Awa Konaté")
    phone.goto("/clicnjob/me/")

    phone.get_by_role("link", name="Lire cette offre Avec une fiche").tap()
    expect(phone.get_by_role("heading", name="Avec une fiche", level=1)).to_be_visible()
    check_accessibility(phone)
    with phone.expect_download() as saved:
        phone.get_by_role("link", name="Télécharger le fichier").tap()
    assert saved.value.suggested_filename == "Fiche de poste.pdf"
    phone.get_by_role("button", name="Ça m’intéresse").tap()
    expect(phone.get_by_role("status")).to_contain_text("Tu as répondu")
    phone.get_by_role("button", name="Montrer ce CV").first.tap()
    expect(phone.get_by_text("Ton conseiller voit ce CV avec ta réponse.")).to_be_visible()
    phone.get_by_role("button", name="J’ai postulé").tap()
    expect(phone.get_by_text("tu as dit que tu as postulé")).to_be_visible()
    check_accessibility(phone)

    advisor.reload()
    expect(advisor.get_by_role("link", name="CV joint à la réponse (PDF)")).to_be_visible()


def test_an_odd_file_is_refused_and_nothing_typed_is_lost(
    open_page: OpenPage, check_accessibility: Check
) -> None:
    page = open_page(PHONE)
    log_in(page, "Claire")
    page.goto("/clicnjob/offers/new/")
    page.get_by_label("Titre de l’offre").fill("Avec un drôle de fichier")
    page.get_by_label("Description").fill("Vendre du pain.")

    attach(page, "offre.pdf", b"MZ this is a program")

    expect(page.get_by_role("alert")).to_contain_text("Ce fichier n’est ni un PDF")
    expect(page.get_by_label("Titre de l’offre")).to_have_value("Avec un drôle de fichier")
    expect(page.get_by_label("Description")).to_have_value("Vendre du pain.")
    check_accessibility(page)
    attach(page, "offre.pdf", PDF)
    expect(page.get_by_text("offre.pdf est gardé")).to_be_visible()
