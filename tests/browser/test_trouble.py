"""The CV when things go wrong: no network, a tab shut, two phones, two people on one phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from .conftest import OpenPage, Watch
from .driver import DESK, PHONE
from .steps import CV_UNIT, SAVED, introduction, open_cv, state

NO_NETWORK = "Pas de réseau : ton texte est gardé dans ce téléphone. On l’enverra dès que possible."
LOGGED_OUT = "Ta session est finie. Ton texte est gardé dans ce téléphone. Connecte-toi de nouveau."


def lose_network(page: Page, watch: Watch) -> None:
    # Chromium itself notes each request that fails.
    watch.expected.append("net::ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)


def seen_elsewhere(open_page: OpenPage, name: str) -> str:
    """The introduction as the same person finds it on another device: what the server has."""
    other = open_page(DESK)
    open_cv(other, name)
    return introduction(other).input_value()


def log_out(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("button", name="Se déconnecter")).to_have_count(0)


def test_text_typed_without_network_is_kept_and_sent_when_it_is_back(
    open_page: OpenPage, watch: Watch
) -> None:
    name, text = "Hugo Lacroix", "Écrit dans le bus, sous un tunnel."
    page = open_page(PHONE)
    open_cv(page, name)

    lose_network(page, watch)
    introduction(page).fill(text)
    expect(state(page)).to_have_text(NO_NETWORK)
    expect(introduction(page)).to_have_value(text)

    page.context.set_offline(False)
    expect(state(page)).to_have_text(SAVED)
    page.reload()
    expect(introduction(page)).to_have_value(text)
    assert seen_elsewhere(open_page, name) == text


def test_more_typed_while_the_network_comes_and_goes_arrives_in_order(
    open_page: OpenPage, watch: Watch
) -> None:
    name = "Antoine Diallo"
    page = open_page(PHONE)
    open_cv(page, name)

    introduction(page).fill("Un")
    for word in (" deux", " trois", " quatre"):
        lose_network(page, watch)
        introduction(page).press_sequentially(word, delay=20)
        expect(state(page)).to_have_text(NO_NETWORK)
        page.context.set_offline(False)
    introduction(page).press_sequentially(" cinq", delay=20)

    expect(state(page)).to_have_text(SAVED)
    assert seen_elsewhere(open_page, name) == "Un deux trois quatre cinq"


def test_the_network_is_gone_and_the_phone_is_switched_off(
    open_page: OpenPage, watch: Watch
) -> None:
    name, text = "Hanna Verdier", "Tapé avant que la batterie soit vide."
    page = open_page(PHONE)
    open_cv(page, name)
    address = page.url
    lose_network(page, watch)
    introduction(page).fill(text)
    expect(state(page)).to_have_text(NO_NETWORK)
    page.close()

    page.context.set_offline(False)
    again = page.context.new_page()
    watch.follow(again)
    again.goto(address)

    expect(introduction(again)).to_have_value(text)
    expect(state(again)).to_have_text(SAVED)
    assert seen_elsewhere(open_page, name) == text


def test_a_tab_shut_right_after_typing_loses_nothing(open_page: OpenPage, watch: Watch) -> None:
    name, text = "Jordan Gomez", "La dernière lettre, et la page est fermée"
    page = open_page(PHONE)
    open_cv(page, name)
    address = page.url
    introduction(page).fill("")
    introduction(page).press_sequentially(text)
    page.close()

    again = page.context.new_page()
    watch.follow(again)
    again.goto(address)

    expect(introduction(again)).to_have_value(text)
    expect(state(again)).to_have_text(SAVED)
    assert seen_elsewhere(open_page, name) == text


def test_leaving_for_another_page_right_after_typing_loses_nothing(open_page: OpenPage) -> None:
    name, text = "Camille Bagayoko", "Tapé, puis parti à la page suivante."
    page = open_page(PHONE)
    open_cv(page, name)
    introduction(page).fill(text)
    page.get_by_role("link", name="page suivante").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(CV_UNIT)

    assert seen_elsewhere(open_page, name) == text


def test_nothing_can_be_typed_before_it_would_be_kept(open_page: OpenPage) -> None:
    """On a slow network the form is there long before its scripts."""
    page = open_page(PHONE)
    open_cv(page, "Quentin Lacroix")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/public/cv.js", hold)
    page.reload(wait_until="commit")
    expect(introduction(page)).to_be_disabled()

    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    introduction(page).fill("Tapé dès que possible.")

    expect(state(page)).to_have_text(SAVED)
    assert seen_elsewhere(open_page, "Quentin Lacroix") == "Tapé dès que possible."


def test_what_is_typed_and_taken_back_at_once_leaves_nothing_to_save(
    open_page: OpenPage, watch: Watch
) -> None:
    page = open_page(PHONE)
    open_cv(page, "Clara Boulanger")
    before = introduction(page).input_value()
    lose_network(page, watch)
    introduction(page).fill("Un essai.")
    expect(state(page)).to_have_text(NO_NETWORK)

    introduction(page).fill(before)

    expect(state(page)).to_have_text(SAVED)


def two_phones_that_disagree(open_page: OpenPage, watch: Watch, name: str) -> tuple[Page, Page]:
    """The first has saved; the second, opened before, has just typed something else."""
    watch.expected.append("409 (Conflict)")
    first, second = open_page(PHONE), open_page(PHONE)
    open_cv(first, name)
    open_cv(second, name)
    introduction(first).fill("Du premier téléphone.")
    expect(state(first)).to_have_text(SAVED)
    introduction(second).fill("Du second téléphone.")
    expect(state(second)).to_have_text("Pas encore enregistré : choisis une version.")
    expect(second.get_by_role("alert").filter(has_text="Rien n’est perdu")).to_be_visible()
    return first, second


def test_a_second_phone_with_an_older_version_asks_and_keeps_its_own(
    open_page: OpenPage, watch: Watch
) -> None:
    first, second = two_phones_that_disagree(open_page, watch, "Rayan Traoré")
    expect(introduction(second)).to_have_value("Du second téléphone.")

    second.get_by_role("button", name="Garder ce que j’ai ici").click()

    expect(state(second)).to_have_text(SAVED)
    first.reload()
    expect(introduction(first)).to_have_value("Du second téléphone.")


def test_a_second_phone_with_an_older_version_takes_the_other(
    open_page: OpenPage, watch: Watch
) -> None:
    first, second = two_phones_that_disagree(open_page, watch, "Adèle Marchand")

    second.get_by_role("button", name="Prendre l’autre version").click()

    expect(introduction(second)).to_have_value("Du premier téléphone.")
    expect(state(second)).to_have_text(SAVED)
    for page in (first, second):
        page.reload()
        expect(introduction(page)).to_have_value("Du premier téléphone.")
    introduction(second).fill("Et je continue ici.")
    expect(state(second)).to_have_text(SAVED)


def test_a_choice_between_two_versions_can_wait_for_the_next_visit(
    open_page: OpenPage, watch: Watch
) -> None:
    _first, second = two_phones_that_disagree(open_page, watch, "Dalila Delmas")
    introduction(second).fill("Du second téléphone, et plus encore.")

    second.reload()

    expect(introduction(second)).to_have_value("Du second téléphone, et plus encore.")
    second.get_by_role("button", name="Garder ce que j’ai ici").click()
    expect(state(second)).to_have_text(SAVED)
    assert seen_elsewhere(open_page, "Dalila Delmas") == "Du second téléphone, et plus encore."


def test_somebody_else_on_the_phone_never_sees_unsent_text(
    open_page: OpenPage, watch: Watch
) -> None:
    name, other, secret = "Jade Prévost", "Théo Leclercq", "Je sors de prison."
    page = open_page(PHONE)
    open_cv(page, name)
    lose_network(page, watch)
    introduction(page).fill(secret)
    expect(state(page)).to_have_text(NO_NETWORK)
    page.close()
    page.context.set_offline(False)

    page = page.context.new_page()
    watch.follow(page)
    log_out(page)
    open_cv(page, other)
    assert secret not in everything_on(page)
    introduction(page).fill("Mon texte à moi.")
    expect(state(page)).to_have_text(SAVED)
    log_out(page)

    open_cv(page, name)
    expect(introduction(page)).to_have_value(secret)
    expect(state(page)).to_have_text(SAVED)
    assert seen_elsewhere(open_page, other) == "Mon texte à moi."
    assert seen_elsewhere(open_page, name) == secret


def everything_on(page: Page) -> str:
    typed = page.locator("input, textarea").evaluate_all("all => all.map((one) => one.value)")
    return page.content() + "\n".join(typed)


def test_a_forgotten_tab_never_writes_into_the_cv_of_the_next_person(
    open_page: OpenPage, watch: Watch
) -> None:
    name, other = "Thibault Camara", "Tanguy Jacquin"
    before = seen_elsewhere(open_page, other)
    watch.expected.append("403 (Forbidden)")
    page = open_page(PHONE)
    open_cv(page, name)
    next_tab = page.context.new_page()
    watch.follow(next_tab)
    log_out(next_tab)
    open_cv(next_tab, other)

    introduction(page).fill("Dans l’onglet oublié.")

    expect(state(page)).to_have_text(LOGGED_OUT)
    expect(introduction(page)).to_have_value("Dans l’onglet oublié.")
    next_tab.reload()
    expect(introduction(next_tab)).to_have_value(before)
    log_out(next_tab)
    open_cv(next_tab, name)
    expect(introduction(next_tab)).to_have_value("Dans l’onglet oublié.")
    assert seen_elsewhere(open_page, other) == before


def test_logged_out_while_typing_the_text_waits_for_the_next_login(
    open_page: OpenPage, watch: Watch
) -> None:
    name, text = "Aurélie Joly", "Tapé après la déconnexion."
    watch.expected.append("403 (Forbidden)")
    page = open_page(PHONE)
    open_cv(page, name)
    elsewhere = page.context.new_page()
    log_out(elsewhere)

    introduction(page).fill(text)
    expect(state(page)).to_have_text(LOGGED_OUT)
    expect(introduction(page)).to_have_value(text)

    open_cv(page, name)
    expect(introduction(page)).to_have_value(text)
    expect(state(page)).to_have_text(SAVED)
    assert seen_elsewhere(open_page, name) == text


@pytest.fixture
def without_storage(open_page: OpenPage) -> BrowserContext:
    """A phone whose browser gives a page nothing to keep text in."""
    context = open_page(PHONE).context
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('closed', 'SecurityError'); } });"
    )
    return context


def test_without_storage_the_page_says_to_stay_open(
    without_storage: BrowserContext, watch: Watch
) -> None:
    page = without_storage.pages[0]
    open_cv(page, "Clara Boulanger")
    lose_network(page, watch)

    introduction(page).fill("Rien où le garder.")

    expect(state(page)).to_have_text(
        "Pas de réseau. Laisse cette page ouverte : on enverra ton texte dès que possible."
    )
    page.context.set_offline(False)
    expect(state(page)).to_have_text(SAVED)
