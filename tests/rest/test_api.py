"""What the API does for an advisor, and how it refuses."""

from __future__ import annotations

import json

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from django.utils import timezone

from advisor_dashboard.api import sharing
from advisor_dashboard.models import CVView, LongWork, Offer, Proposal
from advisor_dashboard.rest import offers as rest_offers
from tests import factories

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
    factories.attach(world.advisor, made["id"])

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


@pytest.mark.parametrize(
    "body",
    [
        *("not json", "[]", "null", '"text"', "[" * 100_000, '{"a":' * 100_000, b"\xff"),
        *('{"places": NaN}', '{"title": "a", "title": "b"}', f'"{"x" * 1_000_000}"'),
    ],
)
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
    assert {line["name"] for line in listed["proposals"]} == {"Lina Morel", "Sami Diallo"}


def test_the_proposals_of_an_offer_are_read_page_by_page(world, offer, browse, monkeypatch):
    monkeypatch.setattr(rest_offers, "PROPOSALS_ON_A_PAGE", 2)
    third = factories.make_learner(world.course, "zélie")
    everybody = (world.learner, world.neighbour, third)
    factories.share_cv(third, world.course, "ogr:20514", first_name="Zélie", last_name="Perrin")
    factories.propose(world.advisor, offer.id, *everybody)
    client, address = browse(), url("api_proposals", offer.id)

    first, last, beyond = (client.get(address, {"page": page}).json() for page in (1, 2, 9))

    assert (first["total"], first["page"], first["pages"]) == (3, 1, 2)
    assert (len(first["proposals"]), len(last["proposals"])) == (2, 1)
    read = {line["learner_id"] for line in first["proposals"] + last["proposals"]}
    assert read == {one.pk for one in everybody}
    assert beyond == last
    assert client.get(address, {"page": "x"}).status_code == 400


def test_a_page_of_proposals_costs_no_more_queries_with_more_of_them(
    world, offer, browse, django_assert_max_num_queries
):
    factories.propose(world.advisor, offer.id, world.learner)
    client, address = browse(), url("api_proposals", offer.id)
    with CaptureQueriesContext(connection) as of_one:
        client.get(address)
    factories.propose(world.advisor, offer.id, world.neighbour)

    with django_assert_max_num_queries(len(of_one)):
        client.get(address)


@pytest.fixture
def many(world, offer, settings):
    """A proposal to more people than the answer waits for."""
    settings.CLICNJOB = {**settings.CLICNJOB, "SENT_AT_ONCE": 1}
    ids = [world.learner.pk, world.neighbour.pk]
    return {"learner_ids": ids, "message": "Pour toi.", "confirmed": 2, "token": TOKEN}


def test_a_proposal_to_many_is_left_to_a_work_that_tells_how_far_it_is(
    world, offer, browse, many, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as left:
        first = send(browse(), "post", url("api_proposals", offer.id), many)
    again = send(browse(), "post", url("api_proposals", offer.id), many)
    waiting = browse().get(first["Location"]).json()

    assert (first.status_code, again.status_code) == (202, 202)
    assert first["Location"] == again["Location"] == waiting["address"]
    assert (waiting["state"], waiting["done"], waiting["total"]) == ("waiting", 0, 2)
    assert not Proposal.objects.exists()
    for each in left:
        each()
    over = browse().get(first["Location"]).json()
    assert (over["state"], over["done"], over["stopped"]) == ("done", 2, False)
    assert "2 personnes" in over["message"]
    assert Proposal.objects.count() == 2


def test_sent_again_when_the_work_is_forgotten_it_sends_nothing(
    world, offer, browse, many, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(browse(), "post", url("api_proposals", offer.id), many)
    LongWork.objects.all().delete()

    again = send(browse(), "post", url("api_proposals", offer.id), many)

    assert (again.status_code, again.json()["repeated"], again.json()["sent"]) == (200, True, 2)
    assert not LongWork.objects.exists()


def test_a_token_that_another_offer_is_sent_by_is_refused(world, offer, browse, many):
    other = factories.make_offer(world.advisor, title="Caissière ou caissier")
    send(browse(), "post", url("api_proposals", offer.id), many)

    answer = send(browse(), "post", url("api_proposals", other.id), many)

    assert (answer.status_code, answer.json()["code"]) == (400, "token")
    assert LongWork.objects.count() == 1


def test_a_work_that_broke_off_goes_on_when_it_is_asked_to(
    world, offer, browse, many, django_capture_on_commit_callbacks
):
    where = send(browse(), "post", url("api_proposals", offer.id), many)["Location"]
    LongWork.objects.update(state=LongWork.State.FAILED, said="Non.")
    assert browse().get(where).json()["stopped"]

    with django_capture_on_commit_callbacks(execute=True):
        answer = browse().post(where)

    assert answer.status_code == 202
    assert browse().get(where).json()["state"] == "done"
    assert Proposal.objects.count() == 2


def test_the_words_of_a_search_are_read_as_was_asked(world, browse):
    asked = {"q": "Lina"}
    named = browse().get(url("api_target"), {**asked, "means": "name"}).json()
    worked = browse().get(url("api_target"), {**asked, "means": "job"}).json()
    wrong = browse().get(url("api_target"), {**asked, "means": "colour"})

    assert (named["meaning"], named["total"], named["alike"]) == ("name", 1, False)
    assert (worked["meaning"], worked["total"]) == (None, 0)
    assert wrong.status_code == 400
    described = browse().get(url("api_document")).json()
    parameters = described["paths"][url("api_target")]["get"]["parameters"]
    means = next(each for each in parameters if each["name"] == "means")
    assert set(means["schema"]["enum"]) == {"job", "skill", "name"}
    assert "meaning" in described["components"]["schemas"]["Results"]["properties"]


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
        "works/{token}/",
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
