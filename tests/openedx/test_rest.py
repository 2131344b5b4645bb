"""The REST API in the LMS: who comes in by the platform's own ways, and what they get."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from advisor_dashboard.models import CVView, Offer, Proposal

pytestmark = pytest.mark.lms

API = "/clicnjob/api/v1/"
WRITTEN = {"title": "Vendeuse", "description": "Au comptoir.", "contract": "permanent"}


def send(client, address, body, method="post", **more):
    call = getattr(client, method)
    return call(f"{API}{address}", json.dumps(body), content_type="application/json", **more)


@pytest.fixture
def by_token():
    """A client without a session, that shows a JWT of somebody's."""
    from openedx.core.djangoapps.oauth_dispatch.jwt import create_jwt_for_user

    return lambda person: Client(headers={"Authorization": f"JWT {create_jwt_for_user(person)}"})


@pytest.fixture
def program(settings):
    """A client with the token that an application of somebody's gets from the platform."""
    if not settings.FEATURES["ENABLE_OAUTH2_PROVIDER"]:
        pytest.skip("this platform gives tokens to no application")
    from oauth2_provider.models import Application
    from openedx.core.djangoapps.oauth_dispatch.models import RestrictedApplication

    def come_in(person, kind, *, restricted=False):
        secret = uuid4().hex
        application = Application.objects.create(
            name=f"{person.username} {kind}",
            user=person,
            client_secret=secret,
            client_type=Application.CLIENT_CONFIDENTIAL,
            authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
        )
        if restricted:
            RestrictedApplication.objects.create(application=application)
        asked = {
            "grant_type": "client_credentials",
            "client_id": application.client_id,
            "client_secret": secret,
            "token_type": kind,
        }
        given = Client().post("/oauth2/access_token/", asked).json()
        return Client(headers={"Authorization": f"{given['token_type']} {given['access_token']}"})

    return come_in


@pytest.fixture
def browser(hosting):
    """A browser as a front end of the platform uses it: a session, and its JWT in two cookies."""
    from edx_rest_framework_extensions.auth.jwt import cookies
    from openedx.core.djangoapps.oauth_dispatch.jwt import create_jwt_for_user

    def come_in(person):
        client = Client(enforce_csrf_checks=True, headers={"Use-Jwt-Cookie": "true"})
        client.cookies = hosting.log_in(person).cookies
        body, _dot, signature = create_jwt_for_user(person).rpartition(".")
        client.cookies[cookies.jwt_cookie_header_payload_name()] = body
        client.cookies[cookies.jwt_cookie_signature_name()] = signature
        return client

    return come_in


@pytest.fixture
def lina_s_cv(world, vocabulary, write_cv):
    """Open to Nadia, and to whoever else is on the team."""
    write_cv(world.lina, "Lina")


def test_an_advisor_searches_by_token_and_by_session(world, hosting, lina_s_cv, by_token, browser):
    for client in (by_token(world.nadia), browser(world.nadia), hosting.log_in(world.nadia)):
        answer = client.get(f"{API}target/", {"q": "vendeur"})
        assert answer.status_code == 200, answer.content
        names = [card["name"].partition(" ")[0] for card in answer.json()["cards"]]
        assert names == ["Lina"]


@pytest.mark.parametrize("token_type", ["jwt", "bearer"])
def test_an_application_asks_for_its_owner(world, program, token_type):
    assert program(world.nadia, token_type).get(f"{API}offers/").status_code == 200
    assert program(world.lina, token_type).get(f"{API}offers/").status_code == 403


def test_nobody_else_comes_in(world, hosting, by_token):
    assert Client().get(f"{API}offers/").status_code == 401
    for made_up in ("JWT made.up.token", "Bearer made-up", "Bearer", "Bearer a b"):
        answer = Client(headers={"Authorization": made_up}).get(f"{API}offers/")
        assert (answer.status_code, answer.json()["code"] != "") == (401, True), made_up
        assert answer["WWW-Authenticate"]
    assert by_token(world.lina).get(f"{API}offers/").status_code == 403
    assert hosting.log_in(world.lina).get(f"{API}target/").status_code == 403


def test_a_bearer_token_that_ran_out_is_refused(world, program):
    from oauth2_provider.models import AccessToken

    client = program(world.nadia, "bearer")
    assert client.get(f"{API}offers/").status_code == 200
    AccessToken.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert client.get(f"{API}offers/").status_code == 401


def test_a_restricted_application_is_let_in_nowhere(world, program):
    for token_type, status in (("jwt", 403), ("bearer", 401)):
        client = program(world.nadia, token_type, restricted=True)
        for address in ("offers/", "target/", f"profiles/{world.lina.pk}/cv/", "openapi.json"):
            assert client.get(f"{API}{address}").status_code == status, (token_type, address)
        assert send(client, "offers/", WRITTEN).status_code == status
    assert not Offer.objects.exists()


def test_a_token_of_an_account_that_was_disabled_opens_nothing(world, hosting, by_token, program):
    clients = [by_token(world.nadia), program(world.nadia, "bearer")]
    hosting.disable(world.nadia)
    for client in clients:
        assert client.get(f"{API}offers/").status_code in (401, 403)


def test_who_has_left_the_team_gets_nothing_by_an_older_token(world, hosting, by_token):
    client = by_token(world.nadia)
    hosting.dismiss(world.nadia, world.course_key)
    assert client.get(f"{API}offers/").status_code == 403


def test_a_browser_writes_with_the_platform_s_csrf_token_alone(world, vocabulary, browser):
    client = browser(world.nadia)
    refused = send(client, "offers/", WRITTEN)
    assert refused.status_code == 403
    assert not Offer.objects.exists()
    token = client.get("/csrf/api/v1/token").json()["csrfToken"]
    assert send(client, "offers/", WRITTEN, headers={"X-CSRFToken": token}).status_code == 201


def test_an_offer_is_written_and_proposed_by_token(
    world, lina_s_cv, by_token, django_capture_on_commit_callbacks, mailoutbox
):
    client = by_token(world.nadia)
    made = send(client, "offers/", WRITTEN)
    assert made.status_code == 201, made.content
    offer = f"offers/{made.json()['id']}/"
    assert client.get(f"{API}{offer}").json()["title"] == "Vendeuse"

    chosen = {"learner_ids": [world.lina.pk, world.sami.pk]}
    seen = send(client, f"{offer}proposals/preview/", chosen).json()
    assert [each["learner_id"] for each in seen["recipients"]] == [world.lina.pk]
    assert [each["learner_id"] for each in seen["left_out"]] == [world.sami.pk]
    sent = {**chosen, "message": "Pour toi.", "confirmed": 1, "token": uuid4().hex}
    with django_capture_on_commit_callbacks(execute=True):
        outcomes = [send(client, f"{offer}proposals/", sent).json() for _again in range(2)]
    assert [(each["sent"], each["repeated"]) for each in outcomes] == [(1, False), (1, True)]
    assert Proposal.objects.get().learner_id == world.lina.pk
    assert [mail.to for mail in mailoutbox] == [["lina@example.org"]]


def test_many_get_an_offer_by_a_work_that_tells_how_far_it_is(
    world, lina_s_cv, by_token, settings, django_capture_on_commit_callbacks
):
    settings.CLICNJOB = {**settings.CLICNJOB, "SENT_AT_ONCE": 0}
    client = by_token(world.nadia)
    offer = f"offers/{send(client, 'offers/', WRITTEN).json()['id']}/"
    sent = {"learner_ids": [world.lina.pk], "message": "Pour toi.", "confirmed": 1}
    with django_capture_on_commit_callbacks(execute=True):
        accepted = send(client, f"{offer}proposals/", {**sent, "token": uuid4().hex})
    assert accepted.status_code == 202, accepted.content
    assert client.get(accepted["Location"]).json()["state"] == "done"
    assert by_token(world.stranger).get(accepted["Location"]).status_code == 404
    lines = client.get(f"{API}{offer}proposals/").json()["proposals"]
    assert [line["learner_id"] for line in lines] == [world.lina.pk]


def test_reading_a_cv_is_noted_whichever_way_the_reader_came(world, lina_s_cv, by_token):
    address = f"{API}profiles/{world.lina.pk}/cv/"
    assert by_token(world.nadia).get(address).json()["document"]["first_name"] == "Lina"
    assert by_token(world.stranger).get(address).status_code == 404
    assert CVView.objects.get().advisor_id == world.nadia.pk


def test_who_asks_too_often_is_told_when_to_come_back(world, by_token, settings):
    settings.CLICNJOB = {**settings.CLICNJOB, "API_READ_RATE": "2/minute"}
    client = by_token(world.nadia)
    statuses = [client.get(f"{API}offers/").status_code for _time in range(2)]
    refused = client.get(f"{API}offers/")
    assert (statuses, refused.status_code) == ([200, 200], 429)
    assert int(refused["Retry-After"]) > 0
    # Each person is counted alone, and writing apart from reading.
    assert by_token(world.stranger).get(f"{API}offers/").status_code == 200
    assert send(client, "offers/", WRITTEN).status_code == 201


def test_the_document_describes_our_addresses_alone(world, by_token):
    document = by_token(world.nadia).get(f"{API}openapi.json").json()
    assert document["openapi"].startswith("3.")
    assert f"{API}target/" in document["paths"]
    assert all(path.startswith(API) for path in document["paths"])
    assert document["paths"][f"{API}offers/"]["post"]["operationId"]
