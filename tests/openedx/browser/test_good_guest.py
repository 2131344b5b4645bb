"""In the platform's pages our blocks look as they should, and change nothing around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.driver import DESK, PHONE
from tests.browser.steps import open_all

from .conftest import OpenPage, Site, Unit, Watch
from .steps import open_editor, open_studio_unit, open_unit
from .styles import leaks_in, leaks_out

Go = Callable[[Page, Site, Unit], None]


def _open_editor(page: Page, site: Site, unit: Unit) -> None:
    open_editor(page, site, unit, unit.blocks["clicnjob_cv"][0])


PAGES = [
    pytest.param(open_unit, "learner", PHONE, id="unit-phone"),
    pytest.param(open_unit, "learner", DESK, id="unit-desk"),
    pytest.param(open_unit, "advisor", DESK, id="unit-of-the-team"),
    pytest.param(open_studio_unit, "advisor", DESK, id="studio"),
    pytest.param(_open_editor, "advisor", DESK, id="studio-editor"),
]


@pytest.fixture
def page_of(open_page: OpenPage, site: Site, unit: Unit) -> Callable[..., Page]:
    def opened(go: Go, person: str, size: dict[str, int]) -> Page:
        page = open_page(size, getattr(site, person))
        go(page, site, unit)
        return page

    return opened


@pytest.mark.parametrize(("go", "person", "size"), PAGES)
def test_no_style_leaks_in_or_out(
    page_of: Callable[..., Page], go: Go, person: str, size: dict[str, int]
) -> None:
    page = page_of(go, person, size)
    page.evaluate(
        "document.querySelectorAll('.cnj-cv__more').forEach((each) => { each.open = true; })"
    )

    assert leaks_in(page) == []
    assert leaks_out(page) == []


@pytest.mark.parametrize(("go", "person", "size"), PAGES)
def test_axe_finds_nothing_in_our_blocks(
    page_of: Callable[..., Page], go: Go, person: str, size: dict[str, int]
) -> None:
    page = page_of(go, person, size)

    found = Axe().run(page, context={"include": [["cnj-block"]]})

    assert found.violations_count == 0, found.generate_report()


def test_a_phone_never_scrolls_sideways(page_of: Callable[..., Page]) -> None:
    page = page_of(open_unit, "learner", PHONE)

    width = page.evaluate("document.documentElement.scrollWidth")

    assert width == PHONE["width"]


def test_the_keyboard_sees_where_it_is(page_of: Callable[..., Page]) -> None:
    page = page_of(open_unit, "learner", DESK)
    open_all(page.locator(".cnj-cv").first)
    page.locator(".cnj-cv").first.get_by_label("Prénom").focus()

    blind = []
    for _ in range(25):
        page.keyboard.press("Tab")
        blind += page.evaluate(
            """() => {
              const here = document.activeElement;
              if (!here.closest(".clicnjob")) return [];
              const style = getComputedStyle(here);
              const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
              return seen ? [] : [here.outerHTML];
            }"""
        )

    assert blind == []


def test_studio_speaks_of_the_block_in_the_authors_language(page_of: Callable[..., Page]) -> None:
    page = page_of(open_studio_unit, "advisor", DESK)

    names = page.locator(".studio-xblock-wrapper .xblock-display-name")

    expect(names.filter(has_text="Ton CV")).to_have_count(2)
    expect(names.filter(has_text="Tes messages")).to_have_count(2)


def test_an_author_changes_the_title_in_studio(
    open_page: OpenPage, watch: Watch, site: Site, unit: Unit
) -> None:
    watch.expected.append("status of 400")
    page = open_page(DESK, site.advisor)
    editor = open_editor(page, site, unit, unit.blocks["clicnjob_inbox"][1])
    # One way to save and one to leave: Studio's own buttons are hidden.
    expect(page.locator(".modal-window").get_by_role("button")).to_have_count(2)
    editor.get_by_label("Titre").fill("")
    editor.get_by_role("button", name="Enregistrer").click()
    expect(editor.get_by_text("Donnez un titre")).to_be_visible()

    editor.get_by_label("Titre").fill("Offres de la semaine")
    editor.get_by_role("button", name="Enregistrer").click()

    expect(page.locator(".modal-window")).to_have_count(0)
    heading = page.locator("cnj-block").get_by_role("heading", name="Offres de la semaine")
    expect(heading).to_be_visible()
