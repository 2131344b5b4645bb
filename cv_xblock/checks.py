"""The checks of each part of a document: rows, closed lists, values that look odd."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from advisor_dashboard.text import ascii_digits

from .fields import LONG, Reader, parse_day, parse_month, read_text
from .model import (
    LICENCES,
    LIMITS,
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
    Training,
    WantedJob,
)
from .problems import Findings

_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+")
_PHONE = re.compile(r"\+?[0-9\s().\-/]+")
#: Ages outside of these, in years, are slips of the finger.
_YOUNGEST, _ELDEST = 13, 90


class WantedJobs:
    def __init__(self, findings: Findings, known: Callable[[str], bool] | None) -> None:
        self._findings = findings
        self._known = known

    def read(self, data: Any, path: str) -> WantedJob:
        row = Reader(data, path, self._findings)
        job = WantedJob(
            key=row.text("key"),
            rome=row.text("rome"),
            label=row.text("label"),
            said=row.text("said"),
        )
        if job.label and not job.key:
            self._findings.soft(row.at("label"), "job_free_text")
        elif job.key and self._known is not None and not self._known(job.key):
            self._findings.soft(row.at("label"), "job_unknown")
        row.close()
        return job


class History:
    def __init__(self, findings: Findings, today: date | None) -> None:
        self._findings = findings
        self._today = today

    def experience(self, data: Any, path: str) -> Experience:
        row = Reader(data, path, self._findings)
        return Experience(
            kind=row.choice("kind", set(ExperienceKind), default=ExperienceKind.JOB.value),
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


def read_email(root: Reader) -> str:
    email = root.text("email")
    if email and not _EMAIL.fullmatch(email):
        root.findings.soft("email", "email_odd")
    return email


def read_phone(root: Reader) -> str:
    phone = ascii_digits(root.text("phone"))
    if phone and not (_PHONE.fullmatch(phone) and 8 <= sum(map(str.isdigit, phone)) <= 15):
        root.findings.soft("phone", "phone_odd")
    return phone


def age_on(day: date, born: date) -> int:
    """The age in whole years on ``day`` of who was born on ``born``."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def read_birth_date(root: Reader, today: date | None) -> str:
    typed = ascii_digits(root.text("birth_date"))
    day = parse_day(typed)
    if (typed and day is None) or (
        day and today and not _YOUNGEST <= age_on(today, day) <= _ELDEST
    ):
        root.findings.soft("birth_date", "birth_date_odd")
    return typed


def read_texts(row: Reader, name: str, limit: int) -> tuple[str, ...]:
    """A list of short texts, each once."""
    read = row.rows(name, lambda data, path: read_text(data, path, row.findings), limit=limit)
    return _distinct(read)


def page_reader(findings: Findings) -> Callable[[Any, str], Page]:
    def read(data: Any, path: str) -> Page:
        row = Reader(data, path, findings)
        page = Page(
            id=row.text("id"),
            name=row.text("name"),
            headline=row.text("headline"),
            introduction=row.text("introduction", limit=LONG, lines=True),
            model=row.choice("model", set(Model), default=Model.SOBRE.value),
            colour=row.choice("colour", set(Colour), default=Colour.INK.value),
            photo=row.flag("photo"),
            age=row.flag("age"),
            address=row.flag("address"),
            training_first=row.flag("training_first"),
            hidden=read_texts(row, "hidden", LIMITS["experiences"] + LIMITS["training"]),
            hidden_skills=read_texts(row, "hidden_skills", LIMITS["skills"]),
        )
        row.close()
        return page

    return read


def language_reader(findings: Findings) -> Callable[[Any, str], Language]:
    def read(data: Any, path: str) -> Language:
        row = Reader(data, path, findings)
        language = Language(
            language=row.text("language"),
            level=row.choice("level", {"", *(each.value for each in Level)}, default=""),
        )
        row.close()
        return language

    return read


def read_commune(root: Reader, known: Callable[[str], bool] | None) -> CommuneRef | None:
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


def read_availability(root: Reader) -> Availability:
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


def read_licences(root: Reader) -> tuple[str, ...]:
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
