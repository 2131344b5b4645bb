"""Reads a JSON Resume: our own whole, any other as far as a CV has a place for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..model import LIMITS, SCHEMA, ExperienceKind, Level
from ..render.json_resume import OURS, digest
from .fluency import language_of, level_of
from .left_out import LeftOut, left_out

#: The sections of rows that a CV has a place for.
_ROWS = ("work", "volunteer", "education", "certificates", "skills", "languages", "interests")
#: What a job and voluntary work have in common.
_DONE = ("position", "location", "startDate", "endDate", "summary", "highlights")
#: So many left out values are told; the rest is told as one.
MAX_TOLD = 200
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
        self._left_out: list[LeftOut] = []
        self._untold = 0

    def read(self) -> tuple[dict[str, Any], tuple[LeftOut, ...]]:
        document = {
            "schema": SCHEMA,
            **self._basics(),
            "experiences": self._numbered("e", [*self._work(), *self._volunteer()], "experiences"),
            "training": self._numbered(
                "t", [*self._education(), *self._certificates()], "training"
            ),
            "skills": self._limited(self._with_keywords("skills"), "skills"),
            "languages": self._limited(self._languages(), "languages"),
            "interests": self._limited(self._with_keywords("interests"), "interests"),
        }
        self._meta()
        self._rest(self._content, "", ("basics", *_ROWS, "meta", "$schema"))
        if self._untold:
            self._left_out.append(LeftOut("", "more"))
        return document, tuple(self._left_out)

    def _basics(self) -> dict[str, Any]:
        basics = self._object(self._content.get("basics"), "basics")
        first, last = self._names(self._text(basics, "name", "basics"))
        label = self._text(basics, "label", "basics")
        summary = self._text(basics, "summary", "basics")
        place = self._object(basics.get("location"), "basics.location")
        city = self._text(place, "city", "basics.location")
        postcode = self._text(place, "postalCode", "basics.location")
        read = {
            "first_name": first,
            "last_name": last,
            "email": self._text(basics, "email", "basics"),
            "phone": self._text(basics, "phone", "basics"),
            "introduction": summary,
            "wanted_jobs": [{"label": label}] if label.strip() else [],
            "address": self._text(place, "address", "basics.location"),
            "commune": {"name": city, "postcode": postcode} if city or postcode else None,
        }
        known = ("name", "label", "email", "phone", "summary", "location")
        self._rest(basics, "basics", known)
        self._rest(place, "basics.location", ("address", "city", "postalCode"))
        return read

    def _names(self, name: str) -> tuple[str, str]:
        """A resume has the name in one; its first word is taken for the first name."""
        first, _, last = name.strip().partition(" ")
        if last:
            self._leave("basics.name", "name_guessed", name)
        return first, last.strip()

    def _work(self) -> Iterable[tuple[str, dict[str, Any]]]:
        # Until 1.0.0 the form called a firm "company".
        for path, row in self._objects("work"):
            employer = self._text(row, "name", path) or self._text(row, "company", path)
            known = ("name", "company", *_DONE)
            yield path, self._experience(row, path, ExperienceKind.JOB, employer, known)

    def _volunteer(self) -> Iterable[tuple[str, dict[str, Any]]]:
        for path, row in self._objects("volunteer"):
            employer = self._text(row, "organization", path)
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
        summary = self._text(row, "summary", path)
        highlights = self._texts(row, "highlights", path)
        self._rest(row, path, known)
        return {
            "kind": kind.value,
            "title": self._text(row, "position", path),
            "employer": employer,
            "place": self._text(row, "location", path),
            "tasks": "\n".join(filter(None, (summary, *(f"- {each}" for each in highlights)))),
            **self._period(row, path),
        }

    def _education(self) -> Iterable[tuple[str, dict[str, Any]]]:
        for path, row in self._objects("education"):
            degree = (self._text(row, "studyType", path), self._text(row, "area", path))
            school = self._text(row, "institution", path)
            place = self._text(row, "location", path)
            known = ("institution", "studyType", "area", "startDate", "endDate", "location")
            self._rest(row, path, known)
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
        for path, row in self._objects("certificates"):
            read = {
                "title": self._text(row, "name", path),
                "school": self._text(row, "issuer", path),
                "end": self._month(row, "date", path),
            }
            self._rest(row, path, ("name", "issuer", "date"))
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
        typed = self._text(row, name, path).strip()
        day = _DAY.fullmatch(typed)
        if not day:
            return typed
        self._leave(f"{path}.{name}", "day", typed)
        return day[1]

    def _languages(self) -> Iterable[tuple[str, dict[str, Any]]]:
        for path, row in self._objects("languages"):
            name, fluency = self._text(row, "language", path), self._text(row, "fluency", path)
            self._rest(row, path, ("language", "fluency"))
            if not name.strip():
                continue
            level = level_of(fluency)
            if level is None:
                self._leave(f"{path}.fluency", "level_unknown", fluency)
            yield path, {"language": language_of(name), "level": (level or Level.BASIC).value}

    def _with_keywords(self, section: str) -> Iterable[tuple[str, str]]:
        """Each name with its keywords; one by one where a line does not hold them."""
        for path, row in self._objects(section, plain="name"):
            name, keywords = self._text(row, "name", path), self._texts(row, "keywords", path)
            self._rest(row, path, ("name", "keywords"))
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
            self._leave(f"meta.{OURS}", "changed_since")

    def _numbered(
        self, letter: str, rows: Iterable[tuple[str, dict[str, Any]]], name: str
    ) -> list[dict[str, Any]]:
        """Rows with an id each, by which a page may leave them out."""
        return [
            {"id": f"{letter}{number}", **row}
            for number, row in enumerate(self._limited(rows, name), start=1)
        ]

    def _limited(self, rows: Iterable[tuple[str, Any]], name: str) -> list[Any]:
        """As many as a CV may hold; each of the others is told."""
        kept: list[Any] = []
        for path, row in rows:
            if len(kept) < LIMITS[name]:
                kept.append(row)
            else:
                self._leave(path, "too_many", row if isinstance(row, str) else _title(row))
        return kept

    def _objects(self, section: str, plain: str = "") -> Iterable[tuple[str, Mapping[str, Any]]]:
        """The rows of a section with their paths; ``plain``: what a row of bare text is."""
        rows = self._content.get(section)
        if rows is None:
            return
        if not isinstance(rows, list):
            self._leave(section, "odd", rows)
            return
        for number, row in enumerate(rows):
            path = f"{section}.{number}"
            if isinstance(row, Mapping):
                yield path, row
            elif plain and isinstance(row, str):
                yield path, {plain: row}
            elif not _is_empty(row):
                self._leave(path, "odd", row)

    def _object(self, value: Any, path: str) -> Mapping[str, Any]:
        if isinstance(value, Mapping):
            return value
        if not _is_empty(value):
            self._leave(path, "odd", value)
        return {}

    def _text(self, row: Mapping[str, Any], name: str, path: str) -> str:
        value = row.get(name)
        if isinstance(value, str):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if not _is_empty(value):
            self._leave(f"{path}.{name}", "odd", value)
        return ""

    def _texts(self, row: Mapping[str, Any], name: str, path: str) -> list[str]:
        values = row.get(name)
        if isinstance(values, list):
            named = {str(number): each for number, each in enumerate(values)}
            texts = [self._text(named, number, f"{path}.{name}") for number in named]
            return [text for text in texts if text.strip()]
        return [text] if (text := self._text(row, name, path)).strip() else []

    def _rest(self, row: Mapping[str, Any], path: str, known: Iterable[str]) -> None:
        """Tell what a CV has no place for."""
        for name, value in row.items():
            if name not in known and not _is_empty(value):
                for where, each in _leaves(f"{path}.{name}" if path else name, value):
                    self._leave(where, "no_place", each)

    def _leave(self, path: str, code: str, value: object = "") -> None:
        if len(self._left_out) < MAX_TOLD:
            self._left_out.append(left_out(path, code, value))
        else:
            self._untold += 1


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})


def _title(row: Mapping[str, Any]) -> str:
    names = ("title", "employer", "school", "language")
    return next((row[name] for name in names if row.get(name)), "")


def _leaves(path: str, value: Any) -> Iterable[tuple[str, Any]]:
    """A section without a place, row by row and each by its name; any other value at once."""
    if not isinstance(value, list):
        yield path, value
        return
    for number, row in enumerate(value):
        names = ("title", "name", "url", "network")
        told: Callable[[str], Any] = row.get if isinstance(row, Mapping) else lambda _name: None
        yield f"{path}.{number}", next((told(name) for name in names if told(name)), row)
