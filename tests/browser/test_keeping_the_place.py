"""New results come in under an advisor's hands; a form with errors is left and found again."""

from __future__ import annotations

from playwright.sync_api import expect

from .conftest import OpenPage
from .driver import DESK
from .steps import log_in


def test_panels_and_focus_stay_where_they_were(open_page: OpenPage) -> None:
    page = open_page(DESK)
    log_in(page, "Claire")
    page.goto("/clicnjob/target/?q=vendeur")
    panel = page.locator("#tier-near")
    panel.locator("> summary").click()
    box = panel.get_by_role("checkbox").first
    for ticked in (True, False):
        with page.expect_response(lambda answer: "/target/" in answer.url):
            box.set_checked(ticked)
        expect(page.locator("#found:not(.htmx-request):not(.htmx-settling)")).to_be_visible()

        expect(box).to_be_focused()
        expect(panel).to_have_attribute("open", "")


def test_back_finds_a_form_with_errors_as_it_was(open_page: OpenPage) -> None:
    page = open_page(DESK)
    log_in(page, "Claire")
    page.goto("/clicnjob/offers/new/?q=vendeur")
    page.get_by_label("Titre de l’offre").fill("Le samedi")
    page.get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="Offres", exact=True).click()
    expect(page.get_by_role("heading", name="Offres", level=1)).to_be_visible()

    page.go_back()

    expect(page.get_by_label("Titre de l’offre")).to_have_value("Le samedi")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
