"""The first path as its learners walk it, on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from demo.seeding.places import LILLE

from ..conftest import OpenPage
from ..driver import DESK, PHONE
from ..looking import check_width
from ..steps import log_in
from .stories import card, story

_WORKSHOP = "atelier"
#: Pictures that were asked for and did not come.
_BROKEN = "[...document.images].filter((each) => each.complete && !each.naturalWidth).length"


def test_from_the_first_page_by_the_map_to_the_end_of_a_story_and_back(
    open_page: OpenPage,
) -> None:
    page = open_page(PHONE)
    log_in(page, "Malik Bensaïd")
    page.get_by_role("link", name="Commencer").click()
    expect(page.get_by_role("heading", name="Ta carte", level=1)).to_be_visible()
    page.get_by_role("link", name=re.compile("^Commencer")).click()
    expect(page.get_by_role("heading", name="Leçon 1", level=1)).to_be_visible()

    for _card in range(7):
        if card(page).get_attribute("data-kind") == "question":
            card(page).get_by_role("button", name="Pour être pris au sérieux").click()
            expect(card(page).get_by_role("status")).to_contain_text("Ton nom donne confiance")
        if card(page).get_attribute("data-kind") == "todo":
            card(page).get_by_role("checkbox").check()
        story(page).locator("[data-turn='1']").click()
    expect(card(page).get_by_role("heading")).to_have_text("Bravo, tu as terminé !")

    page.get_by_role("link", name="Cours", exact=True).click()
    page.get_by_role("link", name="Ta carte").click()
    first = page.get_by_role("listitem").filter(has_text="Pourquoi une adresse pour le travail")
    expect(first).to_contain_text("Fait")
    expect(page.get_by_role("link", name=re.compile("^Continuer"))).to_be_visible()


def test_every_unit_of_the_path_fits_a_phone_and_is_accessible(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page = open_page(PHONE)
    log_in(page, "Théo Vandamme")
    links = page.locator(".demo-units").get_by_role("link")
    addresses = [each.get_attribute("href") or "" for each in links.all()]
    of_the_path = [each for each in addresses if each.startswith(_course())]
    assert len(of_the_path) == 13
    for address in of_the_path:
        page.goto(address)
        assert page.evaluate(_BROKEN) == 0, address
        check_width(page)
        check_accessibility(page)


def test_an_advisor_reads_the_run_sheet(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page = open_page(DESK)
    log_in(page, "Claire")
    page.goto(f"{_course()}{_WORKSHOP}/")
    expect(page.get_by_text("1 h 30").first).to_be_visible()
    check_width(page)
    check_accessibility(page)


def _course() -> str:
    return f"/course/{LILLE.path_key}/"
