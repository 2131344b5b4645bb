"""Reads a JSON Resume: our own whole, any other as far as a CV has a place for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from ..model import SCHEMA, ExperienceKind
from ..render.json_resume import OURS, digest
from .fluency import language_of, level_of
from .foreign import ForeignFile
from .left_out import LeftOut

#: The sections of rows that a CV has a place for.
_ROWS = ("work", "volunteer", "education", "certificates", "skills", "languages", "interests")
#: What a job and voluntary work have in common.
_DONE = ("position", "location", "startDate", "endDate", "summary", "highlights")
#: How others write that something goes on.
_STILL = frozenset(
    (
        *("present", "now", "current", "today", "ongoing", "en cours", "actuel", "actuellement"),
        *("aujourd'hui", "aujourd’hui", "maintenant"),
    )
)
_DAY = re.compile(r"([0-9]{4}-[0-9]{2})-[0-9]{2}(T.*)?")
#: A skill and its keywords stand in one line where they fit.
_LINE = 120


def is_json_resume(content: Mapping[str, Any]) -> bool:
    """Whether a JSON object looks like a resume: every part of one may be missing."""
    if isinstance(content.get("basics"), Mapping):
        return True
    sections = [content[name] for name in _ROWS if isinstance(content.get(name), list)]
    return any(isinstance(row, Mapping) for rows in sections for row in rows)


def kept_whole(content: Mapping[str, Any]) -> Any:
    """The document that we sent along, if the rest of the file is still as we wrote it."""
    meta = content.get("meta")
    ours = meta.get(OURS) if isinstance(meta, Mapping) else None
    if not isinstance(ours, Mapping) or ours.get("digest") != digest(content):
        return None
    return ours.get("document")


def from_json_resume(content: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[LeftOut, ...]]:
    """A document, not yet checked, and what the file holds beside it."""
    return _Resume(content).read()


class _Resume:
    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content
        self._file = ForeignFile(content)

    def read(self) -> tuple[dict[str, Any], tuple[LeftOut, ...]]:
        document = {
            "schema": SCHEMA,
            **self._basics(),
            "experiences": self._numbered(
                "e", chain(self._work(), self._volunteer()), "experiences"
            ),
            "training": self._numbered(
                "t", chain(self._education(), self._certificates()), "training"
            ),
            "skills": self._file.limited(self._with_keywords("skills"), "skills"),
            "languages": self._file.limited(self._languages(), "languages"),
            "interests": self._file.limited(self._with_keywords("interests"), "interests"),
        }
        self._meta()
        self._file.rest(self._content, "", ("basics", *_ROWS, "meta", "$schema"))
        return document, self._file.told()

    def _basics(self) -> dict[str, Any]:
        basics = self._file.mapping(self._content.get("basics"), "basics")
        first, last = self._names(self._file.text(basics, "name", "basics"))
        label = self._file.text(basics, "label", "basics")
        summary = self._file.text(basics, "summary", "basics")
        place = self._file.mapping(basics.get("location"), "basics.location")
        city = self._file.text(place, "city", "basics.location")
        postcode = self._file.text(place, "postalCode", "basics.location")
        read = {
            "first_name": first,
            "last_name": last,
            "email": self._file.text(basics, "email", "basics"),
            "phone": self._file.text(basics, "phone", "basics"),
            "introduction": summary,
            "wanted_jobs": [{"label": label}] if label.strip() else [],
            "address": self._file.text(place, "address", "basics.location"),
            "commune": {"name": city, "postcode": postcode} if city or postcode else None,
        }
        known = ("name", "label", "email", "phone", "summary", "location")
        self._file.rest(basics, "basics", known)
        self._file.rest(place, "basics.location", ("address", "city", "postalCode"))
        return read

    def _names(self, name: str) -> tuple[str, str]:
        """A resume has the name in one; its first word is taken for the first name."""
        first, _, last = name.strip().partition(" ")
        if last:
            self._file.leave("basics.name", "name_guessed", name)
        return first, last.strip()

    def _work(self) -> Iterable[tuple[str, dict[str, Any]]]:
        # Until 1.0.0 the form called a firm "company".
        for path, row in self._file.rows("work"):
            employer = self._file.text(row, "name", path) or self._file.text(row, "company", path)
            known = ("name", "company", *_DONE)
            yield path, self._experience(row, path, ExperienceKind.JOB, employer, known)

    def _volunteer(self) -> Iterable[tuple[str, dict[str, Any]]]:
        for path, row in self._file.rows("volunteer"):
            employer = self._file.text(row, "organization", path)
            known = ("organization", *_DONE)
            yield path, self._experience(row, path, ExperienceKind.VOLUNTEERING, employer, known)

    def _experience(
        self,
        row: Mapping[str, Any],
        path: str,
        kind: ExperienceKind,
        employer: str,
        known: Iterable[str],
    ) -> dict[str, Any]:
        summary = self._file.text(row, "summary", path)
        highlights = self._file.texts(row, "highlights", path)
        self._file.rest(row, path, known)
        return {
            "kind": kind.value,
            "title": self._file.text(row, "position", path),
            "employer": employer,
            "place": self._file.text(row, "location", path),
            "tasks": "\n".join(filter(None, (summary, *(f"- {each}" for each in highlights)))),
            **self._period(row, path),
        }

    def _education(self) -> Iterable[tuple[str, dict[str, Any]]]:
        for path, row in self._file.rows("education"):
            degree = (self._file.text(row, "studyType", path), self._file.text(row, "area", path))
            school = self._file.text(row, "institution", path)
            place = self._file.text(row, "location", path)
            known = ("institution", "studyType", "area", "startDate", "endDate", "location")
            self._file.rest(row, path, known)
            yield (
                path,
                {
                    "title": ", ".join(filter(None, degree)),
                    "school": school,
                    "place": place,
                    **self._period(row, path),
                },
            )

    def _certificates(self) -> Iterable[tuple[str, dict[str, Any]]]:
        for path, row in self._file.rows("certificates"):
            read = {
                "title": self._file.text(row, "name", path),
                "school": self._file.text(row, "issuer", path),
                "end": self._month(row, "date", path),
            }
            self._file.rest(row, path, ("name", "issuer", "date"))
            yield path, read

    def _period(self, row: Mapping[str, Any], path: str) -> dict[str, Any]:
        start, end = self._month(row, "startDate", path), self._month(row, "endDate", path)
        still = end.strip().casefold() in _STILL
        # A beginning without an end is how the form says that something goes on.
        return {
            "start": start,
            "end": "" if still else end,
            "current": still or bool(start and not end),
        }

    def _month(self, row: Mapping[str, Any], name: str, path: str) -> str:
        typed = self._file.text(row, name, path).strip()
        day = _DAY.fullmatch(typed)
        if not day:
            return typed
        self._file.leave(f"{path}.{name}", "day", typed)
        return day[1]

    def _languages(self) -> Iterable[tuple[str, dict[str, Any]]]:
        for path, row in self._file.rows("languages"):
            name, fluency = (
                self._file.text(row, "language", path),
                self._file.text(row, "fluency", path),
            )
            self._file.rest(row, path, ("language", "fluency"))
            if not name.strip():
                continue
            level = level_of(fluency)
            if level is None and fluency.strip():
                self._file.leave(f"{path}.fluency", "level_unknown", fluency)
            yield path, {"language": language_of(name), "level": level.value if level else ""}

    def _with_keywords(self, section: str) -> Iterable[tuple[str, str]]:
        """Each name with its keywords; one by one where a line does not hold them."""
        for path, row in self._file.rows(section, plain="name"):
            name, keywords = (
                self._file.text(row, "name", path),
                self._file.texts(row, "keywords", path),
            )
            self._file.rest(row, path, ("name", "keywords"))
            line = f"{name}\u00a0: {', '.join(keywords)}" if name and keywords else name
            if not keywords or (name and len(line) <= _LINE):
                yield path, line
                continue
            if name:
                yield path, name
            for number, each in enumerate(keywords):
                yield f"{path}.keywords.{number}", each

    def _meta(self) -> None:
        meta = self._content.get("meta")
        if isinstance(meta, Mapping) and OURS in meta:
            # Our own file, changed since: what stands in it now is what is meant.
            self._file.leave(f"meta.{OURS}", "changed_since")

    def _numbered(
        self, letter: str, rows: Iterable[tuple[str, dict[str, Any]]], name: str
    ) -> list[dict[str, Any]]:
        """Rows with an id each, by which a page may leave them out."""
        return [
            {"id": f"{letter}{number}", **row}
            for number, row in enumerate(self._file.limited(rows, name), start=1)
        ]
