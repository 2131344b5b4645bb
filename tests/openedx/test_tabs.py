"""The course tabs: who sees them, where they lead, and what they cost."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.lms

MESSAGES, MEMOS, ADVISOR = "clicnjob_messages", "clicnjob_memos", "clicnjob_advisor"
OF_LEARNERS = {MESSAGES, MEMOS}


@pytest.fixture
def tabs(world, hosting):
    """The tabs that the learning front end is given, by id."""

    def ask(who, **more):
        client = who if hasattr(who, "get") else hosting.log_in(who)
        answer = client.get(f"/api/course_home/course_metadata/{world.course}", **more)
        assert answer.status_code == 200, answer.content
        return {tab["tab_id"]: tab for tab in answer.json()["tabs"]}

    return ask


def ours(found):
    return {name for name in found if name.startswith("clicnjob_")}


def test_each_sees_the_tab_that_is_theirs(world, hosting, tabs):
    root = hosting.make_account("root", "Root", is_staff=True, is_superuser=True)

    assert ours(tabs(world.lina)) == OF_LEARNERS
    assert ours(tabs(world.nadia)) == {ADVISOR}
    assert ours(tabs(world.stranger)) == set()
    assert ours(tabs(root)) == set()


def test_a_team_that_is_enrolled_has_its_own_tab_only(world, hosting, tabs):
    hosting.enroll(world.nadia, world.course_key)

    assert ours(tabs(world.nadia)) == {ADVISOR}


def test_the_tabs_lead_to_pages_that_open(world, hosting, tabs):
    for who, name in (
        (world.lina, MESSAGES),
        (world.lina, MEMOS),
        (world.nadia, ADVISOR),
    ):
        url = tabs(who)[name]["url"]
        assert "/clicnjob/" in url
        assert hosting.log_in(who).get(url.partition("testserver")[2]).status_code == 200


@pytest.mark.parametrize(("language", "titles"), [
    ("fr", {"Mes messages", "Mes mémos", "Conseiller"}),
    ("en", {"My messages", "My memos", "Advisor"}),
])  # fmt: skip
def test_the_titles_are_in_the_language_of_the_page(world, tabs, language, titles):
    from openedx.core.djangoapps.dark_lang.models import DarkLangConfig

    # A platform speaks the languages that it has released.
    DarkLangConfig(enabled=True, released_languages="fr").save()
    found = {**tabs(world.lina, HTTP_ACCEPT_LANGUAGE=language)}
    found |= tabs(world.nadia, HTTP_ACCEPT_LANGUAGE=language)

    assert {found[name]["title"] for name in ours(found)} == titles


@pytest.mark.parametrize("chosen", [{}, {"user_name": "lina"}])
def test_a_team_that_looks_as_a_learner_has_the_learner_s_tab(world, hosting, tabs, chosen):
    client = hosting.log_in(world.nadia)
    hosting.look_as_learner(client, world.course, **chosen)

    assert ours(tabs(client)) == OF_LEARNERS

    page = client.get(f"/clicnjob/me/{world.course}/")
    assert page.status_code == 200
    assert "data-unread" not in page.content.decode()
    assert client.post(f"/clicnjob/me/{world.course}/", {"offer": "1"}).status_code == 403


def test_a_tab_asks_the_database_nothing_more(world, django_assert_num_queries):
    from common.djangoapps.student.models import CourseEnrollment
    from common.djangoapps.student.roles import CourseStaffRole
    from openedx.core.djangoapps.content.course_overviews.models import CourseOverview

    from advisor_dashboard.platform.openedx_tabs import AdvisorTab, MemosTab, MessagesTab

    course = CourseOverview.get_from_id(world.course_key)
    # The platform's own tabs have asked this much.
    CourseEnrollment.is_enrolled(world.lina, course.id)
    CourseStaffRole(course.id).has_user(world.lina)

    with django_assert_num_queries(0):
        assert MessagesTab.is_enabled(course, user=world.lina)
        assert MemosTab.is_enabled(course, user=world.lina)
        assert not AdvisorTab.is_enabled(course, user=world.lina)


def test_nobody_and_studio_see_none(world):
    from django.contrib.auth.models import AnonymousUser
    from openedx.core.djangoapps.content.course_overviews.models import CourseOverview

    from advisor_dashboard.platform.openedx_tabs import AdvisorTab, MemosTab, MessagesTab

    course = CourseOverview.get_from_id(world.course_key)
    for user in (None, AnonymousUser()):
        for tab in (AdvisorTab, MemosTab, MessagesTab):
            assert not tab.is_enabled(course, user=user)
