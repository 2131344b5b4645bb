"""A file of the people found: started on a phone, left, come back to, and opened as it is meant."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from playwright.sync_api import Page, expect

from .driver import PHONE, DemoHost
from .steps import log_in


def set_state(demo: DemoHost, state: str) -> None:
    """As if the worker had just begun, or ended, what it has done."""
    with closing(sqlite3.connect(demo.folder / "demo.sqlite3")) as database, database:
        database.execute("UPDATE advisor_dashboard_longwork SET state = ?", [state])


def test_a_file_is_made_while_the_advisor_is_elsewhere(demo, open_page, check_accessibility):
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
    set_state(demo, "waiting")
    page.reload()
    expect(page.get_by_role("progressbar")).to_be_visible()
    # What tells of the end is there before it, or a screen reader would not read it out.
    told = page.get_by_role("status")
    expect(told).to_be_empty()
    told.evaluate("region => { region.dataset.same = 'yes' }")
    set_state(demo, "done")
    expect(told).to_have_text(re.compile(r"\d+ lignes\."))
    expect(told).to_have_attribute("data-same", "yes")
    expect(link).to_be_visible()
    check_accessibility(page)
    with page.expect_download() as download:
        link.tap()

    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    headings, *lines = csv.reader(io.StringIO(text), delimiter=";")
    assert headings[0] == "Nom"
    assert lines
