"""Who the demo's people are: the same ones, in the same order, at each run."""

from __future__ import annotations

import itertools
import random
import unicodedata
from dataclasses import dataclass

from .names import FIRST_NAMES, SURNAMES
from .places import LILLE, LYON, STRUCTURES, StructurePlan


@dataclass(frozen=True)
class PersonPlan:
    """Somebody invented. ``number`` feeds all that is drawn for them."""

    number: int
    username: str
    first_name: str
    last_name: str

    @property
    def email(self) -> str:
        return f"{self.username}@example.org"


@dataclass(frozen=True)
class LearnerPlan(PersonPlan):
    """An invented learner, and what is to be made for them."""

    structure: StructurePlan
    cohort: str | None
    has_cv: bool
    shares: bool
    #: The job that a starter wants, by its words in ``jobs``; the others' is drawn.
    job: str = ""
    starter: bool = False


@dataclass(frozen=True)
class AdvisorPlan(PersonPlan):
    """An invented advisor; ``cohort`` narrows what they see."""

    structure: StructurePlan
    cohort: str | None


ADVISORS = (
    AdvisorPlan(9001, "claire", "Claire", "Fontaine", LILLE, None),
    AdvisorPlan(9002, "karim", "Karim", "Belkacem", LILLE, LILLE.cohorts[1]),
    AdvisorPlan(9003, "sophie", "Sophie", "Lemaire", LYON, None),
)
ADMINISTRATOR = PersonPlan(9100, "nadia", "Nadia", "Rochefort")

SELLER = "vendeur en prêt-à-porter"
PICKER = "préparateur de commandes"
#: The named learners of the first page. Inès, Malik and Jade have no CV yet: theirs is to be made.
STARTERS = (
    LearnerPlan(1, "ines", "Inès", "Delattre", LILLE, LILLE.cohorts[1], False, False, "", True),
    LearnerPlan(2, "malik", "Malik", "Bensaïd", LYON, LYON.cohorts[0], False, False, "", True),
    LearnerPlan(3, "awa", "Awa", "Konaté", LILLE, LILLE.cohorts[1], True, True, SELLER, True),
    LearnerPlan(4, "theo", "Théo", "Vandamme", LILLE, LILLE.cohorts[0], True, True, SELLER, True),
    LearnerPlan(5, "lea", "Léa", "Dupire", LILLE, LILLE.cohorts[2], True, False, SELLER, True),
    LearnerPlan(6, "yacine", "Yacine", "Meziane", LYON, LYON.cohorts[1], True, True, PICKER, True),
    LearnerPlan(7, "jade", "Jade", "Masson", LYON, LYON.cohorts[1], False, False, "", True),
)

_SHARING = 0.6
_ATTEMPTS = 20
_WITHOUT_COHORT = 0.04


def learners(count: int) -> list[LearnerPlan]:
    """The first ``count`` learners. More of them never changes the first ones."""
    plans = list(STARTERS[:count])
    names = {plan.username for plan in (*plans, *ADVISORS, ADMINISTRATOR)}
    number = len(STARTERS)
    while len(plans) < count:
        number += 1
        plan = _learner(number, names)
        names.add(plan.username)
        plans.append(plan)
    return plans


def _learner(number: int, taken: set[str]) -> LearnerPlan:
    drawn = random.Random(f"clicnjob person {number}")
    first, last, username = _name(drawn, taken)
    structure = STRUCTURES[0] if drawn.random() < 0.55 else STRUCTURES[1]
    cohort = None if drawn.random() < _WITHOUT_COHORT else drawn.choice(structure.cohorts)
    return LearnerPlan(
        number=number,
        username=username,
        first_name=first,
        last_name=last,
        structure=structure,
        cohort=cohort,
        has_cv=True,
        shares=drawn.random() < _SHARING,
    )


def _name(drawn: random.Random, taken: set[str]) -> tuple[str, str, str]:
    """A name that nobody has yet, and its username; numbered when names run out."""
    for attempt in itertools.count(1):
        first, last = drawn.choice(FIRST_NAMES), drawn.choice(SURNAMES)
        username = slug(f"{first}.{last}")
        if attempt > _ATTEMPTS:
            username = f"{username}{attempt}"
        if username not in taken:
            return first, last, username
    raise AssertionError("counting never ends")


def slug(name: str) -> str:
    """A name in plain small letters, for addresses."""
    plain = unicodedata.normalize("NFD", name.replace("’", "").replace(" ", "-"))
    return "".join(letter for letter in plain.lower() if letter.isascii())
