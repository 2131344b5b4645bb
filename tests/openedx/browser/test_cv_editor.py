"""What an author sets of a CV block in Studio, and what a learner then sees of it."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.driver import DESK, PHONE
from tests.browser.hands import Pointer

from .conftest import OpenPage, Site, Unit, Watch
from .steps import cv_of, open_editor, open_studio_unit, open_unit, side_of

ASKED, NEEDED, MODELS = "Parties demandées", "Parties à remplir", "Modèles proposés"


def test_what_is_asked_needed_and_offered_reaches_the_learner(
    cv_unit: Unit, open_page: OpenPage, watch: Watch, site: Site
) -> None:
    # What cannot be is refused.
    watch.expected.append("status of 400")
    [usage] = cv_unit.blocks["clicnjob_cv"]
    author = open_page(DESK, site.advisor)
    editor = open_editor(author, site, cv_unit, usage)
    asked, needed, models = (
        editor.get_by_role("group", name=name) for name in (ASKED, NEEDED, MODELS)
    )
    needed.get_by_label("Langues").check()
    asked.get_by_label("Langues").uncheck()
    save = editor.get_by_role("button", name="Enregistrer")
    save.click()
    expect(editor.get_by_text("« Langues »")).to_be_visible()

    asked.get_by_label("Langues").check()
    for part in ("Centres d’intérêt", "Adresse", "Date de naissance"):
        asked.get_by_label(part).uncheck()
    for model in ("Sobre", "Colonne", "Relief"):
        models.get_by_role("checkbox", name=re.compile(f"^{model}")).uncheck()
    editor.get_by_label("Noté").check()
    editor.get_by_label("Points").fill("10")
    save.click()
    expect(author.locator(".modal-window")).to_have_count(0)

    # Opened again it says the same, and the preview has followed.
    editor = open_editor(author, site, cv_unit, usage)
    expect(editor.get_by_role("group", name=NEEDED).get_by_label("Langues")).to_be_checked()
    taken = editor.get_by_role("group", name=MODELS).locator("input:checked")
    expect(taken).to_have_count(1)
    expect(taken).to_have_value("clair")
    expect(editor.get_by_label("Noté")).to_be_checked()
    expect(editor.get_by_label("Points")).to_have_value("10")
    editor.get_by_role("button", name="Annuler").click()
    expect(author.locator(".modal-window")).to_have_count(0)
    author.get_by_role("link", name="Publish").or_(
        author.get_by_role("button", name="Publish")
    ).first.click()
    expect(author.get_by_role("heading", name="Published and Live")).to_be_visible()

    page = open_page(PHONE, site.learner)
    open_unit(page, site, cv_unit)
    cv = cv_of(page)
    for part in ("interests", "personal"):
        expect(cv.locator(f"cnj-part[data-name={part}]")).to_have_count(0)
    side_of(cv, "Mon CV", Pointer())
    radios = cv.get_by_role("group", name="Modèle").get_by_role("radio")
    expect(radios).to_have_count(1)
    expect(cv.get_by_label("Clair")).to_be_visible()
    expect(cv.get_by_label("Mon adresse")).to_be_hidden()


def test_every_pictogram_of_a_preview_is_drawn(open_page: OpenPage, site: Site, unit: Unit) -> None:
    page = open_page(DESK, site.advisor)
    open_studio_unit(page, site, unit)

    bare = page.locator("cnj-block .cnj-icon").evaluate_all(
        """icons => icons
          .filter((each) => each.checkVisibility())
          .filter((each) => getComputedStyle(each).maskImage === "none")
          .map((each) => each.parentElement.outerHTML)"""
    )

    assert bare == []


def test_a_preview_offers_nothing_that_does_nothing(
    cv_unit: Unit, open_page: OpenPage, site: Site
) -> None:
    page = open_page(DESK, site.advisor)
    open_studio_unit(page, site, cv_unit)
    cv = cv_of(page)
    side_of(cv, "Mon CV", Pointer())

    for control in cv.locator("[data-panel=page] .cnj-button").locator("visible=true").all():
        at_rest = control.evaluate(
            "each => each.matches(':disabled') || getComputedStyle(each).pointerEvents === 'none'"
        )
        assert at_rest, control.inner_text()
