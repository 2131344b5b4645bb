"""The page in Studio: which blocks there are, and whose courses get them."""

from __future__ import annotations

from importlib.metadata import entry_points

import pytest
from django.urls import reverse

from advisor_dashboard.api import authoring
from advisor_dashboard.platform import get_platform
from tests import factories
from tests.platform.broken import SETTING
from tests.platform.embedded_driver import EmbeddedDriver

TAGS = sorted(
    point.name for point in entry_points(group="xblock.v1") if point.name.startswith("clicnjob_")
)


@pytest.fixture
def url(settings, tmp_path):
    settings.DEMO_DIR = tmp_path
    return reverse("clicnjob_studio:studio")


def text_of(response) -> str:
    return response.content.decode()


def test_every_block_that_is_installed_is_named(browse, url):
    shown = text_of(browse().get(url))

    assert TAGS
    for tag in TAGS:
        assert f"<code>{tag}</code>" in shown
    assert "Tes messages" in shown


def test_one_click_offers_the_blocks_beside_what_the_course_has(world, browse, url):
    get_platform().allow_blocks(world.advisor.pk, world.course, ["poll"])
    client = browse()
    assert "Proposer les blocs" in text_of(client.get(url))

    done = client.post(url, {"course": world.course}, follow=True)

    assert "peuvent maintenant être ajoutés" in text_of(done)
    assert "Proposer les blocs" not in text_of(done)
    assert get_platform().allowed_blocks(world.course) == {"poll", *TAGS}


def test_a_course_of_which_one_block_is_missing_says_so(world, browse, url):
    get_platform().allow_blocks(world.advisor.pk, world.course, TAGS[1:])

    assert "Proposer les blocs" in text_of(browse().get(url))


def test_nobody_else_changes_a_course(world, people, browse, url):
    for person in (world.learner, people.stranger, people.colleague):
        answer = browse(person).post(url, {"course": world.course})
        assert answer.status_code == 404
    assert browse(None).post(url, {"course": world.course})["Location"].startswith("/?next=")
    assert browse(enforce_csrf_checks=True).post(url, {"course": world.course}).status_code == 403

    assert get_platform().allowed_blocks(world.course) == frozenset()


@pytest.mark.parametrize("sent", ["", "x", "course-v1:no+such+course", "\0"])
def test_a_course_that_is_none_is_not_found(browse, url, sent):
    assert browse().post(url, {"course": sent}).status_code == 404


def test_only_ones_own_courses_are_listed(world, people, browse, url):
    other = factories.make_course("sud", "Ailleurs")
    shown = text_of(browse().get(url))

    assert world.course in shown
    assert other not in shown


def test_an_administrator_may_offer_the_blocks_in_every_course(people, browse, url):
    other = factories.make_course("sud", "Ailleurs")
    client = browse(people.administrator)
    assert other in text_of(client.get(url))

    done = client.post(url, {"course": other}, follow=True)

    assert "peuvent maintenant être ajoutés" in text_of(done)
    assert get_platform().allowed_blocks(other) == set(TAGS)


def test_where_there_are_too_many_courses_an_administrator_names_one(
    people, browse, url, monkeypatch
):
    monkeypatch.setattr(authoring, "MOST_LISTED", 1)
    other = factories.make_course("sud", "Ailleurs")
    client = browse(people.administrator)
    shown = text_of(client.get(url))
    assert "Un autre cours" in shown
    assert other not in shown
    assert "aucun cours que vous pouvez modifier" not in shown

    client.post(url, {"course": f" {other} "})

    assert get_platform().allowed_blocks(other) == set(TAGS)


def test_the_page_leads_back_to_studio(browse, url):
    assert f'href="{reverse("home")}">Retour à Studio</a>' in text_of(browse().get(url))


def test_courses_of_one_name_are_told_apart_by_their_structure(world, browse, url):
    assert "Structure nord" in text_of(browse().get(url))


def test_who_authors_nothing_finds_the_text_to_copy(world, browse, url):
    shown = text_of(browse(world.learner).get(url))

    assert "aucun cours que vous pouvez modifier" in shown
    assert "[&quot;clicnjob_cv&quot;, " in shown


def test_without_the_platform_nothing_is_shown_nor_changed(world, browse, url, settings):
    client = browse()
    settings.CLICNJOB = SETTING

    assert client.get(url).status_code == 503
    assert client.post(url, {"course": world.course}).status_code == 503


def test_a_bundle_s_own_list_counts(world, browse, url):
    host = EmbeddedDriver()
    host.fill(world.course, ["clicnjob_cv"])

    assert "Proposer les blocs" in text_of(browse().get(url))
    assert "no-store" in browse().get(url)["Cache-Control"]
