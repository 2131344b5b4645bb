"""``manage.py target``: what an advisor's page shows, in its order."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from advisor_dashboard.api.targeting import TargetQuery, target
from tests import factories

BAKERY = "ogr:20526"


@pytest.fixture
def run(world, capsys):
    factories.share_cv(
        world.learner,
        world.course,
        BAKERY,
        licences=["B"],
        commune=factories.commune("Roubaix"),
    )
    factories.share_cv(world.neighbour, world.course, BAKERY, "ogr:11573")

    def command(*args):
        call_command("target", *args, "--advisor", "nadia", "--json")
        return json.loads(capsys.readouterr().out)

    return command


def test_the_list_is_the_page_s(world, run):
    cards = target(world.advisor.pk, TargetQuery("vendeuse en boulangerie")).cards
    rows = run("vendeuse en boulangerie")
    assert [(row["id"], row["name"], row["reason"]) for row in rows] == [
        (card.learner_id, card.name, card.reason) for card in cards
    ]
    assert {row["learner"] for row in rows} == {"lina", "sami"}
    assert {(row["rome"], row["tier"]) for row in rows} == {("D1106", cards[0].tier.value)}


def test_every_page_is_printed(run, settings):
    settings.CLICNJOB = {**settings.CLICNJOB, "PAGE_SIZE": 1}
    assert len(run("vendeuse en boulangerie")) == 2


def test_without_words_everybody_is_printed(run):
    assert {row["tier"] for row in run()} == {""}
    assert len(run()) == 2


def test_the_filters_are_the_page_s(run):
    assert [row["learner"] for row in run("--licence", "B")] == ["lina"]
    assert [row["learner"] for row in run("--commune", "Lille", "--km", "5")] == ["sami"]
    rows = run("--commune", "insee:59350", "--km", "15")
    assert {row["learner"]: row["distance_km"] is not None for row in rows} == {
        "lina": True,
        "sami": True,
    }
    assert len(run("--available-by", "2030-01-01")) == 2
    assert [row["learner"] for row in run("cuisinier", "--rome", "G1602")] == ["sami"]
    assert run("cuisinier", "--rome", "D1106") == []


def test_people_read_lines(run, capsys):
    call_command("target", "vendeuse en boulangerie", "--advisor", "nadia")
    assert "(lina)" in capsys.readouterr().out
    call_command("target", "zzzzqqqq", "--advisor", "nadia")
    assert capsys.readouterr().err


@pytest.mark.parametrize("name", ["nobody", "lina", ""])
def test_who_is_no_advisor_searches_nothing(run, name):
    with pytest.raises(CommandError):
        call_command("target", "vendeur", "--advisor", name)


def test_an_unknown_commune_is_said(run):
    with pytest.raises(CommandError, match="Nulle-Part"):
        run("--commune", "Nulle-Part-les-Bains")


def test_a_day_that_does_not_exist_is_said(run):
    with pytest.raises(CommandError):
        run("--available-by", "2027-02-30")


def test_no_answer_from_the_platform_is_said(run, unavailable):
    unavailable()
    with pytest.raises(CommandError):
        run("vendeur")
    with pytest.raises(CommandError):
        call_command("reconcile_scopes")
