"""The quiz when things go wrong, and what its page must not know."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Response, Route, expect

from ..conftest import OpenPage, Watch
from ..driver import CHECKOUT, DESK, PHONE
from ..hands import Finger, Pointer
from ..steps import log_in
from ..tour import TEST_ADDRESS, TRAINING_ADDRESS
from .quiz_steps import (
    TRAINING,
    answer_button,
    answer_test_question,
    card,
    end_title,
    go_to,
    open_test,
    open_training,
    verdict,
)

WILL_BE_SENT = "Elle sera envoyée."
SUBMIT = "**/submit*"
LEARNER = "Hugo Lacroix"
#: Of a desk, where nothing is touched.
OTHER_HANDS = Pointer()


def lose_network(page: Page, watch: Watch) -> None:
    watch.expected += ["net::ERR_INTERNET_DISCONNECTED", "net::ERR_FAILED"]
    page.context.set_offline(True)


def test_an_answer_given_without_network_is_kept_said_and_sent_when_it_is_back(
    open_page: OpenPage, watch: Watch
) -> None:
    page, hands = open_page(PHONE), Finger()
    open_training(page, LEARNER)
    lose_network(page, watch)
    TRAINING[0].find(page, hands)
    hands.press(answer_button(page))
    expect(verdict(page)).to_contain_text(WILL_BE_SENT)

    # The next one can be answered all the same.
    hands.press(page.get_by_role("button", name="Suivante"))
    TRAINING[1].find(page, hands)
    hands.press(answer_button(page))
    expect(verdict(page)).to_contain_text(WILL_BE_SENT)

    page.context.set_offline(False)
    expect(verdict(page)).to_have_text(re.compile("^Oui, c’est ça"))
    hands.press(page.get_by_role("button", name="Précédente"))
    expect(verdict(page)).to_have_text(re.compile("^Oui, c’est ça"))
    expect(page.get_by_text(WILL_BE_SENT)).to_have_count(0)


def test_an_answer_that_waits_when_the_page_is_shut_is_sent_when_it_is_opened_again(
    open_page: OpenPage, watch: Watch
) -> None:
    page, hands = open_page(PHONE), Finger()
    open_training(page, LEARNER)
    go_to(page, 3, hands)
    lose_network(page, watch)
    TRAINING[2].find(page, hands)
    hands.press(answer_button(page))
    expect(verdict(page)).to_contain_text(WILL_BE_SENT)
    context = page.context
    page.close()
    context.set_offline(False)

    again = context.new_page()
    watch.follow(again)
    again.goto(TRAINING_ADDRESS)
    expect(again.get_by_text(WILL_BE_SENT)).to_have_count(0)
    go_to(again, 3, hands)
    expect(verdict(again)).to_have_text(re.compile("^Oui, c’est ça"))


def test_a_choice_not_sent_yet_is_there_when_one_comes_back(open_page: OpenPage) -> None:
    page, hands = open_page(PHONE), Finger()
    open_training(page, "Léa Picard")
    hands.take(card(page).get_by_role("radio", name="loulou2008@mail.example"))
    page.reload()
    expect(card(page).get_by_role("radio", name="loulou2008@mail.example")).to_be_checked()


def test_an_answer_whose_reply_is_lost_is_sent_twice_and_counts_once(
    open_page: OpenPage, watch: Watch
) -> None:
    watch.expected.append("net::ERR_FAILED")
    page, hands = open_page(PHONE), Finger()
    open_training(page, "Antoine Diallo")
    sent: list[dict[str, Any]] = []

    def lose_the_first_reply(route: Route) -> None:
        sent.append(route.request.post_data_json)
        reply = route.fetch()
        if len(sent) == 1:
            assert reply.json()["question"]["tries"] == 1
            route.abort()
        else:
            route.fulfill(response=reply)

    page.route(SUBMIT, lose_the_first_reply)
    TRAINING[0].miss(page, hands)
    hands.press(answer_button(page))
    expect(verdict(page)).to_contain_text(WILL_BE_SENT)
    with page.expect_response(SUBMIT) as second:
        page.evaluate("dispatchEvent(new Event('online'))")

    expect(verdict(page)).to_contain_text(TRAINING[0].said)
    assert len(sent) == 2
    assert sent[0] == sent[1]
    assert second.value.json()["question"]["tries"] == 1


def test_two_quick_taps_send_one_answer(open_page: OpenPage) -> None:
    page, hands = open_page(PHONE), Finger()
    open_training(page, "Antoine Diallo")
    go_to(page, 2, hands)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if "/submit" in request.url else 0)
    TRAINING[1].miss(page, hands)
    answer_button(page).evaluate("button => { button.click(); button.click(); }")
    expect(verdict(page)).to_contain_text(TRAINING[1].said)
    assert len(sent) == 1


def test_two_pages_of_one_test_end_with_what_was_handed_in(
    open_page: OpenPage, watch: Watch
) -> None:
    watch.expected.append("status of 409 (")
    page, other, hands = open_page(PHONE), open_page(DESK), Finger()
    open_test(page, "Antoine Diallo")
    open_test(other, "Antoine Diallo")
    go_to(other, 5, OTHER_HANDS)
    OTHER_HANDS.press(other.get_by_role("button", name="Voir la fin"))
    OTHER_HANDS.press(other.get_by_role("button", name="Rendre mes réponses"))
    OTHER_HANDS.press(other.get_by_role("button", name="Oui, je rends"))
    expect(end_title(other)).to_have_text("Tes réponses sont rendues.")

    answer = card(page).locator("input, select").first
    if answer.count():
        answer.evaluate(
            """field => {
              if (field.matches("select")) field.selectedIndex = 1;
              else if (field.type === "text") field.value = "x";
              else field.checked = true;
              field.dispatchEvent(new Event("input", { bubbles: true }));
              field.dispatchEvent(new Event("change", { bubbles: true }));
            }"""
        )
    hands.press(answer_button(page))
    expect(card(page).get_by_role("alert")).to_have_text("Ces réponses sont déjà rendues.")
    expect(answer_button(page)).to_be_hidden()


# ---- all that the browser received


@dataclass
class Received:
    """Every answer that a page got, our own scripts aside.

    Their text is read when it is asked for: reading takes a moment, in which the page goes on.
    """

    page: Page
    responses: list[Response] = field(default_factory=list)

    def keep(self, response: Response) -> None:
        kind = response.headers.get("content-type", "")
        if response.ok and ("html" in kind or "json" in kind):
            self.responses.append(response)

    @property
    def bodies(self) -> list[str]:
        return [plain(response.text()) for response in self.responses]


@pytest.fixture
def received(open_page: OpenPage) -> Received:
    received = Received(open_page(DESK))
    received.page.on("response", received.keep)
    return received


def plain(text: str) -> str:
    """The text without the ways in which pages and JSON write signs."""
    unescaped = re.sub(r"\\u([0-9a-fA-F]{4})", lambda each: chr(int(each[1], 16)), text)
    return html.unescape(unescaped)


def questions(name: str) -> list[dict[str, Any]]:
    folder: Path = CHECKOUT / "course_export" / "content" / "mon-premier-cv" / "quiz"
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["questions"]


def secrets(value: Any, name: str = "") -> list[str]:
    """Every text of a question that tells what is right, or is said to an answer."""
    if isinstance(value, dict):
        return [secret for key, each in value.items() for secret in secrets(each, key)]
    if isinstance(value, list):
        return [secret for each in value for secret in secrets(each, name)]
    if name == "passage":
        return [said for gap in re.findall(r"\[\[(.*?)\]\]", value) for said in _in_a_gap(gap)]
    told = ("feedback", "explanation", "hint", "said_to_true", "said_to_false", "said_to_wrong")
    return [value] if name in told else []


def _in_a_gap(gap: str) -> list[str]:
    """What is said of a gap or a mistake; what fills it stands elsewhere in a course, too."""
    return [each.split("|")[0] for each in gap.split("#")[1:]]


#: What the script of the page is started with.
ARGUMENTS = re.compile(r'<script type="json/xblock-args"[^>]*>(\{"can_write.*?)</script>')
KEY_NAMES = re.compile(r'"(right|worth|to|feedback|decoys|passage|true|said_to_\w+)": ?(?!null)')


@pytest.mark.parametrize(
    ("address", "name"),
    [(TRAINING_ADDRESS, "entrainement"), (TEST_ADDRESS, "test")],
    ids=["training", "test"],
)
def test_nothing_that_the_browser_has_tells_an_answer_before_it_is_given(
    received: Received, address: str, name: str
) -> None:
    page = received.page
    log_in(page, "Léa Picard")
    received.responses.clear()
    document = page.goto(address)
    assert document is not None
    expect(answer_button(page)).to_be_visible()
    page.wait_for_load_state("networkidle")

    there = [secret for each in questions(name) for secret in secrets(each)]
    assert there
    everything = "\n".join([*received.bodies, plain(page.content())])
    assert 'class="cnj-quiz__question"' in everything
    assert [secret for secret in there if secret in everything] == []
    [shown] = ARGUMENTS.findall(document.text())
    for each in json.loads(shown)["state"]["questions"]:
        assert each["said"] is None
        assert not KEY_NAMES.search(json.dumps(each["asked"]).replace('"right": [', "")), each


def test_an_answer_brings_what_is_said_to_it_and_to_no_other(
    received: Received,
) -> None:
    page = received.page
    open_training(page, "Léa Picard")
    go_to(page, 1, OTHER_HANDS)
    received.responses.clear()
    TRAINING[0].miss(page, OTHER_HANDS)
    OTHER_HANDS.press(answer_button(page))
    expect(verdict(page)).to_contain_text(TRAINING[0].said)

    everything = "\n".join(received.bodies)
    first, *others = questions("entrainement")
    known = [secret for secret in secrets(first) if secret in everything]
    assert known == ["Cela fait sourire tes amis. Un employeur, moins."]
    assert [secret for each in others for secret in secrets(each) if secret in everything] == []


def test_a_test_says_nothing_until_it_is_handed_in(
    received: Received,
) -> None:
    page = received.page
    open_test(page, "Hanna Verdier")
    received.responses.clear()
    for number in range(1, 6):
        go_to(page, number, OTHER_HANDS)
        answer_test_question(page, OTHER_HANDS)

    answers = [each for each in map(json.loads, received.bodies) if "question" in each]
    assert [each["question"]["said"] for each in answers] == [None] * 5
    there = [secret for each in questions("test") for secret in secrets(each)]
    assert [secret for secret in there if secret in "\n".join(received.bodies)] == []
