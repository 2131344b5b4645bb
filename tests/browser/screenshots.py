"""Takes the README's pictures from a demo of its own: ``python -m tests.browser.screenshots``."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from .driver import CHECKOUT, DESK, PHONE, DemoHost, chromium, running_demo
from .steps import (
    INBOX_UNIT,
    SAVED,
    confirm_button,
    log_in,
    open_cv,
    open_unit,
    state,
    write_offer,
)

FOLDER = CHECKOUT / "docs" / "screenshots"
LEARNERS = 120
OFFER = "Vendeur ou vendeuse en prêt-à-porter"
#: Twice the pixels, so that a phone's page is sharp in a README; a desk's is large enough.
SHARPNESS = {PHONE["width"]: 2, DESK["width"]: 1}


@contextmanager
def person(browser: Browser, demo: DemoHost, size: dict[str, int]) -> Iterator[Page]:
    """A page of one's own, at rest and without the caret."""
    context = browser.new_context(
        base_url=demo.url,
        viewport=size,
        device_scale_factor=SHARPNESS[size["width"]],
        is_mobile=size == PHONE,
        has_touch=size == PHONE,
        locale="fr-FR",
        timezone_id="Europe/Paris",
        reduced_motion="reduce",
    )
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


def scroll_to(page: Page, selector: str, above: int) -> None:
    """Bring a part to ``above`` pixels under the top of the window."""
    page.evaluate(
        """([selector, above]) => {
          const place = document.querySelector(selector).getBoundingClientRect().top;
          window.scrollBy({ top: place - above, behavior: "instant" });
          document.activeElement?.blur();
        }""",
        [selector, above],
    )


def cv_phone(browser: Browser, demo: DemoHost, path: Path) -> None:
    """A first CV in the making: jobs chosen, and saved."""
    with person(browser, demo, PHONE) as page:
        open_cv(page, "Inès Delattre")
        page.get_by_label("Prénom").fill("Inès")
        page.get_by_label("Nom", exact=True).fill("Delattre")
        page.get_by_label("Téléphone").fill("06 00 00 00 00")
        jobs = page.get_by_role("combobox", name="Ajouter un métier")
        for typed, label in (("vendeuse en pr", "Vendeu"), ("caissi", "Caissi")):
            jobs.press_sequentially(typed, delay=20)
            page.get_by_role("option").filter(has_text=label).first.click()
        expect(state(page)).to_have_text(SAVED)
        page.get_by_role("button", name="Question par question").click()
        page.evaluate("document.querySelector('cnj-answers').go({ name: 'wanted_jobs' })")
        scroll_to(page, "cnj-answers", 62)
        page.screenshot(path=path)


def inbox_phone(browser: Browser, demo: DemoHost, path: Path) -> None:
    """An offer that has just come, open, with the three answers."""
    with person(browser, demo, DESK) as page:
        log_in(page, "Claire")
        write_offer(page, "Vendeuse ou vendeur en boulangerie", ["Awa Konaté"])
        page.get_by_role("link", name="Changer le message").click()
        page.get_by_role("textbox", name="Votre message").fill("Bonjour Awa, elle est pour toi ?")
        page.get_by_role("button", name="Voir qui la recevra").click()
        confirm_button(page).click()
        expect(page.get_by_text("Offre proposée à 1 personne")).to_be_visible()
    with person(browser, demo, PHONE) as page:
        log_in(page, "Awa Konaté")
        open_unit(page, INBOX_UNIT)
        page.locator("summary").first.click()
        expect(page.get_by_role("button", name="Ça m’intéresse")).to_be_visible()
        expect(page.get_by_text("Tu as tout lu")).to_be_visible()
        scroll_to(page, ".cnj-inbox__offer[open]", 12)
        page.screenshot(path=path)


def target_desk(browser: Browser, demo: DemoHost, path: Path) -> None:
    """The people whom "vendeur" finds, two of them ticked."""
    with person(browser, demo, DESK) as page:
        log_in(page, "Claire")
        page.goto("/clicnjob/target/?q=vendeur")

        for row in page.locator(".cnj-learner").all()[:2]:
            row.get_by_role("checkbox").check()
        expect(page.get_by_text("2 personnes choisies")).to_be_visible()
        page.evaluate("window.scrollTo({ top: 0, behavior: 'instant' })")
        page.mouse.move(0, 0)
        page.screenshot(path=path)


def offer_desk(browser: Browser, demo: DemoHost, path: Path) -> None:
    """An offer with its answers, those that want the advisor first."""
    with person(browser, demo, DESK) as page:
        log_in(page, "Claire")
        page.get_by_role("link", name=OFFER).first.click()
        expect(page.get_by_role("heading", name="Suivi")).to_be_visible()
        page.screenshot(path=path)


PICTURES: dict[str, Callable[[Browser, DemoHost, Path], None]] = {
    "cv-phone.png": cv_phone,
    "target-desk.png": target_desk,
    "offer-desk.png": offer_desk,
    # Last: it adds an offer.
    "inbox-phone.png": inbox_phone,
}


def main() -> None:
    """Write every picture into docs/screenshots."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_demo(Path(folder), learners=LEARNERS) as demo,
        chromium() as browser,
    ):
        for name, take in PICTURES.items():
            take(browser, demo, FOLDER / name)
            print(f"{FOLDER.name}/{name}: {(FOLDER / name).stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
