"""Proposing an offer when a finger trembles, two tabs are open, or a learner leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import OpenPage, Watch
from .driver import DESK, PHONE, DemoHost
from .steps import (
    CV_UNIT,
    INBOX_UNIT,
    confirm_button,
    log_in,
    open_unit,
    sharing,
    write_offer,
)

Check = Callable[[Page], None]


def received(open_page: OpenPage, name: str, title: str) -> int:
    """How many times a learner finds the offer in their inbox."""
    learner = open_page(PHONE)
    log_in(learner, name)
    open_unit(learner, INBOX_UNIT)
    heading = learner.get_by_role("heading", name=title, exact=True)
    return learner.locator("summary").filter(has=heading).count()


def click_twice_at_once(page: Page) -> None:
    confirm_button(page).evaluate("button => { button.click(); button.click(); }")


def submit_past_the_script(page: Page) -> None:
    """Two submissions that ask no script, as a browser without it would send them."""
    confirm_button(page).evaluate(
        "button => { button.form.submit(); HTMLFormElement.prototype.submit.call(button.form); }"
    )


@pytest.mark.parametrize(
    ("title", "send"),
    [
        ("Double clic", lambda page: confirm_button(page).dblclick()),
        ("Deux clics à la fois", click_twice_at_once),
        ("Deux envois sans script", submit_past_the_script),
    ],
    ids=["double click", "two clicks at once", "two submissions past the script"],
)
def test_proposing_twice_at_once_sends_once(
    open_page: OpenPage, title: str, send: Callable[[Page], None]
) -> None:
    page = open_page(DESK)
    log_in(page, "Claire")
    write_offer(page, title, ["Awa Konaté"])

    send(page)

    expect(page.get_by_text("Offre proposée à 1 personne")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Awa Konaté")).to_have_count(1)
    assert received(open_page, "Awa Konaté", title) == 1


def test_the_same_confirmation_arriving_eight_times_together_sends_once(
    open_page: OpenPage,
) -> None:
    page = open_page(DESK)
    log_in(page, "Claire")
    write_offer(page, "Huit fois ensemble", ["Awa Konaté", "Théo Vandamme"])

    statuses = confirm_button(page).evaluate(
        """async (button) => {
          const send = () => fetch(button.form.action, {
            method: "POST", body: new URLSearchParams(new FormData(button.form)),
          });
          const answers = await Promise.all(Array.from({ length: 8 }, send));
          return answers.map((answer) => answer.status);
        }"""
    )

    assert statuses == [200] * 8
    assert received(open_page, "Awa Konaté", "Huit fois ensemble") == 1
    assert received(open_page, "Théo Vandamme", "Huit fois ensemble") == 1


def test_without_javascript_a_double_click_sends_once(
    browser: Browser, demo: DemoHost, watch: Watch, open_page: OpenPage
) -> None:
    title = "Sans script"
    context = browser.new_context(
        base_url=demo.url, viewport=DESK, locale="fr-FR", java_script_enabled=False
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    watch.follow(page)
    log_in(page, "Claire")
    write_offer(page, title, ["Awa Konaté"])

    confirm_button(page).dblclick()

    expect(page.get_by_text("Offre proposée à 1 personne").first).to_be_visible()
    context.close()
    assert received(open_page, "Awa Konaté", title) == 1


def test_two_tabs_with_the_same_people_send_once_and_the_second_says_why(
    open_page: OpenPage, watch: Watch, check_accessibility: Check
) -> None:
    title = "Deux onglets"
    first = open_page(DESK)
    log_in(first, "Claire")
    write_offer(first, title, ["Awa Konaté"])
    first.get_by_role("link", name="Changer le message").click()
    second = first.context.new_page()
    watch.follow(second)
    second.goto(first.url)
    for page in (first, second):
        page.get_by_role("button", name="Voir qui la recevra").click()
        expect(confirm_button(page)).to_be_visible()

    confirm_button(first).click(no_wait_after=True)
    confirm_button(second).click()

    expect(first.get_by_text("Offre proposée à 1 personne")).to_be_visible()
    expect(second.get_by_text("Rien n’a été envoyé.").first).to_be_visible()
    expect(second.get_by_text("a déjà cette offre")).to_be_visible()
    expect(confirm_button(second)).to_have_count(0)
    check_accessibility(second)
    assert received(open_page, "Awa Konaté", title) == 1


def test_back_and_reload_never_ask_to_send_again(open_page: OpenPage) -> None:
    title = "Retour en arrière"
    page = open_page(DESK)
    log_in(page, "Claire")
    write_offer(page, title, ["Awa Konaté"])
    page.reload()
    expect(confirm_button(page)).to_be_visible()
    page.get_by_role("link", name="Changer le message").click()
    message = page.get_by_role("textbox", name="Votre message")
    message.fill("")
    page.get_by_role("button", name="Voir qui la recevra").click()
    expect(page.get_by_role("alert")).to_contain_text("Écrivez un message")
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("Écrivez un message")
    message.fill("Elle est pour toi.")
    page.get_by_role("button", name="Voir qui la recevra").click()
    expect(page.get_by_text("Elle est pour toi.")).to_be_visible()
    confirm_button(page).click()
    sent = page.get_by_text("Offre proposée à 1 personne")
    expect(sent).to_be_visible()
    offer = page.url

    page.go_back()
    expect(page.get_by_text("Rien n’a été envoyé une deuxième fois")).to_be_visible()
    assert page.url == offer
    page.reload()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    page.go_back()
    expect(page.get_by_text("a déjà cette offre")).to_be_visible()
    page.go_forward()
    page.go_forward()
    expect(page.get_by_role("heading", name=title)).to_be_visible()

    assert received(open_page, "Awa Konaté", title) == 1


def test_a_learner_who_closes_their_cv_before_the_confirmation_is_left_out(
    open_page: OpenPage, check_accessibility: Check
) -> None:
    title = "Fermé entre-temps"
    advisor, learner = open_page(DESK), open_page(PHONE)
    log_in(advisor, "Claire")
    write_offer(advisor, title, ["Awa Konaté", "Théo Vandamme"])
    expect(confirm_button(advisor)).to_have_text("Proposer à 2 personnes")
    log_in(learner, "Théo Vandamme")
    open_unit(learner, CV_UNIT)
    sharing(learner).click()
    expect(learner.get_by_text("Ton CV est fermé")).to_be_visible()

    confirm_button(advisor).click()

    expect(
        advisor.get_by_text("La liste a changé entre-temps. Rien n’a été envoyé.")
    ).to_be_visible()
    expect(advisor.get_by_text("a fermé son CV")).to_be_visible()
    expect(confirm_button(advisor)).to_have_text("Proposer à 1 personne")
    check_accessibility(advisor)
    assert received(open_page, "Théo Vandamme", title) == 0
    confirm_button(advisor).click()
    expect(advisor.get_by_text("Offre proposée à 1 personne")).to_be_visible()
    assert received(open_page, "Théo Vandamme", title) == 0
    assert received(open_page, "Awa Konaté", title) == 1

    learner.get_by_role("switch").click()
    expect(learner.get_by_role("switch")).to_be_checked()
