"""The one box: a job, a skill or a name, and what the words could mean besides."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advisor_dashboard.api import sharing
from advisor_dashboard.api.meanings import Meaning
from advisor_dashboard.api.targeting import TargetQuery, target
from advisor_dashboard.models import Profile
from advisor_dashboard.platform.embedded.models import Enrollment
from advisor_dashboard.targeting import words_of_people
from tests import factories

BAKERY, TILL = "ogr:20526", "ogr:11640"


@pytest.fixture
def find(world):
    def search(text="", advisor=None, with_choices=True, **fields):
        query = TargetQuery(text=text, **fields)
        return target((advisor or world.advisor).pk, query, with_choices=with_choices)

    return search


def share(world, *jobs, **changes):
    learner = factories.make_learner(world.course)
    factories.share_cv(learner, world.course, *jobs, **changes)
    return learner


def ids(result) -> list[int]:
    return [card.learner_id for card in result.cards]


def others(result) -> dict[str, int]:
    return {str(each.meaning): each.count for each in result.others}


@pytest.mark.parametrize("text", ["tableur", "Tableurs", "traitement de texte", "textes"])
def test_a_skill_finds_those_who_say_that_they_have_it(world, find, text):
    skilled = share(world, TILL, skills=["Calcul", "Tableur et traitement de texte"])
    share(world, BAKERY, skills=["Écoute"])
    result = find(text)
    assert (result.meaning, ids(result)) == (Meaning.SKILL, [skilled.pk])
    assert "sait\xa0: Tableur et traitement de texte" in result.cards[0].reasons


def test_the_words_of_two_skills_are_not_one_skill(world, find):
    share(world, BAKERY, skills=["Écoute", "Travail en équipe"])
    assert ids(find("écoute équipe", meaning="skill")) == []


@pytest.mark.parametrize("text", ["Éloïse", "eloise", "vasseur", "Vasseur Eloise", "vass"])
def test_a_name_finds_who_is_called_so(world, find, text):
    eloise = share(world, TILL, first_name="Éloïse", last_name="Vasseur")
    share(world, TILL, first_name="Karim", last_name="Haddad")
    result = find(text)
    assert (result.meaning, result.alike, ids(result)) == (Meaning.NAME, False, [eloise.pk])
    assert result.cards[0].reasons == ("porte ce nom",)


@pytest.mark.parametrize("text", ["Vasseure", "Vaseur", "vasseru"])
def test_a_mistyped_name_finds_those_that_are_like_it_and_says_so(world, find, text):
    eloise = share(world, TILL, first_name="Éloïse", last_name="Vasseur")
    share(world, TILL, first_name="Karim", last_name="Haddad")
    result = find(text, meaning="name")
    assert (result.alike, ids(result)) == (True, [eloise.pk])


def test_of_many_people_those_are_compared_whose_names_share_letters_with_the_words(
    world, find, monkeypatch
):
    monkeypatch.setattr(words_of_people, "MOST_COMPARED", 2)
    for name in ("Haddad", "Vallet", "Vallier", "Diallo"):
        share(world, TILL, first_name="Awa", last_name=name)
    eloise = share(world, TILL, first_name="Éloïse", last_name="Vasseur")
    Profile.objects.filter(learner=eloise).update(updated_at=timezone.now() - timedelta(days=9))
    assert ids(find("Vaseur", meaning="name")) == [eloise.pk]
    # The same for the button that offers to read as a name what looks like a job.
    zoe = share(world, TILL, first_name="Zoé", last_name="Caiser")
    result = find("caisser")
    assert (result.meaning, others(result)["name"]) == (Meaning.JOB, 1)
    assert ids(find("caisser", meaning="name")) == [zoe.pk]


def test_nobody_is_found_by_name_or_skill_who_did_not_open_the_cv(world, find):
    factories.save_cv(world.learner, TILL, first_name="Éloïse", skills=["Tableur"])
    for text in ("Éloïse", "tableur"):
        result = find(text)
        assert (result.cards, result.meaning, result.others) == ([], None, ())
        assert result.message
    factories.share_cv(world.learner, world.course, TILL, first_name="Éloïse", skills=["Tableur"])
    sharing.close_sharing(world.learner.pk, world.course)
    assert find("Éloïse").cards == find("tableur").cards == []


def test_a_name_is_looked_for_within_the_reach_alone(world, find):
    share(world, TILL, first_name="Éloïse", skills=["Tableur"])
    stranger = factories.make_advisor(factories.make_course("sud"))
    narrowed = factories.make_advisor(world.course, cohorts=("Matin",))
    for advisor in (stranger, narrowed):
        for text in ("Éloïse", "Elouise", "tableur"):
            result = find(text, advisor)
            assert (result.cards, result.others) == ([], ())


def test_who_left_is_found_by_name_no_more_even_before_the_projection_follows(world, find):
    factories.share_cv(world.learner, world.course, first_name="Éloïse")
    Enrollment.objects.filter(user=world.learner).update(is_active=False)
    result = find("Éloïse")
    assert (result.cards, result.total, result.fitting) == ([], 0, 0)


def test_words_of_several_meanings_are_a_job_first_and_say_what_else(world, find):
    baker = share(world, BAKERY)
    named = share(world, TILL, last_name="Boulangerie")
    skilled = share(world, TILL, skills=["Vente en boulangerie"])
    result = find("boulangerie")
    assert (result.meaning, ids(result)) == (Meaning.JOB, [baker.pk])
    assert others(result) == {"skill": 1, "name": 1}
    assert ids(find("boulangerie", meaning="skill")) == [skilled.pk]
    by_name = find("boulangerie", meaning="name")
    assert ids(by_name) == [named.pk]
    assert set(others(by_name)) == {"job", "skill"}


def test_a_name_comes_before_a_job_that_only_looks_like_it(world, find):
    share(world, TILL)
    caisser = share(world, BAKERY, last_name="Caisser")
    result = find("caisser")
    assert (result.meaning, ids(result)) == (Meaning.NAME, [caisser.pk])
    assert "job" in others(result)


def test_the_asked_for_skills_order_and_leave_nobody_out(world, find):
    plain = share(world, TILL)
    one = share(world, TILL, skills=["Anglais commercial"])
    two = share(world, TILL, skills=["Calcul mental", "Anglais"])
    near_first = find("caissière", skills=("anglais", "calcul"))
    assert ids(near_first) == [two.pk, one.pk, plain.pk]
    reasons = near_first.cards[0].reasons
    assert {"sait\xa0: Calcul mental", "sait\xa0: Anglais"} <= set(reasons)


def test_what_the_cv_says_no_more_is_not_found(world, find):
    learner = share(world, TILL, skills=["Tableur"])
    factories.save_cv(learner, TILL, skills=["Écoute"], first_name="Awa")
    assert find("tableur").cards == []
    assert ids(find("écoute")) == [learner.pk]
    assert Profile.objects.get().skills == ["Écoute"]


@pytest.mark.parametrize("text", ["%", "_", "a%b", "|", "' OR 1=1 --", "\0", " "])
@pytest.mark.parametrize("meaning", ["skill", "name"])
def test_signs_of_sql_are_only_signs(world, find, text, meaning):
    share(world, TILL, first_name="Éloïse", skills=["Tableur", "Calcul"])
    result = find(text, meaning=meaning)
    assert text.strip("\0 ") == "" or result.cards == []


def test_a_name_costs_no_more_questions_with_more_learners(world, find):
    def cost(text: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            find(text)
        return len(captured)

    share(world, TILL, first_name="Éloïse", skills=["Tableur"])
    find("caissière")  # the vocabulary is in memory from here on
    few = {text: cost(text) for text in ("Éloïse", "Elouise", "tableur")}
    for _number in range(8):
        share(world, TILL, first_name="Éloïse", skills=["Tableur"])
    assert {text: cost(text) for text in few} == few
    assert max(few.values()) <= 24
