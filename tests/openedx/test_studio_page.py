"""The page in Studio: who may let a course offer the blocks, and what that changes."""

from __future__ import annotations

import pytest

from .conftest import block_entry_points

pytestmark = pytest.mark.studio

URL = "/clicnjob/"


@pytest.fixture
def tags():
    return {point.name for point in block_entry_points()}


def test_an_author_offers_the_blocks_in_one_click(world, hosting, platform, tags):
    client = hosting.log_in(world.nadia)
    before = client.get(URL)
    assert before.status_code == 200
    assert world.course in before.content.decode()
    assert platform.allowed_blocks(world.course) == frozenset()

    after = client.post(URL, {"course": world.course}, follow=True)

    assert after.status_code == 200
    assert platform.allowed_blocks(world.course) == tags


def test_what_the_course_offered_before_stays_first(world, hosting, tags):
    from xmodule.modulestore.django import modulestore

    store = modulestore()
    course = store.get_course(world.course_key)
    course.advanced_modules = ["poll"]
    store.update_item(course, world.nadia.pk)

    hosting.log_in(world.nadia).post(URL, {"course": world.course})

    offered = store.get_course(world.course_key).advanced_modules
    assert offered[0] == "poll"
    assert set(offered[1:]) == tags


def test_who_runs_the_platform_offers_them_in_a_course_of_another_team(
    world, hosting, platform, tags
):
    client = hosting.log_in(hosting.make_account("root", "Root", is_staff=True))
    page = client.get(URL).content.decode()
    assert world.course in page
    assert '<a class="cnj-top__brand cnj-top__back" href="/home' in page

    client.post(URL, {"course": world.course})

    assert platform.allowed_blocks(world.course) == tags


@pytest.mark.parametrize("role", [None, "limited_staff"])
def test_who_may_not_author_changes_nothing(world, hosting, platform, role):
    person = hosting.make_account("person", "Person")
    if role:
        hosting.appoint(person, world.course_key, role)

    answer = hosting.log_in(person).post(URL, {"course": world.course})

    assert answer.status_code == 404
    assert platform.allowed_blocks(world.course) == frozenset()


def test_without_an_account_one_is_sent_to_the_login(hosting):
    assert hosting.Client().get(URL).status_code == 302
