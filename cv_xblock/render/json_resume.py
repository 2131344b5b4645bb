"""A CV as JSON Resume 1.0.0, the form that other CV sites read.

What that form has no place for (pages, licences, a birth date) travels in ``meta``, under our
own key, with a digest of the rest: whoever changed the rest by hand means what they changed.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from advisor_dashboard import strict_json

from ..document import CV, Experience, ExperienceKind, Training
from . import wording
from .sheet import task_lines
from .wording import Gettext

SCHEMA_ADDRESS = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
OURS = "clicnjob"
_VERSION = "v1.0.0"
#: A day, a month or a year, as the form's schema has it.
_DATE = re.compile(r"[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?")
#: Stricter than a person's typing: validators of the form know the plain addresses only.
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def to_json_resume(cv: CV, *, language: str = "fr", gettext: Gettext | None = None) -> bytes:
    """All facts of a CV, and the document itself: a file for the person, not for an employer."""
    gettext = gettext or wording.catalogue(language)
    resume = {
        "$schema": SCHEMA_ADDRESS,
        "basics": _basics(cv),
        "work": [_experience(each, "name") for each in cv.experiences if not _is_voluntary(each)],
        "volunteer": [
            _experience(each, "organization") for each in cv.experiences if _is_voluntary(each)
        ],
        "education": [_education(each) for each in cv.training],
        "skills": [{"name": each} for each in cv.skills],
        "languages": [
            _filled(
                language=wording.language_name(each.language, gettext),
                fluency=wording.level_name(each.level, gettext),
            )
            for each in cv.languages
            if each.language
        ],
        "interests": [{"name": each} for each in cv.interests],
        "meta": {"version": _VERSION},
    }
    resume["meta"] = {
        "version": _VERSION,
        OURS: {"document": cv.to_dict(), "digest": digest(resume)},
    }
    return (json.dumps(resume, ensure_ascii=False, indent=2) + "\n").encode()


def digest(resume: Mapping[str, Any]) -> str:
    """A digest of what stands in a resume beside our own key, whatever the order of its keys."""
    meta = resume.get("meta")
    others = {name: each for name, each in meta.items() if name != OURS} if meta else {}
    text = strict_json.dumps({**resume, "meta": others})
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _basics(cv: CV) -> dict[str, Any]:
    commune = cv.commune
    location = _filled(
        address=cv.address,
        postalCode=commune.postcode if commune else "",
        city=commune.name if commune else "",
        countryCode="FR" if commune and commune.key else "",
    )
    basics: dict[str, Any] = _filled(
        name=f"{cv.first_name} {cv.last_name}".strip(),
        label=next((job.printed for job in cv.wanted_jobs if job.label), ""),
        email=cv.email if _EMAIL.fullmatch(cv.email) else "",
        phone=cv.phone,
        summary=cv.introduction,
    )
    return {**basics, "location": location} if location else basics


def _is_voluntary(row: Experience) -> bool:
    return row.kind == ExperienceKind.VOLUNTEERING.value


def _experience(row: Experience, organisation: str) -> dict[str, Any]:
    return {
        **_filled(**{organisation: row.employer}, position=row.title, location=row.place),
        **_dates(row),
        **({"highlights": list(lines)} if (lines := task_lines(row.tasks)) else {}),
    }


def _education(row: Training) -> dict[str, Any]:
    return {
        **_filled(institution=row.school, studyType=row.title, location=row.place),
        **_dates(row),
    }


def _dates(row: Experience | Training) -> dict[str, str]:
    """The form has no word for what goes on: its readers take it from a missing end."""
    end = "" if row.current else row.end or row.start
    return {
        name: text
        for name, text in (("startDate", row.start), ("endDate", end))
        if _DATE.fullmatch(text)
    }


def _filled(**texts: str) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text}
