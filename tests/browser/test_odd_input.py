"""Odd things typed into the CV's form: each is answered beside its field, none is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import OpenPage, Watch
from .driver import DESK, PHONE
from .steps import SAVED, introduction, open_cv, state

Check = Callable[[Page], None]
ROW = "[data-rows=experiences] .cnj-cv__row"


def beside(field: Locator) -> Locator:
    """The remarks that a screen reader says with the field."""
    ids = (field.get_attribute("aria-describedby") or "").split()
    notes = [f"#{each.replace('.', chr(92) + '.')}" for each in ids if each.endswith("-note")]
    notes += [f"[id='{each}']" for each in ids if "-note-r" in each]
    return field.page.locator(", ".join(notes))


@dataclass(frozen=True)
class Text:
    """What somebody types as their first name, or in a long text."""

    person: str
    typed: str


WRITINGS = {
    "emoji": Text("Léo Bellanger", "Zoë 🧑🏽‍🍳👩‍👩‍👧"),
    "apostrophe": Text("Camille Aubry", "D’Artagnan O'Neil"),
    "right to left": Text("Moussa Tisserand", "ليلى بن يوسف"),
    "markup": Text("Moussa Verdier", "<b>Gras</b> & {{ 7 }} \\n"),
    "accents apart": Text("Gaëlle Cissé", "Ele\u0301onore"),
}


@pytest.mark.parametrize("text", WRITINGS.values(), ids=WRITINGS.keys())
def test_any_writing_is_saved_as_it_is(open_page: OpenPage, text: Text) -> None:
    page = open_page(PHONE)
    open_cv(page, text.person)
    page.get_by_label("Prénom").fill(text.typed)
    introduction(page).fill(f"Je m’appelle\n{text.typed}.")
    expect(state(page)).to_have_text(SAVED)

    page.reload()

    kept = text.typed.replace("e\u0301", "é")
    expect(page.get_by_label("Prénom")).to_have_value(kept)
    expect(introduction(page)).to_have_value(f"Je m’appelle\n{kept}.")


def test_ten_thousand_characters_stay_on_the_page_until_they_are_shortened(
    open_page: OpenPage, watch: Watch, check_accessibility: Check
) -> None:
    watch.expected.append("400 (Bad Request)")
    page = open_page(PHONE)
    open_cv(page, "Clément Dumoulin")
    typed = "Un mot. " * 1250
    sentence = "Ce texte est trop long : 9\u202f999 caractères, 2\u202f000 au plus. Il reste ici."

    introduction(page).fill(typed)
    expect(beside(introduction(page))).to_contain_text(sentence)
    expect(introduction(page)).to_have_attribute("aria-invalid", "true")
    expect(state(page)).to_contain_text("Tout ton texte est encore là")
    check_accessibility(page)

    page.reload()
    expect(introduction(page)).to_have_value(typed.strip())
    expect(beside(introduction(page))).to_contain_text(sentence)

    introduction(page).fill("Un mot.")
    expect(state(page)).to_have_text(SAVED)
    expect(beside(introduction(page))).to_be_empty()
    expect(introduction(page)).not_to_have_attribute("aria-invalid", "true")


def test_the_rest_is_not_held_up_for_ever_by_one_long_answer(
    open_page: OpenPage, watch: Watch
) -> None:
    watch.expected.append("400 (Bad Request)")
    page = open_page(DESK)
    open_cv(page, "Louise Faure")
    page.get_by_label("Prénom").fill("L" * 200)
    expect(beside(page.get_by_label("Prénom"))).to_contain_text("200 caractères, 120 au plus")
    page.get_by_label("Téléphone").fill("06 12 34 56 78")
    expect(state(page)).to_contain_text("Pas encore enregistré")

    page.reload()
    expect(page.get_by_label("Téléphone")).to_have_value("06 12 34 56 78")
    page.get_by_label("Prénom").fill("Louise")

    expect(state(page)).to_have_text(SAVED)
    page.reload()
    expect(page.get_by_label("Prénom")).to_have_value("Louise")
    expect(page.get_by_label("Téléphone")).to_have_value("06 12 34 56 78")


def test_a_month_in_the_future_is_kept_with_a_remark(
    open_page: OpenPage, check_accessibility: Check
) -> None:
    page = open_page(PHONE)
    open_cv(page, "Julie Tessier")
    page.get_by_role("button", name="Ajouter une expérience").click()
    row = page.locator(ROW).last
    row.get_by_label("Qu’as-tu fait").fill("Stage à venir")
    start = row.get_by_role("group", name="Début")
    start.get_by_label("Mois").select_option(label="Mars")
    start.get_by_label("Année").fill("2199")

    expect(state(page)).to_have_text(SAVED)
    expect(beside(start)).to_have_text("Cette date est dans le futur. Vérifie-la.")
    check_accessibility(page)
    page.reload()
    start = page.locator(ROW).last.get_by_role("group", name="Début")
    expect(start.get_by_label("Année")).to_have_value("2199")
    expect(beside(start)).to_have_text("Cette date est dans le futur. Vérifie-la.")


def test_an_unknown_job_is_kept_and_a_known_one_is_asked_for(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    open_cv(page, "Aurélie Cissé")
    for remove in page.locator("[data-part=wanted_jobs]").get_by_role("button").all()[:1]:
        remove.click()
    adder = page.get_by_role("combobox", name="Ajouter un métier")
    adder.fill("dresseuse de licornes")
    adder.press("Enter")

    expect(state(page)).to_have_text(SAVED)
    expect(beside(adder)).to_contain_text("dresseuse de licornes – Ce métier est gardé.")
    page.reload()
    chips = page.locator("[data-part=wanted_jobs]")
    expect(chips.get_by_text("dresseuse de licornes", exact=True)).to_be_visible()
    expect(beside(adder)).to_contain_text("dresseuse de licornes – Ce métier est gardé.")


def test_a_job_typed_and_left_in_the_field_is_not_lost(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    open_cv(page, "Olivia Da Costa")
    jobs = page.locator("[data-part=wanted_jobs]")
    jobs.get_by_role("button").first.click()
    page.get_by_role("combobox", name="Ajouter un métier").press_sequentially("testeuse de siestes")
    page.get_by_label("Prénom").click()

    expect(jobs.get_by_text("testeuse de siestes", exact=True)).to_be_visible()
    expect(state(page)).to_have_text(SAVED)


def test_an_unknown_commune_is_kept_and_a_known_one_is_asked_for(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    open_cv(page, "Kévin Jacquin")
    town = page.get_by_role("combobox", name="Ta commune")
    town.fill("Trifouillis-les-Oies")
    town.press("Tab")

    expect(state(page)).to_have_text(SAVED)
    expect(beside(town)).to_contain_text("Cette commune est gardée.")
    page.reload()
    expect(town).to_have_value("Trifouillis-les-Oies")
    expect(beside(town)).to_contain_text("Cette commune est gardée.")


def width(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("part", ["wanted_jobs", "skills"])
def test_one_long_word_stays_in_a_narrow_window(open_page: OpenPage, part: str) -> None:
    page = open_page(PHONE)
    open_cv(page, "Zoé Lambert" if part == "skills" else "Nathan Moreau")
    word = "abcdefghij" * 6
    chips = page.locator(f"[data-part={part}]")
    for remove in chips.get_by_role("button", name="Retirer").all()[:1]:
        remove.click()
    adder = chips.locator("[data-adder] input")

    adder.fill(word)
    adder.press("Enter")

    expect(chips.get_by_text(word, exact=True)).to_be_visible()
    expect(state(page)).to_have_text(SAVED)
    assert width(page) == PHONE["width"]
    chips.get_by_role("button", name=f"Retirer {word}").click()
    expect(chips.get_by_text(f"Retiré : {word}")).to_be_visible()
    expect(state(page)).to_have_text(SAVED)
    assert width(page) == PHONE["width"]


@pytest.mark.parametrize("part", ["wanted_jobs", "skills"])
def test_too_long_a_word_stays_in_its_field_until_it_is_shortened(
    open_page: OpenPage, part: str
) -> None:
    page = open_page(PHONE)
    open_cv(page, "Fanny Tessier" if part == "skills" else "Candice Garnier")
    chips = page.locator(f"[data-part={part}]")
    for remove in chips.get_by_role("button", name="Retirer").all()[:1]:
        remove.click()
    adder = chips.locator("[data-adder] input")

    adder.fill("x" * 200)
    adder.press("Tab")

    expect(adder).to_have_value("x" * 200)
    expect(beside(adder)).to_have_text(
        "C’est trop long : 200 caractères, 120 au plus. Raccourcis pour l’ajouter."
    )
    expect(adder).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Prénom").fill("Sacha")
    expect(state(page)).to_have_text(SAVED)
    expect(beside(adder)).to_contain_text("200 caractères")
    assert width(page) == PHONE["width"]

    adder.fill("x" * 20)
    expect(adder).not_to_have_attribute("aria-invalid", "true")
    adder.press("Enter")
    expect(chips.get_by_text("x" * 20, exact=True)).to_be_visible()


@pytest.mark.parametrize("typed", ["caissier", "CAISSIERE"])
def test_the_very_name_of_a_job_is_chosen_without_the_list(open_page: OpenPage, typed: str) -> None:
    page = open_page(PHONE)
    open_cv(page, "Sékou Moreau" if typed == "caissier" else "Rémi Prévost")
    jobs = page.locator("[data-part=wanted_jobs]")
    for _ in jobs.get_by_role("button", name="Retirer").all():
        jobs.get_by_role("button", name="Retirer").first.click()
    adder = page.get_by_role("combobox", name="Ajouter un métier")

    adder.fill(typed)
    adder.press("Tab")

    expect(
        jobs.locator("[data-chips]").get_by_text("Caissier / Caissière", exact=True)
    ).to_be_visible()
    expect(jobs.get_by_text(typed, exact=True)).to_have_count(0)
    expect(state(page)).to_have_text(SAVED)
    expect(beside(adder)).to_be_empty()


def test_a_job_that_is_nearly_in_the_list_is_offered_below(
    open_page: OpenPage, check_accessibility: Check
) -> None:
    page = open_page(PHONE)
    open_cv(page, "Amina Benali")
    jobs = page.locator("[data-part=wanted_jobs]")
    for _ in jobs.get_by_role("button", name="Retirer").all():
        jobs.get_by_role("button", name="Retirer").first.click()
    adder = page.get_by_role("combobox", name="Ajouter un métier")

    adder.fill("caissierr")
    adder.press("Tab")
    offered = jobs.get_by_role("button", name="C’est « Caissier / Caissière » ?")
    expect(offered).to_be_visible()
    expect(jobs.get_by_text("caissierr", exact=True)).to_be_visible()
    expect(state(page)).to_have_text(SAVED)
    check_accessibility(page)
    offered.click()

    expect(
        jobs.locator("[data-chips]").get_by_text("Caissier / Caissière", exact=True)
    ).to_be_visible()
    expect(jobs.get_by_text("caissierr", exact=True)).to_have_count(0)
    expect(offered).to_have_count(0)
    expect(beside(adder)).to_be_empty()


def test_the_very_name_of_a_town_is_chosen_without_the_list(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    open_cv(page, "Élodie Camara")
    town = page.get_by_role("combobox", name="Ta commune")

    town.fill("roubaix")
    town.press("Tab")

    expect(town).to_have_value("Roubaix")
    expect(state(page)).to_have_text(SAVED)
    expect(beside(town)).to_be_empty()


def test_the_line_about_saving_hides_neither_the_field_nor_its_label(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    open_cv(page, "Jules Verdier")
    line = page.locator(".cnj-autosave__line")
    for label in ("Prénom", "Téléphone", "Jusqu’où", "Présente-toi"):
        field = page.get_by_label(label).first
        # The field's own top stands right below the line, its label under it.
        field.evaluate("each => scrollTo(0, scrollY + each.getBoundingClientRect().top - 70)")
        field.focus()
        covered = page.locator(".cnj-field", has=page.get_by_label(label)).first
        page.wait_for_function(
            "([line, field]) => line.getBoundingClientRect().bottom"
            " <= field.getBoundingClientRect().top",
            arg=[line.element_handle(), covered.element_handle()],
        )


def test_an_odd_address_is_kept_with_a_remark(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    open_cv(page, "Raphaël Camara")
    mail = page.get_by_label("E-mail")
    mail.fill("raphael chez moi")

    expect(state(page)).to_have_text(SAVED)
    expect(beside(mail)).to_contain_text("adresse e-mail")
    page.reload()
    expect(mail).to_have_value("raphael chez moi")
