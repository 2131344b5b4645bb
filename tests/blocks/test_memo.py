"""The memo block: read by all, kept and written on by learners, sent by their advisors."""

from __future__ import annotations

import json
from typing import Any

import pytest
from webob import Request

from advisor_dashboard.api import memos
from advisor_dashboard.models import KeptMemo, MemoSheet
from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded.acting import acting_for, choosing_views
from advisor_dashboard.platform.embedded.features import switch
from clicnjob_xblocks.content.documents import dump
from tests.memo_sheets import SHEET, TEXT

from .host import Seat, attributes, call

MEMO = "clicnjob_memo"


@pytest.fixture
def memo(learner) -> Any:
    """The block as the learner meets it."""
    learner.block(MEMO, sheet=TEXT).save()
    return learner


@pytest.fixture
def advisor(world, memo) -> Seat:
    """The advisor in front of the same block."""
    return Seat(
        world.course,
        attributes(world.advisor.pk, staff=True),
        services=memo.services,
        store=memo.store,
    )


def content(seat: Seat, view: str = "student_view", **fields: Any) -> str:
    return str(seat.block(MEMO, **fields).render(view).content)


def pdf_of(block: Any, **request: Any) -> Any:
    address = f"/?learner={block.viewer.user_id}"
    return block.handle("pdf", Request.blank(address, method="GET", **request))


def completions(block: Any) -> list[float]:
    return [data["completion"] for kind, data in block.runtime.published if kind == "completion"]


def test_a_learner_reads_every_part_of_the_sheet_in_french(memo):
    shown = content(memo)
    for words in (
        "Écrire à un employeur &lt;b&gt;",
        "Court et poli.",
        "Je relis.",
        "Je fais",
        "Je ne fais pas",
        "<strong>Un objet clair.</strong>",
        'alt="Un écran"',
        "le titre du message",
        "Garder dans mes mémos",
        "Mes notes",
    ):
        assert words in shown
    assert shown.count("<svg") >= 5


def test_a_sheet_without_parts_says_so(learner):
    assert "Pas encore de fiche" in content(learner)


def test_a_part_that_cannot_be_read_is_left_out_and_the_rest_is_shown(learner):
    odd = {**SHEET, "parts": [{"id": "newer", "kind": "hologram"}, *SHEET["parts"]]}
    assert "Je relis." in content(learner, sheet=dump(odd))


def test_one_tap_keeps_the_sheet_and_completes_the_block(memo, world):
    block = memo.block(MEMO)
    answer = call(block, "keep", {})
    assert answer.status == 200
    assert answer.body["current"] is True
    assert ("completion", {"completion": 1.0}) in block.runtime.published
    (kept,) = memos.own_memos(world.learner.pk)
    assert (kept.subject, kept.new) == ("Écrire à un employeur <b>", False)
    call(memo.block(MEMO), "keep", {})
    assert len(memos.own_memos(world.learner.pk)) == 1


def test_looking_completes_nothing(memo):
    block = memo.block(MEMO)
    block.render("student_view")
    assert block.runtime.published == []


def notes(text: str, version: int = 0) -> dict[str, Any]:
    return {"document": {"text": text}, "version": version, "keep": False}


def test_writing_a_note_keeps_the_sheet_and_the_note(memo, world):
    answer = memo.call(MEMO, "write_notes", notes("Chez ma sœur."))
    assert (answer.status, answer.body["version"]) == (200, 1)
    (kept,) = memos.own_memos(world.learner.pk)
    assert kept.notes.text == "Chez ma sœur."
    assert "Chez ma sœur." in content(memo)


def test_notes_of_another_phone_are_not_overwritten(memo):
    memo.call(MEMO, "write_notes", notes("Un"))
    answer = memo.call(MEMO, "write_notes", notes("Deux"))
    assert (answer.status, answer.body["code"]) == (409, "conflict")
    assert answer.body["current"]["document"] == {"text": "Un"}
    assert memo.call(MEMO, "write_notes", notes("Deux", 1)).status == 200


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"document": "x", "version": 0},
        {"document": {"text": 3}, "version": 0},
        {"document": {"text": "x"}, "version": "0"},
        {"document": {"text": "x"}, "version": True},
        {"document": {"text": "x" * 2001}, "version": 0},
        {"document": {"text": "a\0b"}, "version": 0},
    ],
)
def test_notes_that_no_page_sends_are_refused_and_nothing_is_kept(memo, sent):
    assert memo.call(MEMO, "write_notes", sent).status == 400
    assert not KeptMemo.objects.exists()


def test_a_changed_sheet_can_be_kept_again_and_the_notes_stay(memo, world):
    memo.call(MEMO, "write_notes", notes("À moi"))
    changed = dump({**SHEET, "subject": "Écrire mieux"})
    memo.block(MEMO, sheet=changed).save()
    assert "Garder la nouvelle version" in content(memo)
    assert memo.call(MEMO, "keep", {}).body["current"] is True
    (kept,) = memos.own_memos(world.learner.pk)
    assert (kept.subject, kept.notes.text) == ("Écrire mieux", "À moi")
    # Nobody keeps the older one: it is gone.
    assert MemoSheet.objects.count() == 1


def test_the_file_has_one_side_and_the_learner_s_notes(memo):
    memo.call(MEMO, "write_notes", notes("À moi"))
    block = memo.block(MEMO)
    response = pdf_of(block)
    assert response.status_int == 200
    assert completions(block) == [1.0]
    assert response.content_type == "application/pdf"
    assert b"/Type/Pages/Count 1" in response.body[:300]


@pytest.mark.parametrize("sheet", ["", "{", dump({**SHEET, "parts": []})])
def test_a_sheet_of_nothing_is_no_file_and_completes_nothing(memo, sheet):
    block = memo.block(MEMO, sheet=sheet)
    assert pdf_of(block).status_int == 400
    assert completions(block) == []


def test_a_file_that_is_fetched_ahead_completes_nothing(memo):
    block = memo.block(MEMO)
    assert pdf_of(block, headers={"Sec-Purpose": "prefetch;prerender"}).status_int == 503
    assert completions(block) == []


def test_where_memos_are_switched_off_the_sheet_is_read_and_nothing_is_kept(memo, world):
    switch(Feature.KEPT_MEMOS, world.course, on=False)
    shown = content(memo)
    assert "Je relis." in shown
    assert "Garder dans mes mémos" not in shown
    answer = memo.call(MEMO, "keep", {})
    assert (answer.status, answer.body["code"]) == (403, "switched_off")


def test_a_masquerade_writes_nothing(memo, world):
    with acting_for(world.advisor.pk):
        assert memo.call(MEMO, "keep", {}).status == 403
        assert memo.call(MEMO, "write_notes", notes("x")).status == 403
        assert "Garder dans mes mémos" not in content(memo)
    with choosing_views(lambda _key: True):
        assert memo.call(MEMO, "keep", {}).status == 403
    assert not KeptMemo.objects.exists()


def test_an_advisor_sends_the_sheet_to_their_learners_once(advisor, world):
    listed = advisor.call(MEMO, "team_learners", {}).body["learners"]
    assert [each["has_it"] for each in listed] == [False] * len(listed)
    ids = [each["id"] for each in listed]
    assert world.learner.pk in ids
    assert world.advisor.pk not in ids
    sent = advisor.call(MEMO, "team_send", {"ids": ids, "confirmed": len(ids)})
    assert (sent.status, sent.body["sent"]) == (200, len(ids))
    again = advisor.call(MEMO, "team_send", {"ids": ids, "confirmed": len(ids)})
    assert (again.status, again.body["sent"]) == (200, 0)
    (got,) = memos.own_memos(world.learner.pk)
    assert got.new
    assert got.sender


def test_the_panel_of_the_team_is_the_team_s_alone(memo, advisor):
    assert "cnj-memo-team" in content(advisor)
    assert "cnj-memo-team" not in content(memo)
    assert memo.call(MEMO, "team_learners", {}).status == 403
    assert memo.call(MEMO, "team_send", {"ids": [1], "confirmed": 1}).status == 403


def test_a_wrong_number_sends_nothing(advisor):
    listed = advisor.call(MEMO, "team_learners", {}).body["learners"]
    ids = [each["id"] for each in listed]
    answer = advisor.call(MEMO, "team_send", {"ids": ids, "confirmed": len(ids) - 1})
    assert (answer.status, answer.body["code"]) == (409, "number_changed")
    assert not KeptMemo.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"ids": "1"}, {"ids": [True], "confirmed": 1}, {"ids": []}])
def test_odd_sendings_are_refused(advisor, sent):
    assert advisor.call(MEMO, "team_send", sent).status == 400


def test_the_author_is_told_of_a_sheet_that_needs_two_sides(studio_editor):
    many = [
        {"id": f"part-{at}", "kind": "example", "title": "Un exemple", "text": "Des mots.\n\n" * 20}
        for at in range(6)
    ]
    long = {**SHEET, "parts": many}
    answer = studio_editor.call(MEMO, "check_document", {"document": long})
    (told,) = answer.body["problems"]
    assert told["number"] == 0
    assert "une seule face" in told["sentence"]
    assert studio_editor.call(MEMO, "check_document", {"document": SHEET}).body["problems"] == []


def test_the_author_looks_at_one_part(studio_editor):
    answer = studio_editor.call(MEMO, "preview_item", {"item": SHEET["parts"][0]})
    assert "Je relis." in answer.body["html"]


def test_the_app_and_the_search_are_given_what_the_author_wrote(memo):
    block = memo.block(MEMO)
    assert json.loads(block.student_view_data()["sheet"]) == SHEET
    found = block.index_dictionary()["content"]["sheet"]
    for words in ("Écrire à un employeur", "Je relis.", "Je dis bonjour.", "le titre du message"):
        assert words in found
