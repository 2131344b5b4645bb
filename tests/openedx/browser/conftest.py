"""A browser before a platform that is served somewhere: where it is, who comes, what is watched."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

NEEDED = (
    "CLICNJOB_LMS_URL",
    "CLICNJOB_STUDIO_URL",
    "CLICNJOB_COURSE",
    "CLICNJOB_ADVISOR",
    "CLICNJOB_LEARNER",
)
MISSING = [name for name in NEEDED if not os.environ.get(name)]

# Inside the platform's own environment there is no browser driver: nothing here can be imported.
if not find_spec("playwright"):
    collect_ignore_glob = ["test_*.py"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents and MISSING:
            reason = f"needs a served platform: set {', '.join(MISSING)}"
            item.add_marker(pytest.mark.skip(reason=reason))


@dataclass(frozen=True)
class Site:
    """The platform, a course of it, and two people of that course as ``name:password``."""

    lms: str
    studio: str
    course: str
    advisor: str
    learner: str

    def usage(self, kind: str, name: str) -> str:
        """A usage key of the course."""
        return f"block-v1:{self.course.removeprefix('course-v1:')}+type@{kind}+block@{name}"


@pytest.fixture(scope="session")
def site() -> Site:
    lms, studio, *rest = (os.environ[name] for name in NEEDED)
    return Site(lms.rstrip("/"), studio.rstrip("/"), *rest)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import expect

    from tests.browser.driver import chromium

    # The platform's pages are heavy, and may lie far away.
    expect.set_options(timeout=20_000)
    with chromium() as running:
        yield running


#: Our files, by their addresses: .../xblock/resource/clicnjob_cv/..., .../resources/cv_xblock/...
OURS = re.compile("clicnjob|cv_xblock")

#: Notes where our scripts ask the page for jQuery, which others on the page may do.
_JQUERY_WATCH = """
  window.cnjAskedForJQuery = [];
  for (const name of ["$", "jQuery"]) {
    let real;
    Object.defineProperty(window, name, {
      configurable: true,
      get() {
        const caller = (new Error().stack ?? "").split("\\n")[2] ?? "";
        if (/clicnjob|cv_xblock/.test(caller)) window.cnjAskedForJQuery.push(caller);
        return real;
      },
      set(value) { real = value; },
    });
  }
"""


@dataclass
class Watch:
    """What our files must never do on somebody else's page."""

    errors: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        self.pages.append(page)
        page.add_init_script(_JQUERY_WATCH)
        page.on("console", self._note)
        page.on("pageerror", lambda error: self._crash(f"{error}\n{error.stack}"))

    def _note(self, message: Any) -> None:
        known = any(words in message.text for words in self.expected)
        if message.type == "error" and not known and OURS.search(str(message.location)):
            self.errors.append(f"{message.location}: {message.text}")

    def _crash(self, text: str) -> None:
        if OURS.search(text):
            self.errors.append(text)


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch()
    yield watch
    assert watch.errors == []


def log_in(context: BrowserContext, site: Site, person: str) -> None:
    """Log in on the LMS; Studio takes the same login."""
    name, _, password = person.partition(":")
    context.request.get(f"{site.lms}/login")
    answer = context.request.post(
        f"{site.lms}/api/user/v2/account/login_session/",
        form={"email_or_username": name, "password": password},
        headers={"X-CSRFToken": _token(context, site.lms), "Referer": site.lms},
    )
    assert answer.ok, f"{name} cannot log in: {answer.status}"


def _token(context: BrowserContext, url: str) -> str:
    cookies = {cookie["name"]: cookie["value"] for cookie in context.cookies(url)}
    return cookies.get("csrftoken", "")


@contextmanager
def _visit(browser: Browser, site: Site, size: dict[str, int], person: str) -> Iterator[Any]:
    from tests.browser.driver import PHONE

    context = browser.new_context(
        base_url=site.lms,
        viewport=size,
        locale="fr-FR",
        timezone_id="Europe/Paris",
        has_touch=size == PHONE,
        is_mobile=size == PHONE,
    )
    # The platform's pages ask for fonts and trackers of other hosts; there may be no way to them.
    hosts = (site.lms, site.studio)
    context.route(lambda url: not url.startswith(hosts), lambda route: route.abort())
    context.set_default_timeout(20_000)
    try:
        if person:
            log_in(context, site, person)
        yield context
    finally:
        context.close()


OpenPage = Callable[[dict[str, int], str], "Page"]


@pytest.fixture
def open_page(browser: Browser, site: Site, watch: Watch) -> Iterator[OpenPage]:
    """``open_page(PHONE, site.learner)``: a page of who is logged in; ``""`` is nobody."""
    from contextlib import ExitStack

    with ExitStack() as visits:

        def opened(size: dict[str, int], person: str) -> Page:
            page = visits.enter_context(_visit(browser, site, size, person)).new_page()
            watch.follow(page)
            return page

        yield opened
        for page in watch.pages:
            watch.errors += page.evaluate("window.cnjAskedForJQuery ?? []")


@dataclass(frozen=True)
class Unit:
    """A unit of the course, made for these tests: its usage key, and its blocks' by their kind."""

    usage: str
    blocks: dict[str, list[str]]


@contextmanager
def _made(browser: Browser, site: Site, kinds: list[str]) -> Iterator[Unit]:
    """A published unit with a text and blocks of these kinds; deleted after the tests."""
    from tests.browser.driver import DESK

    with _visit(browser, site, DESK, site.advisor) as context:
        context.new_page().goto(f"{site.studio}/home/")

        def ask(method: str, usage: str = "", **data: Any) -> Any:
            answer = context.request.fetch(
                f"{site.studio}/xblock/{usage}",
                method=method,
                data=json.dumps(data),
                headers={
                    "Content-Type": "application/json",
                    "Accept": "application/json",
                    "X-CSRFToken": _token(context, site.studio),
                    "Referer": site.studio,
                },
            )
            assert answer.ok, f"Studio refuses {method} {usage} {data}: {answer.status}"
            return answer.json() if answer.body() else None

        def child(parent: str, category: str, **more: str) -> str:
            made = ask("POST", parent_locator=parent, category=category, **more)
            return str(made["locator"])

        chapter = child(site.usage("course", "course"), "chapter", display_name="Essai")
        try:
            sequence = child(chapter, "sequential", display_name="Essai")
            usage = child(sequence, "vertical", display_name="Essai")
            child(usage, "html")
            blocks: dict[str, list[str]] = {}
            for kind in kinds:
                blocks.setdefault(kind, []).append(child(usage, kind))
            ask("POST", chapter, publish="make_public")
            yield Unit(usage, blocks)
        finally:
            ask("DELETE", chapter)


@pytest.fixture(scope="session")
def unit(browser: Browser, site: Site) -> Iterator[Unit]:
    """A unit with two CV blocks and two inboxes."""
    kinds = ["clicnjob_cv", "clicnjob_cv", "clicnjob_inbox", "clicnjob_inbox"]
    with _made(browser, site, kinds) as made:
        yield made


@pytest.fixture
def cv_unit(browser: Browser, site: Site) -> Iterator[Unit]:
    """A unit with one CV block, as courses have it; an author's changes go with it."""
    with _made(browser, site, ["clicnjob_cv"]) as made:
        yield made
