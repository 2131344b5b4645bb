"""What staff read of the answers, and what a spreadsheet makes of it."""

from __future__ import annotations

import csv
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_xblock import attempt
from quiz_xblock.reports import HEADINGS, Row, csv_lines, for_the_platform, rows_of, safe_cell
from quiz_xblock.rules import Mode, Rules

from .making import RIGHT
from .test_attempt import AT, TEST, TRAINING, all_right, answer, make


def french(text: str) -> str:
    return {"True": "Vrai", "False": "Faux"}.get(text, text)


def test_a_row_says_the_question_and_the_answer_in_plain_text() -> None:
    made = make("several", weight=2.0)
    state = answer(attempt.begin(made, TRAINING, "s"), made, TRAINING, "several", ["a"])

    (row,) = rows_of(state, made, TRAINING, french)

    assert row == Row(
        attempt=1,
        number=1,
        question="Une question several 👍 <b>x</b>",
        answer="Un objet",
        correction="Un objet | Ton numéro",
        earned=1.0,
        possible=2.0,
        tries=1,
        at=AT,
    )


def test_a_word_of_ours_is_translated_and_what_was_typed_is_not() -> None:
    made = make("truth", "gap")
    state = attempt.begin(made, TRAINING, "s")
    state = answer(state, made, TRAINING, "truth", False)
    state = answer(state, made, TRAINING, "gap", ["True", ""])

    first, second = rows_of(state, made, TRAINING, french)

    assert (first.answer, first.correction) == ("Faux", "Faux")
    assert second.answer == "True |"


def test_every_attempt_is_told_with_its_number() -> None:
    made = make("one", "truth")
    state = attempt.finish(all_right(made, TEST), mode=Mode.TEST, at=AT)
    state = answer(attempt.again(state, made, TEST, "s"), made, TEST, "one", ["b"])

    told = [(row.attempt, row.number, row.earned) for row in rows_of(state, made, TEST, french)]

    assert told == [(1, 1, 1.0), (1, 2, 1.0), (2, 1, 0.0)]


def test_a_self_check_tells_answers_without_points() -> None:
    made, rules = make("one"), Rules(mode=Mode.CHECK)

    (row,) = rows_of(all_right(made, rules), made, rules, french)

    assert (row.earned, row.possible) == (None, None)
    assert "Points" not in for_the_platform(row, french)


def test_every_kind_is_told() -> None:
    made = make(*RIGHT)

    rows = list(rows_of(all_right(made, TRAINING), made, TRAINING, french))

    assert len(rows) == len(RIGHT)
    assert all(row.answer and row.correction and row.earned == 1 for row in rows)


@pytest.mark.parametrize(
    "typed", ["=1+1", "+33 6", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1", "\u00a0=1"]
)
def test_no_text_is_a_formula(typed: str) -> None:
    assert safe_cell(typed) == f"'{typed}"


cells = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=20)


@settings(deadline=None)
@given(who=cells, said=cells | st.sampled_from(['=cmd|" /C calc"!A0', 'a";=1', "a\n=1"]))
def test_a_file_reads_back_as_the_rows_that_went_in(who: str, said: str) -> None:
    row = Row(1, 2, "Question", said, said, 0.5, 1.0, 1, AT)

    text = "".join(csv_lines([(who, [row])], french))

    assert text.startswith("\ufeff")
    headings, read = csv.reader(
        text.removeprefix("\ufeff").splitlines(keepends=True), delimiter=";"
    )
    assert headings == list(HEADINGS)
    assert read[0] in (who, f"'{who}")
    told = dict(zip(headings, read, strict=True))
    assert told["What was answered"] in (said, f"'{said}")
    assert told["Right answer"] == told["What was answered"]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in read)


def test_a_learner_without_answers_has_no_row() -> None:
    made: Any = make("one")

    assert list(rows_of(attempt.begin(made, TEST, "s"), made, TEST, french)) == []
