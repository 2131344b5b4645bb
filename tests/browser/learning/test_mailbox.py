"""The practice mailbox in a browser: by touch, by keys, without network; who may read a text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.mailboxes.making import GOOD, GOOD_PASSWORD
from tests.mailboxes.placing import place_mailbox

from ..conftest import OpenPage, Watch
from ..driver import DESK, PHONE, DemoHost
from ..hands import Finger, Hands, Keyboard
from ..looking import check_width
from ..steps import log_in
from ..tour import ADMINISTRATOR, ADVISOR
from .mailboxes import ADDRESS, BLOCK, mailbox, open_mailbox, open_mission

#: A learner for each test: nobody comes back to where another was.
AWA, THEO, HUGO, INES, RAYAN, HANNA = (
    "Awa Konaté",
    "Théo Vandamme",
    "Hugo Lacroix",
    "Inès Delattre",
    "Rayan Traoré",
    "Hanna Verdier",
)


@pytest.fixture(scope="module", autouse=True)
def _placed(demo: DemoHost) -> None:
    place_mailbox(demo.folder)


def button(where: Page | Locator, name: str, *, exact: bool = False) -> Locator:
    return where.get_by_role("button", name=name, exact=exact)


def write(where: Locator, hands: Hands, *, subject: str = GOOD["subject"]) -> None:
    """The mail that meets all that is asked for, but the file and perhaps the subject."""
    hands.write(where.get_by_label("À", exact=True), GOOD["to"])
    hands.write(where.get_by_label("Objet"), subject)
    hands.write(where.get_by_label("Ton message"), GOOD["text"])


def attach(where: Locator, hands: Hands, name: str) -> None:
    hands.press(button(where, "Joindre"))
    hands.press(button(where, name))


def said(where: Locator) -> Locator:
    return where.locator("cnj-mailbox-outcome")


def test_a_mail_is_written_with_a_finger_bettered_and_sent_again(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page, finger = open_page(PHONE), Finger()
    open_mailbox(page, THEO)
    expect(mailbox(page)).to_contain_text("rien n’est envoyé")
    check_accessibility(page)
    mission = open_mission(page, "Écris à un employeur")
    check_accessibility(page)
    finger.press(button(mission, "Notre offre"))
    finger.press(button(mission, "Vraie adresse de"))
    expect(mission).to_contain_text("Vraie adresse : recrutement@fleurs.example.com")
    check_accessibility(page)
    finger.press(button(mission, "Retour à la boîte"))
    finger.press(button(mission, "Nouveau message"))
    write(mission, finger, subject="")
    finger.press(button(mission, "Joindre"))
    look = mission.get_by_role("link", name="Regarder")
    file = page.request.get(str(look.get_attribute("href")))
    assert (file.headers["content-type"], file.body()[:4]) == ("application/pdf", b"%PDF")
    check_accessibility(page)
    check_width(page)
    finger.press(button(mission, "CV-Theo-Vandamme.pdf", exact=True))
    expect(button(mission, "Enlever CV-Theo-Vandamme.pdf")).to_be_visible()
    finger.press(button(mission, "Envoyer"))

    expect(said(mission)).to_contain_text("C’est bien parti")
    expect(said(mission).locator(".cnj-mailbox__better")).to_contain_text("Écris un objet.")
    said(mission).get_by_text("Voir tous les points").tap()
    expect(said(mission).get_by_text("à améliorer", exact=True)).to_have_count(1)
    check_accessibility(page)
    check_width(page)
    finger.press(button(mission, "Reprendre mon mail"))
    expect(mission.get_by_label("Ton message")).to_have_value(GOOD["text"])
    finger.write(mission.get_by_label("Objet"), GOOD["subject"])
    finger.press(button(mission, "Envoyer"))
    expect(said(mission).get_by_role("heading", level=4)).to_have_text(re.compile("Bravo"))
    check_accessibility(page)

    # On another phone it is passed as well.
    other = open_page(PHONE)
    open_mailbox(other, THEO)
    expect(mailbox(other)).to_contain_text("Missions réussies : 1 sur 6")


def test_traps_are_found_with_the_keyboard_alone(open_page: OpenPage) -> None:
    page, keys = open_page(DESK), Keyboard()
    open_mailbox(page, INES)
    keys.press(button(mailbox(page), "Vrai mail ou piège"))
    mission = page.locator("cnj-mailbox-mission")
    expect(mission.get_by_role("heading", level=3)).to_be_focused()
    keys.press(button(mission, "URGENT"))
    expect(mission.get_by_role("heading", name="URGENT")).to_be_focused()
    keys.press(button(mission, "www.banque.example.com"))
    expect(mission).to_contain_text("Ce lien mène en vrai à : http://banque.gagnant.example.net")
    assert page.url.endswith(ADDRESS)
    keys.press(button(mission, "Vrai mail", exact=True))
    expect(mission).to_contain_text("Non, c’était un piège.")
    keys.press(button(mission, "Mail suivant"))
    keys.press(button(mission, "Vrai mail", exact=True))
    expect(said(mission)).to_contain_text("Mails bien triés : 1 sur 2")
    # Side by side: the list stays where it is.
    keys.press(button(mission, "URGENT"))
    keys.press(button(mission, "Piège", exact=True))
    expect(said(mission)).to_contain_text(re.compile("Bravo"))
    keys.press(button(mission, "Mission suivante"))
    expect(mission.get_by_role("heading", level=3)).to_have_text("Mot de passe oublié")


def test_the_tree_of_a_screen_reader_says_who_writes_and_what_is_new(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    open_mailbox(page, INES)
    mission = open_mission(page, "Réponds à une invitation")
    expect(mission.locator("cnj-mailbox-box")).to_match_aria_snapshot(
        """
        - text: Boîte de réception
        - list:
          - listitem:
            - button /non lu, Marie Exemple 8:30 Votre entretien Bonjour,/
          - listitem:
            - button /Mission locale Exemple Hier Atelier de jeudi/
        """
    )
    button(mission, "Votre entretien").click()
    button(mission, "Répondre").click()
    expect(mission.get_by_label("À", exact=True)).to_have_value("marie@fleurs.example.com")
    expect(mission.get_by_label("Objet")).to_have_value(re.compile("Re.: Votre entretien"))


def test_a_password_is_found_again_and_what_is_typed_is_kept_nowhere(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page, finger = open_page(PHONE), Finger()
    open_mailbox(page, AWA)
    mission = open_mission(page, "Mot de passe oublié")
    finger.press(button(mission, "Mot de passe oublié ?"))
    finger.press(button(mission, "Ouvrir ma boîte mail"))
    finger.press(button(mission, "Confirmez votre mot de passe"))
    finger.press(button(mission, "Confirmer", exact=True))
    finger.press(button(mission, "Ouvrir ce lien"))
    expect(mission).to_contain_text("ce mail est un piège")
    finger.press(button(mission, "Retour à la boîte"))
    finger.press(button(mission, "Votre nouveau mot de passe"))
    finger.press(button(mission, "Choisir un mot de passe"))
    finger.press(button(mission, "Ouvrir ce lien"))
    finger.press(button(mission, "Choisis un nouveau mot de passe"))
    finger.write(mission.get_by_label("Nouveau mot de passe"), "Azerty1234")
    finger.press(button(mission, "Changer mon mot de passe"))
    expect(said(mission)).to_contain_text("Allonge-le")
    check_accessibility(page)
    for label in ("Nouveau mot de passe", "Le même encore une fois"):
        finger.write(mission.get_by_label(label), GOOD_PASSWORD)
    finger.press(button(mission, "Changer mon mot de passe"))
    expect(said(mission)).to_contain_text(re.compile("Bravo"))
    kept = page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    assert "Azerty1234" not in kept
    assert GOOD_PASSWORD not in kept


def test_a_trainer_reads_what_was_met_and_the_text_only_as_long_as_the_learner_agrees(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page, finger = open_page(PHONE), Finger()
    open_mailbox(page, HUGO)
    mission = open_mission(page, "Une adresse pour les employeurs")
    finger.take(mission.get_by_role("radio", name="prenom.nom@exemple.fr"))
    finger.write(mission.get_by_label("Invente une adresse e-mail"), "l.modele@exemple.fr")
    finger.press(button(mission, "Vérifier"))
    expect(said(mission)).to_contain_text(re.compile("Bravo"))

    def told() -> Locator:
        team = open_page(DESK)
        open_mailbox(team, ADVISOR)
        mailbox(team).get_by_text("Pour l’équipe").click()
        row = mailbox(team).locator(".cnj-mailbox__people > li").filter(has_text=HUGO)
        expect(row).to_contain_text("Acquis : Une bonne adresse est choisie")
        check_accessibility(team)
        return row

    row = told()
    expect(row.get_by_text("Lire le texte")).to_have_count(0)
    with page.expect_response(re.compile("agree")):
        finger.tick(mission.get_by_label("Mon formateur peut lire"))
    row = told()
    row.get_by_text("Lire le texte").click()
    expect(row).to_contain_text("l.modele@exemple.fr")
    with page.expect_response(re.compile("agree")):
        mission.get_by_label("Mon formateur peut lire").uncheck()
    expect(told().get_by_text("Lire le texte")).to_have_count(0)


def test_what_is_written_without_network_is_kept_and_judged_when_it_is_back(
    open_page: OpenPage, watch: Watch
) -> None:
    page, finger = open_page(PHONE), Finger()
    open_mailbox(page, RAYAN)
    watch.expected += ["net::ERR_INTERNET_DISCONNECTED", "net::ERR_FAILED"]
    mission = open_mission(page, "Écris à un employeur")
    finger.press(button(mission, "Nouveau message"))
    page.context.set_offline(True)
    write(mission, finger)
    expect(mission).to_contain_text("Brouillon gardé dans ce téléphone")
    attach(mission, finger, "CV-")
    finger.press(button(mission, "Envoyer"))
    expect(mission.get_by_role("alert").filter(has_text="gardé dans ce téléphone")).to_be_visible()

    context = page.context
    page.close()
    context.set_offline(False)
    again = context.new_page()
    watch.follow(again)
    # Refused, it is neither lost nor kept secret that it was.
    watch.expected += ["403 (Forbidden)"]
    again.route(re.compile("submit"), lambda sent: sent.fulfill(status=403, json={"error": "Non."}))
    again.goto(ADDRESS)
    expect(again.get_by_text("Non.")).to_be_visible()
    mission = open_mission(again, "Écris à un employeur")
    expect(mission.get_by_label("À", exact=True)).not_to_have_value("")
    again.unroute(re.compile("submit"))
    context.set_offline(True)
    finger.press(button(mission, "Envoyer"))
    expect(mission.get_by_role("alert").filter(has_text="gardé dans ce téléphone")).to_be_visible()
    # A page to log in that answers in the place of the server has not taken it.
    context.set_offline(False)
    again.route(re.compile("submit"), lambda sent: sent.fulfill(body="<p>Connecte-toi</p>"))
    again.goto(ADDRESS)
    expect(again.get_by_text("Pas de réseau")).to_be_visible()
    again.unroute(re.compile("submit"))
    with again.expect_response(re.compile("submit")):
        again.goto(ADDRESS)
    expect(again.get_by_text("Pas de réseau")).to_be_hidden()
    open_mission(again, "Écris à un employeur")
    expect(said(again.locator("cnj-mailbox-mission"))).to_contain_text(re.compile("Bravo"))


def test_from_right_to_left_and_in_a_narrow_window_nothing_sticks_out(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => { document.dir = 'rtl'; })"
    )
    open_mailbox(page, HANNA)
    check_width(page)
    mission = open_mission(page, "Mets ta conseillère en copie")
    button(mission, "Cc").click()
    expect(mission.get_by_label("Cc", exact=True)).to_be_focused()
    check_width(page)
    page.set_viewport_size({"width": 320, "height": 640})
    check_width(page)
    button(mission, "Toutes les missions").click()
    check_width(page)


def test_a_trainer_looks_at_a_mission_and_the_preview_keeps_nothing(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page = open_page(DESK)
    log_in(page, ADMINISTRATOR)
    page.goto(f"{BLOCK}edit/")
    items = page.locator("cnj-edit-item")
    expect(items).to_have_count(6)
    item = items.filter(has_text="Écris à un employeur")
    button(item, "Écris à un employeur").first.click()
    check_accessibility(page)
    item.get_by_role("button", name=re.compile("Voir")).click()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    button(item, "Nouveau message").click()
    button(item, "Envoyer").click()
    expect(item.get_by_role("alert")).to_contain_text(["Rien n’est vérifié"])
    assert "POST" not in asked
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_url(re.compile(rf"{re.escape(BLOCK)}$"))
    mission = open_mission(page, "Écris à un employeur")
    button(mission, "Nouveau message").click()
    mission.get_by_label("Ton message").fill("Bonjour")
    button(mission, "Envoyer").click()
    expect(mission.get_by_role("alert").filter(has_text="Rien n’est vérifié")).to_be_visible()
