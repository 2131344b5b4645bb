"""The pages of a platform where Clic'nJob is met."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from .conftest import Site, Unit


def open_unit(page: Page, site: Site, unit: Unit) -> None:
    """The unit alone, as the learning front end frames it; every block of ours has begun."""
    page.goto(f"{site.lms}/xblock/{unit.usage}")
    expect(page.locator("cnj-block")).to_have_count(4)
    for form in page.locator(".cnj-cv fieldset.cnj-cv__all").all():
        expect(form).to_be_enabled()


def open_studio_unit(page: Page, site: Site, unit: Unit) -> None:
    """The author's page of the unit, with the preview of every block."""
    page.goto(f"{site.studio}/container/{unit.usage}")
    expect(page.locator("cnj-block")).to_have_count(4)


def open_editor(page: Page, site: Site, unit: Unit, usage: str) -> Locator:
    """The editor of a block, as an author opens it from the unit."""
    open_studio_unit(page, site, unit)
    page.locator(f".edit-button[data-usage-id='{usage}']").click()
    editor = page.locator(".modal-window cnj-block form")
    expect(editor).to_be_visible()
    return editor
