"""JSON Resume: what we write is one, and what others write is read as far as it goes."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from cv_xblock.document import CommuneRef, Experience, Language, Training, WantedJob
from cv_xblock.importing import Imported, read_cv_file
from cv_xblock.render.json_resume import to_json_resume

from .json_resume_schema import SCHEMA
from .making import cv
from .strategies import documents

FOREIGN: dict[str, Any] = {
    "basics": {
        "name": "Ada Lovelace-King",
        "label": "Data analyst",
        "email": "ada@example.com",
        "phone": 5550100,
        "url": "https://ada.example.com",
        "summary": "I like numbers.",
        "location": {"city": "Lyon", "postalCode": "69001", "countryCode": "FR"},
        "profiles": [{"network": "Mastodon", "url": "https://social.example/ada"}],
    },
    "work": [
        {
            "name": "Mill & Sons",
            "position": "Clerk",
            "location": "Lyon",
            "startDate": "2021-02-15",
            "endDate": "Present",
            "summary": "Accounts.",
            "highlights": ["Found an error", "Trained two people"],
        },
        {"company": "Bakery", "position": "Seller", "startDate": "2019", "endDate": "2020-01"},
    ],
    "volunteer": [{"organization": "Food bank", "position": "Driver", "startDate": "2018-05"}],
    "education": [
        {
            "institution": "Lycée",
            "area": "Mathematics",
            "studyType": "Bac",
            "endDate": "2018",
            "score": "15/20",
            "courses": ["Algebra"],
        }
    ],
    "certificates": [{"name": "PSC1", "issuer": "Croix-Rouge", "date": "2022-03"}],
    "skills": [{"name": "Tables", "level": "Master", "keywords": ["sums", "charts"]}, "Order"],
    "languages": [
        {"language": "Français", "fluency": "Langue maternelle"},
        {"language": "English", "fluency": "C1"},
        {"language": "Breton"},
    ],
    "interests": [{"name": "Chess"}],
    "awards": [{"title": "First prize"}],
}


def read(content: object) -> Imported:
    return read_cv_file(json.dumps(content).encode())


@settings(deadline=None)
@given(documents())
def test_what_we_write_is_a_json_resume(document):
    resume = json.loads(to_json_resume(document))
    jsonschema.validate(resume, SCHEMA, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)


def test_another_reader_finds_the_facts_where_the_form_has_them():
    resume = json.loads(to_json_resume(cv()))
    assert resume["basics"]["name"] == "Zoé O’Brien-N’Guyen"
    assert resume["basics"]["label"] == "Vendeur / Vendeuse en boulangerie"
    assert resume["basics"]["location"] == {
        "address": "3 rue des Lilas",
        "postalCode": "59000",
        "city": "Lille",
        "countryCode": "FR",
    }
    assert resume["work"][0] == {
        "name": "Boutique du Marché",
        "position": "Stage de vente",
        "location": "Lille",
        "startDate": "2025-03",
        "endDate": "2025-06",
        "highlights": ["Ranger les rayons", "Encaisser", "3 clients à la fois"],
    }
    assert resume["languages"][0] == {"language": "Arabe", "fluency": "langue maternelle"}


def test_what_is_over_is_not_shown_as_going_on():
    rows = [{"title": "x", "start": "2025-03"}, {"title": "y", "start": "2025-03", "current": True}]
    over, going_on = json.loads(to_json_resume(cv(experiences=rows)))["work"]
    assert (over["endDate"], "endDate" in going_on) == ("2025-03", False)


def test_voluntary_work_stands_in_its_own_section():
    resume = json.loads(
        to_json_resume(cv(experiences=[{"kind": "volunteering", "employer": "Restos"}]))
    )
    assert (resume["work"], resume["volunteer"]) == ([], [{"organization": "Restos"}])


def test_another_maker_s_file_is_read_as_far_as_a_cv_has_a_place():
    document = read(FOREIGN).document
    assert (document.first_name, document.last_name) == ("Ada", "Lovelace-King")
    assert (document.email, document.phone) == ("ada@example.com", "5550100")
    assert document.introduction == "I like numbers."
    assert document.wanted_jobs == (WantedJob(label="Data analyst"),)
    assert document.commune == CommuneRef(name="Lyon", postcode="69001")
    assert document.experiences == (
        Experience(
            id="e1",
            title="Clerk",
            employer="Mill & Sons",
            place="Lyon",
            start="2021-02",
            current=True,
            tasks="Accounts.\n- Found an error\n- Trained two people",
        ),
        Experience(id="e2", title="Seller", employer="Bakery", start="2019", end="2020-01"),
        Experience(
            id="e3",
            kind="volunteering",
            title="Driver",
            employer="Food bank",
            start="2018-05",
            current=True,
        ),
    )
    assert document.training == (
        Training(id="t1", title="Bac, Mathematics", school="Lycée", end="2018"),
        Training(id="t2", title="PSC1", school="Croix-Rouge", end="2022-03"),
    )
    assert document.skills == ("Tables\u00a0: sums, charts", "Order")
    assert document.languages == (
        Language("fr", "native"),
        Language("en", "fluent"),
        Language("Breton", ""),
    )
    assert document.interests == ("Chess",)


def test_each_thing_that_is_not_taken_over_is_told():
    told = {(each.path, each.code, each.text) for each in read(FOREIGN).left_out}
    assert told == {
        ("basics.name", "name_guessed", "Ada Lovelace-King"),
        ("basics.url", "no_place", "https://ada.example.com"),
        ("basics.profiles.0", "no_place", "https://social.example/ada"),
        ("basics.location.countryCode", "no_place", "FR"),
        ("work.0.startDate", "day", "2021-02-15"),
        ("education.0.score", "no_place", "15/20"),
        ("education.0.courses.0", "no_place", "Algebra"),
        ("skills.0.level", "no_place", "Master"),
        ("awards.0", "no_place", "First prize"),
    }


def test_a_text_that_is_too_long_is_told_and_not_cut():
    found = read({"basics": {"name": "Ada", "summary": "x" * 2001}})
    assert found.document.introduction == ""
    assert [(each.path, each.code) for each in found.lost] == [("introduction", "too_long")]


def test_rows_beyond_what_a_cv_holds_are_told_one_by_one():
    found = read({"skills": [{"name": f"n° {number}"} for number in range(32)]})
    assert len(found.document.skills) == 30
    assert [(each.path, each.code, each.text) for each in found.left_out] == [
        ("skills.30", "too_many", "n° 30"),
        ("skills.31", "too_many", "n° 31"),
    ]


def test_values_of_a_wrong_kind_are_told_and_the_others_are_read():
    found = read(
        {
            "basics": {"name": ["Ada"], "email": "ada@example.com", "location": "Lyon"},
            "work": [3, {"name": "Mill", "highlights": "One thing"}, None],
            "education": {"institution": "x"},
        }
    )
    assert found.document.email == "ada@example.com"
    assert [each.tasks for each in found.document.experiences] == ["- One thing"]
    assert {(each.path, each.code) for each in found.left_out} == {
        ("basics.name", "odd"),
        ("basics.location", "odd"),
        ("work.0", "odd"),
        ("education", "odd"),
    }


def test_a_flood_of_what_has_no_place_is_told_in_short():
    found = read({"basics": {}, "awards": [{"title": "x" * 500}] * 1000})
    assert len(found.left_out) == 201
    assert found.left_out[-1].code == "more"
    assert all(len(each.text) <= 120 for each in found.left_out)


def test_our_own_file_changed_by_another_hand_is_read_as_it_now_stands():
    resume = json.loads(to_json_resume(cv()))
    resume["basics"]["email"] = "new@example.org"
    found = read(resume)
    assert found.document.email == "new@example.org"
    assert found.document.experiences[0].title == "Stage de vente"
    assert ("meta.clicnjob", "changed_since") in {(e.path, e.code) for e in found.left_out}


def test_the_order_of_keys_is_no_change():
    resume = json.loads(to_json_resume(cv()))
    assert read(dict(reversed(resume.items()))).document == cv()


def test_a_level_that_is_not_said_is_not_made_up():
    found = read({"languages": [{"language": "Arabic"}, {"language": "Wolof", "fluency": "Wow"}]})
    assert found.document.languages == (Language("ar", ""), Language("wo", ""))
    told = [(each.path, each.code, each.text) for each in found.left_out]
    assert told == [("languages.1.fluency", "level_unknown", "Wow")]


@pytest.mark.parametrize(
    ("fluency", "level"),
    [
        ("Native speaker", "native"),
        ("Native or bilingual proficiency", "native"),
        ("Full professional proficiency", "fluent"),
        ("Professional working proficiency", "good"),
        ("Elementary", "basic"),
        ("Débutante", "basic"),
        ("Niveau intermédiaire", "good"),
        ("Courant", "fluent"),
        ("langue maternelle", "native"),
        ("bon niveau", "good"),
        ("notions", "basic"),
        ("B2", "good"),
    ],
)
def test_words_for_a_level_are_understood(fluency, level):
    found = read({"languages": [{"language": "Arabic", "fluency": fluency}]})
    assert found.document.languages == (Language("ar", level),)
    assert found.left_out == ()
