"""Requests that no page of ours sends: each is refused in a sentence, at little cost."""

from __future__ import annotations

import json
import time

import pytest
from webob import Request

from advisor_dashboard.api import profiles
from tests import factories

CV, INBOX = "clicnjob_cv", "clicnjob_inbox"
HANDLERS = [
    *((CV, name) for name in ("load", "save_cv", "suggest_jobs", "suggest_communes")),
    *((CV, name) for name in ("set_sharing", "page_state", "remove_photo", "studio_submit")),
    *((INBOX, name) for name in ("list_offers", "open_offer", "answer_offer", "studio_submit")),
]
#: Numbers that JSON can carry and that no row has.
ODD_NUMBERS = [2**63, 2**64, 10**400, -1, -(2**63), 0.0, 1.5, 1e300, True, False, "1", None, [1]]


@pytest.mark.parametrize("handler", ["open_offer", "answer_offer"])
def test_an_offer_s_number_out_of_bounds_is_refused_in_a_sentence(learner, handler):
    for number in (*ODD_NUMBERS, 0):
        answer = learner.call(INBOX, handler, {"id": number, "answer": "interested"})
        assert (answer.status, answer.body["code"]) == (400, "bad_request"), number
        assert answer.body["error"].startswith("Cette page a envoyé")


def test_a_version_out_of_bounds_is_refused_in_a_sentence(learner, world):
    for number in (*ODD_NUMBERS, 2**31 - 1):
        data = {"document": factories.cv_document(), "version": number}
        answer = learner.call(CV, "save_cv", data)
        assert (answer.status, answer.body["code"]) == (400, "bad_request"), number
        assert answer.body["error"].startswith("Cette page a envoyé")
        assert profiles.load_cv(world.learner.pk).version == 0


@pytest.mark.parametrize("number", [2**63 - 1, 2**31])
def test_a_number_that_a_row_might_have_is_looked_for(learner, number):
    assert learner.call(INBOX, "open_offer", {"id": number}).status == 404


@pytest.mark.parametrize(
    "document",
    [
        {f"x{number}": 1 for number in range(12_000)},
        {"experiences": [{f"x{number}": 1 for number in range(800)}] * 15},
        {"experiences": [{f"x{number}": 1 for number in range(10)} for _each in range(900)]},
        {"skills": [0] * 60_000},
    ],
    ids=["at the root", "in each row", "in too many rows", "of a wrong type"],
)
def test_thousands_of_faults_make_a_short_answer_quickly(learner, world, document):
    started = time.process_time()
    answer = learner.call(CV, "save_cv", {"document": document, "version": 0})
    assert time.process_time() - started < 2
    assert (answer.status, answer.body["code"]) == (400, "invalid")
    assert 0 < len(answer.body["problems"]) <= 50
    assert len(json.dumps(answer.body)) < 20_000
    assert profiles.load_cv(world.learner.pk).version == 0


def test_a_text_that_is_slow_to_compose_is_refused_quickly(learner):
    # Marks that must be sorted, each before the one in front of it.
    document = {"introduction": "e" + "\u0301\u0323" * 50_000}
    body = json.dumps({"document": document, "version": 0}, ensure_ascii=False).encode()
    started = time.process_time()
    answer = learner.call(CV, "save_cv", body)
    assert time.process_time() - started < 2
    assert [each["path"] for each in answer.body["problems"]] == ["introduction"]


def test_a_body_that_is_too_large_is_refused_unread(learner):
    for tag, handler in HANDLERS:
        answer = learner.call(tag, handler, b'{"x": "' + b"a" * 256 * 1024 + b'"}')
        assert (answer.status, answer.body["code"]) == (413, "too_large")
        assert "trop long" in answer.body["error"]


def test_a_large_body_is_refused_for_what_it_says_of_its_length(learner):
    request = Request.blank("/", method="POST", body=b"{}")
    request.content_length = 10**9
    request.environ["wsgi.input"] = None  # to read it would break
    response = learner.block(CV).handle("load", request)
    assert response.status_int == 413


@pytest.mark.parametrize(
    "body",
    [b"[" * 100_000, b'{"a":' * 40_000, b"", b"{", b"\xff", b"1" * 10_000, b"{'a': 1}"],
    ids=lambda body: repr(body[:6]),
)
def test_what_is_no_json_is_refused_in_a_sentence(learner, body):
    for tag, handler in HANDLERS:
        answer = learner.call(tag, handler, body)
        assert (answer.status, answer.body["code"]) == (400, "bad_request")
        assert answer.body["error"].startswith("Cette page a envoyé")


def test_a_form_with_parts_is_refused_unread(learner, world):
    asked = f"/?learner={world.learner.pk}"
    for tag, handler in [*HANDLERS, (CV, "save_photo"), (CV, "read_file")]:
        request = Request.blank(asked, POST={"file": ("moi.png", factories.picture())})
        request.environ["wsgi.input"] = None  # as where a host has read it: to read it would break
        response = learner.block(tag).handle(handler, request)
        assert (response.status_int, response.json["code"]) == (400, "bad_request"), handler
        assert response.json["error"].startswith("Cette page a envoyé")


def test_a_handler_is_posted_to(learner):
    for tag, handler in HANDLERS:
        response = learner.block(tag).handle(handler, Request.blank("/", method="GET"))
        assert response.status_int == 405
        assert response.headers["Allow"] == "POST"


def test_the_longest_cv_that_may_be_stored_is_not_too_large(learner, world):
    short, long = "🎉" * 120, "🎉" * 2000
    row = {"title": short, "place": short, "start": "2020-01", "end": "2020-02", "current": False}
    document = factories.cv_document(
        introduction=long,
        experiences=[{**row, "id": f"e{n}", "employer": short, "tasks": long} for n in range(15)],
        training=[{**row, "id": f"t{n}", "school": short} for n in range(15)],
        skills=["🎉" * 117 + f"{n:03}" for n in range(30)],
        languages=[{"language": short, "level": "good"}] * 10,
        wanted_jobs=[{"key": "", "rome": "", "label": short}] * 5,
    )
    body = json.dumps({"document": document, "version": 0}, ensure_ascii=False).encode()
    assert learner.call(CV, "save_cv", body).status == 200
    assert profiles.load_cv(world.learner.pk).document["introduction"] == long
