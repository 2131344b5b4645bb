"""Words that found nothing, and words that an institution teaches."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from advisor_dashboard.api import own_vocabulary, privacy, sharing
from advisor_dashboard.api.errors import Invalid, NotAllowed, NotFound
from advisor_dashboard.api.occupations import find_occupations
from advisor_dashboard.models import UnknownWord
from tests import factories

SALES = "ogr:20514"


@pytest.fixture
def administrator(world):
    return factories.make_person("root", is_staff=True, is_superuser=True).pk


@pytest.fixture(autouse=True)
def advisor(world):
    return world.advisor


def note_unknown(text: str) -> None:
    """The advisor of the world searches it."""
    [nadia] = factories.User.objects.filter(username="nadia")
    own_vocabulary.note_unknown(nadia.pk, text)


def searched_on(days: int, text: str) -> None:
    note_unknown(text)
    UnknownWord.objects.filter(words=text).update(days=days)


def test_words_are_shown_once_they_were_searched_on_three_days(administrator):
    searched_on(3, "blorgueur")
    searched_on(2, "jeanne martin")

    assert [each.words for each in own_vocabulary.unknown_words(administrator)] == ["blorgueur"]


def test_the_same_words_count_once_a_day_however_they_are_written(world):
    for text in ("Blorgueur", "BLORGUEUR ", "blorgueur"):
        note_unknown(text)
    UnknownWord.objects.update(last_on=timezone.localdate() - timedelta(days=1))
    note_unknown("blorgueur")

    assert [(row.words, row.days) for row in UnknownWord.objects.all()] == [("blorgueur", 2)]


@pytest.mark.parametrize(
    "text",
    ["", "x", "06 12 34 56 78", "lina morel 12 rue haute", "un deux trois quatre cinq", "a" * 90],
)
def test_what_is_no_few_words_is_not_kept(world, text):
    note_unknown(text)

    assert not UnknownWord.objects.exists()


@pytest.mark.parametrize(
    "text", ["Lina", "morel lina", "Lina Blorg", "Amélie", "DUPONT", "sami", "leroy"]
)
def test_a_name_is_not_kept(world, text):
    """Of accounts, of who opened the CV once, and of who never did."""
    factories.make_person("amelie59", first_name="Amélie", last_name="Dupont-Leroy")
    factories.share_cv(world.learner, world.course, SALES)
    sharing.close_sharing(world.learner.pk, world.course)
    note_unknown(text)

    assert not UnknownWord.objects.exists()


def test_nothing_is_kept_while_nobody_can_tell_whether_it_is_a_name(world, unavailable):
    unavailable()
    note_unknown("blorgueur")

    assert not UnknownWord.objects.exists()


def test_words_with_the_name_of_who_is_erased_go_with_them(world):
    for text in ("zebulon", "zebulon tournesol", "tournesolier"):
        note_unknown(text)
    factories.save_cv(world.learner, SALES, first_name="Zébulon", last_name="Tournesol")
    privacy.erase_learner(world.learner.pk)

    assert [row.words for row in UnknownWord.objects.all()] == ["tournesolier"]


def test_words_that_nobody_searches_any_more_are_forgotten(world):
    note_unknown("blorgueur")
    UnknownWord.objects.update(last_on=timezone.localdate() - timedelta(days=61))
    own_vocabulary.forget_rare_words()

    assert not UnknownWord.objects.exists()


def test_a_taught_word_finds_its_job_at_once_and_until_it_is_taken_away(administrator):
    searched_on(3, "blorgueur")
    assert find_occupations("blorgueur") == []
    own_vocabulary.teach(administrator, "Blorgueur", SALES)

    assert find_occupations("blorgueur")[0].rome == "D1214"
    assert own_vocabulary.unknown_words(administrator) == []
    assert [each.words for each in own_vocabulary.taught_words(administrator)] == ["blorgueur"]
    own_vocabulary.unteach(administrator, "blorgueur")
    assert find_occupations("blorgueur") == []


def test_a_word_is_taught_anew_for_another_job(administrator):
    own_vocabulary.teach(administrator, "blorgueur", SALES)
    assert find_occupations("blorgueur")[0].rome == "D1214"
    own_vocabulary.teach(administrator, "blorgueur", "ogr:11573")

    assert [each.rome for each in own_vocabulary.taught_words(administrator)] == ["G1602"]
    assert find_occupations("blorgueur")[0].rome == "G1602"


@pytest.mark.parametrize(("words", "key"), [("", SALES), ("123", SALES), ("ok", "ogr:0")])
def test_what_cannot_be_taught_says_why(administrator, words, key):
    with pytest.raises(Invalid):
        own_vocabulary.teach(administrator, words, key)


def test_nobody_but_who_runs_the_platform_sees_or_teaches(world):
    doors = (
        own_vocabulary.unknown_words,
        own_vocabulary.taught_words,
        lambda who: own_vocabulary.teach(who, "blorgueur", SALES),
        lambda who: own_vocabulary.unteach(who, "blorgueur"),
    )
    for person in (world.advisor, world.learner):
        for door in doors:
            with pytest.raises(NotAllowed):
                door(person.pk)


def test_a_word_that_is_not_there_cannot_be_taken_away(administrator):
    with pytest.raises(NotFound):
        own_vocabulary.unteach(administrator, "blorgueur")
