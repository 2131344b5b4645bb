"""Fixtures of the browser tests: a demo host, Chromium, and pages that are watched."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from .driver import DESK, PHONE, DemoHost, chromium, chromium_path, seed_once, serving
from .looking import LOOKS
from .tour import arrive

LEARNERS = 60
#: Only what is wrong is told, and style sheets are not fetched again: no rule in use reads them so.
AXE = {"resultTypes": ["violations"], "preload": {"assets": ["media"]}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.browser)
        if chromium_path() is None and os.environ.get("CI") != "true":
            item.add_marker(
                pytest.mark.skip(reason="no Chromium here: apt-get install chromium to run it")
            )


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a seeded host, made once for all the processes of a run."""
    own = tmp_path_factory.getbasetemp()
    of_all = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return seed_once(of_all / "seeded", learners=LEARNERS)


@pytest.fixture(scope="module")
def demo(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoHost]:
    """A host of each file's own: whom one erases or renames, the next one finds again."""
    folder = tmp_path_factory.mktemp("demo") / "host"
    shutil.copytree(seeded, folder)
    with serving(folder) as host:
        yield host


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@dataclass
class Watch:
    """What a page must never do, gathered while it is used."""

    host: str
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("console", lambda message: self._note(message.type, message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._check(request.url))

    def _note(self, kind: str, text: str) -> None:
        if kind == "error" and not any(words in text for words in self.expected):
            self.errors.append(text)

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.netloc != self.host:
            self.strangers.append(url)


@pytest.fixture
def watch(demo: DemoHost) -> Iterator[Watch]:
    """Console errors and requests to other hosts; either one fails the test."""
    watch = Watch(host=urlsplit(demo.url).netloc)
    yield watch
    assert watch.errors == []
    assert watch.strangers == []


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, demo: DemoHost, watch: Watch) -> Iterator[OpenPage]:
    """Opens a page of one's own: ``open_page(PHONE)``; each has its own cookies."""
    contexts: list[BrowserContext] = []

    def opened(size: dict[str, int]) -> Page:
        context = browser.new_context(
            base_url=demo.url,
            viewport=size,
            locale="fr-FR",
            timezone_id="Europe/Paris",
            has_touch=size == PHONE,
            is_mobile=size == PHONE,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watch.follow(page)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    return request.param


@pytest.fixture(scope="session")
def check_accessibility() -> Callable[[Page], None]:
    """Fails on any violation that axe-core finds on the page as it stands."""
    axe = Axe()

    def check(page: Page) -> None:
        # A colour on its way to another is none that anybody reads.
        page.evaluate("document.getAnimations().forEach((each) => each.finish())")
        found = axe.run(page, options=AXE)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"

    return check


@pytest.fixture(scope="module")
def contexts(browser: Browser, demo: DemoHost) -> Iterator[Callable[[str, str], BrowserContext]]:
    """One context for each person and look: nobody logs in fifty times."""
    opened: dict[tuple[str, str], BrowserContext] = {}

    def context_of(person: str, look: str) -> BrowserContext:
        if (person, look) not in opened:
            context = browser.new_context(
                base_url=demo.url, locale="fr-FR", timezone_id="Europe/Paris", **LOOKS[look]
            )
            context.set_default_timeout(10_000)
            opened[person, look] = context
            arrive(context.new_page(), person)
        return opened[person, look]

    yield context_of
    for context in opened.values():
        context.close()


@pytest.fixture
def visit(
    contexts: Callable[[str, str], BrowserContext], watch: Watch
) -> Iterator[Callable[[str, str], Page]]:
    """Opens a page of a person's and watches it."""
    pages: list[Page] = []

    def opened(person: str, look: str) -> Page:
        page = contexts(person, look).new_page()
        watch.follow(page)
        pages.append(page)
        return page

    yield opened
    for page in pages:
        page.close()
