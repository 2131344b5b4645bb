"""Choosing, out of all that ROME says of an occupation, what helps somebody to write a CV."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from advisor_dashboard.vocabulary.rome_zip import RomeExportError, Row

MOST_TASKS = 12
MOST_KNOWLEDGE = 8
MOST_ATTITUDES = 4
#: A longer label is a paragraph, which nobody ticks on a phone.
LONGEST = 100
_READABLE = 60

_TASK, _ATTITUDE, _KNOWLEDGE = "1", "2", "3"
_CORE = "Principale"
# An emerging skill is new in the occupation: not what a beginner has done.
_WEIGHT = {_CORE: 0, "": 1}
_LIGHTEST = 2
# A diploma is no skill: it stands among the training.
_DIPLOMAS = "Certifications et habilitations"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of ROME: the occupation has this item, as its core or not."""

    rome: str
    ogr: int
    row: Row

    @property
    def weight(self) -> int:
        """The lower the more typical."""
        return _WEIGHT.get(self.row["coeur_metier"], _LIGHTEST)

    @property
    def core(self) -> bool:
        """Whether ROME says that it is the heart of the occupation."""
        return self.row["coeur_metier"] == _CORE


@dataclass(frozen=True, slots=True)
class Hints:
    """What people do and know in an occupation, the most typical first."""

    tasks: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()


def choose(items: Iterable[Item], labels: list[Row], knowledge: list[Row]) -> dict[str, Hints]:
    """The hints of each occupation, by its code.

    What ROME calls the core comes first, then what is short: the core has the same weight
    throughout, and a short label is the plainer one.

    Raises:
        RomeExportError: an item that the export does not name.
    """
    named = {row.number("code_ogr"): row for row in labels}
    diplomas = {
        row.number("code_ogr_savoir") for row in knowledge if row["categorie_savoir"] == _DIPLOMAS
    }
    found: defaultdict[tuple[str, str], list[tuple[int, bool, int, str]]] = defaultdict(list)
    for item in items:
        row = named.get(item.ogr)
        if row is None:
            raise RomeExportError(
                f"{item.row.where}: the skill {item.ogr} has no label in the export."
            )
        rubric = row["code_rubrique"]
        if rubric not in (_TASK, _ATTITUDE, _KNOWLEDGE) or item.ogr in diplomas:
            continue
        label = row.text("libelle")
        if len(label) <= LONGEST:
            readable = len(label) <= _READABLE
            found[item.rome, rubric].append((item.weight, not readable, len(label), label))

    def best(rome: str, rubric: str, most: int) -> tuple[str, ...]:
        labels = (label for *_, label in sorted(found.get((rome, rubric), ())))
        return tuple(dict.fromkeys(labels))[:most]

    return {
        rome: Hints(
            tasks=best(rome, _TASK, MOST_TASKS),
            skills=(
                *best(rome, _KNOWLEDGE, MOST_KNOWLEDGE),
                *best(rome, _ATTITUDE, MOST_ATTITUDES),
            ),
        )
        for rome in {rome for rome, _ in found}
    }
