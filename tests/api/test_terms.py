"""The integers of the index."""

from __future__ import annotations

import pytest

from advisor_dashboard.targeting import terms
from cv_xblock.document import LICENCES
from cv_xblock.model import MAX_WANTED_JOBS


def test_a_term_tells_the_occupation_and_the_place():
    seen = set()
    for occupation_id in (1, 2, 15, 16, 1584, 10**6):
        for place in range(1, terms.PLACES + 1):
            term = terms.occupation_term(occupation_id, place)
            assert terms.read_term(term) == (occupation_id, place)
            seen.add(term)
    assert len(seen) == 6 * terms.PLACES
    assert terms.OPEN_TERM not in seen
    assert terms.read_term(terms.OPEN_TERM) == (0, 0)


def test_there_is_a_place_for_every_wanted_job():
    assert terms.PLACES == MAX_WANTED_JOBS


@pytest.mark.parametrize("place", [0, 6, -1])
def test_no_other_place_has_a_term(place):
    with pytest.raises(ValueError, match="place"):
        terms.occupation_term(1, place)


def test_every_licence_of_the_cv_has_its_bit():
    assert set(terms.LICENCES) == set(LICENCES)
    assert terms.read_licences(terms.licence_mask(LICENCES)) == terms.LICENCES
    assert terms.licence_mask(["B"]) == 1 << terms.LICENCES.index("B")


def test_unknown_licences_count_for_nothing():
    assert terms.licence_mask(["B", "Z", ""]) == terms.licence_mask(["B"])
    assert terms.licence_mask([]) == 0
    assert terms.read_licences(0) == ()
