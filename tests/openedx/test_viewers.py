"""Every block in a unit, for a learner, the team, who looks as a learner, and nobody."""

from __future__ import annotations

import pytest

from .conftest import block_entry_points

pytestmark = pytest.mark.lms

#: In plain letters: pages hold some of it as JSON, which would write accents otherwise.
SECRET = "Motrarissime"


@pytest.fixture
def as_lina(world, hosting):
    """Nadia's browser, in which she has chosen to see the course as Lina."""
    client = hosting.log_in(world.nadia)
    hosting.look_as_learner(client, world.course, user_name=world.lina.username)
    return client


@pytest.fixture
def as_any_learner(world, hosting):
    """Nadia's browser, in which she has chosen to see the course as a learner."""
    client = hosting.log_in(world.nadia)
    hosting.look_as_learner(client, world.course)
    return client


@pytest.fixture
def lina_s_own(world, vocabulary, write_cv, propose):
    """A CV and an offer with words that nobody else writes."""
    write_cv(world.lina, SECRET)
    propose(world.lina, f"Bonjour {SECRET}")


def unit_of(world, client, view="student_view"):
    """The page of the unit, as the learning front end frames it."""
    page = client.get(f"/xblock/{world.usage['vertical']}?view={view}")
    assert page.status_code == 200
    return page.content.decode()


def test_each_block_alone_is_shown_to_a_learner_and_to_the_team(world, hosting):
    for point in block_entry_points():
        for who in (world.lina, world.nadia):
            page = hosting.log_in(who).get(f"/xblock/{world.usage[point.name]}")
            assert page.status_code == 200, (point.name, who.username)
            assert "clicnjob" in page.content.decode()


@pytest.mark.parametrize("who", ["lina", "nadia"])
def test_all_of_a_unit_are_shown_together(world, hosting, who):
    page = unit_of(world, hosting.log_in(getattr(world, who)))
    for point in block_entry_points():
        assert f'data-block-type="{point.name}"' in page
    assert page.count("xblock-initialized") == 0


def test_a_learner_sees_what_is_theirs(world, hosting, lina_s_own):
    client = hosting.log_in(world.lina)
    for tag in ("clicnjob_cv", "clicnjob_inbox"):
        assert SECRET in client.get(f"/xblock/{world.usage[tag]}").content.decode(), tag
    assert SECRET in unit_of(world, client)


@pytest.mark.parametrize("who", ["sami", "nadia"])
def test_nobody_else_sees_anything_of_it(world, hosting, lina_s_own, who):
    assert SECRET not in unit_of(world, hosting.log_in(getattr(world, who)))


@pytest.mark.parametrize("looking", ["as_lina", "as_any_learner"])
def test_looking_as_a_learner_shows_the_blocks_and_nothing_of_hers(
    world, lina_s_own, looking, request
):
    page = unit_of(world, request.getfixturevalue(looking))
    for point in block_entry_points():
        assert f'data-block-type="{point.name}"' in page
    assert SECRET not in page


def test_as_any_learner_a_cv_is_an_empty_form_that_says_why(world, as_any_learner):
    page = as_any_learner.get(f"/xblock/{world.usage['clicnjob_cv']}").content.decode()
    assert "You are looking as somebody else" in page
    assert 'data-viewer="masquerade"' in page


def test_as_a_named_learner_the_platform_shows_a_sentence_of_its_own(world, as_lina):
    for point in block_entry_points():
        page = as_lina.get(f"/xblock/{world.usage[point.name]}").content.decode()
        assert "cannot be shown while viewing the course as a specific student" in page
        assert "<cnj-block" not in page


@pytest.mark.parametrize("who", ["stranger", "outsider"])
def test_who_is_not_in_the_course_gets_no_page_of_it(world, hosting, who):
    outsider = hosting.make_account("outsider", "Outsider")
    client = hosting.log_in({"stranger": world.stranger, "outsider": outsider}[who])
    for usage in world.usage.values():
        assert client.get(f"/xblock/{usage}").status_code in (302, 404), usage


def test_without_an_account_no_page_of_a_course_that_is_not_public(world, hosting):
    for usage in world.usage.values():
        page = hosting.Client().get(f"/xblock/{usage}?view=public_view")
        assert page.status_code in (302, 404), usage


def test_without_an_account_a_public_course_shows_every_block_and_its_login(
    world, hosting, lina_s_own
):
    hosting.make_public(world.course_key)
    page = unit_of(world, hosting.Client(), "public_view")
    for point in block_entry_points():
        assert f'data-block-type="{point.name}"' in page
    assert SECRET not in page
    assert "clicnjob" in page
