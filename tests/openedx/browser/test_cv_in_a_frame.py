"""The unit in a frame of another origin, as the learning front end shows it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import FrameLocator, Page, Route, expect

from tests.browser.driver import PHONE
from tests.browser.steps import SAVED, introduction, open_all

from .conftest import OpenPage, Site, Unit

#: Does what the learning front end does: the frame is made as tall as the unit says that it is.
_FRAME = """<!doctype html><html lang="fr"><title>Cadre</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<body style="margin:0"><iframe title="Unité" src="SOURCE" referrerpolicy="origin"
  style="display:block; border:0; inline-size:100%; block-size:0"></iframe>
<script>
  window.heights = [];
  addEventListener("message", ({ data }) => {
    if (data.type !== "plugin.resize") return;
    window.heights.push(data.payload.height);
    document.querySelector("iframe").style.blockSize = `${data.payload.height}px`;
  });
</script></body></html>"""


def _open(page: Page, site: Site, unit: Unit) -> FrameLocator:
    # Studio's origin is another one of the same site, as that of the learning front end is. To
    # the LMS the frame comes from there: only then does it tell how tall the unit is.
    way = f"{site.lms}/courses/{site.course}/jump_to/{unit.usage}"
    front_end = page.request.get(way, max_redirects=0).headers["location"]
    assert not front_end.startswith(("/", site.lms)), "the course has no learning front end"
    source = f"{site.lms}/xblock/{unit.usage}"

    def from_there(route: Route) -> None:
        route.fulfill(response=route.fetch(headers=route.request.headers | {"referer": front_end}))

    page.route(source, from_there)
    page.goto(f"{site.studio}/heartbeat")
    page.set_content(_FRAME.replace("SOURCE", source))
    return page.frame_locator("iframe")


def _height(page: Page) -> int:
    """How tall the frame is, once the unit asks for no other height."""
    page.wait_for_function(
        """() => {
          const height = window.heights.at(-1);
          window.same = height && window.seen === height ? (window.same ?? 0) + 1 : 0;
          window.seen = height;
          return window.same >= 5;
        }""",
        polling=300,
    )
    return int(page.evaluate("window.heights.at(-1)"))


def test_in_a_frame_a_cv_is_written_seen_and_taken_along(
    cv_unit: Unit, open_page: OpenPage, site: Site
) -> None:
    page = open_page(PHONE, site.learner)
    cv = _open(page, site, cv_unit).locator(".cnj-cv")
    expect(introduction(cv)).to_be_enabled()
    entries = page.evaluate("history.length")
    open_all(cv)
    introduction(cv).fill("Dans un cadre.")
    expect(cv.locator("[data-autosave=line]")).to_have_text(SAVED)

    cv.get_by_role("button", name="Mon CV", exact=True).click()
    expect(cv.get_by_role("img", name=re.compile("^Ton CV comme il sera"))).to_be_visible()
    with page.expect_download() as waiting:
        cv.get_by_role("link", name="Télécharger mon CV (PDF)").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF-")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    # The Back button still leaves the page of the course.
    assert page.evaluate("history.length") == entries


def test_a_frame_is_as_tall_as_what_is_shown_and_grows_no_further(
    cv_unit: Unit, open_page: OpenPage, site: Site
) -> None:
    page = open_page(PHONE, site.learner)
    cv = _open(page, site, cv_unit).locator(".cnj-cv")
    expect(introduction(cv)).to_be_enabled()
    for side in ("Mes réponses", "Mon CV", "Qui le voit"):
        cv.get_by_role("button", name=side, exact=True).click()
        height = _height(page)
        shown = cv.evaluate("each => each.getBoundingClientRect().bottom")
        assert shown <= height < shown + 400, side
