"""Every block, for a learner, the team, somebody who looks as a learner, and nobody."""

from __future__ import annotations

import pytest

from .conftest import block_entry_points

pytestmark = pytest.mark.lms


@pytest.fixture
def as_lina(world, hosting):
    """Nadia's browser, in which she has chosen to see the course as Lina."""
    client = hosting.log_in(world.nadia)
    hosting.look_as_learner(client, world.course, user_name=world.lina.username)
    return client


def handlers_of(block_class) -> list[str]:
    return [
        name
        for name in dir(block_class)
        if getattr(getattr(block_class, name, None), "_is_xblock_handler", False)
    ]


def test_every_block_is_shown_to_a_learner_and_to_the_team(world, hosting):
    for point in block_entry_points():
        for who in (world.lina, world.nadia):
            page = hosting.log_in(who).get(f"/xblock/{world.usage[point.name]}")
            assert page.status_code == 200, (point.name, who.username)
            assert "clicnjob" in page.content.decode()


def test_two_of_a_unit_are_shown_together(world, hosting):
    page = hosting.log_in(world.lina).get(f"/xblock/{world.usage['vertical']}")
    assert page.status_code == 200
    for point in block_entry_points():
        assert f'data-block-type="{point.name}"' in page.content.decode()


def test_looking_as_a_learner_shows_nothing_of_hers(world, vocabulary, write_cv, as_lina):
    write_cv(world.lina, "Prénomrare")
    for point in block_entry_points():
        page = as_lina.get(f"/xblock/{world.usage[point.name]}")
        assert page.status_code == 200, point.name
        assert "Prénomrare" not in page.content.decode()


def test_looking_as_a_learner_no_handler_answers(world, vocabulary, write_cv, as_lina, call):
    from advisor_dashboard.models import CurriculumVitae

    write_cv(world.lina, "Lina")
    before = CurriculumVitae.objects.get(learner=world.lina)
    for point in block_entry_points():
        for handler in handlers_of(point.load()):
            data = {"version": before.version, "document": {}, "open": False, "id": 1}
            status, body = call(as_lina, point.name, handler, **data)
            assert status in (403, 404), (point.name, handler, status, body)
    after = CurriculumVitae.objects.get(learner=world.lina)
    assert (after.document, after.version) == (before.document, before.version)
    assert not CurriculumVitae.objects.filter(learner=world.nadia).exists()


def test_looking_as_anybody_in_a_cohort_writes_nothing_of_a_learner(
    world, hosting, call, vocabulary, write_cv
):
    from advisor_dashboard.models import CurriculumVitae

    write_cv(world.lina, "Lina")
    client = hosting.log_in(world.nadia)
    hosting.look_as_learner(client, world.course)
    call(client, "clicnjob_cv", "load")
    page = client.get(f"/xblock/{world.usage['clicnjob_cv']}")
    assert page.status_code == 200
    assert "Lina" not in page.content.decode()
    assert CurriculumVitae.objects.get(learner=world.lina).version == 1


def test_without_an_account_nothing_answers(world, hosting, call):
    for point in block_entry_points():
        for handler in handlers_of(point.load()):
            status, _body = call(hosting.Client(), point.name, handler)
            assert status in (302, 403), (point.name, handler)
