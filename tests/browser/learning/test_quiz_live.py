"""A quiz played live with three browsers: the wall, a guest's phone, a phone with an account."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from demo.seeding.places import LILLE

from ..conftest import OpenPage, Watch
from ..driver import DESK, PHONE, DemoHost
from ..steps import log_in

Check = Callable[[Page], None]

RIGHT, WRONG = "Je ne réponds pas", "Je le donne"
_START = """
from django.contrib.auth import get_user_model
from tests import live_quiz
trainer = get_user_model().objects.get(username="claire")
print("code", live_quiz.start(trainer, "{course}", usage_key="{usage}"))
"""
_ANSWER = """
from django.utils import timezone
from advisor_dashboard.models import LiveAnswer, LivePlayer
LiveAnswer.objects.create(
    player=LivePlayer.objects.get(session__code="{code}"), question="mail1", answer=["no"],
    share=1, answered_at=timezone.now(),
)
"""


@pytest.fixture
def code(demo: DemoHost, request: pytest.FixtureRequest) -> str:
    script = _START.format(course=LILLE.course_key, usage=request.node.name[:200])
    return demo.manage("shell", "-c", script).rpartition("code ")[2].strip()


@pytest.fixture
def wall(open_page: OpenPage, code: str) -> Page:
    page = open_page(DESK)
    log_in(page, "Claire")
    page.goto(f"/clicnjob/live/{code}/projector/")
    expect(page.get_by_role("heading", name="Rejoindre le quiz")).to_be_visible()
    return page


def join(page: Page, code: str, name: str, button: str = "Rejoindre") -> None:
    page.goto("/clicnjob/live/")
    page.get_by_label("Le code à l’écran").fill(code.lower())
    page.get_by_role("button", name="Continuer").click()
    page.get_by_label("Ton prénom").fill(name)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Un instant…")


def press(page: Page, button: str) -> None:
    """By the keyboard alone."""
    page.get_by_role("button", name=button, exact=True).focus()
    page.keyboard.press("Enter")


def choose(page: Page, words: str) -> None:
    page.get_by_label(words).check()
    page.get_by_role("button", name="Répondre").click()


def test_a_workshop_from_the_code_to_what_to_go_over_again(
    open_page: OpenPage, wall: Page, code: str, check_accessibility: Check
) -> None:
    guest, learner = open_page(PHONE), open_page(PHONE)
    join(guest, code, "Inès")
    log_in(learner, "Awa Konaté")
    join(learner, code, "Awa", "Rejoindre avec mon compte")
    expect(wall.get_by_text("Participants : 2")).to_be_visible()
    for page in (wall, guest):
        check_accessibility(page)

    press(wall, "Commencer")
    choose(guest, RIGHT)
    expect(guest.get_by_text("Ta réponse est notée")).to_be_visible()
    choose(learner, WRONG)
    expect(wall.get_by_text("Réponses : 2 sur 2")).to_be_visible()
    assert "explarissime" not in wall.content() + guest.content()
    for page in (wall, guest):
        check_accessibility(page)
    press(wall, "Fermer la question")
    expect(wall.locator("[data-right]")).to_contain_text("1 réponse")
    expect(guest.get_by_text("explarissime")).to_be_visible()
    expect(learner.get_by_text("retrarissime")).to_be_visible()
    for page in (wall, guest):
        check_accessibility(page)

    late = open_page(PHONE)
    join(late, code, "Inès")
    expect(wall.locator("[aria-label='Retirer Inès 2']")).to_have_count(1)
    # What a remote control for slides sends.
    wall.keyboard.press("PageDown")
    late.get_by_role("textbox").fill("pièce jointe")
    late.get_by_role("button", name="Répondre").click()
    expect(late.get_by_text("Ta réponse est notée")).to_be_visible()
    press(wall, "Fermer la question")
    expect(wall.get_by_text("Pas encore")).to_be_visible()
    press(wall, "Voir la fin")
    expect(wall.get_by_role("heading", name="À revoir ensemble")).to_be_visible()
    expect(wall.get_by_role("heading", name="Classement")).to_have_count(0)
    expect(guest.get_by_text("Bonnes réponses : 1 sur 2")).to_be_visible()
    press(wall, "Afficher le classement")
    expect(wall.get_by_role("heading", name="Classement")).to_be_visible()
    check_accessibility(wall)


def test_a_phone_that_loses_the_network_keeps_the_answer_and_sends_it_once(
    open_page: OpenPage, wall: Page, code: str, watch: Watch
) -> None:
    watch.expected.append("ERR_INTERNET_DISCONNECTED")
    phone = open_page(PHONE)
    join(phone, code, "Sami")
    press(wall, "Commencer")
    expect(phone.get_by_label(RIGHT)).to_be_visible()
    phone.context.set_offline(True)
    choose(phone, RIGHT)
    expect(phone.get_by_text("gardée dans ce téléphone")).to_be_visible()
    expect(phone.get_by_text("ça reprend tout seul")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text("Ta réponse est notée")).to_be_visible()
    expect(wall.get_by_text("Réponses : 1 sur 1")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("Ta réponse est notée")).to_be_visible()
    expect(wall.get_by_text("Réponses : 1 sur 1")).to_be_visible()


def test_an_answer_sent_twice_counts_once(
    open_page: OpenPage, wall: Page, code: str, watch: Watch
) -> None:
    watch.expected.append("502")
    phone = open_page(PHONE)
    join(phone, code, "Zoé")
    press(wall, "Commencer")
    expect(phone.get_by_label(RIGHT)).to_be_visible()
    # The answer arrives, and the phone does not learn it.
    lost = []

    def lose(route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().status)
        route.fulfill(status=502, body="")

    phone.route("**/answer/", lose)
    choose(phone, RIGHT)
    expect(phone.get_by_text("Ta réponse est notée")).to_be_visible()
    assert lost == [200]
    expect(wall.get_by_text("Réponses : 1 sur 1")).to_be_visible()


def test_an_answer_that_hangs_does_not_cost_the_next_one(
    open_page: OpenPage, wall: Page, code: str, watch: Watch
) -> None:
    watch.expected.append("409")
    phone = open_page(PHONE)
    join(phone, code, "Lou")
    press(wall, "Commencer")
    held: list[Route] = []
    phone.route("**/answer/", lambda route: route.continue_() if held else held.append(route))
    choose(phone, RIGHT)
    expect(phone.get_by_text("Envoi…")).to_be_visible()
    press(wall, "Fermer la question")
    press(wall, "Question suivante")
    phone.get_by_role("textbox").fill("pièce jointe")
    phone.get_by_role("button", name="Répondre").click()
    held[0].continue_()
    expect(phone.get_by_text("Ta réponse est notée")).to_be_visible()
    expect(wall.get_by_text("Réponses : 1 sur 1")).to_be_visible()


def test_an_answer_that_comes_in_as_the_question_closes_is_shown(
    open_page: OpenPage, wall: Page, code: str, demo: DemoHost
) -> None:
    phone = open_page(PHONE)
    join(phone, code, "Noa")
    press(wall, "Commencer")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    phone.route("**/answer/", hold)
    choose(phone, RIGHT)
    press(wall, "Fermer la question")
    # The phone read that it is closed just before its answer was in.
    expect(phone.get_by_text("Tu n’as pas répondu")).to_be_visible()
    demo.manage("shell", "-c", _ANSWER.format(code=code))
    held[0].fulfill(json={"noted": True})
    expect(phone.get_by_text("Tu n’as pas répondu")).to_have_count(0)
    expect(phone.get_by_label(RIGHT)).to_be_checked()


def test_a_page_that_is_too_old_asks_to_be_loaded_anew_and_keeps_the_answer(
    open_page: OpenPage, wall: Page, code: str, watch: Watch
) -> None:
    watch.expected.append("403")
    phone = open_page(PHONE)
    join(phone, code, "Eva")
    press(wall, "Commencer")
    tried: list[Route] = []

    def refuse(route: Route) -> None:
        tried.append(route)
        route.fulfill(status=403, content_type="text/html", body="<h1>Forbidden</h1>")

    phone.route("**/answer/", refuse)
    choose(phone, RIGHT)
    expect(phone.get_by_text("Cette page est trop ancienne")).to_be_visible()
    # Whenever the host is heard again, what waits would be sent.
    with phone.expect_response("**/state/"):
        pass
    assert len(tried) == 1
    phone.unroute("**/answer/")
    phone.reload()
    expect(phone.get_by_text("Ta réponse est notée")).to_be_visible()
    expect(wall.get_by_text("Réponses : 1 sur 1")).to_be_visible()


def test_who_is_taken_out_sees_why(
    open_page: OpenPage, wall: Page, code: str, watch: Watch
) -> None:
    watch.expected.append("403")
    phone = open_page(PHONE)
    join(phone, code, "Léo")
    wall.get_by_text("Qui joue").click()
    press(wall, "Retirer Léo")
    # One press alone takes nobody out.
    press(wall, "Cliquez encore pour retirer Léo")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Tu as été retiré")
    expect(wall.get_by_text("Participants : 0")).to_be_visible()
