"""People of every role, in a small world where a search finds somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from tests import factories

SALES = "ogr:20514"


@dataclass(frozen=True)
class People:
    """Who may come to a page."""

    learner: Any
    other_learner: Any
    advisor: Any
    colleague: Any
    stranger: Any
    administrator: Any


@pytest.fixture
def world(db):
    return peopled_world()


def peopled_world() -> factories.World:
    """A world in which two learners share a CV."""
    world = factories.make_world()
    factories.share_cv(world.learner, world.course, SALES, first_name="Lina", last_name="Morel")
    factories.share_cv(world.neighbour, world.course, SALES, first_name="Sami", last_name="Diallo")
    return world


@pytest.fixture
def offer(world):
    return factories.make_offer(world.advisor, title="Vendeuse ou vendeur")


@pytest.fixture
def people(world) -> People:
    return people_around(world)


def people_around(world: factories.World) -> People:
    """Whoever may come to a page of this world."""
    elsewhere = factories.make_course("sud")
    return People(
        learner=world.learner,
        other_learner=world.neighbour,
        advisor=world.advisor,
        colleague=factories.make_advisor(factories.make_course("nord"), username="colleague"),
        stranger=factories.make_advisor(elsewhere, username="stranger"),
        administrator=factories.make_person("root", is_staff=True, is_superuser=True),
    )


@pytest.fixture
def browse(world):
    """A browser in which somebody has logged in: the advisor, unless told otherwise."""

    def log_in(user: Any = world.advisor, **kwargs: Any) -> Client:
        client = Client(**kwargs)
        if user is not None:
            client.force_login(user)
        return client

    return log_in
