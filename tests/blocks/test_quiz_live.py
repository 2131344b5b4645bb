"""The quiz block and its live session: who starts it, who is shown the way in."""

from __future__ import annotations

import json

import pytest

from advisor_dashboard.api import live_phone, live_players, live_projector, live_sessions
from advisor_dashboard.models import LiveSession
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded.features import switch
from quiz_xblock.document import dump, read
from tests import factories
from tests.live_quiz import choice, go_on, quiz

from .host import Seat, attributes, call

TAG = "clicnjob_quiz"


class ServedElsewhere:
    """A host that serves the files of a course under addresses of its own."""

    def replace_urls(self, text: str, static_replace_only: bool = False) -> str:
        return text.replace('"/static/', '"/assets/v1/d41d8/')


@pytest.fixture
def world(db) -> factories.World:
    return factories.make_world()


def ask(world, person, handler, **data):
    seat = Seat(world.course, attributes(person.pk))
    return call(seat.block(TAG, questions=dump(quiz())), handler, data)


def start(world) -> str:
    answer = ask(world, world.advisor, "start_live", seconds=30)
    assert answer.status == 200, answer.body
    return LiveSession.objects.latest("pk").code


def test_the_team_starts_it_and_learners_are_shown_the_way_in(world):
    before = ask(world, world.learner, "live_here").body
    assert (before["may_start"], before["join"], before["projector"]) == (False, "", "")
    assert ask(world, world.advisor, "live_here").body["may_start"]
    code = start(world)
    here = ask(world, world.learner, "live_here").body
    assert (here["join"], here["projector"]) == (f"/clicnjob/live/{code}/", "")
    assert ask(world, world.advisor, "live_here").body["projector"].endswith("/projector/")


def test_the_course_s_own_files_are_played_from_where_they_are_served(world):
    asked = {
        "id": "file1",
        "kind": "one",
        "text": "Lis [la fiche](/static/fiche.pdf).",
        "explanation": "Relis [la fiche](/static/fiche.pdf).",
        "picture": {"url": "/static/annonce.png", "alt": "Une annonce"},
        "body": {
            "choices": [{"id": "a", "text": "Oui", "right": True}, {"id": "b", "text": "Non"}]
        },
    }
    made, problems = read({"schema": 1, "questions": [asked]})
    assert not problems
    services = {"replace_urls": ServedElsewhere()}
    seat = Seat(world.course, attributes(world.advisor.pk), services=services)
    block = seat.block(TAG, questions=dump(made))
    assert call(block, "start_live", {"seconds": 0}).status == 200
    code = LiveSession.objects.get().code
    token = live_players.join_as_guest(code, "Inès")
    go_on(world.advisor, code, times=2)
    phone = live_phone.phone_state(live_phone.phone_of(code, token))
    wall = live_projector.projector_state(live_projector.projector_of(world.advisor.pk, code))
    for shown in (phone, wall):
        assert shown["question"]["picture"]["url"] == "/assets/v1/d41d8/annonce.png"
        assert 'href="/assets/v1/d41d8/fiche.pdf"' in shown["question"]["html"]
        assert 'href="/assets/v1/d41d8/fiche.pdf"' in shown["explanation"]
        assert "/static/" not in json.dumps(shown)


def test_learners_start_nothing(world):
    assert ask(world, world.learner, "start_live", seconds=0).status == 403
    assert not LiveSession.objects.exists()


@pytest.mark.parametrize("seconds", [7, -1, "30", None, True, 10**9])
def test_a_timer_that_is_not_offered_is_refused(world, seconds):
    assert ask(world, world.advisor, "start_live", seconds=seconds).status == 400


def test_switched_off_the_block_shows_nothing_of_it(world):
    start(world)
    switch(Feature.LIVE_QUIZ, world.course, on=False)
    here = ask(world, world.advisor, "live_here").body
    assert (here["may_start"], here["join"], here["projector"]) == (False, "", "")


def test_one_s_own_result_is_shown_and_changes_no_grade(world):
    code = start(world)
    token = live_players.join_with_account(world.learner.pk, code, "Lina")
    go_on(world.advisor, code)
    shown = live_phone.phone_state(live_phone.phone_of(code, token))
    live_players.answer(code, token, "mail1", choice(shown, "réponds"))
    live_sessions.end(world.advisor.pk, code)
    last = ask(world, world.learner, "live_here").body["last"]
    assert (last["right"], last["of"]) == (1, 1)
    assert ask(world, world.neighbour, "live_here").body["last"] is None
    loaded = ask(world, world.learner, "load").body
    assert all(question["answer"] is None for question in loaded["questions"])
