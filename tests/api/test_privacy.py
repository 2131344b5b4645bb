"""All that is held on a person: handed out whole, erased whole."""

from __future__ import annotations

import json

import pytest
from django.apps import apps

from advisor_dashboard.api import exporting, inbox, privacy, profiles
from advisor_dashboard.api.offers import keep_message
from advisor_dashboard.api.reading import read_cv
from advisor_dashboard.models import Message, Offer, Posting, Proposal
from tests import factories


@pytest.fixture
def world(world):
    for learner in (world.learner, world.neighbour):
        factories.share_cv(learner, world.course, "ogr:20526", introduction="Émoji 🧁")
    offer = factories.make_offer(world.advisor)
    factories.propose(world.advisor, offer.id, world.learner)
    read_cv(world.advisor.pk, world.learner.pk)
    keep_message(world.advisor.pk, offer.id, "À finir demain")
    return world


def rows_about(user_id: int) -> dict[str, int]:
    """Rows of every table of the app that point at a person, found by their fields."""
    found: dict[str, int] = {}
    for model in apps.get_app_config("advisor_dashboard").get_models():
        for field in model._meta.concrete_fields:
            if field.related_model is factories.User:
                rows = model._default_manager.filter(**{field.name: user_id}).count()
                found |= {f"{model.__name__}.{field.name}": rows} if rows else {}
    return found


def test_the_export_holds_every_part_in_json(world):
    held = exporting.export_learner(world.learner.pk)
    json.dumps(held)
    assert held["cv"]["document"]["introduction"] == "Émoji 🧁"
    assert held["sharing"][0]["structure_key"] == "nord"
    assert held["profile"]["commune_name"] == "Lille"
    assert held["looks_at_my_cv"][0]["advisor_id"] == world.advisor.pk
    assert held["proposals"][0]["message_body"] == "Cette offre est pour toi."
    assert {row["scope_course_key"] for row in held["groups"]} == {world.course}


def test_the_export_of_an_advisor_holds_what_they_wrote(world):
    held = exporting.export_learner(world.advisor.pk)
    json.dumps(held)
    assert held["messages_sent"][0]["body"] == "Cette offre est pour toi."
    assert held["messages_not_sent"][0]["body"] == "À finir demain"
    assert held["offers_written"][0]["title"] == "Vendeuse ou vendeur"
    assert held["looks_at_others"][0]["learner_id"] == world.learner.pk
    assert held["cv"] is None


def test_the_export_of_somebody_unknown_is_empty(world):
    assert not any(exporting.export_learner(10**9).values())


def test_nothing_is_left_of_an_erased_learner(world):
    assert rows_about(world.learner.pk)
    privacy.erase_learner(world.learner.pk)
    assert rows_about(world.learner.pk) == {}
    assert not any(exporting.export_learner(world.learner.pk).values())
    assert not Message.objects.exists()


def test_erasing_touches_nobody_else(world):
    before = exporting.export_learner(world.neighbour.pk)
    postings = Posting.objects.count()
    privacy.erase_learner(world.learner.pk)
    assert exporting.export_learner(world.neighbour.pk) == before
    assert Posting.objects.count() == postings / 2
    assert Offer.objects.get().author_id == world.advisor.pk


def test_erasing_twice_is_no_error(world):
    privacy.erase_learner(world.learner.pk)
    privacy.erase_learner(world.learner.pk)
    privacy.erase_learner(10**9)


def test_an_erased_learner_begins_anew(world):
    privacy.erase_learner(world.learner.pk)
    assert profiles.load_cv(world.learner.pk).version == 0
    assert factories.save_cv(world.learner).version == 1


def test_an_erased_advisor_leaves_the_offer_and_the_message_without_the_name(world):
    privacy.erase_learner(world.advisor.pk)
    assert rows_about(world.advisor.pk) == {}
    assert Proposal.objects.count() == 1
    [item] = inbox.inbox(world.learner.pk)
    assert (item.sender_name, item.message) == ("", "Cette offre est pour toi.")
