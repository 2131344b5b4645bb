"""The search for people for an offer that exists, and what it says when it finds nobody."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from advisor_dashboard.api import inbox
from tests import factories
from tests.rows import only_sqlite, rows_read

from .conftest import SALES

TARGET = reverse("clicnjob:target")


@pytest.fixture
def offer(world):
    return factories.make_offer(world.advisor, appellation_key=SALES, commune_key="insee:59350")


@pytest.fixture
def from_offer(browse, offer):
    """The page behind the offer's own link."""

    def follow(**client):
        page = browse().get(reverse("clicnjob:offer", args=[offer.id])).content.decode()
        address = re.search(rf'href="{TARGET}\?([^"]+)"', page)[1].replace("&amp;", "&")
        return browse(**client).get(f"{TARGET}?{address}")

    return follow


def test_the_search_begins_with_one_form_of_the_job_and_its_place(from_offer):
    response = from_offer()

    assert response.context["search"].text == "Vendeur en prêt-à-porter"
    assert response.context["form"]["commune"].value().startswith("Lille")
    assert [tick.match.rome for tick in response.context["result"].occupations if tick.ticked] == [
        "D1214"
    ]
    assert " / Vendeuse" not in response.context["result"].cards[0].reason.partition(". ")[2]


def test_who_has_the_offer_is_marked_with_the_answer_and_cannot_be_ticked(from_offer, offer, world):
    factories.propose(world.advisor, offer.id, world.learner)
    inbox.answer(world.learner.pk, inbox.inbox(world.learner.pk)[0].proposal_id, "help_me")

    text = from_offer().content.decode()

    assert "Déjà proposée · demande de l’aide" in text
    assert f'id="pick-{world.learner.pk}"' not in text
    assert f'id="pick-{world.neighbour.pk}"' in text


def test_everybody_of_the_page_is_everybody_who_has_not_got_the_offer(browse, offer, world):
    factories.propose(world.advisor, offer.id, world.learner)

    response = browse().get(TARGET, {"offer": offer.id, "all": "1", "pick": world.learner.pk})

    assert response.context["selection"].ids == {world.neighbour.pk}


@only_sqlite
@pytest.mark.parametrize("name", ["target", "propose"])
def test_only_of_who_is_shown_it_is_read_whether_they_have_the_offer(browse, offer, world, name):
    def shown(**asked) -> int:
        address = TARGET if name == "target" else reverse("clicnjob:propose", args=[offer.id])
        with rows_read() as rows:
            response = client.get(address, asked)
        assert response.status_code == 200
        return len(rows)

    client = browse()
    cashier = factories.make_learner(world.course)
    factories.share_cv(cashier, world.course, "ogr:11640")
    asked = {"offer": offer.id, "q": "caissier", "pick": cashier.pk}
    factories.propose(world.advisor, offer.id, world.learner)
    shown(**asked)  # the vocabulary is in memory from here on
    few = shown(**asked)
    others = [factories.make_learner(world.course) for _number in range(3)]
    for learner in others:
        factories.share_cv(learner, world.course, SALES)
    factories.propose(world.advisor, offer.id, *others)
    assert shown(**asked) == few


def test_advice_names_only_what_is_on_the_page(browse, world):
    factories.share_cv(world.neighbour, world.course, "ogr:11640")

    def advice(**asked):
        return browse().get(TARGET, asked).context["advice"]

    assert advice(q="zzxxqq") == []
    assert advice(q="plongeur", licence="B") == []
    assert advice(q="caissier", commune="Paris", km="1") == ["Élargissez la distance."]
    assert advice(q="vendeur", ticks_for="vendeur") == ["Cochez un métier que quelqu’un cherche."]


def test_english_has_one_form_of_a_day(browse, offer, world):
    factories.propose(world.advisor, offer.id, world.learner)
    client = browse(headers={"accept-language": "en"})

    text = client.get(reverse("clicnjob:offer", args=[offer.id])).content.decode()

    assert re.findall(r"[A-Z][a-z]+\.? \d{1,2}, \d{4}", text)
    assert not re.findall(r"\d{1,2} [A-Z][a-z]+\.? \d{4}", text)


def test_without_a_group_the_card_says_that_it_names_the_course(browse, world):
    learner = factories.make_learner(world.course)
    factories.share_cv(learner, world.course, SALES, first_name="Awa")

    text = browse().get(TARGET, {"q": "vendeuse"}).content.decode()

    assert "Cours\xa0: <bdi>Trouver un emploi</bdi>" in text


def test_a_licence_is_named_in_words_and_all_are_needed(browse, world):
    driver = factories.make_learner(world.course)
    factories.share_cv(driver, world.course, SALES, licences=["B"])

    text = browse().get(TARGET).content.decode()

    assert ">voiture<" in text
    assert "il faut tous les permis cochés" in text
