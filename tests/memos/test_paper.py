"""Memo sheets on paper: one side each, tagged, in type that reads well."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import Any

import pytest

from clicnjob_xblocks.content.documents import dump, ready
from clicnjob_xblocks.memos.flow import Line, Run, lines_of
from clicnjob_xblocks.memos.paper import Side, print_sides, sides_of
from clicnjob_xblocks.memos.pictograms import LABELS, drawing, is_pictogram
from clicnjob_xblocks.memos.sheet import SHAPE
from clicnjob_xblocks.typesetting.pictures import redrawn
from tests import factories
from tests.memo_sheets import SHEET, TEXT

needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="no poppler here: apt-get install poppler-utils"
)


def as_it_is(text: str) -> str:
    return text


def side(notes: str = "", pictures: dict[str, bytes] | None = None, **changes: Any) -> Side:
    return Side(ready(dump({**SHEET, **changes}), SHAPE), notes, pictures or {})


def printed(*sides: Side):
    return print_sides(sides, as_it_is, "fr")


def words_of(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return re.sub(r"\s+", " ", done.stdout.decode())


@needs_poppler
def test_every_word_of_a_sheet_stands_on_its_one_side():
    made = printed(side())
    assert (made.pages, made.accessible) == (1, True)
    words = words_of(made.data)
    for each in (
        "Écrire à un employeur <b>",
        "Court et poli.",
        "Dans l’ordre",
        "Je relis.",
        "Je dis bonjour.",
        "Pas de SMS.",
        "Un objet clair.",
        "Un écran",
        "Objet – le titre du message",
        "My notes",
    ):
        assert each in words


def test_the_same_sheet_is_the_same_file():
    assert printed(side()).data == printed(side()).data


@needs_poppler
def test_a_set_has_a_side_for_each_and_a_name_of_its_own():
    made = printed(side(), side(subject="Deux"), side(subject="Trois"))
    assert (made.pages, made.accessible) == (3, True)
    assert "Trois" in words_of(made.data)


@needs_poppler
def test_notes_are_printed_and_long_ones_go_on_overleaf():
    short = printed(side(notes="Chez ma sœur.\n\nLe mardi."))
    assert short.pages == 1
    assert "Chez ma sœur." in words_of(short.data)
    long = printed(side(notes="Une ligne de mes notes.\n" * 80))
    assert long.pages == 2
    assert words_of(long.data).count("Une ligne de mes notes.") == 80


def test_too_much_takes_two_sides_and_is_set_no_smaller():
    text = "Une phrase assez longue pour remplir une ligne.\n\n" * 12
    parts = [{"id": f"part-{at}", "kind": "example", "title": "", "text": text} for at in range(5)]
    assert sides_of(TEXT) == 1
    assert sides_of(dump({**SHEET, "parts": parts})) > 1


def test_a_picture_is_printed_where_it_is_at_hand_and_said_where_it_is_not():
    with_picture = printed(side(pictures={"/static/ecran.png": factories.picture()}))
    without = printed(side(pictures={"/static/ecran.png": b"<svg/>"}))
    assert with_picture.accessible
    assert len(with_picture.data) > len(without.data)
    assert without.data == printed(side()).data


def test_a_file_that_its_reader_would_hand_to_a_program_is_no_picture(monkeypatch):
    started = []
    for name in ("check_call", "call", "run", "Popen"):
        monkeypatch.setattr(subprocess, name, lambda *args, **more: started.append(args))
    postscript = (
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n(id) system\n%%EOF\n"
    )
    assert redrawn(postscript) is None
    assert started == []


@pytest.mark.parametrize("text", ["#panic()", "$x$ *a* _b_ @c <d> `e`", "السلام عليكم", "a\x07b"])
@needs_poppler
def test_what_was_typed_is_shown_and_never_read_as_markup(text):
    made = printed(side(introduction=text, notes=text))
    assert made.pages == 1
    assert text.replace("\x07", "")[:8] in words_of(made.data)


def test_a_character_that_no_font_has_is_no_reason_for_no_page():
    made = printed(side(introduction="李"))
    assert (made.pages, made.accessible) == (1, False)


def test_every_pictogram_has_a_name_and_is_a_drawing():
    for name in filter(None, LABELS):
        assert is_pictogram(name)
        assert drawing(name).startswith("<svg ")
    assert not is_pictogram("")


def test_an_author_s_text_becomes_lines():
    assert lines_of("**Oui.** Non.\n\n1. un\n2. deux\n\n- a\n- b") == (
        Line("", (Run("Oui.", True), Run(" Non."))),
        Line("1.", (Run("un"),)),
        Line("2.", (Run("deux"),)),
        Line("•", (Run("a"),)),
        Line("•", (Run("b"),)),
    )
    assert lines_of("a\nb") == (Line("", (Run("a"),)), Line("", (Run("b"),)))
    assert lines_of("") == ()
