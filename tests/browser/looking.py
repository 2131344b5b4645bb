"""The windows through which pages are looked at, and what no page may do in any of them."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from .driver import DESK, PHONE

NARROW = {"width": 320, "height": 640}
#: What is left of a desk's 1280 pixels where everything is twice as large.
ZOOMED = {"width": 640, "height": 400}
LOOKS: dict[str, dict[str, Any]] = {
    "phone": {"viewport": PHONE, "is_mobile": True, "has_touch": True},
    "desk": {"viewport": DESK},
    "still": {"viewport": PHONE, "reduced_motion": "reduce"},
}


def check_small_windows(page: Page) -> None:
    """Fails where the page, as it stands, scrolls sideways in a window smaller than its own."""
    for window in (NARROW, ZOOMED):
        page.set_viewport_size(window)
        check_width(page)


def check_width(page: Page) -> None:
    """Fails where the page scrolls sideways, and says which parts stick out."""
    found = page.evaluate(
        """() => {
          const scroller = document.scrollingElement;
          if (scroller.scrollWidth <= scroller.clientWidth) return [];
          return [...document.body.querySelectorAll("*")]
            .filter((each) => each.getBoundingClientRect().right > scroller.clientWidth + 1)
            .slice(0, 5)
            .map((each) => each.outerHTML.slice(0, 160));
        }"""
    )
    assert found == [], f"{page.url} is too wide: {found}"
