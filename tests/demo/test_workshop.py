"""The workshop on a host: for the team of its course, and for nobody else."""

from __future__ import annotations

import json
from typing import Any

from django.test import Client
from django.urls import reverse

from advisor_dashboard.models import WorkshopSession
from tests.workshop_course import NAME, UNIT, run_sheet, step

from .conftest import Host

WORKSHOP = "clicnjob_workshop"
TOKEN = "0123456789abcdef"
AIM = "Choisir une adresse sérieuse"


def page(host: Host, client: Client) -> Any:
    return client.get(reverse("demo:unit", args=[host.course_key, UNIT]))


def post(host: Host, client: Client, handler: str, data: dict[str, Any]) -> Any:
    url = host.handler_url(WORKSHOP, handler)
    return client.post(url, json.dumps(data), content_type="application/json")


def session(*present: int, **changes: Any) -> dict[str, Any]:
    return {
        "session": None,
        "version": 0,
        "day": "2026-11-20",
        "guests": 1,
        "notes": "",
        "present": list(present),
        "absent": [],
        "begun_as": TOKEN,
        "submission": TOKEN,
        **changes,
    }


def calls(host: Host, client: Client) -> dict[str, int]:
    """What each handler of the page answers to realistic data."""
    theo = host.user_id("theo")
    sent = {
        "held": {},
        "list_group": {"group": 1},
        "save_session": session(theo),
        "delete_session": {"session": 10**9, "version": 1},
    }
    return {name: post(host, client, name, data).status_code for name, data in sent.items()}


def sheet(host: Host, client: Client, username: str, number: str = "") -> Any:
    url = host.handler_url(WORKSHOP, "sheet_to_sign")
    return client.get(url, {"learner": host.user_id(username), "session": number})


def test_the_team_leads_it_and_notes_who_is_there(host: Host) -> None:
    claire = host.client("claire")
    assert AIM in page(host, claire).content.decode()
    answer = post(host, claire, "save_session", session(host.user_id("theo"))).json()
    assert answer["session"]["present"] == [[host.user_id("theo"), host.name("theo")]]
    printed = sheet(host, claire, "claire", str(answer["session"]["id"]))
    assert printed["Content-Type"] == "application/pdf"


def test_a_learner_is_shown_and_told_nothing(host: Host) -> None:
    theo = host.client("theo")
    shown = page(host, theo)
    assert shown.status_code == 200
    for trace in (AIM, "cnj-workshop", "ClicnjobWorkshopBlock", "workshop.css"):
        assert trace not in shown.content.decode()
    assert set(calls(host, theo).values()) == {403}
    assert sheet(host, theo, "theo").status_code == 403
    assert not WorkshopSession.objects.exists()


def test_who_looks_as_a_learner_is_shown_what_the_learner_is(host: Host) -> None:
    claire = host.client("claire")
    host.look_as(claire, "theo")
    assert "cnj-workshop" not in page(host, claire).content.decode()
    assert set(calls(host, claire).values()) == {403}
    assert sheet(host, claire, "claire").status_code == 403


def test_the_team_of_another_course_and_who_is_nobody_find_nothing(host: Host) -> None:
    for username in ("sophie", None):
        client = host.client(username)
        assert AIM not in page(host, client).content.decode()
        assert not {200, 500} & set(calls(host, client).values())
    assert not WorkshopSession.objects.exists()


def test_an_administrator_who_advises_nobody_is_told_no_name(host: Host) -> None:
    assert set(calls(host, host.client("nadia")).values()) == {403}


def test_an_advisor_narrowed_to_a_cohort_sees_a_number_of_the_others(host: Host) -> None:
    post(host, host.client("claire"), "save_session", session(host.user_id("theo")))
    told = post(host, host.client("karim"), "held", {})
    assert host.name("theo") not in told.content.decode()
    [seen] = told.json()["sessions"]
    assert (seen["present"], seen["others"], seen["may_delete"]) == ([], 1, False)
    number = {"session": seen["id"], "version": seen["version"]}
    assert post(host, host.client("karim"), "delete_session", number).status_code == 403


def test_studio_keeps_no_session_and_shows_no_name(host: Host) -> None:
    claire = host.client("claire")
    usage = host.usage(WORKSHOP)
    shown = claire.get(reverse("demo:studio_preview", args=[usage])).content.decode()
    assert AIM in shown
    assert host.name("theo") not in shown
    url = host.studio_handler_url(WORKSHOP, "save_session")
    sent = json.dumps(session(host.user_id("theo")))
    assert claire.post(url, sent, content_type="application/json").status_code == 403


def test_a_link_leads_to_the_unit_that_holds_what_it_names(host: Host) -> None:
    claire, usage = host.client("claire"), host.usage(WORKSHOP)
    show = [
        {"id": "a", "label": "Un bloc", "address": f"/jump_to_id/{NAME}"},
        {"id": "b", "label": "Une unité", "address": f"/jump_to_id/{UNIT}"},
        {"id": "c", "label": "Rien", "address": "/jump_to_id/nowhere"},
    ]
    sent = json.dumps({"run_sheet": run_sheet(step("one", "Un", 5, show=show))})
    url = reverse("demo:studio_handler", args=[usage, "studio_submit"])
    assert claire.post(url, sent, content_type="application/json").status_code == 200
    shown = page(host, claire).content.decode()
    unit = reverse("demo:unit", args=[host.course_key, UNIT])
    assert shown.count(f'href="{unit}"') == 2
    assert f'href="{reverse("demo:course", args=[host.course_key])}" target' in shown
