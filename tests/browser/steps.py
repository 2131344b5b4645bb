"""Steps that many browser tests begin with: who comes, and the page they come to."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from demo.seeding.places import CV_COURSE

from .hands import Hands, Pointer

CV_UNIT = "Créer ton CV"
INBOX_UNIT = "Les offres pour toi"
SAVED = re.compile(r"^Enregistré à ")


def log_in(page: Page, name: str) -> None:
    """Become the demo's person of this name: part of a starter's, or the whole of another's."""
    page.goto("/")
    button = page.get_by_role("button", name=name)
    if button.count() == 0:
        page.get_by_label("Prénom ou nom").fill(name)
        page.get_by_role("button", name="Chercher").click()
    button.first.click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Qui êtes-vous ?")


def open_unit(page: Page, title: str) -> None:
    """From anywhere in the person's courses to a unit of the one with the CV."""
    unit = page.get_by_role("link", name=title)
    other = page.get_by_role("link", name=CV_COURSE.name)
    if unit.or_(other).count() == 0:
        page.get_by_role("link", name="Cours", exact=True).click()
        expect(unit.or_(other).first).to_be_visible()
    if unit.count() == 0:
        other.click()
    unit.click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()


def choose_group(page: Page, name: str) -> None:
    """Choose the group of that name in the course with the CV, for new accounts."""
    course = page.locator(f'optgroup[label="{CV_COURSE.name}"]')
    value = course.locator("option", has_text=name).get_attribute("value")
    page.get_by_label("Cours ou groupe").select_option(value=value)


def open_cv(page: Page, name: str) -> None:
    """Log in, and stand before one's own CV with every part of it open."""
    log_in(page, name)
    open_unit(page, CV_UNIT)
    open_all(page)


def open_all(page: Page | Locator, hands: Hands | None = None) -> None:
    """From any question to the list of all parts, each with all its fields.

    ``page``: the page, or one block of it.
    """
    hands = hands or Pointer()
    expect(introduction(page)).to_be_enabled()
    everything = page.get_by_role("button", name="Tout voir")
    if everything.is_visible():
        hands.press(everything)
    closed = page.locator(".cnj-cv__toggle[aria-expanded=false]")
    while closed.count():
        hands.press(closed.first)
    expect(introduction(page)).to_be_visible()


def sharing(page: Page, hands: Hands | None = None) -> Locator:
    """The switch that opens the CV, on the side that says who sees it."""
    (hands or Pointer()).press(page.get_by_role("button", name="Qui le voit", exact=True))
    return page.get_by_role("switch")


def open_own_page(page: Page, name: str, hands: Hands | None = None) -> None:
    """Log in, and stand before the page that is made of one's own CV."""
    open_cv(page, name)
    (hands or Pointer()).press(page.get_by_role("button", name="Mon CV", exact=True))
    expect(printed(page)).to_be_visible()


#: What is folded on the side of the page, by its words.
LOOK, SHOWS, PHOTO, LETTER, MORE_CVS, FROM_FILE = (
    "Changer l’apparence",
    "Ce que montre cette page",
    "Ta photo",
    "Envoyer ton CV",
    "Un autre métier, un autre CV",
    "Tu as déjà un CV dans un fichier",
)


def unfold(page: Page, words: str, hands: Hands | None = None) -> None:
    """Open a part of the side of the page, if it is folded."""
    fold = page.locator("cnj-page details").filter(has=page.locator("summary", has_text=words))
    if fold.last.get_attribute("open") is None:
        (hands or Pointer()).press(fold.last.locator("summary").first)
    expect(fold.last).to_have_attribute("open", "")


def printed(page: Page) -> Locator:
    """The picture of the page as it will be printed."""
    return page.get_by_role("img", name=re.compile("^Ton CV comme il sera imprimé"))


def state(page: Page) -> Locator:
    """The line that says how saving goes."""
    return page.locator("[data-autosave=line]")


def introduction(page: Page | Locator) -> Locator:
    """A long text of the CV."""
    return page.get_by_label("Présente-toi")


def write_offer(page: Page, title: str, people: list[str], word: str = "vendeur") -> None:
    """Search, tick ``people``, write an offer, and stand before its confirmation."""
    page.goto(f"/clicnjob/target/?q={word}")
    for name in people:
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("button", name="Proposer une offre").click()
    page.get_by_role("link", name="Écrire une nouvelle offre").click()
    page.get_by_label("Titre de l’offre").fill(title)
    page.get_by_label("Contrat").select_option(label="CDD")
    page.get_by_label("Description").fill("Accueillir les clients. Ranger la boutique.")
    page.get_by_role("button", name="Enregistrer et écrire le message").click()
    message = page.get_by_role("button", name="Voir qui la recevra")
    expect(page.get_by_role("radio").first.or_(message)).to_be_visible()
    if page.get_by_role("radio").count():
        page.get_by_role("radio").first.check()
        page.get_by_role("button", name="Enregistrer et écrire le message").click()
    message.click()
    expect(confirm_button(page)).to_be_visible()


def confirm_button(page: Page) -> Locator:
    """The button after which the offer is sent."""
    return page.get_by_role("button", name=re.compile(r"^Proposer à \d+ personne"))
