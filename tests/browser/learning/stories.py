"""A story in a browser: how one comes to it, and its parts."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from demo.seeding.places import LILLE
from tests.stories.placing import NAME, UNIT

from ..steps import log_in
from ..tour import COURSE

ADDRESS = f"{COURSE}{UNIT}/"
_COURSE = LILLE.course_key.replace("course-v1:", "block-v1:")
BLOCK = f"/studio/{_COURSE}+type@clicnjob_story+block@{NAME}/"


def open_story(page: Page, name: str) -> Locator:
    """The story before this learner."""
    log_in(page, name)
    page.goto(ADDRESS)
    return story(page)


def story(page: Page) -> Locator:
    """The block."""
    return page.locator("cnj-block.cnj-story")


def card(page: Page) -> Locator:
    """The one card that is on the screen, or the end."""
    return story(page).locator(".cnj-story__card:visible")
