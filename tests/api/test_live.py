"""A quiz played live: who starts it, how it goes on, what it tells whom and when."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from advisor_dashboard.api import live_phone, live_players, live_projector, live_sessions
from advisor_dashboard.api.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from advisor_dashboard.api.exporting import export_learner
from advisor_dashboard.api.live_keeping import forget_names
from advisor_dashboard.api.privacy import erase_learner
from advisor_dashboard.models import LiveAnswer, LivePlayer, LiveSession
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded.features import switch
from quiz_xblock.document import read
from tests import factories
from tests.live_quiz import KEYS, USAGE, choice, go_on, guest, quiz, start


@pytest.fixture
def code(world) -> str:
    return start(world.advisor, world.course)


def phone(code, token):
    return live_phone.phone_state(live_phone.phone_of(code, token))


def screen(world, code):
    return live_projector.projector_state(live_projector.projector_of(world.advisor.pk, code))


def later(code, **passed):
    row = LiveSession.objects.get(code=code)
    row.started_at -= timedelta(**passed)
    row.closes_at = row.closes_at and row.closes_at - timedelta(**passed)
    row.save()


def test_only_the_team_of_the_course_starts_one(world):
    stranger = factories.make_advisor(factories.make_course("sud"))
    for person in (world.learner, stranger):
        with pytest.raises(NotAllowed):
            start(person, world.course)
    assert not LiveSession.objects.exists()


def test_a_second_start_in_the_unit_leads_on_the_first(world, code):
    assert start(world.advisor, world.course) == code
    live_sessions.end(world.advisor.pk, code)
    assert start(world.advisor, world.course) != code


def test_without_a_question_for_a_group_nothing_starts(world):
    with pytest.raises(Invalid):
        start(world.advisor, world.course, quiz=quiz().__class__())
    with pytest.raises(Invalid):
        start(world.advisor, world.course, seconds=7)


def test_switched_off_nothing_starts_and_nobody_joins_or_answers(world, code):
    token = guest(code)
    go_on(world.advisor, code)
    state = phone(code, token)
    switch(Feature.LIVE_QUIZ, world.course, on=False)
    for refused in (
        lambda: start(world.advisor, world.course, usage_key="another"),
        lambda: guest(code, "Sami"),
        lambda: go_on(world.advisor, code),
        lambda: live_players.answer(code, token, "mail1", choice(state, "réponds")),
    ):
        with pytest.raises(NotAllowed):
            refused()
    live_sessions.end(world.advisor.pk, code)
    assert phone(code, token)["step"] == "over"


def test_while_the_platform_is_silent_the_answer_is_no(world, code, unavailable):
    unavailable()
    for refused in (
        lambda: start(world.advisor, world.course),
        lambda: guest(code),
        lambda: live_projector.projector_of(world.advisor.pk, code),
        lambda: live_sessions.end(world.advisor.pk, code),
    ):
        with pytest.raises(Unavailable):
            refused()


def test_a_code_may_be_typed_as_it_comes(world, code):
    assert guest(f" {code[:3].lower()}-{code[3:].lower()} ")
    with pytest.raises(NotFound):
        guest("AAAAAA")


@pytest.mark.parametrize(
    "typed", ["", "  ", "<b>Lina</b>", "Lina" * 7, "12", "a@b.fr", "-", "\x00"]
)
def test_what_is_no_first_name_is_refused(code, typed):
    with pytest.raises(Invalid):
        guest(code, typed)


@pytest.mark.parametrize("typed", ["Lina", "Anne-Sophie", "N’Golo", "Zoé", "محمد", "J. P."])
def test_a_first_name_is_taken_as_it_is(code, typed):
    assert phone(code, guest(code, typed))["name"] == typed


def test_two_of_one_name_are_told_apart(code):
    names = [phone(code, guest(code, typed))["name"] for typed in ("Inès", "inès", "INÈS")]
    assert names == ["Inès", "inès 2", "INÈS 3"]


def test_a_quiz_is_played_to_its_end(world, code):
    token = guest(code)
    assert phone(code, token)["step"] == "lobby"
    go_on(world.advisor, code)
    state = phone(code, token)
    assert (state["step"], state["place"], state["of"], state["answered"]) == ("open", 1, 2, False)
    live_players.answer(code, token, "mail1", choice(state, "réponds"))
    assert phone(code, token)["answered"]
    assert screen(world, code)["answered"] == 1
    go_on(world.advisor, code)
    closed = phone(code, token)
    assert closed["question"]["said"]["verdict"] == "right"
    assert "explarissime" in closed["explanation"]
    bars = screen(world, code)["bars"]
    assert [(bar["count"], bar["right"]) for bar in bars if bar["count"]] == [(1, True)]
    go_on(world.advisor, code)
    live_players.answer(code, token, "gap1", ["autre"])
    go_on(world.advisor, code)
    assert {bar["verdict"]: bar["count"] for bar in screen(world, code)["bars"]} == {
        "right": 0,
        "partly": 0,
        "not_yet": 1,
    }
    go_on(world.advisor, code)
    assert phone(code, token)["result"] == {"right": 1, "of": 2}
    review = screen(world, code)["review"]
    assert [(each["number"], each["right"], each["again"]) for each in review] == [
        (2, 0, True),
        (1, 1, False),
    ]


def test_nothing_says_what_is_right_before_the_question_is_closed(world, code):
    token = guest(code)
    seen = [phone(code, token), screen(world, code)]
    for _question in range(2):
        go_on(world.advisor, code)
        state = phone(code, token)
        raw = state["question"]["asked"].get("choices")
        question = state["question"]["id"]
        seen += [state, screen(world, code)]
        live_players.answer(code, token, question, [raw[0]["id"]] if raw else ["x"])
        seen += [phone(code, token), screen(world, code)]
        assert not any(key in json.dumps(seen) for key in KEYS)
        assert '"right"' not in json.dumps(seen)
        go_on(world.advisor, code)
        assert "explarissime" in json.dumps([phone(code, token), screen(world, code)])
        seen = []


def test_all_see_the_choices_in_one_order(world, code):
    tokens = [guest(code, name) for name in ("Inès", "Sami")]
    go_on(world.advisor, code)
    shown = [phone(code, token)["question"]["asked"] for token in tokens]
    shown.append(screen(world, code)["question"]["asked"])
    assert shown[0] == shown[1] == shown[2]


def test_an_answer_sent_twice_counts_once_and_the_first_one_counts(world, code):
    token = guest(code)
    go_on(world.advisor, code)
    state = phone(code, token)
    live_players.answer(code, token, "mail1", choice(state, "donne"))
    live_players.answer(code, token, "mail1", choice(state, "réponds"))
    assert LiveAnswer.objects.get().answer == ["yes"]
    # Sent again after the question is closed, it still is known.
    go_on(world.advisor, code)
    live_players.answer(code, token, "mail1", choice(state, "donne"))


def test_an_answer_to_a_closed_question_comes_too_late(world, code):
    token = guest(code)
    go_on(world.advisor, code)
    state = phone(code, token)
    go_on(world.advisor, code)
    with pytest.raises(Conflict):
        live_players.answer(code, token, "mail1", choice(state, "réponds"))
    with pytest.raises(Conflict):
        live_players.answer(code, token, "gap1", ["x"])
    assert not LiveAnswer.objects.exists()


@pytest.mark.parametrize("raw", [None, [], ["9"], ["1", "2"], [[]], {}, "1", 1])
def test_what_no_phone_sends_is_refused(world, code, raw):
    token = guest(code)
    go_on(world.advisor, code)
    with pytest.raises(Invalid):
        live_players.answer(code, token, "mail1", raw)
    with pytest.raises(Invalid):
        live_players.answer(code, token, "nothing", raw)


def test_a_timer_closes_the_question_by_itself(world):
    code = start(world.advisor, world.course, seconds=20)
    token = guest(code)
    go_on(world.advisor, code)
    state = phone(code, token)
    assert 0 < state["seconds"] <= 20
    before = live_phone.phone_of(code, token).tag
    later(code, seconds=30)
    assert live_phone.phone_of(code, token).tag != before
    assert phone(code, token)["step"] == "closed"
    with pytest.raises(Conflict):
        live_players.answer(code, token, "mail1", choice(state, "réponds"))


def test_a_press_that_meets_a_timer_skips_nothing(world):
    code = start(world.advisor, world.course, seconds=20)
    go_on(world.advisor, code)
    row = LiveSession.objects.get(code=code)
    later(code, seconds=30)
    # The trainer saw it open, and meant to close it.
    live_sessions.go_on(world.advisor.pk, code, version=row.version, seen="open")
    assert screen(world, code)["place"] == 1
    live_sessions.go_on(world.advisor.pk, code, version=row.version, seen="closed")
    assert screen(world, code)["place"] == 2


def test_two_presses_are_one_step(world, code):
    version = LiveSession.objects.get(code=code).version
    for _press in range(2):
        live_sessions.go_on(world.advisor.pk, code, version=version, seen="lobby")
    state = screen(world, code)
    assert (state["place"], state["step"]) == (1, "open")


def test_a_session_ends_by_itself(world, code):
    token = guest(code)
    go_on(world.advisor, code)
    later(code, hours=13)
    assert phone(code, token)["step"] == "over"
    assert live_sessions.running_in(USAGE) is None
    with pytest.raises(NotAllowed):
        guest(code, "Sami")


def test_who_comes_late_plays_from_there(world, code):
    go_on(world.advisor, code, times=3)
    token = guest(code)
    state = phone(code, token)
    assert state["question"]["id"] == "gap1"
    live_players.answer(code, token, "gap1", ["motrarissime"])
    go_on(world.advisor, code, times=2)
    assert phone(code, token)["result"] == {"right": 1, "of": 2}


def test_who_is_taken_out_neither_plays_nor_counts(world, code):
    token = guest(code)
    go_on(world.advisor, code)
    live_players.answer(code, token, "mail1", choice(phone(code, token), "réponds"))
    player = LivePlayer.objects.get()
    live_sessions.remove_player(world.advisor.pk, code, player.pk)
    with pytest.raises(NotAllowed):
        phone(code, token)
    with pytest.raises(NotAllowed):
        live_players.answer(code, token, "gap1", ["x"])
    state = screen(world, code)
    assert (state["players"], state["answered"]) == ([], 0)


def test_another_course_s_team_leads_nothing(world, code):
    stranger = factories.make_advisor(factories.make_course("sud"))
    guest(code)
    for refused in (
        lambda: live_projector.projector_of(stranger.pk, code),
        lambda: live_sessions.go_on(stranger.pk, code, version=1, seen="lobby"),
        lambda: live_sessions.end(stranger.pk, code),
        lambda: live_sessions.show_ranking(stranger.pk, code, on=True),
        lambda: live_sessions.remove_player(stranger.pk, code, LivePlayer.objects.get().pk),
        lambda: live_projector.projector_of(world.learner.pk, code),
    ):
        with pytest.raises(NotFound):
            refused()
    assert LivePlayer.objects.get().removed_at is None


def test_a_player_of_another_session_is_not_taken_out(world, code):
    other = start(world.advisor, world.course, usage_key="another")
    guest(other)
    live_sessions.remove_player(world.advisor.pk, code, LivePlayer.objects.get().pk)
    assert LivePlayer.objects.get().removed_at is None


def test_a_phone_s_word_opens_one_session_only(world, code):
    other = start(world.advisor, world.course, usage_key="another")
    token = guest(code)
    for wrong in ((other, token), (code, ""), (code, token[:-2]), (code, "1")):
        with pytest.raises(NotFound):
            live_phone.phone_of(*wrong)


def test_with_an_account_one_is_one_player_on_two_phones(world, code):
    tokens = [live_players.join_with_account(world.learner.pk, code, "Lina") for _n in range(2)]
    assert LivePlayer.objects.count() == 1
    assert phone(code, tokens[0]) == phone(code, tokens[1])
    outsider = factories.make_person()
    with pytest.raises(NotAllowed):
        live_players.join_with_account(outsider.pk, code, "Sami")


def test_who_plays_with_an_account_keeps_the_result(world, code):
    token = live_players.join_with_account(world.learner.pk, code, "Lina")
    go_on(world.advisor, code)
    live_players.answer(code, token, "mail1", choice(phone(code, token), "réponds"))
    assert live_phone.last_result(world.learner.pk, USAGE) is None
    live_sessions.end(world.advisor.pk, code)
    result = live_phone.last_result(world.learner.pk, USAGE)
    assert (result["right"], result["of"]) == (1, 1)
    assert live_phone.last_result(world.neighbour.pk, USAGE) is None


def test_the_bars_say_what_the_author_wrote_to_the_letter(world):
    asked = [
        {
            "id": "word1",
            "kind": "one",
            "text": "?",
            "body": {"choices": [{"id": "a", "text": "True", "right": True},
                                 {"id": "b", "text": "**Non**"}]},
        },
        {"id": "true1", "kind": "truth", "text": "?", "body": {"true": True}},
        {"id": "spot1", "kind": "mistakes", "text": "?",
         "body": {"passage": "Je suis [[*motivé_e*]] et libre."}},
        {"id": "zone1", "kind": "picture", "text": "?",
         "picture": {"url": "https://exemple.fr/a.png", "alt": "x"},
         "body": {"choices": [
             {"id": "a", "text": "le *salaire*", "right": True, "x": 5, "y": 5, "width": 9,
              "height": 9},
             {"id": "b", "text": "la date", "x": 50, "y": 50, "width": 9, "height": 9}]}},
    ]  # fmt: skip
    made, problems = read({"schema": 1, "questions": asked})
    assert not problems
    code = start(world.advisor, world.course, quiz=made)
    shown = []
    with translation.override("fr"):
        for _question in asked:
            go_on(world.advisor, code, times=2)
            shown.append({bar["html"] for bar in screen(world, code)["bars"]})
    assert shown == [
        {"True", "<strong>Non</strong>"},
        {"Vrai", "Faux"},
        {"*motivé_e*"},
        {"le *salaire*", "la date"},
    ]


def test_nobody_is_ranked_unless_the_trainer_asks(world, code):
    tokens = {name: guest(code, name) for name in ("Inès", "Sami", "Zoé")}
    go_on(world.advisor, code)
    for name, words in (("Inès", "donne"), ("Sami", "réponds")):
        state = phone(code, tokens[name])
        live_players.answer(code, tokens[name], "mail1", choice(state, words))
    live_sessions.end(world.advisor.pk, code)
    assert screen(world, code)["ranking"] is None
    live_sessions.show_ranking(world.advisor.pk, code, on=True)
    ranked = [(each["place"], each["name"]) for each in screen(world, code)["ranking"]]
    assert ranked == [(1, "Sami"), (2, "Inès"), (2, "Zoé")]
    assert "ranking" not in phone(code, tokens["Sami"])


def test_the_screen_says_something_new_only_when_there_is(world, code):
    def tag():
        return live_projector.projector_of(world.advisor.pk, code).tag

    tags = [tag()]
    assert tag() == tags[0]
    token = guest(code)
    tags.append(tag())
    go_on(world.advisor, code)
    tags.append(tag())
    live_players.answer(code, token, "mail1", choice(phone(code, token), "donne"))
    tags.append(tag())
    live_sessions.remove_player(world.advisor.pk, code, LivePlayer.objects.get().pk)
    tags.append(tag())
    assert len(set(tags)) == len(tags)


def test_a_phone_asks_with_one_query(world, code, django_assert_num_queries):
    token = guest(code)
    go_on(world.advisor, code)
    with django_assert_num_queries(1):
        live_phone.phone_of(code, token)


def test_first_names_are_forgotten_after_thirty_days(world, code):
    guest(code)
    live_players.join_with_account(world.learner.pk, code, "Lina")
    later(code, days=29)
    assert forget_names() == 0
    later(code, days=2)
    assert forget_names() == 2
    assert set(LivePlayer.objects.values_list("name", flat=True)) == {""}


def test_a_new_session_forgets_the_names_of_old_ones(world, code):
    guest(code)
    later(code, days=31)
    start(world.advisor, world.course)
    assert LivePlayer.objects.get().name == ""


def test_an_account_s_part_is_handed_out_and_erased(world, code):
    token = live_players.join_with_account(world.learner.pk, code, "Lina")
    guest(code, "Sami")
    go_on(world.advisor, code)
    live_players.answer(code, token, "mail1", choice(phone(code, token), "donne"))
    held = export_learner(world.learner.pk)
    assert held["live_quizzes"][0]["name"] == "Lina"
    assert held["live_answers"][0]["answer"] == ["yes"]
    assert export_learner(world.advisor.pk)["live_quizzes_led"][0]["title"] == "Sécurité"
    erase_learner(world.learner.pk)
    assert [player.name for player in LivePlayer.objects.all()] == ["Sami"]
    assert not LiveAnswer.objects.exists()
    erase_learner(world.advisor.pk)
    assert LiveSession.objects.get().host is None


def test_no_more_come_in_than_a_room_holds(code, monkeypatch):
    monkeypatch.setattr(live_players, "PLAYERS_AT_MOST", 2)
    guest(code)
    guest(code)
    with pytest.raises(NotAllowed):
        guest(code)


def test_a_question_that_needs_steps_is_not_asked_in_a_group(world):
    moves = [{"id": "m1", "text": "Dire bonjour"}, {"id": "m2", "text": "Partir", "worth": "poor"}]
    scene = {
        "id": "scene1",
        "kind": "scene",
        "text": "À l’accueil.",
        "body": {"moments": [{"id": "a", "text": "Tu arrives.", "moves": moves}]},
    }
    code = start(world.advisor, world.course, quiz=quiz(scene))
    assert LiveSession.objects.get(code=code).questions == 2


def test_the_day_of_a_result_is_that_of_the_session(world, code):
    token = live_players.join_with_account(world.learner.pk, code, "Lina")
    go_on(world.advisor, code)
    live_players.answer(code, token, "mail1", choice(phone(code, token), "donne"))
    live_sessions.end(world.advisor.pk, code)
    day = live_phone.last_result(world.learner.pk, USAGE)["day"]
    assert day == timezone.localdate().isoformat()
