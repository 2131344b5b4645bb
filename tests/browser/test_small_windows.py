"""The fullest pages in a small window, and where everything is twice as large."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .looking import check_width
from .tour import STOPS, UNITS, Stop

Visit = Callable[..., Page]
#: The pages with the most to show in a small window; the other units are plain text.
FULL_PAGES = ("demo:unit", "clicnjob:target", "clicnjob:inbox")


@pytest.mark.parametrize("look", ["320 px wide", "zoom 200 %"])
@pytest.mark.parametrize(
    "stop",
    [
        stop
        for stop in STOPS
        if stop.page in FULL_PAGES and stop.state not in UNITS and stop.status == 200
    ],
    ids=lambda stop: f"{stop.page} {stop.state}",
)
def test_a_small_window_needs_no_scrolling_sideways(visit: Visit, stop: Stop, look: str) -> None:
    page = visit(stop.person, look)

    stop.reach(page)

    check_width(page)
