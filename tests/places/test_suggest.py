"""Suggesting communes while somebody types."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor_dashboard.api.places import (
    communes_named,
    get_commune,
    knows_postcodes,
    suggest_communes,
)
from advisor_dashboard.models.places import Commune
from advisor_dashboard.places.load import load_communes, load_default_communes
from advisor_dashboard.places.records import Place

from .files import LEAST, default_places, laposte_file

pytestmark = pytest.mark.django_db


def labels(text, **more):
    return [choice.label for choice in suggest_communes(text, **more)]


@pytest.fixture
def official(tmp_path):
    load_default_communes(default_places())
    load_communes(laposte_file(tmp_path), least=LEAST)


@pytest.fixture
def defaults():
    load_default_communes(default_places())


@pytest.mark.usefixtures("official")
@pytest.mark.parametrize(
    ("name", "postcode", "found"),
    [
        ("lille", "", [("Lille (59000)", False)]),
        ("LILLE", "59160", [("Lille (59160)", False)]),
        ("Lille", "75001", [("Lille (59000)", True)]),
        ("lil", "", []),
        ("…", "59000", []),
    ],
)
def test_a_commune_of_a_file_is_found_by_its_very_name(name, postcode, found):
    assert [(each.label, each.guessed) for each in communes_named(name, postcode)] == found


@pytest.mark.usefixtures("official")
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("lil", "Lille (59000)"),
        ("LILLE", "Lille (59000)"),
        ("Lille (59000)", "Lille (59000)"),
        ("lille 59160", "Lille (59160)"),
        ("59160", "Lille (59160)"),
        ("590", "Lille (59000)"),
        ("59", "Lille (59000)"),
        ("01500", "Ambérieu-en-Bugey (01500)"),
        ("amberieu", "Ambérieu-en-Bugey (01500)"),
        ("st-etienne", "Saint-Étienne (42000)"),
        ("Saint Étienne", "Saint-Étienne (42000)"),
        ("havre", "Le Havre (76600)"),
        ("le hav", "Le Havre (76600)"),
        ("paris", "Paris (75)"),
        ("paris 12", "Paris 12e (75012)"),
        ("75012 paris 12e", "Paris 12e (75012)"),
        ("20000", "Ajaccio (20000)"),
    ],
)
def test_the_commune_meant_comes_first(typed, first):
    assert labels(typed)[0] == first


@pytest.mark.usefixtures("official")
def test_homonyms_are_told_apart_and_the_most_populated_comes_first():
    assert labels("st denis") == ["Saint-Denis (974)", "Saint-Denis (93200)", "Saint-Denis (11310)"]


@pytest.mark.usefixtures("defaults")
def test_without_postcodes_the_departement_tells_homonyms_apart():
    assert labels("saint denis") == ["Saint-Denis (974)", "Saint-Denis (93)"]
    assert suggest_communes("saint denis")[0].postcode == ""


@pytest.mark.usefixtures("defaults")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("59100", "Lille (dans le 59)"),
        ("591", "Lille (dans le 59)"),
        ("97400", "Saint-Denis (dans le 974)"),
        ("20000", "Ajaccio (dans le 2A)"),
    ],
)
def test_without_postcodes_a_postcode_offers_its_departement_and_says_so(typed, offered):
    [choice] = suggest_communes(typed)
    assert (choice.label, choice.postcode) == (offered, "")
    assert choice.guessed


@pytest.mark.usefixtures("defaults")
@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("59", "Lille (59)"),
        ("974", "Saint-Denis (974)"),
        ("20", "Ajaccio (2A)"),
        ("lille 59000", "Lille (59)"),
    ],
)
def test_without_postcodes_a_departement_is_no_guess(typed, label):
    [choice] = suggest_communes(typed)
    assert (choice.label, choice.guessed) == (label, False)


@pytest.mark.usefixtures("defaults")
@pytest.mark.parametrize(
    "typed", ["Paris 11", "paris 11e", "Paris 11ème", "paris 1er", "paris 11e arr", "75011"]
)
def test_an_arrondissement_is_its_city_where_it_is_not_known_itself(typed):
    [choice] = suggest_communes(typed)
    assert (choice.label, choice.guessed) == ("Paris (75)", False)


@pytest.mark.usefixtures("defaults")
@pytest.mark.parametrize("typed", ["paris 21", "paris 0", "lille 3", "paris 11 rue"])
def test_what_is_no_arrondissement_is_not_taken_for_one(typed):
    assert all(choice.guessed for choice in suggest_communes(typed))


@pytest.mark.usefixtures("official")
@pytest.mark.parametrize("typed", ["paris 12", "Paris 12ème", "paris 12e arrondissement", "75012"])
def test_an_arrondissement_that_is_known_is_found(typed):
    [choice] = suggest_communes(typed)
    assert (choice.label, choice.guessed) == ("Paris 12e (75012)", False)


@pytest.mark.usefixtures("official")
def test_with_postcodes_an_unknown_one_offers_nothing():
    assert knows_postcodes()
    assert suggest_communes("59999") == []


@pytest.mark.usefixtures("defaults")
def test_the_default_places_know_no_postcode():
    assert not knows_postcodes()


@pytest.mark.usefixtures("defaults")
def test_st_is_saint_and_also_the_start_of_a_name():
    assert set(labels("st")) == {
        "Saint-Denis (974)",
        "Saint-Denis (93)",
        "Saint-Étienne (42)",
        "Stains (93)",
    }


@pytest.mark.usefixtures("defaults")
def test_the_very_name_comes_before_a_longer_one():
    assert labels("lille") == ["Lille (59)", "Lillers (62)"]


@pytest.mark.usefixtures("defaults")
def test_a_small_commune_of_just_that_name_comes_before_larger_ones_that_go_on():
    Commune.objects.filter(name="Lille").update(population=3)
    assert labels("lille") == ["Lille (59)", "Lillers (62)"]
    assert labels("lill") == ["Lillers (62)", "Lille (59)"]


@pytest.mark.usefixtures("official")
@pytest.mark.parametrize(
    "text", ["", "   ", "-", "'", "%", "_", "\x00", "🙂", "zzzz", "123456", "x" * 10_000, "ليل"]
)
def test_what_names_no_commune_offers_none(text):
    assert labels(text) == []


@pytest.mark.usefixtures("official")
def test_no_more_than_asked_for():
    assert len(labels("s", limit=2)) == 2
    assert labels("s", limit=0) == []


@pytest.mark.usefixtures("official")
def test_a_suggestion_costs_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        suggest_communes("saint")


@pytest.mark.usefixtures("official")
def test_a_chosen_commune_is_found_again_and_an_unknown_one_is_not():
    detail = get_commune(suggest_communes("lille")[0].key)
    assert detail is not None
    assert (detail.key, detail.postcode) == ("insee:59350", "59000")
    assert get_commune("insee:00000") is None
    assert get_commune("") is None


@pytest.mark.usefixtures("official")
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lile", "Lille (59000)"),
        ("Lile 59160", "Lille (59160)"),
        ("sant etienne", "Saint-Étienne (42000)"),
        ("le avre", "Le Havre (76600)"),
        ("avre", "Le Havre (76600)"),
        ("ronchain", "Ronchin (59790)"),
        ("amberieux en bugei", "Ambérieu-en-Bugey (01500)"),
    ],
)
def test_a_small_typing_error_is_forgiven(typed, meant):
    [first, *_others] = suggest_communes(typed)
    assert first.label == meant
    assert first.guessed


@pytest.fixture
def villeneuves():
    towns = (
        ("gn:11", "Villeneuve", 4000, "04"),
        ("gn:12", "Villeneuve", 3000, "12"),
        ("gn:13", "Villeneuve-d’Ascq", 62000, "59"),
        ("gn:14", "Villeneuve-sur-Lot", 24000, "47"),
        ("gn:15", "Vielleneuve", 900, "64"),
        ("gn:16", "La Rochelle", 78000, "17"),
    )
    base = default_places()
    places = tuple(
        Place(key, name, 47.0, 2.0, population, (number,), number)
        for key, name, population, number in towns
    )
    load_default_communes(replace(base, places=(*base.places, *places)))


@pytest.mark.usefixtures("villeneuves")
@pytest.mark.parametrize("typed", ["villneuve", "vileneuve"])
def test_a_mistyped_beginning_proposes_what_the_right_one_would(typed):
    right = labels("villeneuve")
    assert right == [
        "Villeneuve (04)",
        "Villeneuve-d’Ascq (59)",
        "Villeneuve-sur-Lot (47)",
        "Villeneuve (12)",
    ]
    assert labels(typed) == [*right, "Vielleneuve (64)"]


@pytest.mark.usefixtures("villeneuves")
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Villneuve d", "Villeneuve-d’Ascq (59)"),
        ("villneuve d'as", "Villeneuve-d’Ascq (59)"),
        ("vileneuve sur l", "Villeneuve-sur-Lot (47)"),
        ("villneuve 47", "Villeneuve-sur-Lot (47)"),
        ("la rochele", "La Rochelle (17)"),
    ],
)
def test_a_name_begun_with_a_mistake_can_be_gone_on_with(typed, first):
    assert labels(typed)[0] == first


@pytest.mark.usefixtures("villeneuves")
def test_other_spellings_keep_their_place_beside_a_large_family():
    assert labels("villneuve", limit=2) == ["Villeneuve (04)", "Vielleneuve (64)"]
    assert labels("villneuve", limit=1) == ["Villeneuve (04)"]


@pytest.mark.usefixtures("defaults")
def test_a_name_as_typed_is_no_guess():
    assert not any(choice.guessed for choice in suggest_communes("lill"))


@pytest.mark.usefixtures("defaults")
@pytest.mark.parametrize("text", ["lil", "lxyz", "saint", "zzzzzzzz"])
def test_what_is_far_from_every_name_is_not_guessed(text):
    assert not any(choice.guessed for choice in suggest_communes(text))


def test_a_newer_load_is_guessed_from(tmp_path):
    load_default_communes(default_places())
    assert labels("ronchain") == []
    load_communes(laposte_file(tmp_path), least=LEAST)
    assert labels("ronchain") == ["Ronchin (59790)"]


@pytest.mark.usefixtures("official")
def test_a_guess_costs_few_queries(django_assert_max_num_queries):
    suggest_communes("lile")
    with django_assert_max_num_queries(9):
        suggest_communes("lile")
