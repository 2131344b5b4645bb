"""Every block in Studio: preview, editor, handlers, and the port asked there."""

from __future__ import annotations

import json
from importlib import import_module

import pytest

from .conftest import DOWNLOADS, UPLOADS, block_entry_points, handlers_of

pytestmark = pytest.mark.studio

TITLE = "Un autre titre"


@pytest.fixture
def author(world, hosting):
    """On the team of the course, and nothing more."""
    return hosting.log_in(world.nadia)


@pytest.mark.parametrize("view", ["student_view", "author_view", "studio_view"])
def test_every_block_has_its_preview_and_its_editor(world, author, view):
    for point in block_entry_points():
        url = f"/xblock/{world.usage[point.name]}/{view}"
        page = author.get(url, HTTP_ACCEPT="application/json")
        assert page.status_code == 200, (point.name, view, page.content)
        assert "clicnjob" in page.content.decode()


def test_a_unit_previews_every_block(world, author):
    # The platform's fragments ask for it by its full name; other pages of Studio load it.
    import_module("webpack_loader.utils")
    url = f"/xblock/{world.usage['vertical']}/container_preview"
    page = author.get(url, HTTP_ACCEPT="application/json")
    assert page.status_code == 200
    for point in block_entry_points():
        assert str(world.usage[point.name]) in page.json()["html"]


def stored_rows():
    from django.apps import apps

    ours = apps.get_app_config("advisor_dashboard").get_models()
    return {model.__name__: list(model._default_manager.values()) for model in ours}


def titles(world):
    from xmodule.modulestore.django import modulestore

    return {
        point.name: modulestore().get_item(world.usage[point.name]).display_name
        for point in block_entry_points()
    }


def call_all(world, client, where):
    data = json.dumps({"display_name": TITLE, "document": {}, "open": True, "version": 0, "id": 1})
    answers = {}
    for point in block_entry_points():
        for handler in handlers_of(point.load()):
            url = f"{where}/{world.usage[point.name]}/handler/{handler}"
            answers[point.name, handler] = client.post(url, data, content_type="application/json")
    return answers


@pytest.mark.parametrize("where", ["/preview/xblock", "/xblock"])
@pytest.mark.parametrize("who", ["lina", "stranger"])
def test_who_may_not_author_changes_nothing_by_any_handler(world, hosting, where, who):
    before, rows = titles(world), stored_rows()
    for place, answer in call_all(world, hosting.log_in(getattr(world, who)), where).items():
        assert answer.status_code == 403, (place, answer.content)
    assert titles(world) == before
    assert stored_rows() == rows


@pytest.mark.parametrize("where", ["/preview/xblock", "/xblock"])
def test_without_an_account_no_handler_answers(world, hosting, where):
    before, rows = titles(world), stored_rows()
    for place, answer in call_all(world, hosting.Client(), where).items():
        assert answer.status_code in (302, 403), place
    assert titles(world) == before
    assert stored_rows() == rows


def test_the_handlers_of_a_preview_hold_nobody_s_data(world, author):
    rows = stored_rows()
    for place, answer in call_all(world, author, "/preview/xblock").items():
        assert answer.status_code == 403, (place, answer.content)
    assert stored_rows() == rows


@pytest.mark.parametrize("where", ["/preview/xblock", "/xblock"])
def test_a_preview_neither_gives_nor_takes_a_file(world, author, where):
    rows = stored_rows()
    for whose in (world.nadia, world.lina):
        for handler in (*DOWNLOADS, *UPLOADS):
            url = f"{where}/{world.usage['clicnjob_cv']}/handler/{handler}?learner={whose.pk}"
            answer = (
                author.get(f"{url}&kind=pdf")
                if handler in DOWNLOADS
                else author.post(url, b"\xff\xd8\xff", content_type="image/jpeg")
            )
            assert answer.status_code == 403, (handler, answer.content)
            assert answer.json()["code"] == "read_only"
    assert stored_rows() == rows


#: What editors call: it answers authors, each by what was sent.
OF_THE_EDITORS = (
    *("studio_submit", "check_document", "preview_item"),
    *("import_questions", "export_questions"),
)


def test_an_author_s_editor_writes_what_it_is_for(world, author):
    rows = stored_rows()
    for (tag, handler), answer in call_all(world, author, "/xblock").items():
        refused = answer.status_code == 403
        assert refused == (handler not in OF_THE_EDITORS), (tag, handler, answer.content)
        assert handler != "studio_submit" or answer.status_code == 200, (tag, answer.content)
    assert set(titles(world).values()) == {TITLE}
    assert stored_rows() == rows


def test_the_port_answers_in_studio(world, platform):
    assert platform.course(world.course).structure.key == "nord"
    assert platform.is_course_staff(world.nadia.pk, world.course)
    assert platform.cohort_of(world.lina.pk, world.course).name == "Matin"
    assert not platform.is_masquerading(world.lina.pk, world.course)
