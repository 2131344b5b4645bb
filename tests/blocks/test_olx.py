"""What an author wrote survives export and import, whatever the signs."""

from __future__ import annotations

import pytest
from lxml import etree
from xblock.fields import Scope

from clicnjob_xblocks.authored import (
    Authored,
    AuthoredChoices,
    AuthoredFlag,
    AuthoredNumber,
    AuthoredOption,
    AuthoredText,
)
from tests.mailboxes import making as mailboxes
from tests.memo_sheets import SHEET
from tests.quiz import making
from tests.stories import making as stories
from tests.workshop_course import run_sheet

from .host import BLOCKS, HostRuntime, Seat

WORDS = "Fais ton CV 🎉 : c’est « simple » & <rapide>\n\nDeuxième ligne.\tمرحبا 𝒜"


@pytest.mark.parametrize("block_type", sorted(BLOCKS))
def test_every_authored_field_round_trips_as_olx(block_type, world):
    seat = Seat(world.course, in_studio=True)
    block = seat.block(block_type)
    authored = [
        name
        for name, field in block.fields.items()
        if field.scope in (Scope.content, Scope.settings) and name not in ("tags", "parent", "name")
    ]
    assert {text.name for text in block.authored} == set(authored)
    given = {each.name: _value(each, block.fields[each.name].default) for each in block.authored}
    for name, value in given.items():
        assert value != block.fields[name].default
        setattr(block, name, value)
    node = etree.Element("unknown_root")
    block.add_xml_to_node(node)
    text = etree.tostring(node, encoding="unicode")
    read = etree.fromstring(text)

    runtime: HostRuntime = Seat(world.course, in_studio=True).block(block_type).runtime
    again = BLOCKS[block_type].parse_xml(read, runtime, block.scope_ids)
    assert {name: getattr(again, name) for name in authored} == given


def _value(each: Authored, default: object) -> object:
    """Something that its author may well have set, and that is not so by default."""
    match each:
        case AuthoredText():
            return f"{each.name} : {WORDS}"
        case AuthoredChoices():
            return list(each.choices)[-1]
        case AuthoredOption():
            return next(value for value in reversed(each.options) if value != default)
        case AuthoredFlag():
            return not default
        case AuthoredNumber():
            return 3 if each.whole else 2.5
        case _:
            return each.checked(_document(each.name), str)


def _document(name: str) -> object:
    """The document of a field, with all signs in its texts."""
    match name:
        case "cards":
            return stories.story(stories.card("text", text=WORDS), stories.card("question"))
        case "sheet":
            return {**SHEET, "parts": [{"id": "keep", "kind": "remember", "text": WORDS}]}
        case "missions":
            return {**mailboxes.document(), "introduction": WORDS}
        case "run_sheet":
            return run_sheet(notes=WORDS)
        case "steps":
            step = {"id": "step1", "kind": "step", "title": WORDS}
            return {"schema": 1, "source": "list", "welcome": WORDS, "steps": [step]}
    question = making.question("gap", text=WORDS, explanation=WORDS, hint=WORDS)
    return making.quiz(question, making.question("scene"))


@pytest.mark.parametrize("block_type", sorted(BLOCKS))
def test_a_block_is_a_leaf(block_type, world):
    assert Seat(world.course).block(block_type).has_children is False
