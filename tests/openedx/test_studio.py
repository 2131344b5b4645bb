"""Every block in Studio: preview, editor, and the port asked there."""

from __future__ import annotations

import pytest

from .conftest import block_entry_points

pytestmark = pytest.mark.studio


@pytest.fixture
def author(world, hosting):
    return hosting.log_in(hosting.make_account("root", "Root", is_staff=True, is_superuser=True))


@pytest.mark.parametrize("view", ["student_view", "studio_view"])
def test_every_block_has_its_views(world, author, view):
    for point in block_entry_points():
        url = f"/xblock/{world.usage[point.name]}/{view}"
        page = author.get(url, HTTP_ACCEPT="application/json")
        assert page.status_code == 200, (point.name, view, page.content)
        assert "clicnjob" in page.content.decode()


def test_the_port_answers_in_studio(world, platform):
    assert platform.course(world.course).structure.key == "nord"
    assert platform.is_course_staff(world.nadia.pk, world.course)
    assert platform.cohort_of(world.lina.pk, world.course).name == "Matin"
    assert not platform.is_masquerading(world.lina.pk, world.course)
