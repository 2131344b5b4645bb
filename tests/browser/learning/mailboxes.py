"""A practice mailbox in a browser: how one comes to it, and its parts."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from demo.seeding.places import LILLE
from tests.mailboxes.placing import NAME, UNIT

from ..steps import log_in
from ..tour import COURSE

ADDRESS = f"{COURSE}{UNIT}/"
_COURSE = LILLE.course_key.replace("course-v1:", "block-v1:")
BLOCK = f"/studio/{_COURSE}+type@clicnjob_mailbox+block@{NAME}/"


def open_mailbox(page: Page, name: str) -> Locator:
    """The mailbox before this person."""
    log_in(page, name)
    page.goto(ADDRESS)
    return mailbox(page)


def mailbox(page: Page) -> Locator:
    """The block."""
    return page.locator("cnj-block.cnj-mailbox")


def open_mission(page: Page, title: str) -> Locator:
    """One mission of the list."""
    mailbox(page).get_by_role("button", name=title).click()
    return page.locator("cnj-mailbox-mission")
