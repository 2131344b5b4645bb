"""A population to measure on: 440 structures of very uneven size, every learner with an open CV.

All of it is made by fixed seeds, and rows are written in bulk (see ``loading``): what is measured
is the search, not the writing. The jobs are the labels of the vocabulary that is loaded.
"""

from __future__ import annotations

import json
import math
import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import accumulate
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from advisor_dashboard.api.occupations import find_occupations
from advisor_dashboard.models import Appellation, Commune, Scope
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.models import Cohort, Course, Structure
from advisor_dashboard.targeting import terms
from advisor_dashboard.targeting.postings import recency
from advisor_dashboard.targeting.searchable import ANY_DAY

from . import loading

SEED = 20260901
STRUCTURES = 440
#: How uneven: the widest of so many structures has some twenty times the people of the middle one.
SPREAD = 1.0
COHORT = 30
#: What names are made of, and what people say that they can do: as the index has it.
SYLLABLES = ("ba", "den", "fou", "gil", "ka", "lo", "mar", "ni", "ro", "sau", "ti", "vel")
SKILLS = (" encaisser ", " conseil client ", " hygiene alimentaire ", " tableur ")
#: How many labels are wanted more than the rare one.
RARE = 300
#: So many are ticked where a search asks for cohorts.
COHORTS = 10
#: Jobs that are wanted more than others are; the vocabulary has some under each word.
WANTED_MOST = (
    *("vendeur", "caissier", "serveur", "cuisinier", "agent de securite", "coiffeur"),
    *("preparateur de commandes", "aide a domicile", "secretaire", "mecanicien", "boulanger"),
)


@dataclass(frozen=True)
class Population:
    """Who asks.

    Attributes:
        middle: an advisor of the structure in which the learner in the middle is, when all
            stand in a line by the size of their structure.
        largest: an advisor of the largest structure.
        everywhere: an advisor of all structures.
        learner: somebody without a CV, in the middle structure.
        cohorts: the scopes of some cohorts of the largest structure.
        rare: a word for a job that few want.
        commune: a place of work in the midst of the middle structure.
    """

    profiles: int
    middle: int
    largest: int
    everywhere: int
    learner: int
    course_key: str
    cohorts: frozenset[int]
    rare: str
    commune: str


@dataclass(frozen=True)
class _Job:
    occupation: int
    label: int
    wanted: str


class _Structures:
    """The structures, and how the people are spread over them."""

    def __init__(self) -> None:
        chance = random.Random(SEED)  # noqa: S311
        self.weights = [math.exp(chance.gauss(0, SPREAD)) for _ in range(STRUCTURES)]
        self.places = [(chance.uniform(43.5, 49.5), chance.uniform(-1, 6)) for _ in self.weights]

    @cached_property
    def largest(self) -> int:
        return self.weights.index(max(self.weights))

    @cached_property
    def middle(self) -> int:
        by_size = sorted(range(STRUCTURES), key=self.weights.__getitem__)
        sums = list(accumulate(self.weights[each] for each in by_size))
        return by_size[bisect(sums, sums[-1] / 2)]

    def shares(self, size: int) -> list[int]:
        """How many of ``size`` people are in each; every structure has somebody."""
        whole = sum(self.weights)
        return [max(1, round(size * weight / whole)) for weight in self.weights]


def populate(size: int, already: Population | None = None) -> Population:
    """Fill the tables with open CVs, ``size`` of them, or as many as are missing."""
    structures = _Structures()
    scopes = _scopes(structures)
    before = structures.shares(already.profiles) if already else [0] * STRUCTURES
    after = structures.shares(size)
    first = loading.next_id()
    now = timezone.now()
    people = _people(structures, scopes, before, after, now)
    loading.load(people, first, now)
    return (already and _grown(already, sum(after))) or _actors(structures, scopes, sum(after))


def _people(
    structures: _Structures, scopes: list[Scope], before: list[int], after: list[int], now: datetime
) -> Iterator[loading.Person]:
    chance = random.Random(SEED + sum(before))  # noqa: S311
    naming = random.Random(SEED + sum(before))  # noqa: S311
    jobs, weights = _jobs()
    limits = list(accumulate(weights))
    courses = dict(Course.objects.values_list("key", "pk"))
    today = timezone.localdate()
    for number, scope in enumerate(scopes):
        course = courses[scope.course_key]
        more = after[number] - before[number]
        cohorts = _cohorts(scope, course, -(-more // COHORT))
        for place in range(more):
            wanted = chance.choices(jobs, cum_weights=limits, k=chance.choice((1, 2, 2, 3)))
            changed = now - timedelta(minutes=chance.randrange(500_000))
            yield loading.Person(
                course=course,
                scope=scope.pk,
                cohort=cohorts[place // COHORT][0],
                cohort_scope=cohorts[place // COHORT][1],
                structure_key=scope.structure_key,
                terms=_terms(wanted),
                recency=recency(changed),
                fields={
                    "wanted": f"[{', '.join(job.wanted for job in wanted)}]",
                    "name_words": f" {_name(naming)} {_name(naming)} ",
                    "skill_words": "|".join(naming.sample(SKILLS, 2)),
                    "commune_name": "Bench",
                    "latitude": structures.places[number][0] + chance.uniform(-0.3, 0.3),
                    "longitude": structures.places[number][1] + chance.uniform(-0.3, 0.3),
                    "radius_km": chance.choice((None, 10, 20, 30, 50)),
                    "available_on": _available(chance, today),
                    "licences": terms.licence_mask(chance.choice(((), (), ("AM",), ("B",)))),
                    "updated_at": changed,
                },
            )


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3))))


def _available(chance: random.Random, today: date) -> date | None:
    kind = chance.randrange(5)
    if kind < 3:
        return ANY_DAY
    return today + timedelta(days=chance.randrange(90)) if kind == 3 else None


def _terms(wanted: list[_Job]) -> tuple[int, ...]:
    """As an index is written: each occupation once, and each label."""
    places: dict[int, int] = {}
    for place, job in enumerate(wanted, start=1):
        places.setdefault(job.occupation, place)
    return (
        *(terms.occupation_term(pk, place) for pk, place in places.items()),
        *(
            terms.occupation_term(job.occupation, place, job.label)
            for place, job in enumerate(wanted, start=1)
        ),
    )


def _jobs() -> tuple[list[_Job], list[float]]:
    """Every label, and how much it is wanted: few by many, many by few."""
    most = {match.rome for word in WANTED_MOST for match in find_occupations(word) if match.likely}
    rows = list(
        Appellation.objects.filter(retired=False)
        .order_by("key")
        .values_list("pk", "occupation_id", "occupation__rome", "key", "label")
    )
    random.Random(SEED).shuffle(rows)  # noqa: S311
    jobs = [
        _Job(occupation, pk, json.dumps({"rome": rome, "key": key, "label": label}))
        for pk, occupation, rome, key, label in rows
    ]
    return jobs, [
        (10 if row[2] in most else 1) / math.sqrt(rank) for rank, row in enumerate(rows, start=1)
    ]


def _scopes(structures: _Structures) -> list[Scope]:
    """The scope of each structure's one course, as a whole."""
    found = {row.course_key: row for row in Scope.objects.filter(cohort_id=0)}
    keys = [f"course-v1:bench{number}+CV+2026" for number in range(STRUCTURES)]
    if not found:
        for number, key in enumerate(keys):
            structure = Structure.objects.create(key=f"bench{number}", name=f"Bench {number}")
            Course.objects.create(key=key, name="Bench", structure=structure)
            found[key] = Scope.objects.create(course_key=key, structure_key=structure.key)
    return [found[key] for key in keys]


def _cohorts(scope: Scope, course: int, count: int) -> list[tuple[int, int]]:
    """So many new cohorts of a course: their ids, and those of their scopes."""
    known = Cohort.objects.filter(course_id=course).count()
    names = [f"Bench {known + number}" for number in range(count)]
    Cohort.objects.bulk_create(Cohort(course_id=course, name=name) for name in names)
    made = list(
        Cohort.objects.filter(course_id=course, name__in=names).values_list("pk", flat=True)
    )
    same = {"course_key": scope.course_key, "structure_key": scope.structure_key}
    Scope.objects.bulk_create(Scope(cohort_id=pk, **same) for pk in made)
    rows = Scope.objects.filter(course_key=scope.course_key).exclude(cohort_id=0)
    scope_of = dict(rows.values_list("cohort_id", "pk"))
    return [(pk, scope_of[pk]) for pk in made]


def _actors(structures: _Structures, scopes: list[Scope], profiles: int) -> Population:
    course_key = scopes[structures.middle].course_key
    latitude, longitude = structures.places[structures.middle]
    commune = Commune.objects.create(
        key="bench", name="Bench", folded="bench", latitude=latitude, longitude=longitude
    )
    learner = _user("learner")
    membership.enroll(learner, course_key)
    largest = scopes[structures.largest].course_key
    cohorts = Scope.objects.filter(course_key=largest).exclude(cohort_id=0).order_by("pk")
    return Population(
        profiles=profiles,
        middle=_advisor("middle", [course_key]),
        largest=_advisor("largest", [largest]),
        everywhere=_advisor("everywhere", [scope.course_key for scope in scopes]),
        learner=learner,
        course_key=course_key,
        cohorts=frozenset(cohorts.values_list("pk", flat=True)[:COHORTS]),
        rare=_rare(),
        commune=commune.key,
    )


def _grown(before: Population, profiles: int) -> Population:
    return Population(**{**vars(before), "profiles": profiles})


def _rare() -> str:
    """A label that one person in some thousands wants."""
    jobs, _weights = _jobs()
    wanted: dict[str, Any] = json.loads(jobs[RARE].wanted)
    return str(wanted["label"])


def _advisor(name: str, course_keys: list[str]) -> int:
    advisor = _user(name)
    for key in course_keys:
        membership.appoint(advisor, key)
    return advisor


def _user(name: str) -> int:
    return int(get_user_model().objects.create(username=f"bench-{name}", password="!").pk)
