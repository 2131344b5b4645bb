"""A unit that holds every block, filled as an author fills it."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.quiz import making as quizzes

from . import quizzing
from .documents import DOCUMENTS

pytestmark = pytest.mark.lms

#: What the eight blocks of a unit may ask together, above what the platform asks for an empty one.
BOUND = 40


@pytest.fixture
def unit(world, hosting):
    for tag, (name, _items, document) in DOCUMENTS.items():
        quizzing.write(world, tag=tag, **{name: json.dumps(document)})
    quizzing.write(world, questions=json.dumps(quizzes.quiz(quizzes.question("one"))))
    hosting.add_block(world.usage["vertical"].course_key.make_usage_key("sequential", "sequential"),
                      "vertical", "empty")  # fmt: skip
    return world


@pytest.fixture
def queries(unit, hosting):
    """How many queries the page of a unit takes, and of which tables."""
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    def ask(client, usage):
        with CaptureQueriesContext(connections["default"]) as seen:
            page = client.get(f"/xblock/{usage}")
        assert page.status_code == 200
        return Counter(table_of(each["sql"]) for each in seen.captured_queries)

    return ask


def table_of(sql):
    return sql.partition("FROM `" if "FROM `" in sql else "`")[2].partition("`")[0] or sql[:30]


def test_what_its_blocks_ask_of_the_database_is_bounded_at_every_visit(
    unit, hosting, queries, record_property
):
    from django.core.cache import cache
    from edx_django_utils.cache import RequestCache

    empty = unit.course_key.make_usage_key("vertical", "empty")

    def visit(usage):
        RequestCache.clear_all_namespaces()
        return queries(client, usage)

    cache.clear()
    # Its session is in the cache.
    client = hosting.log_in(unit.lina)
    first = visit(unit.usage["vertical"])
    visits = [visit(unit.usage["vertical"]) for _time in range(9)]
    visit(empty)
    without = visit(empty)
    tenth = visits[-1]
    ours = tenth - without
    record_property("first", first.total())
    record_property("tenth", tenth.total())
    record_property("empty", without.total())
    record_property("more than an empty unit", dict(ours))
    assert tenth.total() - without.total() <= BOUND, ours
