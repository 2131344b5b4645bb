"""Help to write a CV: what each handler proposes, of whose words, and within which bounds."""

from __future__ import annotations

import pytest

from advisor_dashboard.api import profiles
from advisor_dashboard.vocabulary.load import load_default
from cv_xblock import spelling
from cv_xblock.fields import LONG
from tests import factories

CV = "clicnjob_cv"
needs_dictionary = pytest.mark.skipif(
    not spelling.available(), reason="the extra 'spelling' is not installed"
)


@pytest.fixture
def jobs(world):
    """The vocabulary with what people do in each job."""
    load_default()


def test_tasks_are_those_of_the_job_that_the_title_names(learner, jobs):
    ideas = learner.call(CV, "suggest_tasks", {"title": "Vendeur"}).body["ideas"]
    assert "Conseiller les clients" in ideas


def test_without_a_known_title_tasks_are_those_of_the_jobs_that_are_wanted(learner, jobs, world):
    factories.save_cv(world.learner, "ogr:11640")
    wanted = learner.call(CV, "suggest_tasks", {"title": ""}).body["ideas"]
    assert "Tenir la caisse" in wanted
    assert learner.call(CV, "suggest_tasks", {"title": "zzxxqq"}).body["ideas"] == wanted


def test_skills_are_of_the_jobs_that_are_wanted_and_of_those_that_were_done(learner, jobs, world):
    assert learner.call(CV, "suggest_skills", {}).body["ideas"] == []
    factories.save_cv(world.learner, "ogr:11640")
    wanted = learner.call(CV, "suggest_skills", {}).body["ideas"]
    factories.save_cv(world.learner, "ogr:11640", experiences=[{"title": "Vendeur"}])
    both = learner.call(CV, "suggest_skills", {}).body["ideas"]
    assert wanted
    assert set(wanted[:3]) <= set(both)
    assert set(both) > set(wanted[:3])


@pytest.mark.parametrize("title", [None, 3, "\x00", "é" * 10_000, "🎉", "%"])
def test_an_odd_title_finds_nothing_and_breaks_nothing(learner, title):
    answer = learner.call(CV, "suggest_tasks", {"title": title})
    assert (answer.status, answer.body["ideas"]) == (200, [])


def test_sentences_begin_with_what_the_cv_says_and_name_their_gaps(learner, world):
    factories.save_cv(world.learner, "ogr:11640")
    first, *others = learner.call(CV, "suggest_starters", {}).body["starters"]
    assert "caissier" in first["text"]
    assert "Lille" in first["text"]
    assert first["gaps"] == []
    assert all(gap in each["text"] for each in others for gap in each["gaps"])
    assert any(each["gaps"] for each in others)


@pytest.mark.parametrize("email", ["lina.morel@mail.fr", "", "lina", None, "é" * 10_000])
def test_a_good_address_or_none_is_no_matter(learner, email):
    sent = {"email": email, "first_name": "Lina", "last_name": "Morel"}
    assert learner.call(CV, "check_email", sent).body == {"words": "", "meant": ""}


def test_an_address_that_makes_smile_is_answered_kindly_with_a_better_one(learner):
    sent = {"email": "bogoss59@mail.fr", "first_name": "Lina", "last_name": "Morel"}
    answer = learner.call(CV, "check_email", sent).body
    assert answer["words"].startswith("Ton adresse e-mail est bien pour tes amis.")
    assert "lina.morel@" in answer["words"]
    # Nobody knows whether it is free: it is not put into the field.
    assert answer["meant"] == ""


def test_a_slip_in_the_provider_is_told_with_the_address_that_was_meant(learner):
    sent = {"email": "lina.morel@gmial.com", "first_name": "Lina", "last_name": "Morel"}
    answer = learner.call(CV, "check_email", sent).body
    assert answer["meant"] == "lina.morel@gmail.com"
    assert "lina.morel@gmail.com" in answer["words"]


@needs_dictionary
def test_misspelt_words_come_with_their_place_and_answers(learner):
    text = "🎉 Je sui motivée."
    [fault] = learner.call(CV, "check_spelling", {"text": text}).body["faults"]
    assert text[fault["start"] :][: fault["length"]] == fault["word"] == "sui"
    assert "suis" in fault["answers"]


@needs_dictionary
def test_names_of_the_cv_are_no_mistakes(learner, world):
    text = "J’aime aprendre."
    assert learner.call(CV, "check_spelling", {"text": text}).body["faults"]
    factories.save_cv(world.learner, experiences=[{"employer": "Aprendre"}])
    assert learner.call(CV, "check_spelling", {"text": text}).body["faults"] == []


@pytest.mark.parametrize("text", [None, 3, ["a"], "é" * (LONG + 1)])
def test_what_is_no_text_of_a_cv_is_not_checked(learner, text):
    answer = learner.call(CV, "check_spelling", {"text": text})
    assert (answer.status, answer.body["code"]) == (400, "bad_request")


def test_a_server_without_a_dictionary_offers_no_check(learner, world, monkeypatch):
    monkeypatch.setattr(spelling, "available", lambda: False)
    assert "cnj-spelling" not in learner.block(CV).render("student_view").content
    assert learner.call(CV, "check_spelling", {"text": "Je sui"}).body["faults"] == []


def test_advice_says_what_helps_most_first_and_where(learner, world):
    factories.save_cv(world.learner, email="bogoss59@mail.fr")
    better = learner.call(CV, "advice", {}).body["better"]
    assert [each["path"] for each in better[:3]] == ["wanted_jobs", "experiences", "email"]
    assert all(each["words"] for each in better)


def test_help_changes_nothing_that_is_stored(learner, world, jobs):
    before = factories.save_cv(world.learner, "ogr:11640")
    for handler in ("advice", "suggest_tasks", "suggest_skills", "suggest_starters", "check_email"):
        assert learner.call(CV, handler, {"title": "Vendeur", "email": "x@y.fr"}).status == 200
    assert profiles.load_cv(world.learner.pk).version == before.version


def test_nobody_is_helped_with_the_cv_of_another(learner, staff, world, jobs):
    factories.save_cv(world.learner, "ogr:11640", first_name="Secrète")
    for handler in ("advice", "suggest_skills", "suggest_starters"):
        body = staff.call(CV, handler, {}).body
        assert "Secrète" not in str(body)
        assert "caissier" not in str(body).lower()
