"""The offers: the first page, the list sheet by sheet, and a new one begun from a search."""

from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import timezone

from advisor_dashboard.api import inbox
from advisor_dashboard.models import Offer, OfferFormDraft
from tests import factories

from .conftest import SALES

OFFERS = reverse("clicnjob:offers")
NEW = reverse("clicnjob:offer_new")
TURNED = "\u202eVendeur"


class Inputs(HTMLParser):
    """What a browser would send of the form of a new offer as it stands."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self.feed(text.partition("<main")[2])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag != "input" or "name" not in given:
            return
        if given.get("type") == "radio" and "checked" not in given:
            return
        self.sent[str(given["name"])] = given.get("value") or ""


@pytest.fixture
def many(world):
    """Offers for three sheets, the first one the oldest."""
    made = [factories.make_offer(world.advisor, title=f"Offre {number}") for number in range(45)]
    now = timezone.now()
    for number, offer in enumerate(made):
        Offer.objects.filter(pk=offer.id).update(created_at=now - timedelta(hours=45 - number))
    return made


def titles(response) -> list[str]:
    return [offer.title for offer in response.context["offers"]]


def test_the_first_page_shows_six_offers_those_that_moved_last(browse, many, world):
    factories.propose(world.advisor, many[0].id, world.learner)
    inbox.answer(world.learner.pk, inbox.inbox(world.learner.pk)[0].proposal_id, "interested")

    response = browse().get(reverse("clicnjob:home"))

    assert titles(response) == [
        "Offre 0",
        "Offre 44",
        "Offre 43",
        "Offre 42",
        "Offre 41",
        "Offre 40",
    ]
    assert "Voir toutes les offres" in response.content.decode()


def test_six_offers_are_all_of_them(browse, world):
    for number in range(6):
        factories.make_offer(world.advisor, title=f"Offre {number}")

    assert "Voir toutes les offres" not in browse().get(reverse("clicnjob:home")).content.decode()


@pytest.mark.parametrize("picked", [False, True])
def test_the_list_is_leafed_through_by_links(browse, many, world, picked):
    client, seen = browse(), []
    address = f"{OFFERS}?q=vendeuse&page=2&pick={world.learner.pk}" if picked else OFFERS
    for _sheet in range(3):
        response = client.get(address)
        seen += titles(response)
        assert bool(response.context["selection"]) is picked
        following = re.search(r'rel="next" href="([^"]+)"', response.content.decode())
        address = OFFERS + following[1].replace("&amp;", "&") if following else ""

    assert seen == [f"Offre {number}" for number in reversed(range(45))]
    assert not address


def test_beyond_the_last_sheet_is_the_last_one(browse, many):
    assert len(titles(browse().get(OFFERS, {"sheet": "99"}))) == 5


@pytest.mark.parametrize("sheet", ["x", "-1", "9" * 40, "%00"])
def test_a_damaged_number_of_a_sheet_is_refused(browse, world, sheet):
    assert browse().get(f"{OFFERS}?sheet={sheet}").status_code == 400


def test_a_closed_offer_cannot_be_chosen(browse, world, offer):
    Offer.objects.update(closes_on="2020-01-01")

    text = browse().get(OFFERS, {"pick": world.learner.pk}).content.decode()

    assert "Vendeuse ou vendeur" in text
    assert "Fermée" in text
    assert "Choisir cette offre" not in text


def test_an_offer_begun_from_a_search_is_saved_at_the_first_submit(browse):
    client = browse()
    page = client.get(NEW, {"q": "vendeur"})
    sent = Inputs(page.content.decode()).sent
    assert "job_key" not in sent
    assert [choice.key for choice in page.context["form"].job_choices] == [SALES, "ogr:20526"]

    done = client.post(
        NEW,
        sent
        | {
            "job_key": SALES,
            "title": "Le samedi",
            "contract": "fixed_term",
            "description": "Vendre.",
        },
    )

    assert done.status_code == 302
    assert Offer.objects.get().occupation.rome == "D1214"


def test_the_jobs_ticked_in_the_search_come_first(browse):
    asked = {"q": "vendeur", "ticks_for": "vendeur", "rome": ["D1106"]}

    choices = browse().get(NEW, asked).context["form"].job_choices

    assert [choice.key for choice in choices] == ["ogr:20526", SALES]


def test_after_another_mistake_the_job_stays_chosen_and_can_be_changed(browse):
    client = browse()
    typed = {"job": "vendeur", "job_asked": "vendeur", "job_key": "ogr:20526", "title": "Le soir"}

    page = client.post(f"{NEW}?q=vendeur", typed, follow=True)

    sent = Inputs(page.content.decode()).sent
    assert (sent["job"], sent["job_key"]) == ("vendeur", "ogr:20526")
    assert len(page.context["form"].job_choices) == 2
    assert "job" not in page.context["form"].errors
    client.post(NEW, sent | {"job_key": SALES, "contract": "fixed_term", "description": "Vendre."})
    assert Offer.objects.get().occupation.rome == "D1214"


def test_a_form_with_errors_is_a_page_to_read_until_the_offer_is_saved(browse, people):
    client = browse()
    answer = client.post(NEW, {"title": "Le samedi", "job": "caissier", "hours": "35\0 h"})
    address = answer["Location"]

    assert answer.status_code == 302
    assert "Le samedi" not in address
    for _again in range(2):
        page = client.get(address)
        assert page.context["form"]["title"].value() == "Le samedi"
        assert set(page.context["form"].errors) == {"hours", "contract", "description"}
    assert "Le samedi" not in browse(people.colleague).get(address).content.decode()

    offer = {"title": "Le samedi", "job": "caissier", "contract": "other", "description": "x"}
    client.post(address, offer)
    assert Offer.objects.get().title == "Le samedi"
    assert not OfferFormDraft.objects.exists()
    assert "Le samedi" not in client.get(address).content.decode()


def test_a_form_that_nobody_came_back_to_goes_after_a_day(browse):
    client = browse()
    address = client.post(NEW, {"title": "Le samedi"})["Location"]
    OfferFormDraft.objects.update(kept_at=timezone.now() - timedelta(days=1))

    assert "Le samedi" not in client.get(address).content.decode()
    client.post(NEW, {"title": "Un autre"})
    assert OfferFormDraft.objects.count() == 1


def test_a_job_that_is_clear_is_not_asked_for(browse):
    page = browse().get(NEW, {"q": "caissier"})

    assert page.context["form"]["job"].value() == "Caissier / Caissière"
    assert "job_key" not in page.content.decode()


def test_other_words_forget_the_job_chosen_for_the_first_ones(browse):
    client = browse()
    sent = Inputs(client.get(NEW, {"q": "vendeur"}).content.decode()).sent

    client.post(
        NEW,
        sent
        | {"job": "caissier", "title": "x", "contract": "fixed_term", "description": "Encaisser."},
    )

    assert Offer.objects.get().occupation.rome == "D1505"


def test_a_title_that_turns_its_direction_keeps_it_to_itself(browse, world):
    offer = factories.make_offer(world.advisor, title=TURNED)
    client, pick = browse(), {"pick": world.learner.pk}
    detail = reverse("clicnjob:offer", args=[offer.id])
    pages = {
        detail: {},
        OFFERS: pick,
        reverse("clicnjob:home"): {},
        reverse("clicnjob:target"): {"offer": offer.id},
        reverse("clicnjob:propose", args=[offer.id]): pick,
    }

    for url, data in pages.items():
        text = client.get(url, data).content.decode()
        assert "\u202e" not in re.search(r"<title>(.*?)</title>", text, re.DOTALL)[1]
        around = re.findall(rf"<([a-z0-9]+[^>]*)>{TURNED}", text)
        assert len(around) == text.count(TURNED)
        assert all(tag == "bdi" or 'dir="auto"' in tag for tag in around)


def test_the_usual_message_does_not_hold_the_senders_name(browse, world, offer):
    world.advisor.first_name, world.advisor.last_name = "Ondine", "Karsenty"
    world.advisor.save()
    page = browse().get(reverse("clicnjob:propose", args=[offer.id]), {"pick": world.learner.pk})

    message = page.context["form"]["message"].value()
    assert "Vendeuse ou vendeur" in message
    assert "Karsenty" not in message
    assert "Ondine" not in message
