"""The REST API in the LMS: who comes in by the platform's own ways, and what they get."""

from __future__ import annotations

import json

import pytest
from django.test import Client

pytestmark = pytest.mark.lms

API = "/clicnjob/api/v1/"


@pytest.fixture
def by_token():
    """A client without a session, that shows a JWT of somebody's."""
    from openedx.core.djangoapps.oauth_dispatch.jwt import create_jwt_for_user

    return lambda person: Client(headers={"Authorization": f"JWT {create_jwt_for_user(person)}"})


def test_an_advisor_searches_by_token_and_by_session(
    world, hosting, vocabulary, write_cv, by_token
):
    write_cv(world.lina, "Lina")
    for client in (by_token(world.nadia), hosting.log_in(world.nadia)):
        found = client.get(f"{API}target/", {"q": "vendeur"}).json()
        assert [card["name"].partition(" ")[0] for card in found["cards"]] == ["Lina"]


def test_nobody_else_comes_in(world, hosting, by_token):
    assert Client().get(f"{API}offers/").status_code == 401
    assert Client(headers={"Authorization": "JWT made.up.token"}).get(API).status_code in (401, 404)
    assert by_token(world.lina).get(f"{API}offers/").status_code == 403
    assert hosting.log_in(world.lina).get(f"{API}target/").status_code == 403


def test_an_offer_is_written_by_token(world, vocabulary, by_token):
    sent = {"title": "Vendeuse", "description": "Au comptoir.", "contract": "permanent"}
    client = by_token(world.nadia)
    made = client.post(f"{API}offers/", json.dumps(sent), content_type="application/json")
    assert made.status_code == 201, made.content
    assert client.get(f"{API}offers/{made.json()['id']}/").json()["title"] == "Vendeuse"


def test_the_document_is_served(world, by_token):
    document = by_token(world.nadia).get(f"{API}openapi.json").json()
    assert f"{API}target/" in document["paths"]
