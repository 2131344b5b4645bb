"""The map of a path in a browser: where one begins, goes on, and what is gained at the end."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from demo.seeding.places import LILLE, LYON

from ..conftest import OpenPage
from ..driver import DESK, PHONE, DemoHost
from ..hands import Finger, Hands, Keyboard
from ..looking import check_width
from ..steps import SAVED, log_in, open_cv, state
from ..tour import ADMINISTRATOR

COURSE = LILLE.path_key
EDITOR = (
    f"/studio/{COURSE.replace('course-v1:', 'block-v1:')}"
    "+type@clicnjob_path+block@carte-du-parcours/edit/"
)
#: A learner for each test: nobody finds what another has done.
AWA, THEO, INES, LEA = "Awa Konaté", "Théo Vandamme", "Inès Delattre", "Léa Dupire"
MALIK, JADE = "Malik Bensaïd", "Jade Masson"
GAINED = "Communiquer par e-mail et par messagerie"
_FINISH = """
from django.contrib.auth import get_user_model
from demo.courses import find_course
from demo.models import BlockResult
first, last = {name!r}.split(" ", 1)
user = get_user_model().objects.get(first_name=first, last_name=last)
units = find_course({course!r}).units[:{units}]
kept = [unit for unit in units if not ({but!r} and unit.url_name.startswith({but!r}))]
for leaf in (leaf for unit in kept for leaf in unit.leaves):
    BlockResult.objects.update_or_create(
        user=user, usage_key=str(leaf.usage_key), defaults={{"completion": 1.0}}
    )
"""


def _course_of(name: str) -> str:
    return LYON.path_key if name in (MALIK, JADE) else COURSE


def finish(demo: DemoHost, name: str, units: int, but: str = "") -> None:
    """As if this learner had finished the first units of the course, ``but`` those of a step."""
    told = _FINISH.format(name=name, course=_course_of(name), units=units, but=but)
    demo.manage("shell", "-c", told)


def open_map(page: Page, name: str) -> Locator:
    log_in(page, name)
    page.goto(f"/course/{_course_of(name)}/carte/")
    return page.locator("cnj-block.cnj-path")


def stop(path: Locator, title: str) -> Locator:
    return path.get_by_role("listitem").filter(has=path.page.get_by_text(title, exact=True)).first


def _begin(path: Locator, hands: Hands) -> None:
    page = path.page
    expect(stop(path, "Pourquoi une adresse pour le travail")).to_contain_text("Tu es ici")
    hands.tick(path.get_by_role("checkbox", name="J’ouvre ma boîte e-mail sans aide."))
    hands.press(path.get_by_role("button", name="Montre-moi où commencer"))
    expect(stop(path, "Créer ton adresse")).to_contain_text("Tu sais déjà")
    # It is asked once, and can be answered anew.
    expect(path.get_by_role("checkbox").first).to_be_hidden()
    hands.press(path.get_by_role("link", name=re.compile("^Commencer")))
    page.wait_for_url("**/pourquoi-lecon/")


def test_a_learner_says_what_they_can_do_and_begins_by_touch(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page = open_page(PHONE)
    path = open_map(page, AWA)
    check_width(page)
    check_accessibility(page)
    _begin(path, Finger())


def test_a_learner_says_what_they_can_do_and_begins_by_keyboard(open_page: OpenPage) -> None:
    _begin(open_map(open_page(DESK), THEO), Keyboard())


def test_who_comes_back_goes_on_first_and_hears_where_they_are(
    open_page: OpenPage, demo: DemoHost, check_accessibility: Callable[[Page], None]
) -> None:
    finish(demo, INES, units=2)
    page = open_page(PHONE)
    path = open_map(page, INES)
    expect(path.get_by_role("checkbox").first).to_be_hidden()
    expect(stop(path, "Pourquoi une adresse pour le travail")).to_contain_text("Fait")
    here = path.locator("[aria-current=step]")
    expect(here).to_contain_text("Choisir une adresse")
    expect(path.get_by_role("progressbar", name="Étapes faites")).to_have_attribute("value", "1")
    check_accessibility(page)
    path.get_by_role("link", name=re.compile("^Continuer")).click()
    page.wait_for_url("**/choisir-lecon/")


def test_what_is_gained_shows_as_badges_and_each_goes_to_the_cv_by_its_button(
    open_page: OpenPage, demo: DemoHost, check_accessibility: Callable[[Page], None]
) -> None:
    finish(demo, LEA, units=99)
    page = open_page(DESK)
    path = open_map(page, LEA)
    expect(path.get_by_role("heading", name="Ce que tu as gagné")).to_be_visible()
    badges = path.get_by_role("region", name="Ce que tu as gagné").get_by_role("listitem")
    expect(badges.filter(has_text=GAINED)).to_contain_text("Pix 2.1")
    expect(badges.filter(has_text="Gagné")).to_have_count(badges.count())
    expect(path.get_by_text("Bravo : tu as fini ce parcours.")).to_be_visible()
    check_width(page)
    check_accessibility(page)

    phone = open_page(PHONE)
    open_cv(phone, LEA)
    offered = phone.get_by_role("group", name="Tu as gagné ceci dans tes parcours")
    skills = phone.locator("cnj-chips[data-part=skills] li")
    before = skills.count()
    expect(skills.filter(has_text=GAINED)).to_have_count(0)
    check_accessibility(phone)
    Keyboard().press(offered.get_by_role("button", name=f"Ajouter à mon CV {GAINED}"))
    expect(skills).to_have_count(before + 1)
    line = offered.get_by_role("listitem").filter(has_text=GAINED)
    expect(line.get_by_text("Sur ton CV")).to_be_visible()
    expect(line.get_by_text(GAINED, exact=True).first).to_be_focused()
    expect(state(phone)).to_have_text(SAVED)
    check_width(phone)
    check_accessibility(phone)
    # Taken off the CV, it is offered again.
    skills.filter(has_text=GAINED).get_by_role("button").click()
    expect(line.get_by_role("button", name="Ajouter à mon CV")).to_be_visible()


def test_who_passed_over_what_they_know_is_led_back_to_it_at_the_end(
    open_page: OpenPage, demo: DemoHost
) -> None:
    page = open_page(PHONE)
    path = open_map(page, MALIK)
    path.get_by_role("checkbox", name="J’ouvre ma boîte e-mail sans aide.").tap()
    path.get_by_role("button", name="Montre-moi où commencer").tap()
    expect(stop(path, "Créer ton adresse")).to_contain_text("Tu sais déjà")
    finish(demo, MALIK, units=99, but="creer")
    page.reload()
    expect(path.get_by_text("Tu as fait le reste.")).to_be_visible()
    expect(path.get_by_role("heading", name="À la fin, tu gagnes")).to_be_visible()
    path.get_by_role("link", name="Continuer").tap()
    page.wait_for_url("**/creer-lecon/")


def test_the_tree_of_a_screen_reader_says_of_each_stop_where_one_is(open_page: OpenPage) -> None:
    path = open_map(open_page(PHONE), JADE)
    stops = path.get_by_role("list", name="Les étapes")
    expect(stops.get_by_role("listitem").first).to_match_aria_snapshot(
        """
        - listitem:
          - paragraph:
            - link "Pourquoi une adresse pour le travail"
          - paragraph: Tu sais à quoi sert une adresse sérieuse.
          - paragraph: Tu es ici 5 min
        """
    )
    expect(stops.get_by_role("listitem").nth(1)).to_contain_text("Ensuite")


def test_an_author_adds_a_stop_looks_at_it_and_learners_get_it(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page, keys = open_page(DESK), Keyboard()
    log_in(page, ADMINISTRATOR)
    page.goto(EDITOR)
    keys.press(page.get_by_role("button", name="Ajouter : étape"))
    made = page.locator("cnj-edit-item").last
    keys.press(page.get_by_role("button", name="Enregistrer"))
    expect(page.get_by_role("alertdialog")).to_contain_text("Donnez un titre")
    keys.press(page.get_by_role("button", name="Corriger d’abord"))
    keys.write(made.get_by_label("Titre", exact=True), "Et après")
    keys.press(made.get_by_role("button", name="Voir comme un apprenant"))
    expect(made.locator(".cnj-edit__preview")).to_contain_text("Et après")
    check_width(page)
    check_accessibility(page)
    keys.press(page.get_by_role("button", name="Enregistrer"))
    page.wait_for_url(re.compile(r"carte-du-parcours/$"))
    learner = open_page(PHONE)
    expect(stop(open_map(learner, AWA), "Et après")).to_be_visible()
