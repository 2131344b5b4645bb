"""Invented CVs, drawn from fixed seeds."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cv_xblock.document import SCHEMA

from .jobs import JOBS, Job
from .people import LearnerPlan

#: What is found of a job in the vocabulary: the document's ``wanted_jobs`` entry.
Entry = Mapping[str, str]

#: Of so many CVs one holds neither experience nor training yet.
_BEGUN = 9
_LANGUAGES = ("en", "ar", "es", "pt", "de", "it", "tr")
_LEVELS = ("basic", "basic", "good", "fluent")
_SCHOOLS = (
    "Lycée de la Plaine",
    "Lycée des Métiers du Centre",
    "CFA du Canal",
    "Centre de formation du Parc",
)
_INTRODUCTIONS = (
    "Je cherche un travail où je peux apprendre. Je suis à l’heure et j’aime le contact.",
    "Après mes stages, je veux un premier vrai contrat. J’aime travailler en équipe.",
    "J’aime les choses bien faites. Je peux travailler le soir et le week-end.",
    "Je cherche une alternance ou un emploi. J’apprends vite.",
    "",
)
_MORE_SKILLS = ("Travail en équipe", "Bureautique", "Ponctualité", "Organisation", "Écoute")


@dataclass(frozen=True)
class Sources:
    """What CVs are drawn from: found jobs by their words, found towns by their names."""

    jobs: Mapping[str, Entry]
    towns: Mapping[str, Mapping[str, str]]
    today: date


def document(plan: LearnerPlan, sources: Sources) -> dict[str, Any]:
    """The CV of one learner, as the CV block would send it."""
    drawn = random.Random(f"clicnjob cv {plan.number}")
    jobs = _wanted(drawn, plan)
    licences = _licences(drawn, jobs[0])
    made = {
        "schema": SCHEMA,
        "first_name": plan.first_name,
        "last_name": plan.last_name,
        "email": plan.email,
        # 06 39 98 is kept for fiction by the French regulator.
        "phone": f"06 39 98 {drawn.randrange(100):02d} {drawn.randrange(100):02d}",
        "introduction": drawn.choice(_INTRODUCTIONS),
        "wanted_jobs": _entries(jobs, sources),
        "experiences": _experiences(drawn, jobs, sources.today),
        "training": _training(drawn, jobs[0], sources.today),
        "skills": _skills(drawn, jobs[0]),
        "languages": _languages(drawn),
        "commune": _commune(drawn, plan, sources),
        "radius_km": drawn.choice((5, 10, 10, 15, 20, 20, 30, 50)),
        "availability": _availability(drawn, sources.today),
        "licences": licences,
        "has_vehicle": "B" in licences and drawn.random() < 0.6,
    }
    # A few have got no further than the beginning.
    begun = not plan.starter and plan.number % _BEGUN == 0
    return made | {"experiences": [], "training": []} if begun else made


def _wanted(drawn: random.Random, plan: LearnerPlan) -> list[Job]:
    first = drawn.choices(JOBS, weights=[job.weight for job in JOBS])[0]
    first = next((job for job in JOBS if job.words == plan.job), first)
    near = [job for job in JOBS if job.words in first.near]
    return [first, *drawn.sample(near, k=drawn.randint(0, min(2, len(near))))]


def _entries(jobs: Sequence[Job], sources: Sources) -> list[dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for job in jobs:
        entry = dict(sources.jobs[job.words])
        found[entry["key"] or entry["label"]] = entry
    return list(found.values())


def _experiences(drawn: random.Random, jobs: Sequence[Job], today: date) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    back = drawn.randint(1, 8)
    for job in drawn.sample(list(jobs), k=drawn.randint(min(1, len(jobs)), len(jobs))):
        length = drawn.randint(1, 9)
        rows.append(
            {
                "id": f"e{len(rows)}{drawn.randrange(16**3):03x}",
                "title": job.experience,
                "employer": drawn.choice(job.employers),
                "place": "",
                "start": _month(today, back + length),
                "end": _month(today, back),
                "current": False,
                "tasks": "\n".join(job.tasks[: drawn.randint(1, len(job.tasks))]),
            }
        )
        back += length + drawn.randint(1, 5)
    return rows


def _training(drawn: random.Random, job: Job, today: date) -> list[dict[str, Any]]:
    if drawn.random() < 0.15:
        return []
    ended = drawn.randint(3, 30)
    return [
        {
            "id": f"t{drawn.randrange(16**3):03x}",
            "title": job.training,
            "school": drawn.choice(_SCHOOLS),
            "place": "",
            "start": _month(today, ended + 24),
            "end": _month(today, ended),
            "current": False,
        }
    ]


def _skills(drawn: random.Random, job: Job) -> list[str]:
    own = drawn.sample(job.skills, k=drawn.randint(2, len(job.skills)))
    more = [skill for skill in _MORE_SKILLS if skill not in own]
    return [*own, *drawn.sample(more, k=drawn.randint(0, 2))]


def _languages(drawn: random.Random) -> list[dict[str, str]]:
    rows = [{"language": "fr", "level": drawn.choice(("native", "native", "native", "fluent"))}]
    for language in drawn.sample(_LANGUAGES, k=drawn.randint(0, 2)):
        rows.append({"language": language, "level": drawn.choice(_LEVELS)})
    return rows


def _commune(drawn: random.Random, plan: LearnerPlan, sources: Sources) -> dict[str, str] | None:
    town = drawn.choice([name for name in plan.structure.towns if name in sources.towns] or [""])
    return dict(sources.towns[town]) if town else None


def _availability(drawn: random.Random, today: date) -> dict[str, str]:
    kind = drawn.choices(("now", "from", "unknown"), weights=(70, 20, 10))[0]
    later = today + timedelta(days=drawn.randint(7, 120))
    return {"kind": kind, "date": later.isoformat() if kind == "from" else ""}


def _licences(drawn: random.Random, job: Job) -> list[str]:
    drives = 0.95 if job.rome == "N4105" else 0.35
    licences = ["B"] if drawn.random() < drives else []
    return ["AM", *licences] if drawn.random() < 0.2 else licences


def _month(today: date, months_ago: int) -> str:
    months = today.year * 12 + today.month - 1 - months_ago
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def find_sources(
    find_job: Callable[[Job], Entry],
    find_town: Callable[[str], Mapping[str, str] | None],
    towns: Sequence[str],
    today: date,
) -> Sources:
    """Look every job and every town up once."""
    found = {town: place for town in dict.fromkeys(towns) if (place := find_town(town))}
    return Sources(jobs={job.words: find_job(job) for job in JOBS}, towns=found, today=today)
