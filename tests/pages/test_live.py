"""The pages of a live quiz: the code, the phone, the projector, and what their scripts call."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from advisor_dashboard.models import LiveAnswer, LivePlayer, LiveSession
from advisor_dashboard.views import live_answers
from tests import factories
from tests.live_quiz import KEYS, choice, go_on, start


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet():
    live_answers.POLLS.forget()
    live_answers.WRONG_CODES.forget()


@pytest.fixture
def code(world) -> str:
    return start(world.advisor, world.course)


def at(name: str, code: str) -> str:
    return reverse(f"clicnjob:{name}", args=[code])


def joined(code: str, name: str = "Inès", client: Client | None = None, **more) -> Client:
    client = client or Client()
    response = client.post(at("live_phone", code), {"name": name, **more})
    assert response.status_code == 302, response.content.decode()
    return client


def state(client: Client, code: str) -> dict:
    return client.get(at("live_state", code)).json()


def send(client: Client, code: str, question: str, answer: object):
    data = {"question": question, "answer": answer}
    return client.post(at("live_answer", code), data, content_type="application/json")


def press(client: Client, code: str, **data: object):
    return client.post(at("live_control", code), data, content_type="application/json")


def test_the_code_leads_to_the_phone_s_page(code):
    response = Client().post(reverse("clicnjob:live_enter"), {"code": f" {code.lower()} "})
    assert response["Location"] == at("live_phone", code)


def test_a_wrong_code_is_said_and_stays_to_be_mended(code):
    response = Client().post(reverse("clicnjob:live_enter"), {"code": "AAAAAA"})
    assert response.status_code == 404
    assert 'value="AAAAAA"' in response.content.decode()


def test_codes_are_not_tried_out(code):
    client, address = Client(), reverse("clicnjob:live_enter")
    inside = joined(code)
    for _time in range(100):
        client.post(address, {"code": "AAAAAA"})
    response = client.post(address, {"code": "AAAAAA"})
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    # The right one is no longer told from the wrong ones; who plays already goes on.
    assert client.post(address, {"code": code}).status_code == 429
    assert client.get(at("live_phone", code)).status_code == 429
    assert client.get(at("live_phone", "AAAAAA")).status_code == 429
    assert inside.get(at("live_phone", code)).status_code == 200
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert elsewhere.post(address, {"code": code}).status_code == 302


def test_what_scripts_call_does_not_say_which_codes_there_are(code):
    stranger = Client()
    for name in ("live_answer", "live_state"):
        data = {"question": "mail1", "answer": ["1"]}
        replies = []
        for tried in (code, "AAAAAA"):
            if name == "live_state":
                reply = stranger.get(at(name, tried))
            else:
                reply = stranger.post(at(name, tried), data, content_type="application/json")
            replies.append((reply.status_code, reply.json()))
        assert replies[0] == replies[1]
        assert replies[0][0] == 404


def test_a_phone_that_joins_twice_is_one_player(code):
    phone = joined(code, "Lea")
    again = phone.post(at("live_phone", code), {"name": "Lea"})
    assert (again.status_code, again["Location"]) == (302, at("live_phone", code))
    assert [player.name for player in LivePlayer.objects.all()] == ["Lea"]


def test_who_was_taken_out_does_not_join_again_by_the_same_phone(world, code, browse):
    phone = joined(code)
    press(browse(), code, action="remove", player=LivePlayer.objects.get().pk)
    again = phone.post(at("live_phone", code), {"name": "Zoé"}, follow=True)
    assert again.status_code == 403
    assert LivePlayer.objects.count() == 1


def test_a_guest_is_asked_the_first_name_alone(code):
    text = Client().get(at("live_phone", code)).content.decode()
    assert text.count("<input") == 2  # the token of the form, and the name
    refused = Client().post(at("live_phone", code), {"name": "<b>x"})
    assert refused.status_code == 400
    assert "&lt;b&gt;x" in refused.content.decode()
    assert not LivePlayer.objects.exists()


def test_a_guest_plays(world, code):
    phone = joined(code)
    go_on(world.advisor, code)
    shown = state(phone, code)
    assert send(phone, code, "mail1", choice(shown, "réponds")).json() == {"noted": True}
    assert send(phone, code, "mail1", choice(shown, "réponds")).json() == {"noted": True}
    assert LiveAnswer.objects.count() == 1
    assert LivePlayer.objects.get().user is None


def test_with_an_account_or_without_as_one_likes(world, code, browse):
    joined(code, "Lina", browse(world.learner), **{"as": "account"})
    joined(code, "Lina", browse(world.learner), **{"as": "guest"})
    assert [player.user_id for player in LivePlayer.objects.order_by("pk")] == [
        world.learner.pk,
        None,
    ]


def test_the_phone_s_cookie_is_no_script_s_and_of_this_session_alone(code):
    cookie = joined(code).cookies["cnj_live"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == at("live_phone", code)


def test_what_is_known_is_not_sent_again(world, code):
    phone = joined(code)
    tag = phone.get(at("live_state", code))["ETag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        again = phone.get(at("live_state", code), headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
    go_on(world.advisor, code)
    assert phone.get(at("live_state", code), headers={"If-None-Match": tag}).status_code == 200


def test_a_poll_with_nothing_new_is_one_query(world, code, django_assert_num_queries):
    phone = joined(code)
    tag = phone.get(at("live_state", code))["ETag"]
    with django_assert_num_queries(1):
        phone.get(at("live_state", code), headers={"If-None-Match": tag})


def test_who_asks_too_often_is_told_when_to_come_back(code):
    phone = joined(code)
    answers = [phone.get(at("live_state", code)) for _time in range(61 * 2)]
    slow = next(each for each in answers if each.status_code == 429)
    assert 1 <= int(slow["Retry-After"]) <= 10


def test_no_phone_and_no_screen_reads_what_is_right(world, code, browse):
    phone, wall = joined(code), browse()
    go_on(world.advisor, code)
    asked = state(phone, code)
    send(phone, code, "mail1", choice(asked, "donne"))
    read = [
        phone.get(at("live_phone", code)).content.decode(),
        phone.get(at("live_state", code)).content.decode(),
        wall.get(at("live_projector", code)).content.decode(),
        wall.get(at("live_projector_state", code)).content.decode(),
    ]
    for text in read:
        assert not any(key in text for key in KEYS)
    assert "explarissime" in json.dumps(
        press(wall, code, action="go_on", version=2, step="open").json()
    )
    assert "explarissime" in phone.get(at("live_state", code)).content.decode()


def test_the_trainer_leads_from_the_page(world, code, browse):
    wall = browse()
    joined(code)
    state = press(wall, code, action="go_on", version=1, step="lobby").json()
    assert (state["step"], state["place"]) == ("open", 1)
    # A second press of the same button.
    assert press(wall, code, action="go_on", version=1, step="lobby").json()["place"] == 1
    removed = press(wall, code, action="remove", player=LivePlayer.objects.get().pk).json()
    assert removed["players"] == []
    over = press(wall, code, action="end").json()
    assert over["step"] == "over"
    assert over["ranking"] is None
    assert press(wall, code, action="rank", on=True).json()["ranking"] == []


@pytest.mark.parametrize(
    "sent",
    [{}, {"action": "x"}, {"action": "go_on"}, {"action": "remove", "player": "1"}, [], "x"],
)
def test_an_odd_press_is_refused(code, browse, sent):
    response = browse().post(
        at("live_control", code), json.dumps(sent), content_type="application/json"
    )
    assert response.status_code == 400
    assert LiveSession.objects.get().version == 1


@pytest.mark.parametrize("body", ["", "[", "[]", "{}", '{"question": 1}', "x" * 20_000])
def test_an_odd_answer_is_refused(world, code, body):
    phone = joined(code)
    go_on(world.advisor, code)
    response = phone.post(at("live_answer", code), body, content_type="application/json")
    assert response.status_code == 400
    assert response.json()["error"]


def test_nobody_else_presses(world, code, browse):
    stranger = factories.make_advisor(factories.make_course("sud"))
    for client in (browse(world.learner), browse(stranger), Client()):
        response = press(client, code, action="end")
        assert response.status_code in (403, 404)
    assert LiveSession.objects.get().ended_at is None


def test_without_our_token_nothing_is_taken(world, code, browse):
    assert press(browse(enforce_csrf_checks=True), code, action="end").status_code == 403
    phone = Client(enforce_csrf_checks=True)
    assert phone.post(at("live_phone", code), {"name": "Inès"}).status_code == 403


def test_who_was_taken_out_is_told(world, code, browse):
    phone = joined(code)
    press(browse(), code, action="remove", player=LivePlayer.objects.get().pk)
    response = phone.get(at("live_state", code))
    assert (response.status_code, response.json()["code"]) == (403, "removed")
    assert phone.get(at("live_phone", code)).status_code == 403


def test_the_screen_shows_the_way_in(code, browse):
    text = browse().get(at("live_projector", code)).content.decode()
    assert text.count(code) > 1
    assert "data:image/svg+xml" in text


def test_the_pages_load_nothing_from_elsewhere_but_pictures(code, browse):
    for response in (
        Client().get(at("live_phone", code)),
        browse().get(at("live_projector", code)),
    ):
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "noindex" in response["X-Robots-Tag"]
