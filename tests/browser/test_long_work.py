"""A file of the people found: started on a phone, left, come back to, and opened as it is meant."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from playwright.sync_api import Page, expect

from .driver import PHONE
from .steps import log_in


def test_a_file_is_made_while_the_advisor_is_elsewhere(open_page, check_accessibility):
    page: Page = open_page(PHONE)
    log_in(page, "Claire")
    page.goto("/clicnjob/target/")
    page.get_by_role("button", name="Toutes ces personnes dans un fichier").tap()
    expect(page.get_by_role("heading", name="Fichier des personnes trouvées")).to_be_visible()
    address = page.url

    page.goto("/clicnjob/offers/")
    page.goto(address)
    link = page.get_by_role("link", name="Télécharger le fichier")
    expect(link).to_be_visible()
    check_accessibility(page)
    with page.expect_download() as download:
        link.tap()

    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    headings, *lines = csv.reader(io.StringIO(text), delimiter=";")
    assert headings[0] == "Nom"
    assert lines
