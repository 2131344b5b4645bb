"""A unit with every block of ours: what it asks of the database, and who sees what of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from course_export.validate import OURS
from tests.whole_unit import UNIT, place_whole_units

from .conftest import Host

MOST_QUERIES = 40


@pytest.fixture
def address(host: Host, settings) -> str:
    place_whole_units(Path(settings.DEMO_DIR))
    return reverse("demo:unit", args=[host.course_key, UNIT])


def queries(host: Host, person: str, address: str) -> int:
    client = host.client(person)
    with CaptureQueriesContext(connection) as told:
        page = client.get(address)
    assert page.status_code == 200
    return len(told)


def test_a_learner_s_page_asks_as_little_on_the_tenth_visit_as_on_the_first(host, address):
    visits = [queries(host, "theo", address) for _visit in range(10)]
    assert visits[0] <= MOST_QUERIES
    assert len(set(visits)) == 1


def test_every_block_is_there_for_the_team_and_a_learner_sees_no_run_sheet(host, address):
    team = host.client("claire").get(address).content.decode()
    learner = host.client("theo").get(address).content.decode()
    for block_type in OURS:
        assert f'data-block-type="{block_type}"' in team
    assert "cnj-workshop" in team
    assert "cnj-workshop" not in learner
