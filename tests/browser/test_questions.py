"""The CV question by question: where one is, where one comes back to, and how it helps to write."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from .conftest import OpenPage, Watch
from .driver import DESK, PHONE
from .steps import CV_UNIT, SAVED, introduction, log_in, open_all, open_cv, open_unit, state
from .tour import QUESTIONS

NEXT = "[data-next]"


def begin(page: Page, name: str) -> None:
    """Log in, and stand before the question that the page shows first."""
    log_in(page, name)
    open_unit(page, CV_UNIT)
    expect(introduction(page)).to_be_enabled()


def to_questions(page: Page, name: str, question: str) -> None:
    """One question of somebody whose CV is there already."""
    open_cv(page, name)
    page.evaluate(
        """name => {
          const answers = document.querySelector("cnj-answers");
          answers.look("questions");
          answers.go({ name });
        }""",
        question,
    )


def begin_anew(open_page: OpenPage, name: str) -> Page:
    """The first question, of somebody who has said everything but their name."""
    before = open_page(PHONE)
    open_cv(before, name)
    for label in ("Prénom", "Nom"):
        before.get_by_label(label, exact=True).fill("")
    expect(state(before)).to_have_text(SAVED)
    page = open_page(PHONE)
    begin(page, name)
    return page


def heading(page: Page, words: str) -> Locator:
    return page.get_by_role("heading", name=words)


def test_who_has_no_whole_cv_begins_with_the_first_question_to_answer(
    open_page: OpenPage,
) -> None:
    page = begin_anew(open_page, "Julie Tessier")

    expect(heading(page, "Comment t’appelles-tu")).to_be_visible()
    expect(page.get_by_text("Question 1 sur 7")).to_be_visible()
    expect(page.get_by_label("Téléphone")).to_be_hidden()
    expect(page.get_by_role("button", name="Retour")).to_be_hidden()


def test_who_has_a_whole_cv_sees_every_part_and_what_is_done(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    begin(page, "Awa Konaté")

    part = page.get_by_role("button", name="Qui es-tu")
    expect(part).to_contain_text("Awa Konaté")
    expect(part).to_contain_text("Fait")
    expect(page.get_by_label("Prénom")).to_be_hidden()
    part.click()
    expect(page.get_by_label("Prénom")).to_have_value("Awa")


def test_enter_goes_on_and_who_types_on_keys_is_in_the_next_field(open_page: OpenPage) -> None:
    page = open_page(DESK)
    to_questions(page, "Nathan Moreau", "name")
    expect(page.get_by_label("Prénom")).to_be_focused()

    page.get_by_label("Prénom").fill("Nathan")
    page.get_by_label("Prénom").press("Enter")

    question = page.get_by_role("group", name="Comment un employeur peut-il te joindre")
    phone = question.get_by_label("Téléphone")
    expect(phone).to_be_focused()
    expect(phone).to_have_accessible_description(re.compile("^Le numéro où un employeur"))
    expect(page.locator("[data-count]")).to_have_text("Question 2 sur 7")
    page.get_by_role("button", name="Retour").click()
    expect(page.get_by_label("Prénom")).to_have_value("Nathan")


def test_on_a_phone_the_question_has_the_focus_and_no_keyboard_comes_up(
    open_page: OpenPage,
) -> None:
    page = begin_anew(open_page, "Rachid L’Hermite")
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_label("Prénom").fill("Rachid")
    page.get_by_label("Nom", exact=True).fill("L’Hermite")
    page.locator(NEXT).click()
    expect(heading(page, "Comment un employeur peut-il te joindre")).to_be_focused()


def test_the_first_field_and_the_way_on_are_seen_without_scrolling(open_page: OpenPage) -> None:
    page = begin_anew(open_page, "Myriam Lagarde")
    field, way_on = (
        each.bounding_box()
        for each in (page.locator("cnj-answers input:visible").first, page.locator(NEXT))
    )
    assert field
    assert way_on
    assert field["y"] + field["height"] < way_on["y"]
    assert way_on["y"] + way_on["height"] <= PHONE["height"]


def test_what_a_question_lacks_is_said_once_and_may_wait(open_page: OpenPage) -> None:
    page = begin_anew(open_page, "Victor Lagarde")
    lack = page.get_by_role("alert").filter(has_text="Écris ton prénom et ton nom.")
    expect(lack).to_be_hidden()

    page.locator(NEXT).click()
    expect(lack).to_be_visible()
    expect(heading(page, "Comment t’appelles-tu")).to_be_visible()
    page.get_by_label("Prénom").fill("Victor")
    page.get_by_label("Nom", exact=True).fill("Lagarde")
    expect(lack).to_be_hidden()
    page.locator(NEXT).click()
    expect(heading(page, "Comment un employeur")).to_be_visible()

    page.get_by_label("Téléphone").fill("")
    page.get_by_label("E-mail").fill("")
    page.locator(NEXT).click()
    page.get_by_role("button", name="Plus tard").click()
    expect(heading(page, "Quel métier veux-tu faire")).to_be_visible()
    expect(page.get_by_role("button", name="Plus tard")).to_be_hidden()


def test_what_is_missing_at_the_end_is_one_tap_away_and_one_tap_leads_back(
    open_page: OpenPage,
) -> None:
    page = open_page(PHONE)
    to_questions(page, "Margaux Anselme", "contact")
    page.get_by_label("Téléphone").fill("")
    page.get_by_label("E-mail").fill("")
    expect(state(page)).to_have_text(SAVED)
    page.evaluate("document.querySelector('cnj-answers').go({ name: 'end' })")
    expect(heading(page, "Presque prêt")).to_be_visible()
    expect(page.locator("[data-count]")).to_contain_text("manquent")

    page.get_by_role("button", name="Un e-mail ou un numéro").click()
    page.get_by_label("Téléphone").fill("06 12 34 56 78")
    expect(page.locator(NEXT)).to_have_text("Revenir à la liste")
    page.locator(NEXT).click()

    expect(heading(page, "Ta page est prête")).to_be_visible()


def test_what_is_optional_is_offered_at_the_end_and_leads_back_there(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    to_questions(page, "Rania D’Almeida", "end")
    offer = page.get_by_role("button", name="Ce que tu aimes")
    offer.click()
    expect(heading(page, "Qu’aimes-tu faire")).to_be_focused()
    expect(page.locator("[data-count]")).to_have_text("Si tu veux")
    page.get_by_label("Ajouter une chose que tu aimes").fill("Le judo")
    page.locator(NEXT).click()

    expect(heading(page, "prêt")).to_be_focused()
    expect(offer).to_contain_text("Fait")


def test_who_comes_back_lands_where_they_left(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    to_questions(page, "Nathan Moreau", "experiences")
    page.locator("[data-entry]").first.click()
    page.locator(NEXT).click()
    page.locator(NEXT).click()
    expect(heading(page, "C’était quand")).to_be_visible()

    page.reload()

    expect(heading(page, "C’était quand")).to_be_visible()
    expect(page.locator("[data-count]")).to_contain_text("Expérience 1")


def test_the_phones_back_button_goes_to_the_former_question(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    to_questions(page, "Sékou Moreau", "contact")
    page.locator(NEXT).click()
    expect(heading(page, "Quel métier veux-tu faire")).to_be_visible()

    page.go_back()

    expect(heading(page, "Comment un employeur")).to_be_visible()
    page.go_forward()
    expect(heading(page, "Quel métier veux-tu faire")).to_be_visible()


def test_an_experience_is_asked_in_the_words_of_its_kind(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    to_questions(page, "Nathan Moreau", "experiences")
    page.get_by_role("button", name="En famille").click()
    page.get_by_label("Qu’as-tu fait").locator("visible=true").fill("Garder mes frères")
    expect(page.get_by_label("Avec qui").locator("visible=true")).to_be_visible()
    page.locator(NEXT).click()
    expect(page.get_by_label("Que faisais-tu, en détail").locator("visible=true")).to_be_visible()


def test_the_learner_says_in_which_form_the_page_names_the_job(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    to_questions(page, "Nathan Moreau", "wanted_jobs")
    forms = page.get_by_role("group", name="Sur ta page, tu es").first.get_by_role("radio")
    expect(forms).to_have_count(3)
    expect(forms.and_(page.locator(":checked"))).to_have_count(0)
    forms.first.check()
    expect(state(page)).to_have_text(SAVED)
    page.reload()
    expect(forms.first).to_be_checked()


def test_a_name_typed_without_capitals_gets_them_by_a_tap_and_not_before(
    open_page: OpenPage,
) -> None:
    page = open_page(PHONE)
    open_cv(page, "Nathan Moreau")
    for label, typed in (("Prénom", "nathan"), ("Nom", "MOREAU")):
        page.get_by_label(label, exact=True).fill(typed)
    better = page.get_by_role("button", name="Écrire « Nathan Moreau »").first
    expect(better).to_be_visible()
    expect(page.get_by_label("Nom", exact=True)).to_have_value("MOREAU")
    better.click()
    expect(page.get_by_label("Prénom")).to_have_value("Nathan")
    expect(page.get_by_label("Nom", exact=True)).to_have_value("Moreau")
    expect(better).to_be_hidden()


def test_an_entry_that_was_begun_and_left_empty_does_not_stay(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    to_questions(page, "Kévin Jacquin", "experiences")
    before = page.locator("[data-rows=experiences] [data-entry]").count()
    page.get_by_role("button", name="Du bénévolat").click()
    expect(heading(page, "C’était quoi")).to_be_focused()
    row = page.locator("[data-rows=experiences] .cnj-cv__row").last
    expect(row.locator("[value=volunteering]")).to_be_checked()

    page.get_by_role("button", name="Retour").click()
    page.get_by_role("button", name="Retour").click()

    expect(page.locator("[data-rows=experiences] [data-entry]")).to_have_count(before)
    expect(state(page)).to_have_text(SAVED)


def test_an_entry_can_be_taken_out_and_put_back_where_the_entries_are(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    to_questions(page, "Julie Tessier", "experiences")
    page.get_by_role("button", name="Du bénévolat").click()
    page.get_by_label("Qu’as-tu fait").locator("visible=true").fill("Collecte")
    for _ in range(2):
        page.locator(NEXT).click()
    entries = page.locator("[data-rows=experiences] [data-entry]")
    expect(entries.filter(has_text="Collecte")).to_be_visible()

    page.get_by_role("button", name="Retirer Collecte").click()
    expect(entries.filter(has_text="Collecte")).to_have_count(0)
    page.get_by_role("button", name="Remettre").click()

    expect(entries.filter(has_text="Collecte")).to_be_visible()
    expect(state(page)).to_have_text(SAVED)


def test_what_keeps_the_cv_from_being_saved_is_one_tap_away(
    open_page: OpenPage, watch: Watch
) -> None:
    watch.expected.append("400 (Bad Request)")
    page = open_page(PHONE)
    to_questions(page, "Clément Dumoulin", "introduction")
    introduction(page).fill("Un mot. " * 400)
    page.locator(NEXT).click()
    way = page.get_by_role("button", name="Voir cette réponse")
    expect(way).to_be_visible()

    way.click()

    expect(introduction(page)).to_be_visible()
    expect(way).to_be_hidden()
    introduction(page).fill("Un mot.")
    expect(state(page)).to_have_text(SAVED)


def test_a_ticked_idea_is_a_line_that_can_be_said_in_other_words(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    open_cv(page, "Zoé Lambert")
    page.get_by_role("button", name="Ajouter une expérience").click()
    row = page.locator("[data-rows=experiences] .cnj-cv__row").last
    row.get_by_label("Qu’as-tu fait").fill("Vendeuse")
    row.get_by_role("button", name="Des idées").click()
    tasks = row.locator("[data-path=tasks]")
    first, second = row.locator("cnj-ideas input").first, row.locator("cnj-ideas input").nth(1)

    first.check()
    second.check()
    lines = tasks.input_value().split("\n")
    assert lines == [first.input_value(), second.input_value()]
    tasks.fill(f"{lines[0]} le samedi\n{lines[1]}")
    first.uncheck()
    second.uncheck()

    # What was said in other words is the person's own.
    expect(tasks).to_have_value(f"{lines[0]} le samedi")
    expect(state(page)).to_have_text(SAVED)


def test_a_sentence_comes_with_its_gap_selected(open_page: OpenPage) -> None:
    page = open_page(DESK)
    open_cv(page, "Amina Benali")
    page.get_by_role("combobox", name="Ta commune").fill("")
    introduction(page).fill("Bonjour.")
    page.get_by_role("button", name="Des débuts de phrases").click()
    page.get_by_role("button", name="Je cherche un emploi").click()

    chosen = introduction(page).evaluate(
        "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    )

    assert chosen.startswith("[…")
    page.keyboard.type("à Lyon")
    assert introduction(page).input_value().startswith("Bonjour. Je cherche un emploi")
    assert chosen not in introduction(page).input_value()


def test_an_address_with_a_slip_is_mended_in_one_tap_and_keeps_nobody(
    open_page: OpenPage,
) -> None:
    page = open_page(PHONE)
    to_questions(page, "Fanny Tessier", "contact")
    page.get_by_label("E-mail").fill("fanny.tessier@gmial.com")
    page.locator(NEXT).click()
    mend = page.get_by_role("button", name="Mettre fanny.tessier@gmail.com")
    expect(mend).to_be_visible()
    # It is shown once, and the button says that the next tap goes on.
    expect(page.locator(NEXT)).to_have_text("Continuer sans changer")
    page.locator(NEXT).click()
    expect(heading(page, "Quel métier veux-tu faire")).to_be_visible()
    page.get_by_role("button", name="Retour").click()

    mend.click()

    expect(page.get_by_label("E-mail")).to_have_value("fanny.tessier@gmail.com")
    expect(mend).to_be_hidden()
    expect(state(page)).to_have_text(SAVED)


def test_advice_that_was_read_before_going_on_keeps_nobody(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    to_questions(page, "Kévin Jacquin", "contact")
    page.get_by_label("E-mail").fill("kevin.jacquin@gmial.com")
    page.get_by_label("Téléphone").fill("06 12 34 56 78")
    expect(page.get_by_role("button", name="Mettre kevin.jacquin@gmail.com")).to_be_visible()
    page.locator(NEXT).click()
    expect(heading(page, "Quel métier veux-tu faire")).to_be_visible()


def test_advice_leads_to_its_question(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    begin(page, "Candice Garnier")
    open_all(page)
    page.get_by_label("Téléphone").fill("")
    page.get_by_label("E-mail").fill("")
    expect(state(page)).to_have_text(SAVED)
    page.get_by_role("button", name="Qui es-tu").click()

    advice = page.get_by_role("button", name="Écris un numéro de téléphone")
    advice.click()

    expect(page.get_by_label("Téléphone")).to_be_focused()
    page.get_by_role("button", name="Revenir à la liste").click()
    expect(advice).to_be_focused()
    expect(page.get_by_role("button", name="Revenir à la liste")).to_be_hidden()


def test_a_misspelt_word_is_put_right_in_one_tap(open_page: OpenPage) -> None:
    page = open_page(PHONE)
    to_questions(page, "Rémi Prévost", "introduction")
    introduction(page).fill("🎉 Je sui motivé. J’aime aprendre.")
    page.get_by_role("button", name="Vérifier l’orthographe").locator("visible=true").click()
    expect(page.get_by_text("2 mots à vérifier")).to_be_visible()

    page.get_by_role("button", name="suis", exact=True).click()
    expect(introduction(page)).to_have_value("🎉 Je suis motivé. J’aime aprendre.")
    page.get_by_role("button", name="apprendre", exact=True).click()

    expect(introduction(page)).to_have_value("🎉 Je suis motivé. J’aime apprendre.")
    expect(page.get_by_text("Aucune faute trouvée.")).to_be_focused()
    expect(state(page)).to_have_text(SAVED)


def test_a_phone_at_twice_the_size_never_scrolls_sideways(open_page: OpenPage) -> None:
    page = open_page({"width": PHONE["width"] // 2, "height": PHONE["height"] // 2})
    open_cv(page, "Sékou Moreau")
    for question in QUESTIONS:
        page.evaluate(
            """name => {
              const answers = document.querySelector("cnj-answers");
              answers.look("questions");
              answers.go({ name });
            }""",
            question,
        )
        expect(page.locator(f"[data-step={question}]").first).to_be_visible()
        wide = page.locator("cnj-answers").evaluate(
            "all => [...all.querySelectorAll('*')].filter((each) =>"
            " each.getBoundingClientRect().right > all.getBoundingClientRect().right + 9"
            " && !each.closest('[data-alone] > .cnj-field > :is(label, legend)'))"
            ".map((each) => each.outerHTML.slice(0, 120))"
        )
        assert wide == [], question
