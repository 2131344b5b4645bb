"""Every page there is, at both sizes: accessible, quiet, of this host alone, and never too wide.

A visit begins on a phone, goes on in the window of a desk, and ends in the small windows: 320
pixels wide, and where everything is twice as large.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Watch
from .driver import DESK, DemoHost
from .looking import LOOKS, check_small_windows, check_width
from .tour import (
    ADVISOR,
    CV_ADDRESS,
    INBOX_ADDRESS,
    LEARNER,
    NO_PAGES,
    RESULTS,
    STOPS,
    Stop,
)

Check = Callable[[Page], None]
Visit = Callable[..., Page]


def test_the_tour_knows_every_address(demo: DemoHost) -> None:
    code = "from tests.browser.addresses import main; main()"
    printed = demo.manage("shell", "-c", code).splitlines()[-1]
    there = {name for name, _route in json.loads(printed)}

    assert there == {stop.page for stop in STOPS} | set(NO_PAGES)


@pytest.mark.parametrize("stop", [pytest.param(each, id=each.name) for each in STOPS])
def test_a_page_is_accessible_quiet_and_fits(
    visit: Visit, check_accessibility: Check, watch: Watch, stop: Stop
) -> None:
    if stop.status != 200:
        watch.expected.append(f"status of {stop.status} (")
    page = visit(stop.person, "phone")

    stop.reach(page)

    expect(page.locator("h1")).to_have_count(1)
    assert page.locator("html").get_attribute("lang") == "fr"
    check_width(page)
    check_accessibility(page)
    if not stop.for_phones:
        page.set_viewport_size(DESK)
        check_width(page)
        check_accessibility(page)
    check_small_windows(page)


@pytest.mark.parametrize(
    ("person", "address"),
    [(LEARNER, CV_ADDRESS), (LEARNER, INBOX_ADDRESS), (ADVISOR, RESULTS)],
    ids=["CV", "inbox", "search"],
)
def test_nothing_moves_for_those_who_ask_for_stillness(
    visit: Visit, person: str, address: str
) -> None:
    page = visit(person, "still")
    page.goto(address)

    moving = page.evaluate(
        """() => {
          const longest = (times) => Math.max(...times.split(",").map(parseFloat));
          return [...document.querySelectorAll("*")].filter((each) => {
            const style = getComputedStyle(each);
            return longest(style.transitionDuration) > 0.01
              || longest(style.animationDuration) > 0.01
              || style.scrollBehavior === "smooth";
          }).map((each) => each.outerHTML.slice(0, 120));
        }"""
    )

    assert moving == []


ENGLISH = {
    "/": "Who are you?",
    CV_ADDRESS: "Who can see your CV?",
    INBOX_ADDRESS: "What do you think of it?",
    "/clicnjob/": "Which job are you looking for?",
    RESULTS: "Jobs searched",
    "/clicnjob/offers/": "Offers",
    "/clicnjob/offers/new/": "New offer",
    "/studio/": "Studio",
}


@pytest.mark.parametrize("look", ["phone"])
def test_the_pages_speak_english_too(
    browser: Browser, demo: DemoHost, watch: Watch, check_accessibility: Check, look: str
) -> None:
    context = browser.new_context(base_url=demo.url, locale="en-GB", **LOOKS[look])
    page = context.new_page()
    watch.follow(page)
    page.goto("/")
    for person in (LEARNER, ADVISOR):
        page.goto("/")
        page.get_by_role("button", name=person).first.click()
        for address, words in ENGLISH.items():
            if address.startswith("/course") != (person == LEARNER):
                continue
            page.goto(address)
            assert page.locator("html").get_attribute("lang") == "en"
            expect(page.get_by_text(words).first).to_be_attached()
            check_width(page)
            check_accessibility(page)
    context.close()


def test_a_person_changes_the_language_and_stays_where_they_are(visit: Visit) -> None:
    page = visit(ADVISOR, "desk")
    page.goto("/clicnjob/offers/")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("link", name="Find people")).to_be_visible()
    assert urlsplit(page.url).path == "/clicnjob/offers/"
    page.get_by_role("button", name="Français").click()
    expect(page.get_by_role("link", name="Chercher des personnes")).to_be_visible()
