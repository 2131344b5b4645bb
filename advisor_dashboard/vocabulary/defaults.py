"""Our own vocabulary: the occupations that learners ask for, and which are near one another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from advisor_dashboard.vocabulary.fold import words
from advisor_dashboard.vocabulary.labels import split_label
from advisor_dashboard.vocabulary.synonyms import DataFileError, check_romes, data_lines

OCCUPATIONS_FILE = Path(__file__).parent / "data" / "occupations.tsv"
NEAR_FILE = Path(__file__).parent / "data" / "near.tsv"


@dataclass(frozen=True, slots=True)
class DefaultLabel:
    """One label of our own and its stable key."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class DefaultOccupation:
    """A ROME code and our labels for it; the first one names the occupation."""

    rome: str
    labels: tuple[DefaultLabel, ...]


def read_occupations(path: Path = OCCUPATIONS_FILE) -> tuple[DefaultOccupation, ...]:
    """Our occupations, in the order of their codes.

    Raises:
        DataFileError: a line that is not "ROME<TAB>label | label ...", or a repeated label.
    """
    seen: dict[str, int] = {}
    occupations = []
    for number, (rome, labels_text) in data_lines(path, columns=2):
        check_romes(path, number, (rome,))
        labels = tuple(
            DefaultLabel(key_of(label), label)
            for label in (part.strip() for part in labels_text.split("|"))
        )
        for name in (rome, *(label.key for label in labels)):
            if name in seen:
                raise DataFileError(
                    f"{path.name}, line {number}: {name} already stands on line {seen[name]}."
                )
            seen[name] = number
        occupations.append(DefaultOccupation(rome, labels))
    return tuple(occupations)


def key_of(label: str) -> str:
    """The stable key of one of our labels, made of its masculine form."""
    return "cnj:" + "-".join(words(split_label(label).masculine))


def read_near(path: Path = NEAR_FILE) -> dict[str, tuple[str, ...]]:
    """ROME code -> near codes, the nearest first.

    A line of the file is a family: each of its jobs is near the others, the neighbours on the
    line nearer than those further off. A job may stand in several families.
    """
    near: dict[str, list[str]] = {}
    for number, (family,) in data_lines(path, columns=1):
        romes = tuple(family.split())
        check_romes(path, number, romes)
        for place, rome in enumerate(romes):
            known = near.setdefault(rome, [])
            others = sorted(
                (other for other in range(len(romes)) if other != place),
                key=lambda other: abs(other - place),
            )
            known.extend(romes[other] for other in others if romes[other] not in known)
    return {rome: tuple(others) for rome, others in near.items()}
