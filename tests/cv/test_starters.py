"""Sentences to begin with: from what the CV says, with gaps that are seen and found again."""

from __future__ import annotations

import pytest

from cv_xblock.document import CV, from_dict
from cv_xblock.starters import MOST, gaps, starters

NB = "\u00a0"


def cv(**values: object) -> CV:
    return from_dict(
        {
            "wanted_jobs": [
                {"key": "ogr:1", "label": "Vendeur en boulangerie / Vendeuse en boulangerie"}
            ],
            "commune": {"key": "93008", "name": "Bobigny", "postcode": "93000"},
            **values,
        }
    )


def said(document: CV, language: str = "fr") -> dict[str, str]:
    return {each.code: each.text for each in starters(document, language)}


def test_the_job_and_the_town_are_told_without_a_gender():
    texts = said(cv())
    job = f"{NB}: vendeur / vendeuse en boulangerie."
    assert texts["job"] == f"Je cherche un emploi à Bobigny{job}"
    assert texts["internship"] == f"Je cherche un stage à Bobigny{job}"
    assert texts["apprenticeship"] == f"Je cherche une alternance à Bobigny{job}"


@pytest.mark.parametrize(
    ("town", "where"),
    [
        ("Le Havre", "au Havre"),
        ("Les Lilas", "aux Lilas"),
        ("La Courneuve", "à La Courneuve"),
        ("L’Île-Saint-Denis", "à L’Île-Saint-Denis"),
    ],
)
def test_a_town_with_an_article_is_said_as_people_say_it(town: str, where: str):
    assert f" {where}{NB}:" in said(cv(commune={"name": town}))["job"]


def test_an_acronym_keeps_its_capitals():
    assert said(cv(wanted_jobs=[{"label": "ATSEM"}]))["job"].endswith(f"{NB}: ATSEM.")


def test_an_empty_cv_has_sentences_with_gaps():
    found = starters(CV())
    assert found[0].text == f"Je cherche un emploi à [… la ville]{NB}: [… le métier]."
    assert found[0].gaps == ("[… la ville]", "[… le métier]")
    assert {each.code for each in found} >= {"preparing", "wish", "at_ease"}
    assert all(each.gaps for each in found)


def test_a_gap_that_was_left_is_found_again():
    assert gaps(f"Bonjour.\n{starters(CV())[0].text}") == starters(CV())[0].gaps
    assert gaps("Un titre [entre crochets] et trois points…") == ()


@pytest.mark.parametrize(
    ("tasks", "learned"),
    [
        ("- Accueillir les clients\n- Tenir la caisse", "accueillir les clients"),
        ("Accueil des clients", "[… ce que tu sais faire]"),
        ("Le magasin était grand.\nRanger les rayons.", "ranger les rayons"),
        ("", "[… ce que tu sais faire]"),
        ("Ranger " + "x" * 200, "[… ce que tu sais faire]"),
    ],
)
def test_what_was_learned_is_the_first_task_that_has_a_verb(tasks: str, learned: str):
    document = cv(experiences=[{"title": "Caisse", "employer": "Leclerc", "tasks": tasks}])
    assert said(document)["learned_at"] == f"Chez Leclerc, j’ai appris à {learned}."


@pytest.mark.parametrize(
    ("kind", "employer", "code", "sentence"),
    [
        ("sport", "FC Bobigny", "learned_sport", "Dans mon club, j’ai appris à ranger."),
        ("family", "Chez moi", "learned_family", "En aidant ma famille, j’ai appris à ranger."),
        ("volunteering", "", "learned_volunteering",
         "En faisant du bénévolat, j’ai appris à ranger."),
        ("other", "Chez moi", "learned", f"Vélos{NB}: cela m’a appris à ranger."),
        ("odd_job", "", "learned", f"Vélos{NB}: cela m’a appris à ranger."),
    ],
)  # fmt: skip
def test_what_was_no_job_in_a_firm_is_said_in_its_own_words(kind, employer, code, sentence):
    done = {"kind": kind, "title": "Vélos", "employer": employer, "tasks": "Ranger"}
    assert said(cv(experiences=[done]))[code] == sentence


def test_a_job_said_in_one_form_stands_within_the_sentence():
    wanted = [{"label": "Vendeur / Vendeuse en boulangerie", "said": "Vendeuse en boulangerie"}]
    text = said(cv(wanted_jobs=wanted))["job"]
    assert text == "Je cherche un emploi à Bobigny, comme vendeuse en boulangerie."


def test_training_is_prepared_or_followed():
    running = cv(training=[{"title": "BEP"}, {"title": "CAP cuisine", "current": True}])
    assert said(running)["preparing"] == f"Je prépare{NB}: CAP cuisine."
    done = cv(training=[{"title": "CAP cuisine", "end": "2025-06"}])
    assert said(done)["trained"] == f"J’ai suivi une formation{NB}: CAP cuisine."


def test_when_and_how_and_in_which_languages():
    texts = said(
        cv(
            availability={"kind": "from", "date": "2026-12-01"},
            skills=["Tenue de caisse", "SST"],
            languages=[{"language": "ar"}, {"language": "fr"}],
            licences=["B"],
            has_vehicle=True,
        )
    )
    assert texts["from"] == "Je suis disponible à partir du 1er décembre 2026."
    assert texts["at_ease"] == f"Mes points forts{NB}: tenue de caisse, SST."
    assert texts["licence_vehicle"] == "J’ai le permis B et un véhicule."
    assert said(cv(availability={"kind": "now"}))["now"] == "Je suis disponible tout de suite."


def test_there_are_never_more_than_one_reads():
    assert len(starters(cv(licences=["B"], skills=["a"], availability={"kind": "now"}))) <= MOST


def test_in_english_too():
    text = said(cv(), "en")["job"]
    assert text == "I am looking for work in Bobigny: vendeur / vendeuse en boulangerie."


def test_braces_and_markup_are_only_text():
    document = cv(commune={"name": "{job} <b>"}, wanted_jobs=[{"label": "{0} %s"}])
    assert said(document)["job"] == f"Je cherche un emploi à {{job}} <b>{NB}: {{0}} %s."
