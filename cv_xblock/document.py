"""The door to the CV's document: schema 1, its checks, and what they found.

Neither Django nor XBlock. A document travels as JSON (:meth:`CV.to_dict`); :func:`check`
reads any JSON value, says what is wrong with it, and never raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from advisor_dashboard.text import ascii_digits

from .fields import LONG, SHORT, Reader, parse_day, parse_month, read_text
from .model import (
    CV,
    DEFAULT_RADIUS_KM,
    LICENCES,
    LIMITS,
    MAX_RADIUS_KM,
    SCHEMA,
    Availability,
    AvailabilityKind,
    CommuneRef,
    Experience,
    Language,
    Level,
    Part,
    Training,
    WantedJob,
    filled_parts,
    is_complete,
)
from .problems import Findings, Problem

__all__ = [
    "CV",
    "DEFAULT_RADIUS_KM",
    "LICENCES",
    "LIMITS",
    "LONG",
    "MAX_RADIUS_KM",
    "SCHEMA",
    "SHORT",
    "Availability",
    "AvailabilityKind",
    "Checked",
    "CommuneRef",
    "Experience",
    "InvalidDocumentError",
    "Language",
    "Level",
    "Part",
    "Problem",
    "Training",
    "WantedJob",
    "check",
    "filled_parts",
    "from_dict",
    "is_complete",
    "parse_day",
    "parse_month",
]

_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+")
_PHONE = re.compile(r"\+?[0-9\s().\-/]+")


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
    """Read a document and check it.

    Args:
        data: any JSON value.
        today: the day after which a date is in the future; without it no date is.
        knows_job, knows_commune: whether a key is in the vocabulary and in the list of
            communes; without them every key is taken to be.
    """
    findings = Findings()
    root = Reader(data, "", findings)
    if root.raw("schema", SCHEMA) != SCHEMA:
        findings.hard("schema", "schema")
        return Checked(CV(), findings.all())
    wanted = _WantedJobs(findings, knows_job)
    history = _History(findings, today)
    document = CV(
        first_name=root.text("first_name"),
        last_name=root.text("last_name"),
        email=_email(root),
        phone=_phone(root),
        introduction=root.text("introduction", limit=LONG, lines=True),
        wanted_jobs=root.rows("wanted_jobs", wanted.read, limit=LIMITS["wanted_jobs"]),
        experiences=root.rows("experiences", history.experience, limit=LIMITS["experiences"]),
        training=root.rows("training", history.training, limit=LIMITS["training"]),
        skills=_skills(root),
        languages=root.rows("languages", _language(findings), limit=LIMITS["languages"]),
        commune=_commune(root, knows_commune),
        radius_km=root.number("radius_km", low=0, high=MAX_RADIUS_KM, default=DEFAULT_RADIUS_KM),
        availability=_availability(root),
        licences=_licences(root),
        has_vehicle=root.flag("has_vehicle"),
    )
    root.close()
    return Checked(document, findings.all())


def from_dict(data: object) -> CV:
    """The CV of a document; the reverse of :meth:`CV.to_dict`.

    Raises:
        InvalidDocumentError: the document has a hard problem.
    """
    checked = check(data)
    if checked.refused:
        raise InvalidDocumentError(checked.refused)
    return checked.document


class _WantedJobs:
    def __init__(self, findings: Findings, known: Callable[[str], bool] | None) -> None:
        self._findings = findings
        self._known = known

    def read(self, data: Any, path: str) -> WantedJob:
        row = Reader(data, path, self._findings)
        job = WantedJob(key=row.text("key"), rome=row.text("rome"), label=row.text("label"))
        if job.label and not job.key:
            self._findings.soft(row.at("label"), "job_free_text")
        elif job.key and self._known is not None and not self._known(job.key):
            self._findings.soft(row.at("label"), "job_unknown")
        row.close()
        return job


class _History:
    def __init__(self, findings: Findings, today: date | None) -> None:
        self._findings = findings
        self._today = today

    def experience(self, data: Any, path: str) -> Experience:
        row = Reader(data, path, self._findings)
        return Experience(
            employer=row.text("employer"),
            tasks=row.text("tasks", limit=LONG, lines=True),
            **self._common(row, latest_end=self._today),
        )

    def training(self, data: Any, path: str) -> Training:
        row = Reader(data, path, self._findings)
        # A diploma may well be due next summer: only the beginning is looked at.
        return Training(school=row.text("school"), **self._common(row, latest_end=None))

    def _common(self, row: Reader, latest_end: date | None) -> dict[str, Any]:
        common: dict[str, Any] = {
            "id": row.text("id"),
            "title": row.text("title"),
            "place": row.text("place"),
            "current": row.flag("current"),
            "start": row.month("start", latest=self._today),
            "end": row.month("end", latest=latest_end),
        }
        start, end = parse_month(common["start"]), parse_month(common["end"])
        if start and end and end < start and not common["current"]:
            self._findings.soft(row.at("end"), "ends_before_start")
        row.close()
        return common


def _email(root: Reader) -> str:
    email = root.text("email")
    if email and not _EMAIL.fullmatch(email):
        root.findings.soft("email", "email_odd")
    return email


def _phone(root: Reader) -> str:
    phone = ascii_digits(root.text("phone"))
    if phone and not (_PHONE.fullmatch(phone) and 8 <= sum(map(str.isdigit, phone)) <= 15):
        root.findings.soft("phone", "phone_odd")
    return phone


def _skills(root: Reader) -> tuple[str, ...]:
    typed = root.rows(
        "skills", lambda data, path: read_text(data, path, root.findings), limit=LIMITS["skills"]
    )
    return _distinct(typed)


def _language(findings: Findings) -> Callable[[Any, str], Language]:
    def read(data: Any, path: str) -> Language:
        row = Reader(data, path, findings)
        language = Language(
            language=row.text("language"),
            level=row.choice("level", {each.value for each in Level}, default=Level.BASIC.value),
        )
        row.close()
        return language

    return read


def _commune(root: Reader, known: Callable[[str], bool] | None) -> CommuneRef | None:
    data = root.raw("commune")
    if data is None:
        return None
    row = Reader(data, "commune", root.findings)
    commune = CommuneRef(key=row.text("key"), name=row.text("name"), postcode=row.text("postcode"))
    row.close()
    in_list = bool(commune.key) and (known is None or known(commune.key))
    if commune.name and not in_list:
        root.findings.soft("commune", "commune_unknown")
    return commune


def _availability(root: Reader) -> Availability:
    row = Reader(root.raw("availability", {}), "availability", root.findings)
    kinds = {each.value for each in AvailabilityKind}
    kind = row.choice("kind", kinds, default=AvailabilityKind.UNKNOWN.value)
    day = ascii_digits(row.text("date"))
    row.close()
    if kind == AvailabilityKind.FROM.value and not day:
        root.findings.soft("availability.date", "date_missing")
    elif day and parse_day(day) is None:
        root.findings.soft("availability.date", "date_odd")
    return Availability(kind=kind, date=day)


def _licences(root: Reader) -> tuple[str, ...]:
    def read(data: Any, path: str) -> str:
        if isinstance(data, str) and data in LICENCES:
            return data
        root.findings.hard(path, "not_a_choice")
        return ""

    return _distinct(root.rows("licences", read, limit=len(LICENCES)))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts without blanks and repetitions (whatever the case), in their order."""
    seen: dict[str, str] = {}
    for text in texts:
        if text:
            seen.setdefault(text.casefold(), text)
    return tuple(seen.values())
