"""Who sees the CV, on a phone: links, looks, earlier versions, what is kept."""

from __future__ import annotations

import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from .driver import PHONE, DemoHost
from .hands import Hands, Keyboard, Pointer
from .steps import SAVED, introduction, log_in, open_all, open_cv, sharing, state
from .tour import CV_BLOCK

PEOPLE = {"pointer": "Awa Konaté", "keyboard": "Théo Vandamme"}
QR = "QR code qui ouvre ton CV"


@pytest.fixture(params=[Pointer, Keyboard], ids=["pointer", "keyboard"])
def hands(request) -> Hands:
    return request.param()


def person(hands: Hands) -> str:
    return PEOPLE["pointer" if isinstance(hands, Pointer) else "keyboard"]


def side(page: Page, hands: Hands) -> None:
    sharing(page, hands)
    expect(
        page.get_by_text(re.compile("Ton CV a été lu|Aucun conseiller n’a encore lu"))
    ).to_be_visible()


def test_a_link_is_made_shown_opened_and_ended(
    demo: DemoHost, open_page, hands, watch, check_accessibility
):
    # What a link that was ended answers.
    watch.expected.append("404")
    page = open_page(PHONE)
    open_cv(page, person(hands))
    side(page, hands)
    hands.press(page.get_by_text("Faire un lien", exact=True))
    hands.press(page.get_by_role("button", name="Faire le lien"))
    expect(page.get_by_text("Ton lien est prêt")).to_be_visible()
    hands.press(page.get_by_role("button", name="Montrer le QR code").first)
    expect(page.get_by_alt_text(QR).first).to_be_visible()
    check_accessibility(page)
    address = page.get_by_label("Adresse du lien").first.input_value()

    employer = open_page(PHONE)
    employer.goto(address)
    expect(employer.get_by_role("heading", name=person(hands), level=1)).to_be_visible()
    check_accessibility(employer)
    with employer.expect_download() as saved:
        hands.press(employer.get_by_role("link", name="Télécharger en PDF"))
    assert saved.value.suggested_filename.endswith(".pdf")

    hands.press(page.get_by_role("button", name="Arrêter ce lien").first)
    hands.press(page.get_by_role("button", name="Oui, l’arrêter").first)
    expect(page.get_by_text("Le lien est arrêté.")).to_be_visible()
    answer = employer.goto(address)
    assert answer is not None
    assert answer.status == 404
    expect(employer.get_by_role("heading", name="Ce lien ne montre rien")).to_be_visible()
    check_accessibility(employer)


def test_an_advisor_s_look_is_told(demo: DemoHost, open_page):
    advisor = open_page(PHONE)
    log_in(advisor, "Claire")
    advisor.goto("/clicnjob/target/?q=vendeur")
    advisor.get_by_role("button", name="Lire le CV : Awa Konaté").click()
    expect(advisor.get_by_role("heading", name="Awa Konaté", level=1)).to_be_visible()
    page = open_page(PHONE)
    open_cv(page, "Awa Konaté")
    side(page, Pointer())
    expect(page.locator("cnj-looks").get_by_text("Claire Fontaine").first).to_be_visible()


def test_an_earlier_version_comes_back(demo: DemoHost, open_page, hands, check_accessibility):
    page = open_page(PHONE)
    name = person(hands)
    open_cv(page, name)
    introduction(page).fill("La version qui revient.")
    expect(state(page)).to_have_text(SAVED)
    # Ten minutes pass for what is kept.
    demo_age(demo)
    introduction(page).fill("La version de trop.")
    expect(state(page)).to_have_text("En train d’enregistrer…")
    expect(state(page)).to_have_text(SAVED)
    side(page, hands)
    versions = page.locator("cnj-versions")
    first = versions.get_by_role("listitem").first
    hands.press(first.get_by_role("button", name="Regarder"))
    expect(first.get_by_text("La version qui revient.")).to_be_visible()
    check_accessibility(page)
    hands.press(first.get_by_role("button", name="Reprendre cette version"))
    expect(versions.get_by_text("Ton CV est de nouveau comme")).to_be_visible()
    hands.press(page.get_by_role("button", name="Mes réponses"))
    expect(introduction(page)).to_have_value("La version qui revient.")
    page.reload()
    expect(introduction(page)).to_have_value("La version qui revient.")


def demo_age(demo: DemoHost) -> None:
    """What was kept of CVs, and when they were begun, is eleven minutes older."""
    demo.manage(
        "shell",
        "-c",
        "from datetime import timedelta\n"
        "from django.db.models import F\n"
        "from advisor_dashboard.models import CurriculumVitae, CVVersion\n"
        "eleven = timedelta(minutes=11)\n"
        "CurriculumVitae.objects.update(created_at=F('created_at') - eleven)\n"
        "CVVersion.objects.update(kept_at=F('kept_at') - eleven)\n",
    )


def test_all_that_is_held_is_downloaded(demo: DemoHost, open_page):
    page = open_page(PHONE)
    open_cv(page, "Awa Konaté")
    side(page, Pointer())
    with page.expect_download() as saved:
        page.get_by_role("link", name="Télécharger tout ce qui est gardé sur moi").click()
    assert saved.value.suggested_filename == "clicnjob-mes-informations.zip"
    with zipfile.ZipFile(saved.value.path()) as archive:
        assert "lisez-moi.txt" in archive.namelist()


def test_an_erased_cv_is_gone_and_another_tab_does_not_bring_it_back(
    demo: DemoHost, open_page, hands, watch, check_accessibility
):
    # The other tab's save is refused.
    watch.expected.append("409")
    # Nobody whom other tests look for.
    name = "Adèle Marchand" if isinstance(hands, Pointer) else "Marion Rivière"
    page = open_page(PHONE)
    open_cv(page, name)
    introduction(page).fill("Un texte à effacer.")
    expect(state(page)).to_have_text(SAVED)
    other = page.context.new_page()
    watch.follow(other)
    other.goto(page.url)
    expect(introduction(other)).to_have_value("Un texte à effacer.")

    side(page, hands)
    hands.press(page.get_by_role("button", name="Effacer mon CV"))
    check_accessibility(page)
    hands.press(page.get_by_role("button", name="Oui, tout effacer"))
    expect(state(page)).to_contain_text("Ton CV est effacé.")
    # A new one can be begun, from the first question.
    expect(page.get_by_role("heading", name="Comment t’appelles-tu")).to_be_visible()
    assert page.evaluate("document.querySelector('cnj-answers').getBoundingClientRect().top >= 0")
    expect(page.get_by_label("Prénom")).to_have_value("")
    expect(introduction(page)).to_have_value("")

    introduction(other).fill("Un texte à effacer, et encore un mot.")
    expect(state(other)).to_contain_text("Ton CV est effacé.")
    expect(introduction(other)).to_have_value("")
    other.reload()
    expect(introduction(other)).to_be_enabled()
    expect(introduction(other)).to_have_value("")
    page.reload()
    expect(introduction(page)).to_have_value("")
    expect(page.get_by_text("Question 1 sur")).to_be_visible()
    open_all(page)
    introduction(page).fill("Un nouveau départ.")
    expect(state(page)).to_have_text(SAVED)


def test_what_an_author_sets_is_kept(demo: DemoHost, open_page, watch, check_accessibility):
    # What cannot be is refused.
    watch.expected.append("400")
    page = open_page(PHONE)
    log_in(page, "Nadia")
    page.goto(f"{CV_BLOCK}edit/")
    needed = page.get_by_role("group", name="Parties à remplir")
    needed.get_by_label("Langues").check()
    check_accessibility(page)
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_url(re.compile(r"/studio/[^/]+/$"))
    page.goto(f"{CV_BLOCK}edit/")
    expect(needed.get_by_label("Langues")).to_be_checked()
    for box in needed.get_by_role("checkbox").all():
        box.uncheck()
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.locator("[data-note=needed]")).to_have_text("Choisissez-en au moins un.")
    page.goto(f"{CV_BLOCK}edit/")
    needed.get_by_label("Langues").uncheck()
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_url(re.compile(r"/studio/[^/]+/$"))
