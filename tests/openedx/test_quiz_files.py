"""Pictures of a quiz on the platform, and the quizzes of the course that comes along."""

from __future__ import annotations

import html
import json

import pytest

from tests.quiz import making

from . import quizzing
from .quizzing import QUIZ

#: Of a file that is there, and of one that is only named.
SERVED = ("/assets/courseware/v1/", "/asset-v1:")
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'


@pytest.fixture
def pictured(world):
    """A question on a picture that stands in the files of the course, and a link to a file."""
    from xmodule.contentstore.content import StaticContent
    from xmodule.contentstore.django import contentstore

    name = "annonce.svg"
    location = StaticContent.compute_location(world.course_key, name)
    contentstore().save(StaticContent(location, name, "image/svg+xml", PICTURE))
    url = {"url": f"/static/{name}", "alt": "Une annonce"}
    question = making.question("picture", picture=url, text="Regarde [la fiche](/static/fiche.pdf)")
    quizzing.write(world, questions=json.dumps(making.quiz(question)))
    return world


def addresses_in(text):
    """What a page says of the two files: none as its author wrote it."""
    text = html.unescape(text).replace("\\u0022", '"').replace("\\/", "/")
    assert "/static/annonce" not in text
    assert "/static/fiche" not in text
    return [
        part.split('"')[0].rstrip("\\")
        for part in text.split('"')
        if part.startswith(SERVED) and "annonce" in part
    ]


@pytest.mark.lms
def test_a_picture_of_the_course_has_its_address_for_learners(pictured, hosting, call):
    client = hosting.log_in(pictured.lina)
    page = client.get(f"/xblock/{pictured.usage[QUIZ]}").content.decode()
    shown = call(client, QUIZ, "load")[1]
    url = shown["questions"][0]["picture"]["url"]
    assert url.startswith(SERVED)
    assert url in addresses_in(page)
    assert addresses_in(json.dumps(shown))
    served = client.get(url)
    assert served.status_code == 200
    assert b"".join(served) == PICTURE


@pytest.mark.lms
def test_a_picture_of_the_course_has_its_address_when_it_is_played_live(
    pictured, hosting, call, client
):
    from advisor_dashboard.models import LiveSession

    status, said = call(pictured.nadia, QUIZ, "start_live", seconds=0)
    assert status == 200, said
    session = LiveSession.objects.get()
    from advisor_dashboard.api import live_sessions

    phone = f"/clicnjob/live/{session.code}/"
    assert client.post(phone, {"name": "Inès"}).status_code == 302
    live_sessions.go_on(pictured.nadia.pk, session.code, version=session.version, seen="lobby")
    state = client.get(f"{phone}state/").json()
    url = state["question"]["picture"]["url"]
    assert url.startswith(SERVED)
    addresses_in(json.dumps(state))
    assert b"".join(client.get(url)) == PICTURE


@pytest.mark.studio
@pytest.mark.parametrize("view", ["student_view", "author_view"])
def test_a_picture_of_the_course_has_its_address_in_a_preview(pictured, hosting, view):
    author = hosting.log_in(pictured.nadia)
    page = author.get(f"/xblock/{pictured.usage[QUIZ]}/{view}", HTTP_ACCEPT="application/json")
    assert page.status_code == 200
    assert addresses_in(page.json()["html"])


@pytest.mark.studio
@pytest.mark.parametrize("drawn", [True, False], ids=["drawn", "not drawn"])
def test_a_picture_of_the_course_has_its_address_in_the_editor_s_look(
    pictured, hosting, drawn, monkeypatch
):
    url = f"/xblock/{pictured.usage[QUIZ]}/handler/preview_item"
    from xmodule.modulestore.django import modulestore

    if drawn:
        hosting.log_in(pictured.nadia).get(
            f"/xblock/{pictured.usage[QUIZ]}/author_view", HTTP_ACCEPT="application/json"
        )
    else:
        # What a preview sets stays with the store, for all that this process does later.
        for services in (getattr(each, "services", {}) for each in modulestore().modulestores):
            monkeypatch.delitem(services, "replace_urls", raising=False)
    quiz = json.loads(modulestore().get_item(pictured.usage[QUIZ]).questions)
    answer = hosting.log_in(pictured.nadia).post(
        url, {"item": quiz["questions"][0]}, content_type="application/json"
    )
    assert answer.status_code == 200, answer.content
    shown = answer.json()["shown"]
    assert addresses_in(json.dumps(shown))


@pytest.mark.studio
def test_the_editor_writes_a_quiz_and_a_preview_writes_nothing(pictured, hosting):
    from xmodule.modulestore.django import modulestore

    author = hosting.log_in(pictured.nadia)
    quiz = making.quiz()
    sent = {
        "display_name": "Le quiz",
        "introduction": "",
        "mode": "test",
        "questions": quiz,
        "attempts": 2,
        "pool": 0,
        "shuffle": True,
        "partial_credit": True,
        "show_result": "end",
        "show_correction": "last",
        "read_aloud": False,
        "weight": 4,
    }

    def kept():
        block = modulestore().get_item(pictured.usage[QUIZ])
        return {name: getattr(block, name) for name in sent}

    before = kept()
    preview = f"/preview/xblock/{pictured.usage[QUIZ]}/handler"
    for handler in ("studio_submit", "submit", "finish", "load", "learners", "start_live"):
        answer = author.post(f"{preview}/{handler}", sent, content_type="application/json")
        assert answer.status_code == 403, (handler, answer.content)
    assert kept() == before
    answer = author.post(
        f"/xblock/{pictured.usage[QUIZ]}/handler/studio_submit",
        sent,
        content_type="application/json",
    )
    assert answer.status_code == 200, answer.content
    from quiz_xblock.document import parse, read

    after = kept()
    assert parse(after.pop("questions")) == read(quiz)[0]
    assert after == {name: value for name, value in sent.items() if name != "questions"}
