"""Whoever guesses an address, looks as somebody else, or is not logged in, sees nobody's CV."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from demo.seeding.places import LILLE

from .conftest import OpenPage, Watch
from .driver import DESK, PHONE
from .steps import CV_UNIT, INBOX_UNIT, log_in, open_cv, open_unit, sharing

SHARED = "Awa Konaté"


def address_of_a_cv(open_page: OpenPage) -> str:
    """Where an advisor who may reads a shared CV."""
    page = open_page(DESK)
    log_in(page, "Claire")
    page.goto("/clicnjob/target/?q=vendeur")
    page.get_by_role("button", name=f"Lire le CV : {SHARED}").click()
    expect(page.get_by_role("heading", name=SHARED, level=1)).to_be_visible()
    return page.url.split("?")[0]


@pytest.mark.parametrize(
    "guest",
    ["Sophie", "Théo Vandamme", "Yacine Meziane", "Nadia"],
    ids=["advisor of another structure", "classmate", "learner elsewhere", "administrator"],
)
def test_a_guessed_address_of_a_cv_shows_nothing(
    open_page: OpenPage, watch: Watch, guest: str
) -> None:
    address = address_of_a_cv(open_page)
    watch.expected.append("404 (Not Found)")
    page = open_page(DESK)
    log_in(page, guest)

    answer = page.goto(address)

    assert answer is not None
    # The same answer whether there is such a CV or not.
    assert answer.status == 404
    assert SHARED not in page.content()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cette page n’existe pas")


def test_nobody_logged_in_is_sent_to_the_first_page(open_page: OpenPage) -> None:
    address = address_of_a_cv(open_page)
    page = open_page(DESK)

    page.goto(address)

    expect(page.get_by_role("heading", level=1)).to_have_text("Qui êtes-vous ?")


def view_as(page: Page, learner: str) -> None:
    page.get_by_text("Voir le cours comme un apprenant").click()
    options = page.get_by_label("Apprenant", exact=True)
    value = options.locator("option").filter(has_text=learner).first.get_attribute("value")
    options.select_option(value=value)
    page.get_by_role("button", name="Voir", exact=True).click()
    expect(page.get_by_role("region", name="Vue d’un apprenant")).to_contain_text(learner)


def typed_on(page: Page) -> str:
    fields = page.locator("cnj-block input, cnj-block textarea")
    return "".join(
        fields.evaluate_all(
            "all => all.filter((one) => !['checkbox', 'radio', 'range'].includes(one.type))"
            ".map((one) => one.value)"
        )
    )


def test_course_staff_viewing_as_a_learner_see_an_empty_form_at_rest(open_page: OpenPage) -> None:
    page = open_page(DESK)
    calls: list[str] = []
    page.on("request", lambda request: calls.append(request.url))
    log_in(page, "Claire")
    page.goto(f"/course/{LILLE.course_key}/")
    view_as(page, SHARED)
    open_unit(page, CV_UNIT)

    expect(page.get_by_text("Son CV reste privé")).to_be_visible()
    expect(page.get_by_label("Prénom")).to_be_disabled()
    expect(sharing(page)).to_be_disabled()
    assert typed_on(page) == ""
    assert SHARED.split()[1] not in page.locator("cnj-block").inner_html()
    open_unit(page, INBOX_UNIT)
    assert page.locator("[data-offer]").count() == 0
    assert [url for url in calls if "/handler/" in url] == []


def test_handlers_refuse_whoever_is_not_logged_in_and_say_so(
    open_page: OpenPage, watch: Watch
) -> None:
    """Called as a page would call them, once with and once without a form's secret."""
    learner = open_page(PHONE)
    calls: list[str] = []
    open_cv(learner, SHARED)
    learner.on("request", lambda request: calls.append(request.url))
    learner.get_by_role("combobox", name="Ta commune").fill("lil")
    expect(learner.get_by_role("option").first).to_be_visible()
    address = next(url for url in calls if "/handler/suggest_communes" in url)

    guest = open_page(PHONE)
    guest.goto("/")
    cookies = {each["name"]: each["value"] for each in guest.context.cookies()}
    secret = cookies["csrftoken"]
    for handler in ("load", "save_cv", "suggest_jobs", "suggest_communes", "set_sharing"):
        url = address.replace("suggest_communes", handler)
        for headers in ({"X-CSRFToken": secret}, {}):
            answer = guest.request.post(url, data={"open": False}, headers=headers)
            assert answer.status == 403
            assert set(json.loads(answer.body())) == {"error", "code"}
            assert SHARED not in answer.text()
