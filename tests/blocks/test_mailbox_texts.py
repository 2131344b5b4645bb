"""What learners write in a practice mailbox is in no list that a host makes of its states."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mailboxes import making

from .host import Seat, call

MAILBOX = "clicnjob_mailbox"
TEXT = "Bonjour, c’est mon brouillon."


@pytest.fixture
def block(learner: Seat) -> Any:
    """A learner keeps a draft in one mission."""
    made = learner.block(MAILBOX, missions=making.mailbox("write", "copy"))
    draft = {**making.GOOD, "text": TEXT}
    assert call(made, "keep_draft", {"mission": "ecrire-fleurs", "draft": draft}).status == 200
    return made


def kept(block: Any, username: str) -> Any:
    return type(
        "Kept", (), {"username": username, "state": {"drafts": block.drafts, "state": block.state}}
    )


def rows(block: Any, most: int | None = None) -> list[tuple[str, dict[str, str]]]:
    return list(block.generate_report_data([kept(block, "lina"), kept(block, "sami")], most))


def send(block: Any, mission: str) -> None:
    data = {"mission": mission, "answer": making.GOOD, "submission": f"submission-{mission}"}
    assert call(block, "submit", data).status == 200


@pytest.mark.parametrize("most", [None, 0, 1])
def test_the_report_puts_nothing_in_the_place_of_what_is_kept_even_of_a_draft(block, most):
    assert rows(block, most) == [("lina", {"state": ""}), ("sami", {"state": ""})]


@pytest.mark.parametrize(("most", "count"), [(None, 4), (0, 2), (1, 2), (3, 3)])
def test_the_report_has_criteria_of_each_mission_as_far_as_it_may_be_long(block, most, count):
    send(block, "ecrire-fleurs")
    send(block, "en-copie")
    found = rows(block, most)
    assert len(found) == count
    assert {who for who, _row in found} == {"lina", "sami"}
    assert all(row["state"] == "" and len(row) > 1 for _who, row in found)
    assert TEXT not in str(found)


def test_a_list_of_the_block_s_fields_has_nothing_of_it(block):
    read = {name: field.read_from(block) for name, field in block.fields.items()}
    assert TEXT in block.drafts
    assert TEXT not in str(read)
    assert read["missions"]
