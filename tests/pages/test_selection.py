"""The people chosen, as they travel in an address."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from advisor_dashboard.api.errors import Invalid
from advisor_dashboard.views.selection import Selection, pack, unpack


@pytest.mark.parametrize("ids", [[], [1], [1, 2, 3], [7, 2**40], [35, 36, 37, 1296]])
def test_what_is_packed_comes_back(ids):
    assert unpack(pack(ids)) == sorted(ids)


def test_five_hundred_people_among_two_million_make_a_short_address():
    assert len(pack(range(4000, 2_004_000, 4000))) < 2100


def test_ticks_of_this_page_join_those_of_the_others():
    data = QueryDict(f"kept={pack([3, 9])}&pick=4&pick=9")

    assert Selection.read(data).ids == {3, 4, 9}


@pytest.mark.parametrize(
    "query",
    [
        "kept=%00", "kept=-", "kept=a--b", "kept=é", "kept=0", "kept=" + "z" * 30, "kept=٣",
        "pick=", "pick=x", "pick=-1", "pick=1.5", "pick=0", "pick=" + "9" * 30, "pick=%00",
        "kept=" + "-".join(["1y2p0ij32e8e7"] * 3),
    ],
)  # fmt: skip
def test_a_damaged_address_is_refused(query):
    with pytest.raises(Invalid):
        Selection.read(QueryDict(query))


def test_more_people_than_one_offer_reaches_are_refused(settings):
    with pytest.raises(Invalid):
        Selection.read(QueryDict(f"kept={pack(range(1, 502))}"))
