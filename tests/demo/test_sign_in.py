"""The demo's login for who has an access sheet."""

from __future__ import annotations

import pytest
from django.urls import reverse

from advisor_dashboard.platform import Access, NewAccount, get_platform

from .conftest import Host

SIGN_IN = reverse("demo:sign_in")


@pytest.fixture
def zoe(host: Host) -> Access:
    account = NewAccount("Zoé Martin", host.course_key, None)
    return get_platform().open_account(account, host.user_id("claire"))


def test_the_sheet_lets_in_and_leads_to_the_course(host: Host, zoe: Access) -> None:
    client = host.client(None)
    address = get_platform().login_url(host.course_key)
    assert client.get(address).status_code == 200
    course = reverse("demo:course", args=[host.course_key])
    sent = {"username": f" {zoe.username} ", "password": zoe.password, "next": course}
    answer = client.post(SIGN_IN, sent)
    assert (answer.status_code, answer["Location"]) == (302, course)
    assert client.get(course).status_code == 200


def test_the_username_may_be_typed_with_a_capital(host: Host, zoe: Access) -> None:
    client = host.client(None)
    sent = {"username": zoe.username.capitalize(), "password": zoe.password}
    assert client.post(SIGN_IN, sent).status_code == 302
    text = host.client(None).get(SIGN_IN).content.decode()
    assert "Montrer le mot de passe" in text


def test_who_has_no_address_is_promised_no_e_mail(host: Host, zoe: Access) -> None:
    client = host.client(None)
    client.post(SIGN_IN, {"username": zoe.username, "password": zoe.password})
    text = client.get(reverse("demo:course", args=[host.course_key])).content.decode()
    assert "Ton compte n’a pas d’adresse e-mail" in text
    assert reverse("demo:mails", args=[host.course_key]) not in text


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "", "javascript:x"])
def test_it_leads_to_no_other_host(host: Host, zoe: Access, elsewhere: str) -> None:
    sent = {"username": zoe.username, "password": zoe.password, "next": elsewhere}
    answer = host.client(None).post(SIGN_IN, sent)
    assert answer["Location"] == reverse("demo:course", args=[host.course_key])


@pytest.mark.parametrize("password", ["", "x", "Z\0"])
def test_a_wrong_password_is_said_and_the_username_stays(
    host: Host, zoe: Access, password: str
) -> None:
    client = host.client(None)
    answer = client.post(SIGN_IN, {"username": zoe.username, "password": password})
    text = answer.content.decode()
    assert "Regarde ta feuille" in text
    assert zoe.username in text
    assert "_auth_user_id" not in client.session
    assert "no-store" in answer["Cache-Control"]


def test_the_demo_s_people_have_no_password(host: Host) -> None:
    for username in ("claire", "nadia", "awa"):
        answer = host.client(None).post(SIGN_IN, {"username": username, "password": ""})
        assert answer.status_code == 200


def test_the_first_page_leads_there(host: Host) -> None:
    assert SIGN_IN in host.client(None).get("/").content.decode()
