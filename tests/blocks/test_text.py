"""A typed text as it is stored: the one cleaner that blocks and advisors' forms share."""

from __future__ import annotations

import subprocess
import sys

import pytest

from advisor_dashboard.text import NUL, ascii_digits, long_text, short_text


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
