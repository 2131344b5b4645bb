"""An advisor narrows a search: with a thumb on a phone, and with the keyboard at a desk."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from .conftest import OpenPage
from .driver import DESK, PHONE
from .looking import check_width
from .steps import log_in

LIVE = "#found:not(.htmx-request):not(.htmx-settling)"


def number_of(choice: Locator) -> int:
    """The number that stands beside a choice."""
    return int(choice.locator(".cnj-tick__count").inner_text().split()[0])


def people(page: Page) -> Locator:
    return page.locator(".cnj-learner:not(:has(.cnj-why--not))")


def test_on_a_phone_a_filter_leaves_as_many_as_it_said_and_the_others_follow(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page = open_page(PHONE)
    log_in(page, "Claire")
    page.goto("/clicnjob/target/?q=vendeur")
    filters = page.locator("#filters > summary")
    licence = page.locator("label", has=page.locator('input[name="licence"][value="B"]'))
    expect(licence).to_be_hidden()
    filters.tap()
    expected = number_of(licence)
    assert 0 < expected < 20

    with page.expect_response(lambda answer: "licence=B" in answer.url):
        licence.tap()

    expect(page.locator("#count")).to_contain_text(re.compile(rf"^\s*{expected} personnes?\b"))
    expect(filters).to_contain_text("1")
    expect(people(page)).to_have_count(expected)
    expect(people(page).first.locator(".cnj-whys")).to_contain_text("permis B")
    check_accessibility(page)
    check_width(page)

    page.get_by_role("button", name="Voir aussi les autres").tap()

    expect(page.get_by_role("heading", name="Les autres personnes")).to_be_visible()
    expect(page.locator(".cnj-why--not").first).to_be_attached()
    expect(page.locator("#count")).to_contain_text(f"{expected} personne")
    # Folded again, so that the people come first; the number says that something is in use.
    expect(licence).to_be_hidden()
    check_accessibility(page)


def test_at_a_desk_the_keyboard_ticks_reads_and_unticks_without_losing_its_place(
    open_page: OpenPage,
) -> None:
    page = open_page(DESK)
    log_in(page, "Claire")
    page.goto("/clicnjob/target/?q=vendeur")
    box = page.get_by_role("checkbox", name=re.compile("^Anglais"))
    before = page.locator("#count").inner_text()
    box.focus()

    with page.expect_response(lambda answer: "language=en" in answer.url):
        page.keyboard.press("Space")

    expect(page.locator(LIVE)).to_be_visible()
    expect(box).to_be_focused()
    expect(box).to_be_checked()
    expect(page).to_have_url(re.compile("language=en"))
    expect(people(page).first.locator(".cnj-whys")).to_contain_text("parle : Anglais")

    # A day that is offered is a button of the form: what is ticked goes along.
    page.get_by_role("button", name=re.compile("^Disponible maintenant")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Disponible le")).not_to_have_value("")
    expect(page.get_by_role("checkbox", name=re.compile("^Anglais"))).to_be_checked()

    page.get_by_role("button", name=re.compile("^Disponible maintenant")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Disponible le")).to_have_value("")
    with page.expect_response(lambda answer: "/target/" in answer.url):
        page.get_by_role("checkbox", name=re.compile("^Anglais")).uncheck()
    expect(page.locator("#count")).to_have_text(before)
