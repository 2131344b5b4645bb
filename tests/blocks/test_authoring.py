"""The editor in Studio."""

from __future__ import annotations

import pytest

from .host import BLOCKS, call

TYPES = sorted(BLOCKS)


@pytest.mark.parametrize("block_type", TYPES)
def test_the_editor_shows_each_text_under_its_french_name(studio_editor, block_type):
    page = studio_editor.block(block_type, display_name="<b>Bonjour</b>").render("studio_view")
    assert page.js_init_fn == "ClicnjobStudioEditor"
    assert "Titre" in page.content
    assert "&lt;b&gt;Bonjour&lt;/b&gt;" in page.content


def test_authors_change_the_texts(studio_editor):
    block = studio_editor.block("clicnjob_cv")
    data = {"display_name": " Mon CV\n", "introduction": "Un 🎉\r\n\r\nDeux"}
    assert call(block, "studio_submit", data).status == 200
    assert block.display_name == "Mon CV"
    assert block.introduction == "Un 🎉\n\nDeux"


@pytest.mark.parametrize(
    "seat", ["learner", "staff", "masquerade", "anonymous", "preview", "studio_stranger"]
)
@pytest.mark.parametrize("block_type", TYPES)
def test_nobody_else_does(request, seat, block_type):
    block = request.getfixturevalue(seat).block(block_type)
    answer = call(block, "studio_submit", {"display_name": "Piraté", "introduction": ""})
    assert (answer.status, answer.body["code"]) == (403, "not_allowed")
    assert block.display_name != "Piraté"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"display_name": "", "introduction": "x"}, "display_name"),
        ({"display_name": "x" * 121, "introduction": "x"}, "display_name"),
        ({"display_name": "x", "introduction": "x" * 4001}, "introduction"),
        ({"display_name": "x", "introduction": "a\x00"}, "introduction"),
        ({"display_name": 3, "introduction": "x"}, "display_name"),
        ({"introduction": None}, "introduction"),
        ({"display_name": ""}, "display_name"),
    ],
)
def test_a_text_that_does_not_fit_is_refused_and_none_is_kept(studio_editor, data, field):
    block = studio_editor.block("clicnjob_cv")
    answer = call(block, "studio_submit", data)
    assert (answer.status, answer.body["code"], answer.body["field"]) == (400, "invalid", field)
    assert answer.body["error"]
    assert block.introduction == ""


@pytest.mark.parametrize("block_type", TYPES)
def test_a_text_that_is_not_sent_stays_as_it_is(studio_editor, block_type):
    block = studio_editor.block(block_type, display_name="Mon titre", introduction="Bonjour.")
    assert call(block, "studio_submit", {"display_name": "Autre titre"}).status == 200
    assert (block.display_name, block.introduction) == ("Autre titre", "Bonjour.")


@pytest.mark.parametrize("data", [{}, {"other": "x"}, [], None, "x", 3])
def test_what_is_no_form_is_refused(studio_editor, data):
    answer = call(studio_editor.block("clicnjob_cv"), "studio_submit", data)
    assert (answer.status, answer.body["code"]) == (400, "bad_request")


def test_the_title_is_translated_until_somebody_chooses_one(studio_editor):
    block = studio_editor.block("clicnjob_cv")
    assert block.title == "Ton CV"
    assert block.display_name_with_default == "Ton CV"
    call(block, "studio_submit", {"display_name": "Ton CV", "introduction": ""})
    assert not block.fields["display_name"].is_set_on(block)
    call(block, "studio_submit", {"display_name": "Your CV !", "introduction": ""})
    assert block.title == "Your CV !"


@pytest.mark.parametrize("block", BLOCKS.values(), ids=list(BLOCKS))
def test_a_block_leaves_nothing_abstract(block):
    given = {name: getattr(block, name, None) for name in dir(block)}
    left = [name for name, each in given.items() if getattr(each, "__isabstractmethod__", False)]
    assert left == []
