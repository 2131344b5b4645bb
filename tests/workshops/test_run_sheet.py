"""The run sheet: what is to be mended in it, how it is told in words, what is printed."""

from __future__ import annotations

import json

import pytest

from clicnjob_xblocks.content.documents import parse, ready
from clicnjob_xblocks.workshops import showing
from clicnjob_xblocks.workshops.attendance import SignedSheet, as_pdf
from clicnjob_xblocks.workshops.run_sheet import SENTENCES, SHAPE, About, total_minutes
from tests.workshop_course import run_sheet, step


def in_english(text: str) -> str:
    return text


def problems(sheet: dict) -> list[tuple[str, str]]:
    _value, document = parse(json.dumps(sheet), SHAPE)
    return [(each.code, each.field) for each in document.problems]


def test_a_whole_run_sheet_has_nothing_to_mend():
    assert problems(run_sheet()) == []


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        (run_sheet(step("one", "", 5)), [("empty", "title")]),
        (run_sheet(step("one", "Un", 0)), [("no_minutes", "minutes")]),
        (run_sheet(step("one", "Un", 2.5)), [("part_of_a_minute", "minutes")]),
        (run_sheet(step("one", "Un", 481)), [("out_of_range", "minutes")]),
        (run_sheet(group_from=8, group_to=4), [("group_upside_down", "group_to")]),
        (run_sheet(group_from=1.5), [("part_of_a_person", "group_from")]),
        (
            run_sheet(step("one", "Un", 5, show=[{"id": "a", "label": "", "address": "quiz"}])),
            [("empty", "show.0.label"), ("odd_link", "show.0.address")],
        ),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_to_be_mended_is_named_where_it_is(sheet, found):
    assert problems(sheet) == found


@pytest.mark.parametrize(
    "address", ["/jump_to_id/quiz", "/static/fiche.pdf", "https://exemple.fr/a", "mailto:a@b.fr"]
)
def test_a_link_leads_into_the_course_or_over_the_web(address):
    assert problems(run_sheet(step("one", "Un", 5, show=[row(address)]))) == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//exemple.fr", "quiz", 'https://a"b'])
def test_a_link_that_leads_elsewhere_is_refused(address):
    found = problems(run_sheet(step("one", "Un", 5, show=[row(address)])))
    assert found == [("odd_link", "show.0.address")]


def row(address: str) -> dict[str, str]:
    return {"id": "a", "label": "Ici", "address": address}


def test_only_the_steps_that_are_ready_count():
    sheet = run_sheet(step("one", "Un", 20), step("two", "Deux", 0), step("six", "Trois", 25))
    assert total_minutes(ready(json.dumps(sheet), SHAPE)) == 45


def test_every_code_of_its_own_has_a_sentence():
    own = ("no_minutes", "part_of_a_minute", "part_of_a_person", "group_upside_down")
    assert set(own) == set(SENTENCES)


@pytest.mark.parametrize(
    ("minutes", "words"), [(5, "5 min"), (60, "1 h"), (65, "1 h 05"), (90, "1 h 30")]
)
def test_a_length_of_time_in_words(minutes, words):
    assert showing.in_hours(minutes, in_english) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 0, ""),
        (4, 10, "4 to 10 people"),
        (6, 6, "6 people"),
        (0, 12, "12 people at most"),
        (3, 0, "3 people at least"),
    ],
)
def test_a_group_in_words(low, high, words):
    assert showing.group_in_words(About(group_from=low, group_to=high), in_english) == words


def test_what_is_to_be_printed_before_is_named_once():
    paper = [{"id": "a", "label": "La fiche", "address": "/static/fiche.pdf"}]
    sheet = run_sheet(step("one", "Un", 5, print=paper), step("two", "Deux", 5, print=paper))
    document = ready(json.dumps(sheet), SHAPE)
    steps = [showing.shown_step(each, in_english, in_english) for each in document.items]
    assert [each.label for each in showing.to_print(steps)] == ["La fiche"]


def signed(**changes):
    given = {
        "language": "fr",
        "title": "Mon adresse e-mail",
        "structure": "Structure nord",
        "course": "Trouver un emploi",
        "day": "20 novembre 2026",
        "held_by": "Nadia",
        "names": ("Lina Morel", "محمد علي", '#strong[x] $1$ \\ "'),
        "unnamed": 2,
    }
    return as_pdf(SignedSheet(**(given | changes)), in_english)


def test_the_sheet_to_sign_is_tagged_and_the_same_each_time():
    data = signed()
    assert data.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in data
    assert data == signed()


def test_a_large_group_takes_several_sheets_and_an_unknown_sign_breaks_nothing():
    many = signed(names=tuple(f"Personne {number}" for number in range(80)))
    assert b"/Count 5" in many or b"/Count 4" in many
    assert signed(names=("名前",), day="", held_by="").startswith(b"%PDF-")
