"""A place and a licence among the words that were typed for a job."""

from __future__ import annotations

import pytest

from advisor_dashboard.api.typed_filters import typed_filters


@pytest.mark.parametrize(
    ("text", "rest", "place", "licences"),
    [
        ("vendeur lille", "vendeur", "Lille", ()),
        ("vendeuse à Roubaix avec permis b", "vendeuse", "Roubaix", ("B",)),
        ("permis b permis CE", "", None, ("B", "CE")),
        ("Lille", "", "Lille", ()),
    ],
)
def test_they_are_told_from_the_rest(world, text, rest, place, licences):
    found = typed_filters(text)

    assert found is not None
    assert (found.rest, found.licences) == (rest, licences)
    assert (found.place.name if found.place else None) == place


@pytest.mark.parametrize(
    "text", ["", "vendeur", "vendeur en boutique", "zzz", "permis", "permis z"]
)
def test_words_that_name_none_are_left_whole(world, text):
    assert typed_filters(text) is None
