"""Funnels and weeks as numbers, and where their bars stand."""

from __future__ import annotations

from dataclasses import astuple
from datetime import UTC, date, datetime

import pytest

from advisor_dashboard.following.drawing import HIGHEST, LONGEST, funnel_picture, weeks_picture
from advisor_dashboard.following.funnel import Funnel, Passage, funnel_of
from advisor_dashboard.following.weeks import Week, mondays, weeks_of


@pytest.mark.parametrize(
    ("passage", "numbers"),
    [
        (Passage(False, "", ""), (1, 0, 0, 0, 0, 0, 0)),
        (Passage(True, "", ""), (1, 1, 0, 0, 0, 0, 0)),
        (Passage(True, "not_for_me", ""), (1, 1, 1, 0, 0, 0, 0)),
        (Passage(False, "help_me", ""), (1, 1, 1, 1, 0, 0, 0)),
        (Passage(False, "", "applied"), (1, 0, 0, 0, 1, 0, 0)),
        (Passage(True, "interested", "interview"), (1, 1, 1, 1, 1, 1, 0)),
        (Passage(True, "not_for_me", "hired"), (1, 1, 1, 0, 1, 1, 1)),
    ],
)
def test_what_the_learner_did_and_what_was_noted_are_counted_apart(passage, numbers):
    assert astuple(funnel_of([(passage, 1)])) == numbers


def test_learners_of_a_kind_are_added_up():
    seen, hired = Passage(True, "", ""), Passage(True, "interested", "hired")
    assert funnel_of([(seen, 3), (hired, 2)]) == Funnel(5, 5, 2, 2, 2, 2, 2)


def test_weeks_begin_on_mondays_of_the_place_and_end_with_this_one():
    assert mondays(3, date(2026, 11, 26)) == [
        date(2026, 11, 9),
        date(2026, 11, 16),
        date(2026, 11, 23),
    ]
    # In Paris it is Monday already.
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    [week] = weeks_of([date(2026, 11, 23)], [("help_me", late), ("not_for_me", late)])
    assert week == Week(date(2026, 11, 23), yes=1, no=1)


def test_an_answer_outside_of_the_weeks_is_left_out():
    old = datetime(2026, 1, 5, 12, tzinfo=UTC)
    assert weeks_of([date(2026, 11, 23)], [("interested", old)])[0].answers == 0


def test_the_longest_bar_is_everybody_and_a_single_one_can_be_seen():
    bars = funnel_picture(Funnel(1000, 500, 1)).bars
    assert [bar.width for bar in bars] == [LONGEST, LONGEST // 2, 3, 0, 0, 0, 0]
    assert [bar.percent for bar in bars[:2]] == [100, 50]


def test_the_bars_of_a_week_stand_on_one_another():
    weeks = [Week(date(2026, 11, 16), 3, 1), Week(date(2026, 11, 23), 0, 0)]
    first, second = weeks_picture(weeks).bars
    assert first.yes_height + first.no_height == HIGHEST
    assert first.no_y + first.no_height == first.yes_y
    assert (second.yes_height, second.no_height) == (0, 0)


def test_no_answer_at_all_makes_a_picture_all_the_same():
    picture = weeks_picture([Week(day, 0, 0) for day in mondays(12, date(2026, 11, 26))])
    assert picture.answers == 0
    assert len(picture.bars) == 12
