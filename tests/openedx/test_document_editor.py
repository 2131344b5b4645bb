"""The editor of the learning blocks in Studio: a document is written, checked and looked at."""

from __future__ import annotations

import json

import pytest

from .documents import DOCUMENTS

pytestmark = [pytest.mark.studio, pytest.mark.parametrize("tag", DOCUMENTS)]


@pytest.fixture
def author(world, hosting):
    return hosting.log_in(world.nadia)


@pytest.fixture
def send(world, author, tag):
    """Post to a handler of the block's editor, as its page does."""

    def post(handler, **data):
        url = f"/xblock/{world.usage[tag]}/handler/{handler}"
        answer = author.post(url, json.dumps(data), content_type="application/json")
        return answer.status_code, answer.json()

    return post


def kept(world, tag):
    from xmodule.modulestore.django import modulestore

    return getattr(modulestore().get_item(world.usage[tag]), DOCUMENTS[tag][0])


def rows():
    from django.apps import apps

    ours = apps.get_app_config("advisor_dashboard").get_models()
    return {model.__name__: list(model._default_manager.values()) for model in ours}


def test_it_keeps_every_item_as_it_was_written(world, author, send, tag):
    name, items, document = DOCUMENTS[tag]
    status, said = send("studio_submit", display_name="Titre", **{name: document})
    assert status == 200, said
    assert json.loads(kept(world, tag)) == document
    answer = author.get(f"/xblock/{world.usage[tag]}/studio_view", HTTP_ACCEPT="application/json")
    page = json.dumps(answer.json())
    for each in document[items]:
        assert each["id"] in page
    # The text itself is taken too, as an author may paste it.
    assert send("studio_submit", **{name: json.dumps(document)})[0] == 200
    assert json.loads(kept(world, tag)) == document


def test_it_is_checked_without_being_kept_and_what_is_none_is_refused(world, send, tag):
    name, items, document = DOCUMENTS[tag]
    assert send("check_document", document=document) == (200, {"problems": []})
    odd = {**document, items: [{**document[items][0], "kind": "unknown"}]}
    status, said = send("check_document", document=odd)
    assert status == 200
    assert [each["number"] for each in said["problems"]] == [1]
    status, said = send("studio_submit", **{name: "{"})
    assert (status, said["field"]) == (400, name)
    assert kept(world, tag) == ""


def test_each_item_can_be_looked_at_and_nothing_is_written(world, author, send, tag):
    _name, items, document = DOCUMENTS[tag]
    before = rows()
    for item in document[items]:
        status, said = send("preview_item", item=item)
        assert (status, said["problems"]) == (200, []), said
        assert "cnj" in said["html"]
    for view in ("author_view", "student_view"):
        page = author.get(f"/xblock/{world.usage[tag]}/{view}", HTTP_ACCEPT="application/json")
        assert page.status_code == 200
    assert kept(world, tag) == ""
    assert rows() == before


def test_who_may_not_author_checks_looks_at_and_writes_nothing(world, hosting, tag):
    name, items, document = DOCUMENTS[tag]
    sent = {"document": document, "item": document[items][0], name: document}
    for who in (world.lina, world.stranger):
        client = hosting.log_in(who)
        for handler in ("check_document", "preview_item", "studio_submit"):
            url = f"/xblock/{world.usage[tag]}/handler/{handler}"
            answer = client.post(url, json.dumps(sent), content_type="application/json")
            assert answer.status_code == 403
    assert kept(world, tag) == ""
