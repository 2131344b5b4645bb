"""How many questions to the database one autosave takes, however long the CV."""

from __future__ import annotations

import pytest

from tests.bench.saving import AT_MOST, CHANGES, LINES, questions_of_a_save


@pytest.mark.parametrize("changed", CHANGES)
@pytest.mark.django_db(transaction=True)
def test_a_save_asks_few_questions_however_long_the_cv(changed):
    asked = {lines: questions_of_a_save(lines, changed) for lines in LINES}
    assert len({len(each) for each in asked.values()}) == 1, asked
    assert all(len(each) <= AT_MOST for each in asked.values()), asked


@pytest.mark.parametrize("changed", CHANGES)
@pytest.mark.django_db(transaction=True)
def test_nor_more_where_an_earlier_state_is_kept(changed):
    asked = questions_of_a_save(LINES[0], changed, keeps=True)
    assert len(asked) <= AT_MOST, asked
