"""The pages of a platform where Clic'nJob is met."""

from __future__ import annotations

from datetime import datetime

from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import Hands
from tests.browser.steps import SAVED, open_all

from .conftest import Site, Unit

FULL_NAME = "Lina Essai"


def open_unit(page: Page, site: Site, unit: Unit) -> None:
    """The unit alone, as the learning front end frames it; every block of ours has begun."""
    page.goto(f"{site.lms}/xblock/{unit.usage}")
    expect(page.locator("cnj-block")).to_have_count(_count(unit))
    for form in page.locator(".cnj-cv fieldset.cnj-cv__all").all():
        expect(form).to_be_enabled()


def open_studio_unit(page: Page, site: Site, unit: Unit) -> None:
    """The author's page of the unit, with the preview of every block."""
    page.goto(f"{site.studio}/container/{unit.usage}")
    expect(page.locator("cnj-block")).to_have_count(_count(unit))


def open_editor(page: Page, site: Site, unit: Unit, usage: str) -> Locator:
    """The editor of a block, as an author opens it from the unit."""
    open_studio_unit(page, site, unit)
    page.locator(f".edit-button[data-usage-id='{usage}']").click()
    editor = page.locator(".modal-window cnj-block form")
    expect(editor).to_be_visible()
    return editor


def cv_of(page: Page, place: int = 0) -> Locator:
    """A CV block of the unit."""
    return page.locator(".cnj-cv").nth(place)


def side_of(cv: Locator, name: str, hands: Hands) -> None:
    """To another side of the CV."""
    hands.press(cv.get_by_role("button", name=name, exact=True))


def saved(cv: Locator) -> Locator:
    """The line that says how saving goes; waited for until all is saved."""
    line = cv.locator("[data-autosave=line]")
    expect(line).to_have_text(SAVED)
    return line


def write_cv(cv: Locator, hands: Hands) -> None:
    """A whole CV, whatever was there, from the list of all parts."""
    first, last = FULL_NAME.split()
    open_all(cv, hands)
    hands.write(cv.get_by_label("Prénom"), first)
    hands.write(cv.get_by_label("Nom", exact=True), last)
    hands.write(cv.get_by_label("E-mail"), "lina@example.org")
    if cv.locator("[data-part=wanted_jobs] li").count() == 0:
        hands.choose(cv.get_by_role("combobox", name="Ajouter un métier"), "vend", "Vend")
    if not cv.get_by_role("combobox", name="Ta commune").input_value():
        hands.choose(cv.get_by_role("combobox", name="Ta commune"), "lille", "Lille")
    if cv.get_by_label("Qu’as-tu fait").count() == 0:
        hands.press(cv.get_by_role("button", name="Ajouter une expérience"))
    hands.write(
        cv.get_by_label("Qu’as-tu fait").first, f"Stage du {datetime.now():%d/%m à %H:%M:%S}"
    )
    saved(cv)


def erase_cv(cv: Locator, hands: Hands) -> None:
    """Erase the CV for good, as its learner does."""
    side_of(cv, "Qui le voit", hands)
    hands.press(cv.get_by_role("button", name="Effacer mon CV"))
    hands.press(cv.get_by_role("button", name="Oui, tout effacer"))
    # The page is back before the first question, and says it above.
    expect(cv.locator("[data-autosave=line]")).to_contain_text("Ton CV est effacé.")


def _count(unit: Unit) -> int:
    return sum(len(each) for each in unit.blocks.values())
