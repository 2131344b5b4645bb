"""The run sheet of a workshop: led from a phone or before a projector, and who was there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from demo.seeding.places import LILLE
from tests.workshop_course import NAME, TITLE, UNIT, add_workshop

from ..conftest import OpenPage
from ..driver import DESK, PHONE, DemoHost, serving
from ..hands import Finger, Keyboard
from ..looking import check_width
from ..steps import log_in

UNIT_PAGE = f"/course/{LILLE.course_key}/{UNIT}/"
_BLOCK = (
    f"{LILLE.course_key.replace('course-v1:', 'block-v1:')}+type@clicnjob_workshop+block@{NAME}"
)


@pytest.fixture(scope="module")
def demo(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoHost]:
    """A host whose course has a workshop."""
    folder = tmp_path_factory.mktemp("workshop") / "host"
    shutil.copytree(seeded, folder)
    add_workshop(folder / "courses", LILLE.course_key)
    with serving(folder) as host:
        yield host


def open_workshop(page: Page, person: str = "Claire") -> None:
    log_in(page, person)
    page.goto(UNIT_PAGE)
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(held(page).get_by_role("button", name="Noter les présents")).to_be_visible()


def held(page: Page) -> Locator:
    return page.get_by_role("region", name="Les présents")


def form(page: Page) -> Locator:
    return page.locator("cnj-workshop-form")


def run(page: Page) -> Locator:
    return page.get_by_role("dialog")


def sessions(page: Page) -> Locator:
    return page.locator(".cnj-workshop__session")


def note(page: Page, notes: str, *, people: int = 1) -> None:
    """A new session with the first people of the list, saved."""
    held(page).get_by_role("button", name="Noter les présents").click()
    for place in range(people):
        form(page).get_by_role("checkbox").nth(place).check()
    form(page).get_by_label("Notes pour la prochaine fois").fill(notes)
    form(page).get_by_role("button", name="Enregistrer").click()
    expect(form(page).get_by_text("Enregistré.")).to_be_visible()


def test_a_workshop_is_led_step_by_step_and_goes_on_after_a_reload(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page, finger = open_page(PHONE), Finger()
    page.clock.install()
    open_workshop(page)
    check_accessibility(page)
    check_width(page)
    finger.press(page.get_by_role("button", name="Animer l’atelier"))
    expect(run(page).get_by_role("timer")).to_contain_text("10:00")
    finger.press(run(page).get_by_role("button", name="Lancer le chrono"))
    page.clock.fast_forward(60_000)
    expect(run(page).get_by_role("timer")).to_contain_text("9:00")
    expect(run(page)).to_contain_text("encore 35:00")
    check_accessibility(page)
    check_width(page)
    finger.press(run(page).get_by_role("button", name="Étape suivante"))
    expect(run(page).get_by_role("heading", name="Les adresses")).to_be_focused()
    expect(run(page)).to_contain_text("Étape 2 sur 3")
    page.reload()
    expect(run(page).get_by_role("heading", name="Les adresses")).to_be_visible()
    page.clock.fast_forward(24 * 60_000)
    expect(run(page).get_by_role("status")).to_have_text("Plus qu’une minute pour cette étape.")
    page.clock.fast_forward(3 * 60_000)
    expect(run(page).get_by_role("timer")).to_contain_text("de trop pour cette étape")
    finger.press(run(page).get_by_role("button", name="Pause"))
    finger.press(run(page).get_by_role("button", name="Fermer"))
    expect(page.get_by_role("button", name="Animer l’atelier")).to_be_focused()
    page.reload()
    expect(run(page)).not_to_be_visible()


def test_what_is_for_the_trainer_alone_can_be_hidden_from_the_projector(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page = open_page(DESK)
    open_workshop(page)
    page.get_by_role("button", name="Animer l’atelier").click()
    run(page).get_by_role("button", name="Étape suivante").click()
    said = run(page).get_by_text("Regardez ces adresses.")
    expect(said).to_be_visible()
    run(page).get_by_role("button", name="Cacher ma partie", pressed=False).click()
    expect(said).not_to_be_visible()
    expect(run(page).get_by_text("Par deux.")).to_be_visible()
    expect(run(page).get_by_role("link", name="Le quiz")).to_be_visible()
    check_accessibility(page)


def test_all_of_it_works_by_keyboard_and_ends_with_who_was_there(open_page: OpenPage) -> None:
    page, keys = open_page(DESK), Keyboard()
    open_workshop(page)
    keys.press(page.get_by_role("button", name="Animer l’atelier"))
    expect(run(page).get_by_role("heading", name="Accueil")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(run(page).get_by_role("heading", name="Ce que nous retenons")).to_be_focused()
    # An arrow alone ends nothing.
    page.keyboard.press("ArrowRight")
    keys.press(run(page).get_by_role("button", name="Finir l’atelier"))
    expect(run(page)).not_to_be_visible()
    keys.press(form(page).get_by_role("button", name="Tout cocher").first)
    expect(form(page).get_by_role("checkbox").first).to_be_checked()
    keys.write(form(page).get_by_label("Invités"), "3")
    keys.press(form(page).get_by_role("button", name="Enregistrer"))
    expect(form(page).get_by_text("Enregistré.")).to_be_visible()
    expect(sessions(page).first).to_contain_text("Invités : 3")
    keys.press(form(page).get_by_role("button", name="Supprimer"))
    keys.press(form(page).get_by_role("button", name="Oui, la supprimer"))
    expect(held(page).get_by_text("La séance est supprimée.")).to_be_visible()


def test_without_a_network_the_clock_goes_on_and_ticks_are_kept_and_sent(
    open_page: OpenPage, watch
) -> None:
    watch.expected.append("ERR_INTERNET_DISCONNECTED")
    page = open_page(PHONE)
    open_workshop(page)
    before = sessions(page).count()
    page.context.set_offline(True)
    page.get_by_role("button", name="Animer l’atelier").click()
    run(page).get_by_role("button", name="Étape suivante").click()
    expect(run(page).get_by_text("Par deux.")).to_be_visible()
    run(page).get_by_role("button", name="Fermer").click()
    held(page).get_by_role("button", name="Noter les présents").click()
    form(page).get_by_role("checkbox").nth(1).check()
    form(page).get_by_role("button", name="Enregistrer").click()
    expect(form(page).get_by_text("Ce que vous avez noté est gardé")).to_be_visible()
    form(page).get_by_label("Invités").fill("5")
    page.context.set_offline(False)
    expect(sessions(page)).to_have_count(before + 1)
    # What was changed since is no part of what was sent, and not lost.
    expect(form(page).get_by_text("Pas encore enregistré.")).to_be_visible()
    form(page).get_by_role("button", name="Enregistrer").click()
    expect(form(page).get_by_text("Enregistré.", exact=True)).to_be_visible()
    expect(sessions(page)).to_have_count(before + 1)
    expect(sessions(page).first).to_contain_text("Invités : 5")


def test_what_is_ticked_and_not_saved_is_there_after_a_reload(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    open_workshop(page)
    held(page).get_by_role("button", name="Noter les présents").click()
    form(page).get_by_role("checkbox").nth(2).check()
    page.reload()
    expect(form(page).get_by_text("Pas encore enregistré.")).to_be_visible()
    expect(form(page).get_by_role("checkbox").nth(2)).to_be_checked()
    form(page).get_by_role("button", name="Fermer").click()
    page.reload()
    expect(held(page).get_by_role("button", name="Noter les présents")).to_be_visible()
    expect(form(page)).not_to_be_visible()


def test_notes_stand_above_the_next_time_and_a_session_is_corrected_and_printed(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page = open_page(DESK)
    open_workshop(page)
    note(page, "Prévoir un câble.", people=2)
    check_accessibility(page)
    page.reload()
    expect(page.locator("[data-workshop=last]")).to_contain_text("Prévoir un câble.")
    sessions(page).first.get_by_role("button", name="Ouvrir la séance").click()
    form(page).get_by_label("Date").fill("2026-01-01")
    form(page).get_by_role("checkbox").first.uncheck()
    form(page).get_by_role("button", name="Enregistrer").click()
    expect(form(page).get_by_text("Enregistré.")).to_be_visible()
    old = sessions(page).filter(has_text="1er janvier 2026")
    expect(old).to_contain_text("Apprenants : 1")
    with page.expect_download() as download:
        old.get_by_role("link", name="Feuille à signer").click()
    assert download.value.suggested_filename == "feuille-de-presence.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def test_of_many_learners_one_group_is_shown_at_a_time_and_ticks_stay(open_page: OpenPage) -> None:
    page = open_page(PHONE)

    def of_many(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "learners": [], "too_many": True})

    page.route("**/handler/held", of_many)
    open_workshop(page)
    held(page).get_by_role("button", name="Noter les présents").click()
    expect(form(page).get_by_role("checkbox")).to_have_count(0)
    for group in ("Groupe du lundi", "Groupe du mercredi"):
        form(page).get_by_label("Groupe", exact=True).select_option(label=group)
        expect(form(page).get_by_role("group", name=group)).to_be_visible()
        form(page).get_by_role("checkbox").first.check()
    form(page).get_by_label("Groupe", exact=True).select_option(label="Groupe du lundi")
    expect(form(page).get_by_role("checkbox").first).to_be_checked()
    form(page).get_by_role("button", name="Enregistrer").click()
    expect(form(page).get_by_text("Enregistré.")).to_be_visible()
    expect(sessions(page).first).to_contain_text("Apprenants : 2")


def test_two_colleagues_do_not_write_over_one_another(open_page: OpenPage, watch) -> None:
    watch.expected.append("409")
    claire, karim = open_page(DESK), open_page(DESK)
    open_workshop(claire)
    note(claire, "De Claire.", people=2)
    open_workshop(karim, "Karim")
    sessions(karim).first.get_by_role("button", name="Ouvrir la séance").click()
    form(karim).get_by_label("Notes pour la prochaine fois").fill("De Karim.")
    form(karim).get_by_role("button", name="Enregistrer").click()
    expect(form(karim).get_by_text("Enregistré.")).to_be_visible()
    form(claire).get_by_label("Invités").fill("4")
    form(claire).get_by_role("button", name="Enregistrer").click()
    told = form(claire).get_by_text("Un collègue a modifié cette séance")
    expect(told).to_be_visible()
    expect(form(claire)).to_contain_text("Notes : De Karim.")
    form(claire).get_by_role("button", name="Enregistrer la mienne quand même").click()
    expect(form(claire).get_by_text("Enregistré.")).to_be_visible()
    expect(sessions(claire).first).to_contain_text("Invités : 4")


def test_in_a_frame_that_may_not_fill_the_screen_it_leads_in_its_place(
    open_page: OpenPage,
) -> None:
    page = open_page(DESK)
    # As the platform shows a unit, to a browser that gives the whole screen to no frame.
    page.add_init_script(
        """window.parent = {};
        Element.prototype.requestFullscreen = () => Promise.reject(new Error("no"));"""
    )
    open_workshop(page)
    page.get_by_role("button", name="Animer l’atelier").click()
    expect(run(page)).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Le déroulé")).not_to_be_visible()
    run(page).get_by_role("button", name="Fermer").click()
    expect(page.get_by_role("heading", name="Le déroulé")).to_be_visible()


def test_a_learner_and_whoever_looks_as_one_see_nothing(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    log_in(page, "Théo")
    page.goto(UNIT_PAGE)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "cnj-workshop" not in page.content()
    assert "Choisir une adresse sérieuse" not in page.content()


def test_the_editor_says_how_long_all_takes_and_what_has_no_minutes(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page = open_page(DESK)
    log_in(page, "Claire")
    page.goto(f"/studio/{_BLOCK}/edit/")
    total = page.locator("cnj-workshop-total")
    expect(total).to_have_text("En tout : 36 min · 4 à 10 personnes")
    page.get_by_role("button", name="Ajouter : étape").click()
    made = page.locator("cnj-edit-item").last
    made.get_by_label("Titre").fill("Une pause")
    expect(total).to_contain_text("Étapes sans minutes : 1")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("alertdialog")).to_contain_text("au moins 1")
    page.get_by_role("button", name="Corriger d’abord").click()
    made.get_by_label("Minutes").fill("30")
    expect(total).to_have_text("En tout : 1 h 06 · 4 à 10 personnes")
    made.get_by_role("button", name="Voir cette étape").click()
    expect(made.locator(".cnj-edit__preview")).to_contain_text("Une pause")
    check_accessibility(page)


def test_the_page_is_heard_as_it_is_seen(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    open_workshop(page)
    page.get_by_role("button", name="Animer l’atelier").click()
    tree = run(page).aria_snapshot()
    for heard in (
        'dialog "Accueil"',
        "timer",
        'button "Cacher ma partie"',
        'button "Lancer le chrono"',
        'button "Étape suivante"',
    ):
        assert heard in tree, (heard, tree)
    # Seen, and told to whoever hears.
    assert tree.count("Étape 1 sur 3") == 2
