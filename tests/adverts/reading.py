"""What the tests of adverts share: a vocabulary, places, the texts and what is to be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from advisor_dashboard.adverts.finders import PlaceName
from advisor_dashboard.adverts.job_names import JobNames
from advisor_dashboard.adverts.reading import read_advert
from advisor_dashboard.adverts.readings import Advert
from advisor_dashboard.places.names import fold
from advisor_dashboard.vocabulary.defaults import read_near, read_occupations
from advisor_dashboard.vocabulary.index import Index, LabelRow
from advisor_dashboard.vocabulary.labels import split_label
from advisor_dashboard.vocabulary.rewording import read_rewordings
from advisor_dashboard.vocabulary.synonyms import read_synonyms

HERE = Path(__file__).parent
TODAY = date(2026, 11, 26)


@cache
def own_vocabulary() -> JobNames:
    """The names of the vocabulary that comes with the product."""
    rows, names = [], {}
    for occupation in read_occupations():
        names[occupation.rome] = occupation.labels[0].label
        for place, label in enumerate(occupation.labels):
            forms = split_label(label.label)
            rows.append(
                LabelRow(
                    label.key,
                    occupation.rome,
                    label.label,
                    forms.masculine,
                    forms.feminine,
                    main=place == 0,
                )
            )
    return JobNames(Index(rows, names, read_near(), read_synonyms(), read_rewordings()))


class DefaultPlaces:
    """Those of the default places whose names occur in the texts, without a database."""

    def __init__(self) -> None:
        self._by_name: defaultdict[str, list[PlaceName]] = defaultdict(list)
        for line in (HERE / "communes.tsv").read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                name, number = line.split("\t")
                place = PlaceName(f"{number} {name}", f"{name} ({number})", (number,))
                self._by_name[fold(name)].append(place)

    def named(self, names: Sequence[str]) -> Mapping[str, tuple[PlaceName, ...]]:
        return {name: tuple(self._by_name[name]) for name in names if name in self._by_name}

    def longer(self, names: Sequence[str]) -> Mapping[str, PlaceName]:
        return {}

    def posted(self, postcode: str) -> PlaceName | None:
        return None

    def like(self, text: str) -> PlaceName | None:
        return None


@cache
def default_places() -> DefaultPlaces:
    """The places, read once."""
    return DefaultPlaces()


@dataclass(frozen=True)
class Expected:
    """What must be read in one text."""

    name: str
    romes: frozenset[str]
    place: str
    contract: str
    hours: tuple[str, ...]
    needed: frozenset[str]
    wished: frozenset[str]
    starts: str
    closes: str


def expected(kind: str = "texts") -> Iterator[Expected]:
    """The lines of a table."""
    for line in (HERE / f"{kind}.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, *others = ("" if each == "-" else each for each in line.split("\t"))
        romes, place, contract, hours, needed, wished, starts, closes = others
        yield Expected(
            name,
            frozenset(romes.split()),
            place,
            contract,
            tuple(filter(None, hours.split(";"))),
            frozenset(needed.split()),
            frozenset(wished.split()),
            starts,
            closes,
        )


def text_of(name: str, kind: str = "texts") -> str:
    """One of the texts."""
    return (HERE / kind / f"{name}.txt").read_text(encoding="utf-8")


def read(text: str) -> Advert:
    """A text, read with what comes with the product."""
    return read_advert(text, own_vocabulary(), default_places(), TODAY)


def place_of(advert: Advert) -> str:
    """The place as the tables write it: "Lille 59"."""
    return advert.commune_label.replace("(", "").replace(")", "")
