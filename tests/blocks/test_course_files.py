"""The course's files in a block's texts: led to where they are served, in Studio's editor too."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.mailboxes import making
from tests.memo_sheets import PLATFORM
from tests.memos.making import SHEET
from tests.workshop_course import step

FILE = "/static/ecran.png"
LINK = f"Regarde [l’écran]({FILE})."
PICTURE = {"url": FILE, "alt": "Un écran"}
CHOICES = [{"id": "a", "text": "Oui", "right": True}, {"id": "b", "text": "Non"}]
ITEMS: dict[str, dict[str, Any]] = {
    "clicnjob_mailbox": {**making.MISSIONS["write"], "situation": LINK},
    "clicnjob_memo": next(each for each in SHEET["parts"] if each["kind"] == "picture"),
    "clicnjob_quiz": {
        "id": "file1",
        "kind": "one",
        "text": LINK,
        "picture": PICTURE,
        "body": {"choices": CHOICES},
    },
    "clicnjob_story": {"id": "text-1", "kind": "text", "text": LINK, "picture": PICTURE},
    "clicnjob_workshop": step("one", "Accueil", 10, say=LINK),
}


def look(seat, block_type: str) -> str:
    answer = seat.call(block_type, "preview_item", {"item": ITEMS[block_type]})
    assert answer.body["problems"] == []
    shown = answer.body["shown"] if block_type == "clicnjob_quiz" else answer.body["html"]
    return json.dumps(shown)


@pytest.mark.parametrize("block_type", ITEMS)
def test_an_author_sees_the_files_though_studio_has_drawn_no_preview_yet(
    settings, studio_editor, block_type
):
    settings.CLICNJOB = {"PLATFORM": PLATFORM}
    shown = look(studio_editor, block_type)
    assert f"/files{FILE}" in shown
    assert shown.count(f"/files{FILE}") == shown.count(FILE)


def test_where_the_platform_cannot_be_asked_an_author_sees_the_rest(studio_editor):
    assert FILE in look(studio_editor, "clicnjob_story")


def test_the_courseware_has_what_its_own_service_says_and_asks_nobody_else(settings, learner):
    settings.CLICNJOB = {"PLATFORM": PLATFORM}
    story = {"schema": 1, "cards": [ITEMS["clicnjob_story"]]}
    block = learner.block("clicnjob_story", cards=json.dumps(story))
    assert "/files" not in block.render("student_view").content
