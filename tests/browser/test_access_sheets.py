"""A learner without an e-mail: the account is made, the sheet printed, the learner comes in."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .conftest import OpenPage
from .driver import DESK, PHONE
from .steps import CV_UNIT, choose_group, introduction, log_in, open_unit

Check = Callable[[Page], None]

#: The room on a sheet of A4 within its margins, in CSS pixels.
PAPER = {"width": 672, "height": 1001}
LONG = "Marie-Antoinette-Joséphine Vandenbroucke de la Rochefoucauld-Montmorency"


def make_accounts(page: Page, *names: str) -> list[tuple[str, str]]:
    """Username and password of each sheet, as the advisor's page shows them."""
    page.goto("/clicnjob/")
    page.get_by_role("link", name="Fiches d’accès").click()
    page.get_by_role("link", name="Créer des comptes").click()
    choose_group(page, "Groupe du lundi")
    page.get_by_label("Prénoms et noms").fill("\n".join(names))
    page.get_by_role("button", name="Vérifier la liste").click()
    page.get_by_role("button", name="Créer").click()
    expect(page.get_by_role("heading", name="à imprimer", level=1)).to_be_visible()
    secrets = page.locator(".cnj-access-sheet__secret").all_text_contents()
    return list(zip(secrets[::2], secrets[1::2], strict=True))


def test_from_a_name_to_a_learner_in_the_course(
    open_page: OpenPage, check_accessibility: Check
) -> None:
    advisor = open_page(DESK)
    log_in(advisor, "Claire")
    [(username, password)] = make_accounts(advisor, "Zoé Martin")
    check_accessibility(advisor)

    learner = open_page(PHONE)
    learner.goto("/")
    learner.get_by_role("link", name="Connecte-toi avec").click()
    learner.get_by_label("Identifiant").fill(username)
    learner.get_by_label("Mot de passe", exact=True).fill("une-autre-chose")
    learner.get_by_role("button", name="Se connecter").click()
    expect(learner.get_by_role("alert")).to_contain_text("Regarde ta feuille")
    expect(learner.get_by_label("Identifiant")).to_have_value(username)
    check_accessibility(learner)
    learner.get_by_label("Mot de passe", exact=True).fill(password)
    learner.get_by_role("button", name="Se connecter").click()
    open_unit(learner, CV_UNIT)
    expect(introduction(learner)).to_be_enabled()

    advisor.get_by_role("button", name="ranger les mots de passe").click()
    expect(advisor.get_by_text(password)).to_have_count(0)
    advisor.go_back()
    expect(advisor.get_by_text(password)).to_have_count(0)


def test_two_sheets_fill_a_page_whatever_the_names(open_page: OpenPage) -> None:
    page = open_page(DESK)
    log_in(page, "Claire")
    make_accounts(page, "Zoé Martin", LONG, "Paul Durand", LONG)
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    sheets = page.locator(".cnj-access-sheet")
    for number in range(sheets.count()):
        sheet = sheets.nth(number)
        box = sheet.bounding_box()
        assert box is not None
        assert box["height"] * 2 <= PAPER["height"]
        # Nothing is cut off.
        assert sheet.evaluate("one => one.scrollHeight <= one.clientHeight")
        assert sheet.evaluate("one => one.scrollWidth <= one.clientWidth")
    for hidden in ("Imprimez-les maintenant", "Se déconnecter"):
        expect(page.get_by_text(hidden).first).to_be_hidden()
    assert page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n") == 2
