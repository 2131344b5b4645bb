"""The door to the CV's document: schema 3, its checks, and what they found.

Neither Django nor XBlock. A document travels as JSON (:meth:`CV.to_dict`); :func:`check`
reads any JSON value, says what is wrong with it, and never raises. What was stored under an
older schema is read through :func:`from_dict`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from .checks import (
    History,
    WantedJobs,
    age_on,
    language_reader,
    page_reader,
    read_availability,
    read_birth_date,
    read_commune,
    read_email,
    read_licences,
    read_phone,
    read_texts,
)
from .fields import LONG, SHORT, Reader, parse_day, parse_month
from .model import (
    CV,
    LICENCES,
    LIMITS,
    MAX_RADIUS_KM,
    SCHEMA,
    Availability,
    AvailabilityKind,
    Colour,
    CommuneRef,
    Experience,
    ExperienceKind,
    Language,
    Level,
    Model,
    Page,
    Part,
    Training,
    WantedJob,
    filled_parts,
    is_complete,
    pages_of,
)
from .problems import Findings, Problem
from .upgrade import upgraded

__all__ = [
    "CV",
    "LICENCES",
    "LIMITS",
    "LONG",
    "MAX_RADIUS_KM",
    "SCHEMA",
    "SHORT",
    "Availability",
    "AvailabilityKind",
    "Checked",
    "Colour",
    "CommuneRef",
    "Experience",
    "ExperienceKind",
    "InvalidDocumentError",
    "Language",
    "Level",
    "Model",
    "Page",
    "Part",
    "Problem",
    "Training",
    "WantedJob",
    "age_on",
    "check",
    "filled_parts",
    "from_dict",
    "is_complete",
    "pages_of",
    "parse_day",
    "parse_month",
]


class InvalidDocumentError(ValueError):
    """A document that cannot be stored; ``problems`` says why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(f"{each.path or 'document'}: {each.code}" for each in problems))
        self.problems = problems


@dataclass(frozen=True)
class Checked:
    """A document read, and what is wrong with it."""

    document: CV
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> tuple[Problem, ...]:
        """The hard problems. With any of them nothing may be stored."""
        return tuple(problem for problem in self.problems if problem.hard)

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """The soft problems."""
        return tuple(problem for problem in self.problems if not problem.hard)


def check(
    data: object,
    *,
    today: date | None = None,
    knows_job: Callable[[str], bool] | None = None,
    knows_commune: Callable[[str], bool] | None = None,
) -> Checked:
    """Read a document of this schema and check it.

    Args:
        data: any JSON value. An older schema is a hard problem: a page that speaks it would
            take what it does not know out of the document.
        today: the day after which a date is in the future; without it no date is.
        knows_job, knows_commune: whether a key is in the vocabulary and in the list of
            communes; without them every key is taken to be.
    """
    findings = Findings()
    root = Reader(data, "", findings)
    if root.raw("schema", SCHEMA) != SCHEMA:
        findings.hard("schema", "schema")
        return Checked(CV(), findings.all())
    wanted = WantedJobs(findings, knows_job)
    history = History(findings, today)
    document = CV(
        first_name=root.text("first_name"),
        last_name=root.text("last_name"),
        email=read_email(root),
        phone=read_phone(root),
        address=root.text("address"),
        birth_date=read_birth_date(root, today),
        introduction=root.text("introduction", limit=LONG, lines=True),
        wanted_jobs=root.rows("wanted_jobs", wanted.read, limit=LIMITS["wanted_jobs"]),
        experiences=root.rows("experiences", history.experience, limit=LIMITS["experiences"]),
        training=root.rows("training", history.training, limit=LIMITS["training"]),
        skills=read_texts(root, "skills", LIMITS["skills"]),
        languages=root.rows("languages", language_reader(findings), limit=LIMITS["languages"]),
        commune=read_commune(root, knows_commune),
        radius_km=root.number_or_none("radius_km", low=0, high=MAX_RADIUS_KM),
        availability=read_availability(root),
        licences=read_licences(root),
        has_vehicle=root.flag("has_vehicle"),
        interests=read_texts(root, "interests", LIMITS["interests"]),
        pages=root.rows("pages", page_reader(findings), limit=LIMITS["pages"]),
    )
    root.close()
    return Checked(document, findings.all())


def from_dict(data: object) -> CV:
    """The CV of a document of this schema or an older one; the reverse of :meth:`CV.to_dict`.

    Raises:
        InvalidDocumentError: the document has a hard problem.
    """
    checked = check(upgraded(data))
    if checked.refused:
        raise InvalidDocumentError(checked.refused)
    return checked.document
