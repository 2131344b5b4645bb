"""What would better a CV: the most telling first, each once, never a score."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from clicnjob_xblocks.translation import translator
from clicnjob_xblocks.wording import email_advice
from cv_xblock import checklist
from cv_xblock.advice_words import explain_advice, explain_take
from cv_xblock.checklist import MOST, Advice, advice_for
from cv_xblock.document import CV, from_dict
from cv_xblock.name_letters import better_written

GOOD: dict[str, Any] = {
    "first_name": "Inès",
    "last_name": "Benali",
    "email": "ines.benali@gmail.com",
    "phone": "0639980102",
    "introduction": "Je recherche un poste de vente. Je suis disponible tout de suite.",
    "wanted_jobs": [{"key": "ogr:1", "label": "Vendeur / Vendeuse", "said": "Vendeuse"}],
    "experiences": [
        {"kind": "internship", "title": "Vente", "employer": "Kiabi", "start": "2025-03",
         "tasks": "Accueillir les clients"},
        {"kind": "sport", "title": "Arbitre de futsal", "start": "2023-09",
         "tasks": "Siffler les matchs"},
    ],
    "training": [{"title": "CAP vente", "start": "2024-09"}],
    "skills": ["Tenue de caisse", "Calcul", "Écoute"],
    "languages": [{"language": "ar", "level": "native"}],
    "commune": {"key": "93008", "name": "Bobigny"},
    "availability": {"kind": "now"},
}  # fmt: skip


def codes(most: int = 50, **changes: Any) -> list[str]:
    return [each.code for each in advice_for(from_dict({**GOOD, **changes}), most)]


def test_a_good_page_has_nothing_to_better():
    assert codes() == []


def test_an_empty_page_begins_with_what_makes_a_cv_and_stops_at_five():
    found = advice_for(CV())
    assert [each.code for each in found] == [
        *("name_missing", "contact_missing", "job_missing", "history_missing", "place_missing")
    ]
    assert len(found) == MOST
    assert [each.path for each in found] == [
        *("first_name", "phone", "wanted_jobs", "experiences", "commune")
    ]


def without_tasks(**changes: Any) -> list[dict[str, Any]]:
    return [{**GOOD["experiences"][0], **changes}, GOOD["experiences"][1]]


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"last_name": ""}, "name_missing", "last_name"),
        ({"email": "", "phone": ""}, "contact_missing", "phone"),
        ({"wanted_jobs": []}, "job_missing", "wanted_jobs"),
        ({"commune": None}, "place_missing", "commune"),
        ({"email": "ines@"}, "email_odd", "email"),
        ({"phone": "06"}, "phone_odd", "phone"),
        ({"first_name": "inès", "last_name": "BENALI"}, "name_letters", "first_name"),
        ({"wanted_jobs": [{"label": "Vendeur / Vendeuse"}]}, "job_form", "wanted_jobs"),
        ({"email": "princesse93@gmail.com"}, "email_smile", "email"),
        ({"email": "ines.benali@gmial.com"}, "email_provider", "email"),
        ({"introduction": "Je recherche un poste à [… la ville]."}, "gap_left", "introduction"),
        ({"introduction": "JE CHERCHE UN TRAVAIL"}, "capitals", "introduction"),
        ({"introduction": ""}, "introduction_missing", "introduction"),
        ({"introduction": "Bien. " * 100}, "introduction_long", "introduction"),
        ({"introduction": "J’ai une experiance."}, "spelling", "introduction"),
        ({"introduction": "Je suis drôle lol."}, "spelling_leave_out", "introduction"),
        ({"skills": ["Tenue de caisse", "Netoyage", "Calcul"]}, "spelling", "skills.1"),
        ({"experiences": without_tasks(tasks="")}, "tasks_missing", "experiences.0.tasks"),
        ({"experiences": without_tasks(tasks="Ranger. " * 90)}, "tasks_long",
         "experiences.0.tasks"),
        ({"experiences": without_tasks(start="")}, "dates_missing", "experiences.0.start"),
        ({"training": [{"title": "CAP vente"}]}, "dates_missing", "training.0.start"),
        ({"experiences": []}, "experience_wider", "experiences"),
        ({"experiences": GOOD["experiences"][:1]}, "experience_more", "experiences"),
        ({"skills": []}, "skills_missing", "skills"),
        ({"skills": ["Calcul"]}, "skills_few", "skills"),
        ({"languages": []}, "languages_missing", "languages"),
        ({"availability": {"kind": "unknown"}}, "availability_missing", "availability.kind"),
        ({"pages": [{"introduction": "[… le métier]"}]}, "gap_left", "pages.0.introduction"),
    ],
)  # fmt: skip
def test_each_advice_names_its_field(changes: dict[str, Any], code: str, path: str):
    found = advice_for(from_dict({**GOOD, **changes}), 50)
    assert [(each.code, each.path) for each in found] == [(code, path)]


def test_names_towns_firms_and_jobs_are_no_misspellings():
    found = codes(
        last_name="Netoyage",
        introduction="Chez netoyage à experiance.",
        commune={"name": "Experiance"},
    )
    assert "spelling" not in found


def test_a_name_with_its_capitals_is_offered_and_not_put():
    typed = {"first_name": "amina", "last_name": "ben ali", "email": ""}
    [found] = advice_for(from_dict({**GOOD, **typed}))
    assert found.take == {"first_name": "Amina", "last_name": "Ben Ali"}
    assert explain_take(found, str) == "Write “Amina Ben Ali”"


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        (("JEAN-PIERRE", "D’ESTAING"), ("Jean-Pierre", "d’Estaing")),
        (("zoé", "o'brien"), ("Zoé", "O'Brien")),
        (("marie", "de la tour"), ("Marie", "de la Tour")),
        (("li", "WEI"), ("Li", "Wei")),
        (("MARIE", "McDonald"), ("Marie", "McDonald")),
        (("Marie", "DUPONT"), None),
        (("Jean-Pierre", "de la Tour"), None),
        (("محمد", "علي"), None),
        (("J.", "Martin"), None),
        (("", ""), None),
    ],
)
def test_only_a_name_typed_in_haste_is_written_otherwise(typed, better):
    assert better_written(*typed) == better


def test_a_job_of_one_form_asks_for_none():
    assert codes(wanted_jobs=[{"label": "Sage-femme"}]) == []


def test_what_helps_most_comes_first():
    found = codes(email="princesse@gmail.com", introduction="", languages=[], commune=None)
    assert found == ["place_missing", "email_smile", "introduction_missing", "languages_missing"]


def _codes_of(module: Any, call: str) -> set[str]:
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    return {
        str(node.args[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == call
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


CODES = sorted(
    {
        *_codes_of(checklist, "Advice"),
        *checklist._ODD,
        *("spelling", "spelling_leave_out"),
        *(f"email_{code}" for code, _ in email_advice._CHECKS),
        *("email_provider", "email_closing"),
    }
)
PARAMS = {
    "title": "Vente", "word": "experiance", "answer": "expérience", "gap": "[… la ville]",
    "meant": "ines@gmail.com", "name": "Inès Benali", "job": "Vendeur / Vendeuse",
}  # fmt: skip


@pytest.mark.parametrize("code", CODES)
def test_every_advice_is_said_in_french_in_short_sentences(code: str):
    french = explain_advice(Advice(code, "x", PARAMS), translator("cv_xblock", None))
    english = explain_advice(Advice(code, "x", PARAMS), lambda text: text)
    assert french != english
    assert "{" not in french
    assert all(len(sentence.split()) <= 16 for sentence in french.replace("?", ".").split("."))


def test_a_better_address_is_shown_where_there_is_one():
    found = advice_for(from_dict({**GOOD, "email": "princesse@gmail.com"}))[0]
    assert "ines.benali@" in explain_advice(found, translator("cv_xblock", None))
