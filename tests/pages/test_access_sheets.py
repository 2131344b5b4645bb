"""From names to printed sheets, in a browser without a script."""

from __future__ import annotations

import re

import pytest
import segno
from django.contrib.auth import authenticate, get_user_model
from django.urls import reverse
from django.utils.html import escape

from advisor_dashboard.models import AccessSheet
from advisor_dashboard.platform import Feature, get_platform
from advisor_dashboard.platform.embedded.features import switch
from advisor_dashboard.platform.embedded.platform import EmbeddedPlatform
from advisor_dashboard.views import handing
from tests import factories
from tests.platform.broken import BrokenPlatform

HOME, LIST, NEW, SHEETS = (
    reverse(f"clicnjob:{name}") for name in ("home", "access", "access_new", "access_sheets")
)
_SECRET = re.compile(r"cnj-access-sheet__secret[^>]*>([^<]+)<")

User = get_user_model()


@pytest.fixture
def world(world):
    switch(Feature.ACCESS_SHEETS, "", on=True)
    return world


@pytest.fixture
def client(world, browse):
    return browse()


def type_names(client, world, *names: str, cohort: int = 0):
    """Up to the page that asks for a confirmation."""
    sent = {"place": f"{world.course} {cohort}", "names": "\n".join(names)}
    answer = client.post(NEW, sent)
    assert answer.status_code == 302
    return answer["Location"]


def make(client, world, *names: str):
    """The answer to the confirmation."""
    return client.post(type_names(client, world, *names))


def secrets(client) -> list[tuple[str, str]]:
    """Username and password of each sheet that is shown."""
    found = _SECRET.findall(client.get(SHEETS).content.decode())
    return list(zip(found[::2], found[1::2], strict=True))


def test_names_become_accounts_with_sheets(world, client):
    check = type_names(client, world, "Zoé Martin", "Paul Durand")
    text = client.get(check).content.decode()
    assert "Créer 2 comptes" in text
    assert "Zoé Martin" in text
    assert not AccessSheet.objects.exists()
    made = client.post(check)
    assert (made.status_code, made["Location"]) == (302, SHEETS)
    page = client.get(SHEETS).content.decode()
    for part in ("Zoé Martin", "Paul Durand", "testserver/sign-in", "data:image/svg+xml"):
        assert part in page
    assert page.count("<article") == 2
    for username, password in secrets(client):
        assert authenticate(username=username, password=password)


def test_the_code_holds_the_address_of_the_login_that_leads_to_the_course(world, client):
    make(client, world, "Zoé Martin")
    address = f"http://testserver{get_platform().login_url(world.course)}"
    assert "/course/" in address
    code = segno.make(address, error="m", micro=False).svg_data_uri(border=0)
    assert escape(code) in client.get(SHEETS).content.decode()


def test_the_sheet_speaks_french_to_the_learner_in_an_english_page(world, client):
    make(client, world, "Zoé Martin")
    page = client.get(SHEETS, headers={"Accept-Language": "en"}).content.decode()
    assert "sheet to print" in page
    assert "Écris ton mot de passe" in page
    assert "nadia" in page  # who made the account
    assert "Demande-lui de le faire effacer" in page


def test_the_sheets_can_be_loaded_again_until_they_are_put_away(world, client):
    make(client, world, "Zoé Martin")
    assert secrets(client) == secrets(client)
    assert len(secrets(client)) == 1
    away = client.post(SHEETS)
    assert (away.status_code, away["Location"]) == (302, LIST)
    assert secrets(client) == []
    assert "Aucune fiche" in client.get(SHEETS).content.decode()


def test_after_a_quarter_of_an_hour_nothing_is_shown(world, client, monkeypatch):
    make(client, world, "Zoé Martin")
    later = handing.time.time() + handing.KEPT_FOR + 1
    monkeypatch.setattr(handing.time, "time", lambda: later)
    assert secrets(client) == []
    assert handing.NAME not in client.session


def test_neither_half_alone_tells_a_password(world, client, browse):
    answer = make(client, world, "Zoé Martin")
    (username, password), cookie = secrets(client)[0], answer.cookies[handing.NAME]
    assert (cookie["httponly"], cookie["path"], cookie["samesite"]) == (True, SHEETS, "Lax")
    assert cookie["max-age"] == handing.KEPT_FOR
    stored = str(dict(client.session))
    assert password not in stored
    assert password not in cookie.value
    assert username not in stored
    del client.cookies[handing.NAME]
    assert secrets(client) == []
    other = browse()
    other.cookies[handing.NAME] = cookie.value
    assert secrets(other) == []


def test_over_https_the_cookie_stays_there(world, browse):
    client = browse()
    sent = {"place": f"{world.course} 0", "names": "Zoé Martin"}
    check = client.post(NEW, sent, secure=True)["Location"]
    assert client.post(check, secure=True).cookies[handing.NAME]["secure"]


@pytest.mark.parametrize("value", ["", "x", "x.y", "é.é", "PAIR.", "PAIR.AAAA", "PAIR.%%%"])
def test_a_cookie_that_does_not_fit_shows_nothing(world, client, value):
    make(client, world, "Zoé Martin")
    client.cookies[handing.NAME] = value.replace("PAIR", client.session[handing.NAME]["pair"])
    assert client.get(SHEETS).status_code == 200
    assert secrets(client) == []


def test_the_halves_of_two_confirmations_are_not_put_together(world, client):
    first = make(client, world, "Zoé Martin").cookies[handing.NAME].value
    make(client, world, "Max Blanc")
    client.cookies[handing.NAME] = first
    assert secrets(client) == []


def test_no_password_stands_in_an_address_or_a_log(world, client, caplog):
    caplog.set_level("DEBUG")
    answer = make(client, world, "Zoé Martin")
    password = secrets(client)[0][1]
    assert password not in answer["Location"]
    assert password not in caplog.text


def test_the_sheets_are_kept_by_no_browser(world, client):
    make(client, world, "Zoé Martin")
    assert "no-store" in client.get(SHEETS)["Cache-Control"]


def test_a_confirmation_sent_twice_makes_no_second_account(world, client):
    check = type_names(client, world, "Zoé Martin")
    client.post(check)
    for again in (client.post(check), client.get(check)):
        assert (again.status_code, again["Location"]) == (302, SHEETS)
    assert AccessSheet.objects.count() == 1
    page = client.get(SHEETS).content.decode()
    assert "Aucun ne l’a été une deuxième fois" in page
    assert len(secrets(client)) == 1


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world, client):
    answer = client.post(NEW, {"place": "", "names": "Zoé Martin\nzoe@example.org"}, follow=True)
    text = answer.content.decode()
    assert answer.redirect_chain
    assert "Rien n’est perdu" in text
    assert "Choisissez le cours ou le groupe" in text
    assert "«\xa0zoe@example.org\xa0»" in text
    assert "Zoé Martin\nzoe@example.org</textarea>" in text
    assert not AccessSheet.objects.exists()


def test_a_list_with_an_error_cannot_be_confirmed_by_its_address(world, client):
    back = client.post(NEW, {"place": f"{world.course} 0", "names": "x@y"})["Location"]
    check = back.replace("/new/", "/check/")
    for answer in (client.get(check), client.post(check)):
        assert answer["Location"] == back
    assert not AccessSheet.objects.exists()


def test_a_list_of_somebody_else_or_of_nobody_is_not_confirmed(world, client, browse):
    check = type_names(client, world, "Zoé Martin")
    colleague = browse(factories.make_advisor(world.course))
    for who, address in ((colleague, check), (client, check + "x"), (client, f"{NEW}?list=é")):
        answer = who.post(address.replace("/new/", "/check/"))
        assert (answer.status_code, answer["Location"]) == (302, NEW)
    assert not AccessSheet.objects.exists()


def test_doubles_and_known_names_are_warned_about(world, client):
    factories.make_learner(world.course, username="zoe", first_name="Zoé", last_name="Martin")
    check = type_names(client, world, "Zoé Martin", "Paul Durand", "Paul Durand")
    text = client.get(check).content.decode()
    assert "Plusieurs fois dans votre liste" in text
    assert "Quelqu’un porte déjà ce nom" in text
    assert "Créer 3 comptes" in text


def test_when_an_account_cannot_be_made_the_list_is_still_there(world, client, monkeypatch):
    check = type_names(client, world, "Zoé Martin")
    refuse = BrokenPlatform().open_account
    monkeypatch.setattr(EmbeddedPlatform, "open_account", lambda self, *args: refuse())
    answer = client.post(check, follow=True)
    assert answer.redirect_chain == [(check, 302)]
    assert "Rien n’est perdu" in answer.content.decode()
    monkeypatch.undo()
    assert client.post(check)["Location"] == SHEETS


def test_a_lost_sheet_is_printed_again_with_a_new_password(world, client):
    make(client, world, "Zoé Martin")
    username, old = secrets(client)[0]
    page = client.get(LIST).content.decode()
    assert "Zoé Martin" in page
    assert username in page
    assert old not in page
    learner = AccessSheet.objects.get().pk
    answer = client.post(LIST, {"pick": learner})
    assert answer["Location"] == SHEETS
    assert secrets(client)[0][0] == username
    assert not authenticate(username=username, password=old)
    assert authenticate(username=username, password=secrets(client)[0][1])


def test_a_sheet_that_a_colleague_printed_meanwhile_is_not_shown_any_more(world, client, browse):
    make(client, world, "Zoé Martin")
    learner = AccessSheet.objects.get().pk
    browse(factories.make_advisor(world.course)).post(LIST, {"pick": learner})
    assert secrets(client) == []


def test_an_account_of_the_learner_s_own_is_not_offered_and_not_renewed(world, client):
    make(client, world, "Zoé Martin")
    client.post(SHEETS)
    learner = AccessSheet.objects.get().pk
    User.objects.filter(pk=learner).update(email="zoe@example.org")
    page = client.get(LIST).content.decode()
    assert f'value="{learner}"' not in page
    assert "Son propre compte" in page
    answer = client.post(LIST, {"pick": learner}, follow=True)
    assert "Pas de nouveau mot de passe pour\xa0: Zoé Martin" in answer.content.decode()
    assert secrets(client) == []


def test_a_password_is_never_changed_by_reading_a_page(world, client):
    make(client, world, "Zoé Martin")
    learner = AccessSheet.objects.get().pk
    before = User.objects.get(pk=learner).password
    client.get(f"{LIST}?pick={learner}")
    client.head(f"{LIST}?pick={learner}")
    client.get(SHEETS)
    assert User.objects.get(pk=learner).password == before


@pytest.mark.parametrize("pick", [[], ["x"], ["0"], [str(10**30)], ["999999"]])
def test_odd_ticks_change_nothing(world, client, pick):
    make(client, world, "Zoé Martin")
    answer = client.post(LIST, {"pick": pick})
    assert answer.status_code in (302, 400)
    if answer.status_code == 302:
        assert answer["Location"] == LIST
    assert AccessSheet.objects.get().renewed_at is None


@pytest.mark.parametrize("page", ["x", "0", "-1", "1e3"])
def test_an_odd_page_number_is_refused_and_one_too_large_is_the_last(world, client, page):
    assert client.get(LIST, {"page": page}).status_code == 400
    assert client.get(LIST, {"page": "99"}).status_code == 200


def test_many_accounts_are_shown_page_by_page(world, client):
    make(client, world, *["Zoé Martin"] * 40)
    make(client, world, "Paul Durand")
    first, second = (client.get(LIST, {"page": page}).content.decode() for page in "12")
    assert "Paul Durand" in first
    assert first.count('name="pick"') == 40
    assert second.count('name="pick"') == 1


def test_off_no_page_speaks_of_it(world, client):
    switch(Feature.ACCESS_SHEETS, world.course, on=False)
    home = client.get(HOME)
    assert LIST not in home.content.decode()
    for address in (LIST, NEW, SHEETS, reverse("clicnjob:access_check")):
        answer = client.get(address)
        assert answer.status_code == 403
        assert "Votre structure n’a pas activé cette fonction" in answer.content.decode()


def test_on_the_home_page_leads_there(world, client):
    assert LIST in client.get(HOME).content.decode()


def test_with_the_sheets_alone_the_home_page_has_them(world, client):
    switch(Feature.CV_SHARING, "", on=False)
    text = client.get(HOME).content.decode()
    assert LIST in text
    assert "Il n’y a rien à faire" not in text
