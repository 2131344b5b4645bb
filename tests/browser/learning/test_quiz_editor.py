"""The trainers' editor of a quiz: questions made, moved, copied, checked, looked at, and files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from ..conftest import OpenPage
from ..driver import DESK, PHONE
from ..hands import Keyboard
from ..looking import check_width
from ..steps import log_in
from ..tour import ADMINISTRATOR, TEST_BLOCK
from .quiz_steps import card, open_test

GIFT = """::Objet:: L'objet dit le sujet. {T}

Qui lit ton CV ? {=Un employeur ~Le facteur#Non, il le porte. ~Personne}

Raconte. {}
"""


def open_editor(page: Page) -> None:
    log_in(page, ADMINISTRATOR)
    page.goto(f"{TEST_BLOCK}edit/")
    expect(questions(page)).to_have_count(6)


def questions(page: Page) -> Locator:
    return page.locator("cnj-edit-item")


def heads(page: Page) -> list[str]:
    return [each.split("\n")[0] for each in page.locator(".cnj-edit__open").all_inner_texts()]


def add(page: Page, kind: str) -> Locator:
    """A new question, at the end and open."""
    page.get_by_label("De quelle sorte ?").select_option(label=kind)
    page.get_by_role("button", name="Ajouter : question").click()
    return questions(page).last


def test_a_question_is_made_checked_and_kept_and_learners_get_it(open_page: OpenPage) -> None:
    page = open_page(DESK)
    open_editor(page)
    made = add(page, "Un seul choix")
    made.get_by_label("Question", exact=True).fill("Quand envoies-tu ton CV ?")
    texts = made.get_by_label("Texte", exact=True)
    texts.nth(0).fill("Tout de suite")
    texts.nth(1).fill("Tout de suite")
    made.get_by_label("C’est une bonne réponse").first.uncheck()

    page.get_by_role("button", name="Enregistrer").click()
    mend = page.get_by_role("alertdialog")
    expect(mend).to_contain_text("Deux choix disent la même chose")
    expect(mend).to_contain_text("Aucun choix n’est bon.")
    mend.get_by_role("button", name="Corriger d’abord").click()
    expect(made.get_by_text("Aucun choix n’est bon.")).to_be_visible()

    texts.nth(1).fill("Jamais")
    made.get_by_label("C’est une bonne réponse").first.check()
    made.get_by_role("button", name="Voir comme un apprenant").click()
    shown = made.locator(".cnj-edit__preview")
    expect(shown.get_by_role("radio")).to_have_count(2)
    expect(shown).to_contain_text("La bonne réponse")
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_url(re.compile(rf"{re.escape(TEST_BLOCK)}$"))

    page.goto(f"{TEST_BLOCK}edit/")
    expect(questions(page)).to_have_count(7)
    assert "Quand envoies-tu ton CV ?" in heads(page)[6]
    # What began with five questions goes on with five.
    learner = open_page(PHONE)
    open_test(learner, "Inès Delattre")
    expect(learner.locator("[data-quiz=progress]")).to_have_text("Question 1 sur 5")
    expect(card(learner)).to_be_visible()

    questions(page).last.get_by_role("button", name="Retirer", exact=True).click()
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_url(re.compile(rf"{re.escape(TEST_BLOCK)}$"))


def test_the_keyboard_alone_moves_copies_and_takes_away(open_page: OpenPage) -> None:
    page, keys = open_page(DESK), Keyboard()
    open_editor(page)
    first, second, *rest = heads(page)
    keys.press(page.get_by_role("button", name="Descendre : Question 1"))
    assert [each[3:] for each in heads(page)] == [each[3:] for each in (second, first, *rest)]
    keys.press(page.get_by_role("button", name="Monter : Question 2"))
    assert heads(page) == [first, second, *rest]

    keys.press(questions(page).first.get_by_role("button", name="Dupliquer"))
    expect(questions(page)).to_have_count(7)
    assert heads(page)[1][3:] == first[3:]
    keys.press(questions(page).nth(1).get_by_role("button", name="Retirer", exact=True))
    expect(questions(page)).to_have_count(6)
    keys.press(page.get_by_role("button", name="Remettre en place"))
    expect(questions(page)).to_have_count(7)


def test_a_question_is_dragged_to_another_place(open_page: OpenPage) -> None:
    page = open_page(DESK)
    open_editor(page)
    first, *_ = heads(page)
    grips = page.locator(".cnj-edit__grip")
    grips.first.scroll_into_view_if_needed()
    start, end = grips.first.bounding_box(), grips.nth(2).bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(end["x"] + 10, end["y"] + 80, steps=12)
    page.mouse.up()
    assert first[3:] in [each[3:] for each in heads(page)[1:]]
    assert heads(page)[0][3:] != first[3:]


def test_a_form_of_each_kind_is_accessible_and_fits(
    open_page: OpenPage, check_accessibility: Callable[[Page], None], size: dict[str, int]
) -> None:
    page = open_page(size)
    open_editor(page)
    kinds = page.get_by_label("De quelle sorte ?").locator("option").all_inner_texts()
    assert len(kinds) == 9
    for kind in kinds:
        expect(add(page, kind).get_by_label("Question", exact=True)).to_be_focused()
    check_width(page)
    check_accessibility(page)


def test_questions_come_in_from_gift_and_go_out_again(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(DESK)
    open_editor(page)
    page.get_by_text("Fichiers : faire entrer, faire sortir").click()
    file = tmp_path / "moodle.gift"
    file.write_text(GIFT, encoding="utf-8")
    page.get_by_label("Faire entrer des questions").set_input_files(file)
    expect(page.get_by_text("Questions ajoutées : 2")).to_be_visible()
    expect(page.get_by_text("Laissées de côté :")).to_be_visible()
    expect(questions(page)).to_have_count(8)
    assert "Qui lit ton CV ?" in heads(page)[7]

    for words in ("GIFT", "JSON"):
        with page.expect_download() as told:
            page.get_by_role("button", name=f"Faire sortir en {words}").click()
        text = Path(told.value.path()).read_text(encoding="utf-8")
        assert "Qui lit ton CV ?" in text
        assert "il le porte" in text
