"""The section in the platform's own instructor dashboard."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.lms

SECTION = '<section id="clicnjob"'


@pytest.fixture
def dashboard(world, hosting):
    def get(who):
        answer = hosting.log_in(who).get(f"/courses/{world.course}/instructor")
        assert answer.status_code == 200
        return answer.content.decode()

    return get


def test_an_advisor_finds_the_figures_and_the_way(world, dashboard, vocabulary, write_cv):
    write_cv(world.lina, "Lina")

    html = dashboard(world.nadia)

    assert SECTION in html
    section = html.partition(SECTION)[2].partition("</section>")[0]
    assert 'href="/clicnjob/"' in section
    assert "1 CV" in section
    assert "Lina" not in section


def test_who_runs_the_platform_is_no_advisor_by_that(dashboard, hosting):
    html = dashboard(hosting.make_account("root", "Root", is_staff=True, is_superuser=True))

    assert SECTION not in html


def test_when_the_platform_does_not_answer_the_way_stays(world, dashboard, monkeypatch):
    from advisor_dashboard.api.errors import Unavailable

    def refuse(*args):
        raise Unavailable("no")

    monkeypatch.setattr("advisor_dashboard.platform.openedx_instructor.course_figures", refuse)

    assert 'href="/clicnjob/"' in dashboard(world.nadia).partition(SECTION)[2]
