"""From a CV to an answered offer and back, in the platform; and two of the same block on a page."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driver import DESK, PHONE
from tests.browser.hands import Hands, Keyboard, Pointer
from tests.browser.steps import open_all, write_offer

from .conftest import OpenPage, Site, Unit
from .steps import FULL_NAME, cv_of, open_unit, write_cv


def _turn(page: Page, cv: Locator, hands: Hands, *, on: bool) -> None:
    hands.press(cv.get_by_role("button", name="Qui le voit", exact=True))
    switch = cv.get_by_role("switch")
    if (switch.get_attribute("aria-checked") == "true") != on:
        hands.press(switch)
    expect(switch).to_be_checked(checked=on)
    # The other block of the page tells of the same CV.
    for other in page.locator(".cnj-cv").get_by_role("switch", include_hidden=True).all():
        expect(other).to_be_checked(checked=on)


@pytest.mark.parametrize(
    ("size", "hands"), [(PHONE, Pointer()), (DESK, Keyboard())], ids=["phone", "keyboard"]
)
def test_from_a_cv_to_an_answered_offer_and_back(
    open_page: OpenPage, site: Site, unit: Unit, size: dict[str, int], hands: Hands
) -> None:
    learner, advisor = open_page(size, site.learner), open_page(DESK, site.advisor)
    title = f"Vente {datetime.now():%d/%m %H:%M:%S}"

    open_unit(learner, site, unit)
    write_cv(cv_of(learner), hands)
    _turn(learner, cv_of(learner), hands, on=True)

    advisor.goto(f"{site.lms}/clicnjob/")
    write_offer(advisor, title, [FULL_NAME])
    advisor.get_by_role("button", name="Proposer à 1 personne").click()
    expect(advisor.get_by_text("Offre proposée à 1 personne")).to_be_visible()

    open_unit(learner, site, unit)
    inboxes = [learner.locator(".cnj-inbox").nth(place) for place in (0, 1)]
    offers = [each.locator("details").filter(has_text=title) for each in inboxes]
    expect(offers[1].get_by_text("Nouveau", exact=True)).to_be_visible()
    hands.press(offers[0].locator("summary"))
    hands.press(offers[0].get_by_role("button", name="Ça m’intéresse"))
    expect(offers[0].get_by_text("Tu as répondu")).to_be_visible()
    # The other inbox follows, closed as it is.
    expect(offers[1].locator("summary")).to_contain_text("Ça m’intéresse")
    expect(offers[1].get_by_text("Nouveau", exact=True)).to_be_hidden()

    learner.goto(f"{site.lms}/clicnjob/me/{site.course}/")
    expect(learner.locator("li").filter(has_text=title)).to_contain_text("Ça m’intéresse")
    advisor.reload()
    interested = advisor.get_by_role("region", name="Intéressés")
    expect(interested.get_by_role("paragraph").filter(has_text=FULL_NAME)).to_be_visible()

    open_unit(learner, site, unit)
    _turn(learner, cv_of(learner), hands, on=False)
    advisor.goto(f"{site.lms}/clicnjob/target/?q=vendeur")
    expect(advisor.get_by_role("checkbox", name=FULL_NAME)).to_have_count(0)


def test_two_blocks_of_a_cv_on_a_page_follow_one_another(
    open_page: OpenPage, site: Site, unit: Unit
) -> None:
    page = open_page(PHONE, site.learner)
    open_unit(page, site, unit)
    words = f"Bonjour, il est {datetime.now():%H:%M:%S}."
    one, other = cv_of(page, 0), cv_of(page, 1)
    for each in (one, other):
        open_all(each)

    one.get_by_label("Présente-toi").fill(words)
    expect(one.locator("[data-autosave=line]")).to_have_text(re.compile("^Enregistré à"))

    expect(other.get_by_label("Présente-toi")).to_have_value(words)
    other.get_by_label("Présente-toi").fill(f"{words} Et au revoir.")
    expect(one.get_by_label("Présente-toi")).to_have_value(f"{words} Et au revoir.")
    for each in (one, other):
        expect(each.locator("[data-autosave=conflict]")).to_be_hidden()


def test_ids_and_labels_of_two_blocks_do_not_meet(
    open_page: OpenPage, site: Site, unit: Unit
) -> None:
    page = open_page(PHONE, site.learner)
    open_unit(page, site, unit)

    twice = page.evaluate(
        """() => {
          const ids = [...document.querySelectorAll(".clicnjob [id]")].map((each) => each.id);
          return ids.filter((id, at) => ids.indexOf(id) !== at);
        }"""
    )

    assert twice == []
