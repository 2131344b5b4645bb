"""What the API does for an advisor, and how it refuses."""

from __future__ import annotations

import json

import pytest
from django.core.cache import cache
from django.test.utils import override_settings
from django.urls import reverse
from django.utils import timezone

from advisor_dashboard.api import offer_files, sharing
from advisor_dashboard.models import CVView, Offer, Proposal

TOKEN = "a-token-of-sixteen-signs"
WRITTEN = {
    "title": "Vendeuse ou vendeur",
    "description": "Vente au comptoir, du mardi au samedi.",
    "contract": "fixed_term",
}


@pytest.fixture(autouse=True)
def nobody_has_asked_yet():
    cache.clear()


def url(name: str, *arguments: int) -> str:
    return reverse(f"clicnjob:{name}", args=arguments)


def send(client, method: str, address: str, body: object = None):
    return getattr(client, method)(address, json.dumps(body), content_type="application/json")


def test_a_search_finds_whom_the_page_finds(world, browse):
    found = browse().get(url("api_target"), {"q": "vendeur"}).json()

    assert {card["name"] for card in found["cards"]} == {"Lina Morel", "Sami Diallo"}
    assert (found["total"], found["page"], found["pages"]) == (2, 1, 1)
    assert found["occupations"][0]["rome"] == "D1214"


@pytest.mark.parametrize("query", [{"q": "vendeur"}, {"km": "loin"}])
def test_no_browser_takes_an_answer_for_a_page_whatever_the_host_sets(browse, settings, query):
    settings.SECURE_CONTENT_TYPE_NOSNIFF = False

    answer = browse().get(reverse("clicnjob:api_target"), query)

    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_what_cannot_be_read_of_a_search_is_told_by_its_name(browse):
    response = browse().get(url("api_target"), {"km": "beaucoup"})

    assert response.status_code == 400
    assert response.json()["code"] == "invalid"
    assert "km" in response.json()["fields"]


def test_a_profile_has_its_facts_and_what_went_to_the_learner(world, offer, browse):
    found = browse().get(url("api_profile", world.learner.pk)).json()

    assert found["name"] == "Lina Morel"
    assert found["facts"]["wanted"]
    assert found["contacts"] == []


def test_reading_a_cv_is_noted(world, browse):
    found = browse().get(url("api_profile_cv", world.learner.pk)).json()

    assert found["document"]["first_name"] == "Lina"
    assert CVView.objects.filter(learner=world.learner).count() == 1


def test_a_closed_cv_is_not_there(world, browse):
    sharing.close_sharing(world.learner.pk, world.course)

    response = browse().get(url("api_profile_cv", world.learner.pk))

    assert response.status_code == 404
    assert not CVView.objects.exists()


def test_an_offer_is_written_read_changed_closed_and_opened(world, browse):
    client = browse()
    made = send(client, "post", url("api_offers"), WRITTEN)
    address = url("api_offer", made.json()["id"])
    changed = send(client, "put", address, {**WRITTEN, "title": "Vendeuse", "version": 1})
    closed = client.put(url("api_offer_closed", made.json()["id"]))
    opened = client.delete(url("api_offer_closed", made.json()["id"]))

    assert made.status_code == 201
    assert changed.json()["title"] == client.get(address).json()["title"] == "Vendeuse"
    assert (closed.json()["open"], opened.json()["open"]) == (False, True)
    assert client.get(url("api_offers")).json()["total"] == 1


def test_an_offer_says_when_it_starts_how_many_are_wanted_and_what_file_it_has(world, browse):
    day = timezone.localdate().isoformat()
    made = send(
        browse(), "post", url("api_offers"), {**WRITTEN, "starts_on": day, "places": 3}
    ).json()
    file = offer_files.checked_file("Fiche.pdf", b"%PDF-1.7 %%EOF")
    offer_files.put_file(world.advisor.pk, made["id"], file)

    read = browse().get(url("api_offer", made["id"])).json()

    assert (read["starts_on"], read["places"], made["file"]) == (day, 3, None)
    assert read["file"] == {"name": "Fiche.pdf", "kind": "pdf", "size": 14}


def test_an_older_version_writes_over_nothing(world, offer, browse):
    send(browse(), "put", url("api_offer", offer.id), {**WRITTEN, "title": "Un", "version": 1})
    body = {**WRITTEN, "title": "Deux", "version": 1}

    response = send(browse(), "put", url("api_offer", offer.id), body)

    assert response.status_code == 409
    assert Offer.objects.get().title == "Un"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({**WRITTEN, "title": ""}, "title"),
        ({**WRITTEN, "contract": "slavery"}, "contract"),
        ({**WRITTEN, "closes_on": "tomorrow"}, "closes_on"),
        ({**WRITTEN, "closes_on": "2001-01-01"}, "closes_on"),
        ({**WRITTEN, "starts_on": "1926-01-05"}, "starts_on"),
        ({**WRITTEN, "places": 0}, "places"),
        ({**WRITTEN, "commune_key": "insee:0"}, "commune_key"),
        ({**WRITTEN, "structure_key": "another"}, "structure_key"),
    ],
)
def test_a_wrong_field_of_an_offer_is_named(world, browse, body, field):
    response = send(browse(), "post", url("api_offers"), body)

    assert response.status_code == 400
    assert list(response.json()["fields"]) == [field]
    assert not Offer.objects.exists()


def test_what_is_wrong_is_said_in_the_language_of_who_asks(world, browse):
    response = send(browse(), "post", url("api_offers"), {**WRITTEN, "title": ""})

    assert response.json()["message"] == "Des champs sont à corriger. Rien n’a été enregistré."
    assert "vide" in response.json()["fields"]["title"]


@pytest.mark.parametrize("body", ["not json", "[]", "null", '"text"'])
def test_what_is_no_object_is_refused(world, browse, body):
    response = browse().post(url("api_offers"), body, content_type="application/json")

    assert response.status_code == 400
    assert response.json()["message"]


def test_an_offer_is_proposed_to_those_who_were_previewed_and_once(world, offer, browse):
    chosen = {"learner_ids": [world.learner.pk, world.neighbour.pk]}
    shown = send(browse(), "post", url("api_proposal_preview", offer.id), chosen).json()
    body = {**chosen, "message": "Pour toi.", "confirmed": 2, "token": TOKEN}

    first = send(browse(), "post", url("api_proposals", offer.id), body)
    again = send(browse(), "post", url("api_proposals", offer.id), body)

    assert len(shown["recipients"]) == 2
    assert (first.status_code, first.json()["sent"]) == (201, 2)
    assert (again.status_code, again.json()["repeated"]) == (200, True)
    assert Proposal.objects.count() == 2
    listed = browse().get(url("api_proposals", offer.id)).json()
    assert {line["name"] for line in listed} == {"Lina Morel", "Sami Diallo"}


def test_another_number_than_confirmed_sends_nothing(world, offer, browse):
    body = {"learner_ids": [world.learner.pk], "message": "Pour toi.", "confirmed": 2}

    response = send(browse(), "post", url("api_proposals", offer.id), {**body, "token": TOKEN})

    assert response.status_code == 409
    assert not Proposal.objects.exists()


def test_a_session_without_our_token_changes_nothing(world, browse):
    response = send(browse(enforce_csrf_checks=True), "post", url("api_offers"), WRITTEN)

    assert response.status_code == 403
    assert not Offer.objects.exists()


def test_who_asks_too_often_is_told_when_to_come_back(world, browse):
    with override_settings(CLICNJOB={**_config(), "API_READ_RATE": "2/minute"}):
        codes = [browse().get(url("api_offers")).status_code for _each in range(3)]
        told = browse().get(url("api_offers"))

    assert codes == [200, 200, 429]
    assert int(told["Retry-After"]) > 0
    assert told.json()["code"] == "throttled"


def test_the_document_describes_every_address(world, browse):
    document = browse().get(url("api_document")).json()

    paths = {path.partition("/api/v1/")[2] for path in document["paths"]}
    assert paths == {
        "target/",
        "profiles/{learner_id}/",
        "profiles/{learner_id}/cv/",
        "offers/",
        "offers/{offer_id}/",
        "offers/{offer_id}/closed/",
        "offers/{offer_id}/proposals/",
        "offers/{offer_id}/proposals/preview/",
    }
    assert document["openapi"].startswith("3.")
    for operations in document["paths"].values():
        for name, operation in operations.items():
            if name != "parameters":
                assert {"401", "429", "503"} <= set(operation["responses"])


def test_nothing_of_the_api_is_kept_anywhere(world, offer, browse):
    for name in ("api_target", "api_offers", "api_document"):
        assert "no-store" in browse().get(url(name))["Cache-Control"]


def _config() -> dict:
    from django.conf import settings

    return getattr(settings, "CLICNJOB", {})
