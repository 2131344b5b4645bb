"""Adverts as they are written: what must be read in each, with what comes with the product."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.adverts.reading import Expected, expected, place_of, read, text_of

TEXTS = list(expected())

#: In how many of the texts each thing must be read. Elsewhere the advisor corrects it.
LEAST = {
    "job": 27,
    "place": 28,
    "contract": 28,
    "hours": 28,
    "licences": 28,
    "starts": 28,
    "closes": 28,
}


def test_there_are_thirty_adverts_of_more_than_twenty_jobs() -> None:
    assert len(TEXTS) == 30
    assert len({tuple(sorted(each.romes)) for each in TEXTS}) > 20


@pytest.fixture(scope="module")
def right() -> Counter[str]:
    return sum((right_in(each) for each in TEXTS), Counter())


@pytest.mark.parametrize("thing", LEAST)
def test_the_adverts_are_read_right(right: Counter[str], thing: str) -> None:
    assert right[thing] >= LEAST[thing]


def right_in(text: Expected) -> Counter[str]:
    """What was read right in one text."""
    advert = read(text_of(text.name))
    hours = ", ".join(each.value for each in advert.hours).lower()
    given = {
        "job": advert.job is not None and advert.job.rome in text.romes,
        "place": place_of(advert) == text.place,
        "contract": (advert.contract.value if advert.contract else "") == text.contract,
        "hours": all(part.lower() in hours for part in text.hours),
        "licences": {each.value for each in advert.licences if each.needed} == text.needed
        and {each.value for each in advert.licences if not each.needed} == text.wished,
        "starts": _day(advert.starts_on) == text.starts,
        "closes": _day(advert.closes_on) == text.closes,
    }
    return Counter({thing: 1 for thing, good in given.items() if good})


def _day(found) -> str:
    if found is None:
        return ""
    return found.value.isoformat() if found.value else "now"


@pytest.mark.parametrize("text", TEXTS, ids=lambda each: each.name)
def test_each_reading_says_where_it_was_read(text: Expected) -> None:
    advert = read(text_of(text.name))
    assert advert.passages
    for passage in advert.passages:
        assert passage.words == " ".join(advert.text[passage.start : passage.end].split())
        assert passage.words
