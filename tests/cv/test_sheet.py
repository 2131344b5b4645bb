"""What stands on a page: in words, in order, and nothing that was left out."""

from __future__ import annotations

import pytest

from cv_xblock.document import CV, Page
from cv_xblock.render.sheet import Contact, Entry, Spoken, build_sheet

from .making import TODAY, cv


def sheet(page: Page | None = None, *, language: str = "fr", anonymous: bool = False, **changes):
    return build_sheet(
        cv(**changes), page or Page(), today=TODAY, language=language, anonymous=anonymous
    )


def test_a_page_says_in_french_what_was_told():
    page = sheet()
    assert page.title == "CV – Zoé O’Brien-N’Guyen"
    assert page.headline == "Vendeur / Vendeuse en boulangerie"
    assert page.introduction == ("Je cherche un poste en vente.", "Je suis disponible 👩🏽‍🍳.")
    assert page.contacts == (
        Contact("phone", "06\u00a039\u00a098\u00a001\u00a002"),
        Contact("email", "zoe@example.org"),
        Contact("place", "59000 Lille"),
    )
    assert page.experiences == (
        Entry(
            title="Stage de vente",
            where="Boutique du Marché, Lille",
            period="mars 2025 – juin 2025",
            kind="stage",
            tasks=("Ranger les rayons", "Encaisser", "3 clients à la fois"),
        ),
        Entry(title="Chez moi", where="", period="depuis 2023", kind="famille"),
    )
    assert page.training == (
        Entry(title="CAP cuisine", where="Lycée de la Plaine", period="juin 2027"),
    )
    assert page.languages == (Spoken("Arabe", "langue maternelle"), Spoken("lingala", "bon niveau"))
    assert page.practical == (
        "Disponible à partir du 1er mars 2027",
        "Permis B, AM",
        "Véhicule personnel",
    )
    assert page.headings["training"] == "Formation"


def test_a_page_says_the_form_that_the_learner_chose_and_no_level_that_was_not_said():
    wanted = [{"label": "Vendeur en boulangerie / Vendeuse en boulangerie", "said": "Vendeuse"}]
    page = sheet(wanted_jobs=wanted, languages=[{"language": "ar"}])
    assert page.headline == "Vendeuse"
    assert page.languages == (Spoken("Arabe", ""),)


def test_in_english_months_keep_their_capital():
    page = sheet(language="en")
    assert page.experiences[0].period == "March 2025 – June 2025"
    assert page.practical[0] == "Free from 1 March 2027"


def test_the_age_and_the_address_are_printed_only_where_the_page_says_so():
    page = sheet(Page(age=True, address=True))
    assert Contact("age", "19 ans") in page.contacts
    assert Contact("address", "3 rue des Lilas, 59000 Lille") in page.contacts
    kinds = {each.kind for each in sheet().contacts}
    assert not kinds & {"age", "address"}


def test_nobody_is_known_by_an_anonymous_page():
    page = sheet(Page(age=True, address=True, photo=True), anonymous=True)
    assert (page.name, page.title) == ("", "CV")
    assert page.contacts == (Contact("place", "59000 Lille"),)
    assert page.experiences == sheet().experiences


def test_a_page_leaves_out_what_its_person_hid_and_says_its_own_words():
    page = sheet(
        Page(
            headline="Cuisinière",
            introduction="Autre chose.",
            hidden=("e1", "t1"),
            hidden_skills=("Conduire un chariot",),
            training_first=True,
        )
    )
    assert page.headline == "Cuisinière"
    assert page.introduction == ("Autre chose.",)
    assert [each.title for each in page.experiences] == ["Chez moi"]
    assert page.training == ()
    assert page.skills == ("Cuisiner pour dix",)
    assert page.training_first


def test_a_row_without_an_id_is_never_taken_for_a_hidden_one():
    assert sheet(Page(hidden=("e9",)), training=[{"title": "CAP"}]).training != ()


@pytest.mark.parametrize(
    ("start", "end", "current", "words"),
    [
        ("", "", False, ""),
        ("2025-03", "2025-03", False, "mars 2025"),
        ("2025-03", "", False, "mars 2025"),
        ("-03", "2025", False, "-03 – 2025"),
        ("", "", True, "en ce moment"),
        ("2024-08", "2025-01", True, "depuis août 2024"),
    ],
)
def test_a_period_is_said_as_far_as_it_is_known(start, end, current, words):
    row = {"title": "x", "start": start, "end": end, "current": current}
    assert sheet(experiences=[row]).experiences[0].period == words


def test_an_empty_cv_makes_an_empty_page():
    empty = build_sheet(CV(), Page(), today=TODAY)
    assert (empty.name, empty.headline, empty.contacts, empty.practical) == ("", "", (), ())


def test_a_text_of_a_thousand_lines_is_printed_whole_on_few_lines():
    page = sheet(experiences=[{"title": "x", "tasks": "\n".join(f"t{n}" for n in range(400))}])
    [entry] = page.experiences
    assert len(entry.tasks) == 40
    assert " ".join(entry.tasks) == " ".join(f"t{n}" for n in range(400))
