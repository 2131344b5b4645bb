"""From the pasted text of an offer to twelve learners who have it, by a finger and at a desk."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import OpenPage
from .driver import DESK, PHONE, DemoHost
from .hands import Hands, Pointer
from .looking import check_small_windows
from .steps import confirm_button, log_in

Check = Callable[[Page], None]

TEXT = """Vendeur·euse en prêt-à-porter (H/F)

Zéphyrine & Lou habille les femmes depuis 1987. Notre siège est à Bordeaux, et nous avons 42 boutiques.
Pour notre boutique de la rue piétonne à Lille, nous recherchons un(e) vendeur(euse).

Vous accueillez et conseillez la clientèle, vous encaissez, vous tenez la réserve.
Contrat : CDD de 6 mois, 30h par semaine, travail le samedi. Permis B souhaité.
Envoyez votre CV à recrutement@zephyrine-lou.example
"""  # noqa: E501 - as it is pasted
#: A dozen of Claire's learners look for the same job as Awa, in the same town.
MORE_SELLERS = """
from django.contrib.auth import get_user_model
from advisor_dashboard.api import profiles
from advisor_dashboard.models import Profile

awa = get_user_model().objects.get(username="awa").pk
like_awa = profiles.load_cv(awa).document
same = {name: like_awa[name] for name in ("wanted_jobs", "commune", "radius_km")}
for learner in Profile.objects.exclude(pk=awa).values_list("pk", flat=True):
    stored = profiles.load_cv(learner)
    cv = stored.document | same
    profiles.save_cv(learner, cv, base_version=stored.version, course_key=None)
"""


class Counting:
    """Hands that count how often they press something."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.times = 0

    def press(self, control: Locator) -> None:
        self.times += 1
        self.hands.press(control)


def paste(field: Locator, text: str) -> None:
    """What the browser does when somebody pastes: the clipboard itself is not asked."""
    field.evaluate(
        """(field, text) => {
          const data = new DataTransfer();
          data.setData("text/plain", text);
          const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
          if (field.dispatchEvent(event)) field.value = text;
        }""",  # noqa: E501
        text,
    )


@pytest.fixture(scope="module")
def sellers(demo: DemoHost) -> None:
    demo.manage("shell", "-c", MORE_SELLERS)


@pytest.mark.usefixtures("sellers")
def test_twelve_learners_have_a_pasted_offer_after_six_clicks(
    open_page: OpenPage, check_accessibility: Check
) -> None:
    page, counting = open_page(DESK), Counting(Pointer())
    log_in(page, "Claire")
    page.goto("/clicnjob/target/")

    paste(page.get_by_label("Métier, compétence ou nom"), TEXT)
    counting.press(page.get_by_role("button", name="Trouver qui pourrait la prendre"))
    expect(page.get_by_role("heading", name="Lu dans l’offre")).to_be_visible()
    expect(page.get_by_role("link", name="Retirer : Lieu de travail Lille (59)")).to_be_visible()
    check_accessibility(page)
    check_small_windows(page)
    page.set_viewport_size(DESK)
    counting.press(page.get_by_role("button", name="Choisir toute la page"))
    counting.press(page.get_by_role("button", name="Proposer cette offre"))
    expect(page.get_by_label("Titre de l’offre")).to_have_value(
        "Vendeur·euse en prêt-à-porter (H/F)"
    )
    expect(page.get_by_label("Contrat")).to_have_value("fixed_term")
    check_accessibility(page)
    counting.press(page.get_by_role("button", name="Enregistrer et vérifier qui la recevra"))
    expect(confirm_button(page)).to_be_visible()
    counting.press(confirm_button(page))

    sent = page.get_by_text("Offre proposée à")
    expect(sent).to_be_visible()
    assert int(sent.inner_text().split("proposée à")[1].split()[0]) >= 12
    assert counting.times <= 6


@pytest.mark.usefixtures("sellers")
def test_without_the_script_an_offer_is_pasted_into_its_own_field(
    open_page: OpenPage, demo: DemoHost
) -> None:
    page = open_page(PHONE)
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    log_in(page, "Claire")
    page.goto("/clicnjob/target/")

    page.get_by_text("Coller une offre").tap()
    page.get_by_label("Texte de l’offre").fill(TEXT)
    page.get_by_role("button", name="Trouver qui pourrait la prendre").tap()
    expect(page.get_by_role("heading", name="Lu dans l’offre")).to_be_visible()
    page.get_by_role("link", name="Retirer : Lieu de travail Lille (59)").tap()
    expect(page.get_by_role("link", name="Demander Lieu de travail Lille (59)")).to_be_visible()
