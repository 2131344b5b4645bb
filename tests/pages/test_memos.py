"""The pages of one's memos, and of the sheets that advisors send and print."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.urls import reverse

from advisor_dashboard.api import memo_sending, memos
from advisor_dashboard.models import KeptMemo
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded.features import switch
from tests import factories
from tests.memo_sheets import PLATFORM, source, usage


@pytest.fixture
def world(world, settings):
    settings.CLICNJOB = {"PLATFORM": PLATFORM}
    return world


@pytest.fixture
def kept(world) -> int:
    found = memos.keep(world.learner.pk, source(world.course)).kept_id
    assert found is not None
    return found


def text_of(response) -> str:
    return response.content.decode()


def test_without_a_memo_one_is_told_how_to_get_one(world, browse):
    assert "Garder dans mes mémos" in text_of(browse(world.learner).get(reverse("clicnjob:memos")))


def test_what_an_advisor_sent_is_marked_new_until_it_is_opened(world, browse):
    memo_sending.send(world.advisor.pk, source(world.course), [world.learner.pk], confirmed=1)
    client = browse(world.learner)
    listed = text_of(client.get(reverse("clicnjob:memos")))
    assert "Nouveau" in listed
    assert "Écrire à un employeur &lt;b&gt;" in listed
    inbox = text_of(client.get(reverse("clicnjob:inbox", args=[world.course])))
    assert "1 nouvelle fiche" in inbox
    (memo,) = memos.own_memos(world.learner.pk)
    opened = text_of(client.get(reverse("clicnjob:memo", args=[memo.memo_id])))
    assert "Je relis." in opened
    assert "Nouveau" not in text_of(client.get(reverse("clicnjob:memos")))


@pytest.mark.parametrize(
    "look", [{"method": "HEAD"}, {"headers": {"sec-purpose": "prefetch;prerender"}}]
)
def test_what_no_eye_has_seen_stays_new(world, browse, look):
    memo_sending.send(world.advisor.pk, source(world.course), [world.learner.pk], confirmed=1)
    client, (memo,) = browse(world.learner), memos.own_memos(world.learner.pk)
    url = reverse("clicnjob:memo", args=[memo.memo_id])
    answer = client.generic(look.get("method", "GET"), url, headers=look.get("headers"))
    assert answer.status_code == 200
    assert memos.own_memos(world.learner.pk)[0].new


def save(client, kept: int, learner: int, **sent: Any):
    data = {"learner": str(learner), "document": {"text": "À moi."}, "version": 0, **sent}
    url = reverse("clicnjob:memo_notes", args=[kept])
    return client.post(url, json.dumps(data), content_type="application/json")


def test_the_page_saves_notes_by_their_version(world, browse, kept):
    client = browse(world.learner)
    assert save(client, kept, world.learner.pk).json()["version"] == 1
    other = save(client, kept, world.learner.pk, document={"text": "Autre"})
    assert (other.status_code, other.json()["code"]) == (409, "conflict")
    assert other.json()["current"]["document"] == {"text": "À moi."}
    assert "À moi." in text_of(client.get(reverse("clicnjob:memo", args=[kept])))


@pytest.mark.parametrize(
    "sent",
    [
        {"version": "0"},
        {"version": True},
        {"version": 2**70},
        {"version": -1},
        {"document": 3},
        {"document": {"text": "x" * 3000}},
    ],
)
def test_odd_notes_are_refused_in_words(world, browse, kept, sent):
    answer = save(browse(world.learner), kept, world.learner.pk, **sent)
    assert answer.status_code == 400
    assert answer.json()["error"]


def test_notes_of_another_or_of_nobody_are_not_saved(world, browse, kept):
    assert save(browse(None), kept, world.learner.pk).status_code == 403
    assert save(browse(world.neighbour), kept, world.learner.pk).status_code == 403
    assert save(browse(world.neighbour), kept, world.neighbour.pk).status_code == 404
    url = reverse("clicnjob:memo_notes", args=[kept])
    strict = browse(world.learner, enforce_csrf_checks=True)
    assert strict.post(url, "{}", content_type="application/json").status_code == 403
    assert memos.own_memo(world.learner.pk, kept).notes.text == ""


def test_a_sheet_is_taken_away_by_its_owner_alone(world, browse, kept):
    url = reverse("clicnjob:memo", args=[kept])
    assert browse(world.neighbour).post(url, {"away": "yes"}).status_code == 404
    assert browse(world.learner).post(url, {}).status_code == 404
    assert KeptMemo.objects.exists()
    answer = browse(world.learner).post(url, {"away": "yes"}, follow=True)
    assert "La fiche n’est plus dans tes mémos." in text_of(answer)
    assert not KeptMemo.objects.exists()


def test_the_file_of_a_memo_is_a_file(world, browse, kept):
    answer = browse(world.learner).get(reverse("clicnjob:memo_pdf", args=[kept]))
    assert answer["Content-Type"] == "application/pdf"
    assert "attachment" in answer["Content-Disposition"]


def choosing(world) -> dict[str, str]:
    return {"course": world.course, "sheet": usage(world.course)}


def test_an_advisor_sends_a_sheet_in_two_steps(world, browse):
    client, url = browse(), reverse("clicnjob:sheet_send")
    chosen = text_of(client.get(url, choosing(world)))
    assert world.learner.get_full_name() in chosen
    asked = text_of(client.post(url, {**choosing(world), "pick": [world.learner.pk]}))
    assert "à 1 personne" in asked
    assert not KeptMemo.objects.exists()
    sent = {**choosing(world), "pick": [world.learner.pk], "confirmed": "1"}
    assert "a été envoyée à 1 personne" in text_of(client.post(url, sent, follow=True))
    assert "Tous ont déjà" in text_of(client.post(url, sent, follow=True))
    assert KeptMemo.objects.count() == 1


@pytest.mark.parametrize("by", [{"all": "yes"}, {"group": "group"}])
def test_all_are_chosen_by_one_button(world, browse, by):
    learner = memo_sending.recipients(world.advisor.pk, source(world.course))[0]
    given = {"group": str(learner.cohort_id or 0)} if "group" in by else by
    client, url = browse(), reverse("clicnjob:sheet_send")
    asked = text_of(client.post(url, {**choosing(world), **given}))
    assert learner.name in asked
    assert 'name="kept"' in asked


def test_another_number_by_now_is_asked_again(world, browse):
    client, url = browse(), reverse("clicnjob:sheet_send")
    picks = [world.learner.pk, world.neighbour.pk]
    sent = {**choosing(world), "pick": picks, "confirmed": "1"}
    answer = text_of(client.post(url, sent))
    assert "La liste a changé" in answer
    assert "à 2 personnes" in answer
    assert not KeptMemo.objects.exists()


def test_nobody_chosen_is_said(world, browse):
    answer = browse().post(reverse("clicnjob:sheet_send"), choosing(world))
    assert "Cochez" in text_of(answer)


@pytest.mark.parametrize("who", ["learner", "stranger", "colleague", "administrator"])
def test_nobody_else_sends_or_prints(world, browse, people, who):
    client = browse(getattr(people, who))
    sent = {**choosing(world), "pick": [world.learner.pk], "confirmed": "1"}
    assert client.post(reverse("clicnjob:sheet_send"), sent).status_code in (403, 404)
    assert client.get(reverse("clicnjob:sheet_send"), choosing(world)).status_code in (403, 404)
    assert client.post(reverse("clicnjob:sheet_set"), choosing(world)).status_code in (403, 404)
    assert not KeptMemo.objects.exists()


def test_a_set_is_one_file(world, browse):
    keys = [usage(world.course, name) for name in ("one", "two")]
    answer = browse().post(reverse("clicnjob:sheet_set"), {"course": world.course, "sheet": keys})
    assert answer["Content-Type"] == "application/pdf"
    assert b"/Type/Pages/Count 2" in answer.content[:300]
    none = browse().post(reverse("clicnjob:sheet_set"), {"course": world.course}, follow=True)
    assert "Choisissez au moins une fiche" in text_of(none)


def test_of_several_courses_one_is_chosen(world, browse):
    other = factories.make_course("nord", "Un autre cours")
    advisor = factories.make_advisor(world.course, other, username="of-two")
    shown = text_of(browse(advisor).get(reverse("clicnjob:sheets"), {"course": other}))
    assert "Un autre cours" in shown
    assert usage(other) in shown


def test_where_it_is_switched_off_the_page_says_so(world, browse):
    switch(Feature.KEPT_MEMOS, "", on=False)
    answer = browse().get(reverse("clicnjob:sheets"))
    assert answer.status_code == 403
    assert "a désactivé cette fonction" in text_of(answer)
