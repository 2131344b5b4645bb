"""A document of each learning block, with every kind of item, as an author writes it."""

from __future__ import annotations

from typing import Any

from tests.mailboxes import making as mailboxes
from tests.memos.making import SHEET
from tests.stories import making as stories
from tests.workshop_course import run_sheet

_STEP = {"id": "pas-un", "kind": "step", "target": "vertical", "title": "Un pas", "minutes": 5}
_PATH = {"schema": 1, "source": "list", "competences": ["pix:2.1"], "steps": [_STEP]}

#: By tag: the field, the list in it, the document.
DOCUMENTS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "clicnjob_story": ("cards", "cards", stories.story()),
    "clicnjob_path": ("steps", "steps", _PATH),
    "clicnjob_memo": ("sheet", "parts", SHEET),
    "clicnjob_mailbox": ("missions", "missions", mailboxes.document()),
    "clicnjob_workshop": ("run_sheet", "steps", run_sheet()),
}
