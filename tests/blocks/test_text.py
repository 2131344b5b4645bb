"""A typed text as it is stored: the one cleaner that blocks and advisors' forms share."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest

from advisor_dashboard.text import MOST_MARKS, NUL, ascii_digits, long_text, normalized, short_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Vendeuse  ", "Vendeuse"),
        ("Vente\t et\r\ncaisse", "Vente  et caisse"),
        ("\u202eetneV\u202c", "etneV"),
        ("iso\u2067late\u2069", "isolate"),
        ("cut \udc3d", "cut"),
        ("\ufeffbom\uffff", "bom"),
        ("bell\x07", "bell"),
        ("Zoe\u0301", "Zo\u00e9"),
        ("\u200fمريم\u200e", "\u200fمريم\u200e"),
        ("👩🏽‍🍳", "👩🏽‍🍳"),
    ],
)
def test_a_line_keeps_what_can_be_read_and_nothing_else(typed, kept):
    assert short_text(typed) == kept


def test_a_long_text_keeps_its_lines():
    assert long_text(" un\r\ndeux\x0b\u2029trois\u202e\tfin ") == "un\ndeux\n\ntrois fin"


@pytest.mark.parametrize("marks", ["\u0300", "\u0315\u0300", "\u0f73\u0f71", "\u3099\u0300"])
def test_a_letter_keeps_as_many_marks_as_a_writing_sets_and_no_more(marks):
    typed = f"(a{marks * 15}) b{marks * 4000}c ..."

    kept = short_text(typed)

    assert kept.startswith(unicodedata.normalize("NFC", f"(a{marks * 15}) b"))
    assert kept.endswith("c ...")
    assert len(kept) < 130


def test_signs_in_a_row_that_are_no_marks_stay():
    assert short_text(f"é {'-·—' * 30} 👩🏽‍🍳{'❤️' * 40}") == f"é {'-·—' * 30} 👩🏽‍🍳{'❤️' * 40}"


def test_sound_marks_of_half_a_width_count_where_they_become_marks():
    assert len(normalized("NFKD", "か" + "\uff9e\u0300" * 4000)) <= 1 + MOST_MARKS


def test_a_nul_is_for_the_caller_to_refuse():
    assert NUL == "\x00"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("٠٦ ١٢ ٣٤ ٥٦ ٧٨", "06 12 34 56 78"),
        ("۲۰۲۵-۰۳", "2025-03"),
        ("２０２５", "2025"),
        ("२०२५", "2025"),
        ("x²½", "x²½"),
    ],
)
def test_digits_of_every_script_become_ours(typed, kept):
    assert ascii_digits(typed) == kept


def test_the_cleaner_needs_neither_django_nor_xblock():
    program = (
        "import advisor_dashboard.text, sys; sys.exit(len({'django', 'xblock'} & {*sys.modules}))"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
