"""The story in a browser: turned by touch and by keys, read aloud, kept without network."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.stories.placing import place_story

from ..conftest import OpenPage, Watch
from ..driver import DESK, PHONE, DemoHost
from ..hands import Finger, Keyboard
from ..looking import check_width
from ..steps import log_in
from ..tour import ADMINISTRATOR
from .stories import ADDRESS, BLOCK, card, open_story, story

#: A learner for each test: nobody comes back to where another was.
AWA, THEO, HUGO, INES, RAYAN, HANNA, DALILA = (
    "Awa Konaté",
    "Théo Vandamme",
    "Hugo Lacroix",
    "Inès Delattre",
    "Rayan Traoré",
    "Hanna Verdier",
    "Dalila Delmas",
)
WAITS = "gardé dans ce téléphone"


@pytest.fixture(scope="module", autouse=True)
def _placed(demo: DemoHost) -> None:
    place_story(demo.folder)


def place(page: Page) -> Locator:
    return story(page).locator("[data-story=count]")


def next_button(page: Page) -> Locator:
    return story(page).locator("[data-turn='1']")


def _stage(page: Page) -> FloatRect:
    """Where the cards are, whichever of them is on its way."""
    box = story(page).locator("cnj-swipe").bounding_box()
    assert box is not None
    return box


def swipe(page: Page, by: int) -> None:
    """With a finger over the middle of the card."""
    box = _stage(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + 60
    devtools = page.context.new_cdp_session(page)
    for kind, at in (("Start", 0), ("Move", by / 2), ("Move", by), ("End", None)):
        points = [] if at is None else [{"x": x + at, "y": y}]
        devtools.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})


def tap_side(page: Page, share: float) -> None:
    box = _stage(page)
    page.touchscreen.tap(box["x"] + box["width"] * share, box["y"] + 20)


def test_a_story_is_turned_with_a_finger_answered_ticked_and_finished(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page, finger = open_page(PHONE), Finger()
    open_story(page, AWA)
    expect(place(page)).to_have_text("1 sur 8")
    expect(story(page).get_by_role("button", name="Retour")).to_be_hidden()
    tap_side(page, 0.5)
    expect(place(page)).to_have_text("1 sur 8")
    tap_side(page, 0.95)
    expect(place(page)).to_have_text("2 sur 8")
    tap_side(page, 0.05)
    expect(place(page)).to_have_text("1 sur 8")
    swipe(page, -120)
    expect(place(page)).to_have_text("2 sur 8")
    swipe(page, 120)
    expect(place(page)).to_have_text("1 sur 8")
    # A finger that hesitates turns nothing.
    swipe(page, -30)
    expect(place(page)).to_have_text("1 sur 8")

    for number in range(1, 9):
        expect(place(page)).to_have_text(f"{number} sur 8")
        check_width(page)
        check_accessibility(page)
        if number == 7:
            finger.press(card(page).get_by_role("button", name="bb-du-59"))
            expect(card(page).get_by_role("status")).to_contain_text("Pas encore")
            expect(card(page).get_by_role("status")).to_contain_text("Un employeur sourirait")
            finger.press(card(page).get_by_role("button", name="prenom.nom"))
            expect(card(page).get_by_role("status")).to_contain_text("L’employeur retient ton nom")
            check_accessibility(page)
        if number == 8:
            finger.tick(card(page).get_by_role("checkbox", name="C’est fait"))
        finger.press(next_button(page))
    expect(card(page).get_by_role("heading")).to_have_text("Bravo, tu as terminé !")
    on = card(page).get_by_role("link", name="Continuer mon parcours")
    check_accessibility(page)
    address = page.url
    on.click()
    expect(page).not_to_have_url(address)

    # On another phone it is finished as well.
    other = open_page(PHONE)
    open_story(other, AWA)
    expect(card(other).get_by_role("heading")).to_have_text("Bravo, tu as terminé !")
    finger.press(next_button(other))
    expect(place(other)).to_have_text("1 sur 8")


def test_a_story_is_read_with_the_keyboard_alone_and_taken_up_where_it_was_left(
    open_page: OpenPage,
) -> None:
    page, keys = open_page(DESK), Keyboard()
    open_story(page, THEO)
    keys.press(next_button(page))
    expect(card(page)).to_be_focused()
    expect(card(page)).to_have_accessible_name("Carte 2 sur 8")
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    expect(place(page)).to_have_text("8 sur 8")
    page.keyboard.press("ArrowLeft")
    expect(place(page)).to_have_text("7 sur 8")
    # What is passed over is asked for at the end.
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(card(page)).to_contain_text("Il reste une question.")
    keys.press(next_button(page))
    expect(place(page)).to_have_text("7 sur 8")
    keys.press(card(page).get_by_role("button", name="chat-noir"))
    expect(card(page).get_by_role("status")).to_contain_text("On ne sait pas qui tu es")

    other = open_page(PHONE)
    open_story(other, THEO)
    expect(place(other)).to_have_text("7 sur 8")
    expect(card(other).get_by_role("status")).to_contain_text("On ne sait pas qui tu es")


def test_the_tree_of_a_screen_reader_holds_one_card_and_what_there_is_to_do(
    open_page: OpenPage,
) -> None:
    page = open_page(PHONE)
    open_story(page, INES)
    expect(story(page)).to_match_aria_snapshot(
        """
        - progressbar "Avancement"
        - paragraph: 1 sur 8
        - heading "Une adresse sérieuse" [level=2]
        - button "Écouter"
        - group "Carte 1 sur 8":
          - heading "Ton adresse parle de toi" [level=3]
          - paragraph:
            - text: Un employeur la lit
            - strong: avant
            - text: ton CV.
          - paragraph: Elle dit si tu es sérieux.
        - button "Suivant"
        """
    )
    bar = story(page).get_by_role("progressbar")
    expect(bar).to_have_attribute("aria-valuetext", "Carte 1 sur 8")
    expect(story(page).get_by_role("group")).to_have_count(1)


def test_what_is_done_without_network_is_said_kept_and_sent_when_it_is_back(
    open_page: OpenPage, watch: Watch
) -> None:
    page, finger = open_page(PHONE), Finger()
    open_story(page, HUGO)
    watch.expected += ["net::ERR_INTERNET_DISCONNECTED", "net::ERR_FAILED"]
    # The pictures of the first two cards are there already.
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    for _ in range(6):
        finger.press(next_button(page))
    finger.press(card(page).get_by_role("button", name="prenom.nom"))
    expect(card(page).get_by_role("status")).to_contain_text("Elle partira plus tard.")
    finger.press(next_button(page))
    finger.tick(card(page).get_by_role("checkbox"))
    expect(story(page).get_by_text(WAITS)).to_be_visible()
    finger.press(next_button(page))
    expect(card(page)).to_contain_text("au retour du réseau")

    context = page.context
    page.close()
    context.set_offline(False)
    again = context.new_page()
    watch.follow(again)
    again.goto(ADDRESS)
    expect(card(again)).to_contain_text("Bravo, tu as terminé !")
    expect(again.get_by_text("réseau")).to_be_hidden()
    again.wait_for_load_state("networkidle")

    other = open_page(PHONE)
    open_story(other, HUGO)
    expect(card(other)).to_contain_text("Bravo, tu as terminé !")
    finger.press(story(other).get_by_role("button", name="Retour"))
    expect(card(other).get_by_role("checkbox")).to_be_checked()


def test_from_right_to_left_forward_is_the_other_way(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => { document.dir = 'rtl'; })"
    )
    open_story(page, RAYAN)
    # Taps come first: a browser takes one that follows a swipe at once for the end of it.
    tap_side(page, 0.05)
    expect(place(page)).to_have_text("2 sur 8")
    swipe(page, -120)
    expect(place(page)).to_have_text("1 sur 8")
    swipe(page, 120)
    expect(place(page)).to_have_text("2 sur 8")
    page.keyboard.press("ArrowLeft")
    expect(place(page)).to_have_text("3 sur 8")
    page.keyboard.press("ArrowRight")
    expect(place(page)).to_have_text("2 sur 8")
    check_width(page)


def test_pictures_are_fetched_when_their_turn_is_near(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    log_in(page, HANNA)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(ADDRESS)
    page.wait_for_load_state("networkidle")
    assert "chat.png" in asked
    assert "film.jpg" not in asked
    Finger().press(next_button(page))
    page.wait_for_function("document.querySelector('video').poster !== ''")
    page.wait_for_load_state("networkidle")
    assert "film.jpg" in asked
    assert not {"film.mp4", "voix.mp3"} & set(asked)


def test_a_card_is_read_aloud_and_what_is_read_is_shown(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    page.add_init_script(
        """window.said = [];
        window.SpeechSynthesisUtterance = function (text) { this.text = text; };
        Object.defineProperty(window, "speechSynthesis", {
          value: { speak(each) { window.said.push(each); }, cancel() {} },
        });"""
    )
    open_story(page, DALILA)
    page.get_by_role("button", name="Écouter").click()

    def now(event: str) -> list[str]:
        """What the voice says last does this; what is marked then: sentence and word."""
        return page.evaluate(
            f"""() => {{
              const said = window.said.at(-1);
              {event};
              return ["cnj-sentence", "cnj-word"].map((name) =>
                Array.from(CSS.highlights.get(name) ?? [], String).join());
            }}"""
        )

    assert now("said.onstart()") == ["Ton adresse parle de toi", ""]
    now("said.onend()")
    assert now("said.onstart()") == ["Un employeur la lit avant ton CV.", ""]
    word = 'said.onboundary({ name: "word", charIndex: said.text.indexOf("avant") })'
    assert now(word) == ["Un employeur la lit avant ton CV.", "avant"]
    # Turning the page ends it.
    next_button(page).click()
    assert now("said.onend()") == ["", ""]
    expect(page.get_by_role("button", name="Écouter")).to_be_visible()
    assert page.evaluate("window.said.length") == 2


def test_a_trainer_writes_a_card_and_looks_at_it_and_the_preview_keeps_nothing(
    open_page: OpenPage, check_accessibility: Callable[[Page], None]
) -> None:
    page = open_page(DESK)
    log_in(page, ADMINISTRATOR)
    page.goto(f"{BLOCK}edit/")
    items = page.locator("cnj-edit-item")
    expect(items).to_have_count(8)
    page.get_by_label("De quelle sorte ?").select_option(label="Astuce")
    page.get_by_role("button", name=re.compile("^Ajouter")).click()
    made = items.last
    page.get_by_role("button", name="Enregistrer").click()
    mend = page.get_by_role("alertdialog")
    expect(mend.get_by_role("listitem")).to_have_text(re.compile(r"9 : Texte : "))
    mend.get_by_role("button", name="Corriger d’abord").click()
    made.get_by_label("Texte", exact=True).fill("Lis ton adresse **à voix haute**.")
    check_accessibility(page)
    made.get_by_role("button", name=re.compile("Voir")).click()
    expect(made.get_by_text("à voix haute", exact=True)).to_be_visible()
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_url(re.compile(rf"{re.escape(BLOCK)}$"))
    expect(place(page)).to_have_text("1 sur 9")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    for _ in range(9):
        next_button(page).click()
    expect(card(page)).to_contain_text("Presque terminé")
    assert "POST" not in asked
