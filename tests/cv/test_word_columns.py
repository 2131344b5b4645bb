"""Where the second column of the short lists begins."""

from __future__ import annotations

import pytest

from cv_xblock.render.word_columns import second_column


def rows(count: int, length: int = 5) -> list[tuple[str, ...]]:
    return [("x" * length,)] * count


@pytest.mark.parametrize(
    ("counts", "place"),
    [
        ([], None),
        ([1], None),
        ([2], (0, 1)),
        ([7], (0, 2)),
        ([3, 3], (1, 0)),
        ([1, 1, 8], (2, 0)),
        ([6, 2, 3, 2], (2, 0)),
        ([20, 2], (0, 11)),
        ([2, 20], (1, 6)),
    ],
)
def test_both_columns_are_as_level_as_can_be(counts, place):
    assert second_column([(f"n° {at}", rows(count)) for at, count in enumerate(counts)]) == place


def test_a_row_of_two_lines_counts_as_two():
    lists = [("a", rows(4, 80)), ("b", rows(2)), ("c", rows(3))]
    assert second_column(lists) == (1, 0)
