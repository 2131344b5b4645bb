"""The whole way once: a CV, a search, an offer, an answer, and the CV closed again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from demo.seeding.places import CV_COURSE

from .conftest import OpenPage
from .driver import DESK, PHONE
from .hands import Hands, Keyboard, Pointer
from .steps import sharing


@dataclass(frozen=True)
class Cast:
    """A learner of the demo without a CV, their advisor, and a place near both."""

    learner: str
    full_name: str
    advisor: str
    commune: str


NORTH = Cast("Inès", "Inès Delattre", "Claire", "Lille")
TITLE = "Vendeuse ou vendeur"
AFTERNOON = Cast("Jade", "Jade Masson", "Sophie", "Lyon")

Check = Callable[[Page], None]


def log_in(page: Page, first_name: str, hands: Hands) -> None:
    page.goto("/")
    hands.press(page.get_by_role("button", name=first_name).first)
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Qui êtes-vous ?")


def to_unit(page: Page, title: str, hands: Hands) -> None:
    """From a unit of the course to another, by the outline."""
    hands.press(page.get_by_role("link", name="Cours", exact=True))
    hands.press(page.get_by_role("link", name=title))
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()


#: How many screens a good first CV may take: 20 minutes are enough for them.
MOST_SCREENS = 12


def question(page: Page, words: str) -> None:
    """Wait for a question; whoever does not see it hears it, whichever has the focus."""
    expect(page.get_by_role("heading", name=words)).to_be_visible()
    focused = page.locator(":focus")
    inside = page.get_by_role("group", name=words).locator(":focus")
    expect(page.get_by_role("heading", name=words).and_(focused).or_(inside)).to_be_attached()


def make_a_cv(page: Page, cast: Cast, hands: Hands, check: Check) -> None:
    """Question by question, as somebody does who has no CV yet."""
    first, last = cast.full_name.split(" ", 1)
    screens = [page.locator("[data-count]").inner_text()]

    def on(words: str) -> None:
        check(page)
        hands.press(page.locator("[data-next]"))
        question(page, words)
        screens.append(words)

    hands.write(page.get_by_label("Prénom"), first)
    hands.write(page.get_by_label("Nom", exact=True), last)
    on("Comment un employeur peut-il te joindre ?")
    hands.write(page.get_by_label("E-mail"), "jeune@example.org")
    on("Quel métier veux-tu faire ?")
    hands.choose(page.get_by_role("combobox", name="Ajouter un métier"), "vend", "Vend")
    on("Où habites-tu, et quand peux-tu commencer ?")
    hands.choose(
        page.get_by_role("combobox", name="Ta commune"), cast.commune.lower(), cast.commune
    )
    on("Qu’as-tu déjà fait ?")
    check(page)
    hands.press(page.get_by_role("button", name="Un stage"))
    question(page, "C’était quoi ?")
    screens.append("C’était quoi ?")
    hands.write(page.get_by_label("Qu’as-tu fait"), "Stage en boutique")
    hands.write(page.get_by_label("Où ?"), "Chez Lili")
    on("C’était quand, et quelles étaient tes tâches ?")
    hands.press(page.get_by_role("button", name="Des idées"))
    hands.tick(page.get_by_role("checkbox", name="Accueillir les clients"))
    on("Autre chose ?")
    on("Quelle formation as-tu suivie ?")
    hands.write(page.get_by_label("Qu’as-tu appris"), "CAP vente")
    on("Une autre formation ?")
    on("Que sais-tu bien faire ?")
    hands.write(page.get_by_label("Ajouter une compétence"), "Accueillir les clients")
    hands.press(page.get_by_role("button", name="Ajouter cette compétence"))
    on("Ta page est prête")
    expect(page.get_by_text("Enregistré à")).to_be_visible()
    check(page)
    assert len(screens) <= MOST_SCREENS


def open_the_cv(page: Page, hands: Hands) -> None:
    switch = sharing(page, hands)
    expect(switch).not_to_be_checked()
    hands.press(switch)
    expect(switch).to_be_checked()


def search(page: Page, word: str, hands: Hands) -> None:
    page.goto("/clicnjob/")
    hands.write(page.get_by_role("searchbox"), word)
    hands.press(page.get_by_role("button", name="Chercher"))
    expect(page.get_by_role("heading", name="Métiers cherchés")).to_be_visible()


def propose_an_offer(page: Page, cast: Cast, title: str, hands: Hands, check: Check) -> None:
    hands.tick(page.get_by_role("checkbox", name=cast.full_name))
    check(page)
    hands.press(page.get_by_role("button", name="Proposer une offre"))
    hands.press(page.get_by_role("link", name="Écrire une nouvelle offre"))
    expect(page.get_by_role("heading", name="Nouvelle offre")).to_be_visible()
    hands.write(page.get_by_label("Titre de l’offre"), title)
    hands.tick(page.get_by_role("radio").first)
    hands.pick(page.get_by_label("Contrat"), "CDD")
    hands.write(page.get_by_label("Description"), "Accueillir les clients. Ranger la boutique.")
    check(page)
    hands.press(page.get_by_role("button", name="Enregistrer et écrire le message"))
    expect(page.get_by_role("textbox", name="Votre message")).to_be_visible()
    check(page)
    hands.press(page.get_by_role("button", name="Voir qui la recevra"))
    expect(page.get_by_role("listitem").filter(has_text=cast.full_name)).to_be_visible()
    check(page)
    hands.press(page.get_by_role("button", name="Proposer à 1 personne"))
    expect(page.get_by_text("Offre proposée à 1 personne")).to_be_visible()
    check(page)


def answer(page: Page, title: str, hands: Hands, check: Check) -> None:
    to_unit(page, "Les offres pour toi", hands)
    check(page)
    hands.press(page.locator("summary").filter(has_text=title))
    expect(page.get_by_role("button", name="Ça m’intéresse")).to_be_visible()
    check(page)
    hands.press(page.get_by_role("button", name="Ça m’intéresse"))
    expect(page.get_by_text("Tu as répondu")).to_be_visible()
    check(page)


def close_the_cv(page: Page, hands: Hands) -> None:
    to_unit(page, "Créer ton CV", hands)
    switch = sharing(page, hands)
    expect(switch).to_be_checked()
    hands.press(switch)
    expect(switch).not_to_be_checked()
    expect(page.get_by_text("Ton CV est fermé")).to_be_visible()


def play(open_page: OpenPage, check: Check, size: dict[str, int], cast: Cast, hands: Hands) -> None:
    learner, advisor = open_page(size), open_page(size)
    log_in(learner, cast.learner, hands)
    # They come to the first path first.
    hands.press(learner.get_by_role("link", name=CV_COURSE.name))
    hands.press(learner.get_by_role("link", name="Créer ton CV"))
    make_a_cv(learner, cast, hands, check)
    open_the_cv(learner, hands)

    log_in(advisor, cast.advisor, hands)
    search(advisor, "vendeur", hands)
    propose_an_offer(advisor, cast, TITLE, hands, check)

    answer(learner, TITLE, hands, check)
    advisor.reload()
    interested = advisor.get_by_role("region", name="Intérêt")
    expect(interested.get_by_text(cast.full_name, exact=True).first).to_be_visible()

    close_the_cv(learner, hands)
    search(advisor, "vendeur", hands)
    expect(advisor.get_by_role("checkbox", name=cast.full_name)).to_have_count(0)


def test_from_a_cv_to_an_answered_offer_and_back(
    open_page: OpenPage, check_accessibility: Check
) -> None:
    play(open_page, check_accessibility, PHONE, NORTH, Pointer())


def test_the_keyboard_alone_goes_the_whole_way(
    open_page: OpenPage, check_accessibility: Check
) -> None:
    play(open_page, check_accessibility, DESK, AFTERNOON, Keyboard())
