"""Telephone numbers, e-mail addresses and pages in what people wrote become links."""

from __future__ import annotations

import pytest

from advisor_dashboard.reachable import reachable
from advisor_dashboard.telephones import parts_of


@pytest.mark.parametrize(
    "written",
    [
        "03 20 12 34 56",
        "0320123456",
        "03.20.12.34.56",
        "03-20-12-34-56",
        "03\u00a020\u00a012\u00a034\u00a056",
        "+33 3 20 12 34 56",
        "+33 (0)3 20 12 34 56",
        "0033 3 20 12 34 56",
    ],
)
def test_a_french_number_is_dialled_however_it_is_written(written):
    parts = parts_of(f"Mme Carlier, {written}, le matin.")

    assert [(part.text, part.dial) for part in parts if part.dial] == [(written, "+33320123456")]
    assert "".join(part.text for part in parts) == f"Mme Carlier, {written}, le matin."


@pytest.mark.parametrize(
    "written",
    [
        "SIRET 732 829 320 00074",
        "le 03/12/2026",
        "59000 Lille",
        "03 20 12 34",
        "103 20 12 34 56",
        "03 20 12 34 567",
        "00 20 12 34 56",
        "٠٣ ٢٠ ١٢ ٣٤ ٥٦",
    ],
)
def test_another_number_is_left_alone(written):
    assert [part.dial for part in parts_of(written)] == [""]


def test_two_numbers_are_two_links():
    assert [part.dial for part in parts_of("03 20 12 34 56 / 06 12 34 56 78")] == [
        "+33320123456",
        "",
        "+33612345678",
    ]


def test_what_is_no_link_stays_text():
    made = reachable('<b onclick="x">03 20 12 34 56</b> "<script>" a@example.org & fils')

    assert '<a href="tel:+33320123456">03 20 12 34 56</a>' in made
    assert '<a href="mailto:a@example.org">a@example.org</a>' in made
    assert "<b" not in made
    assert '<a target="_blank" href="https://example.org"' in reachable("https://example.org")
    assert "<script" not in made
    assert "&amp; fils" in made


def test_nothing_is_nothing():
    assert reachable("") == ""
