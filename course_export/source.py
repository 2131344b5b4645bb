"""A folder of content to a course: an outline in TOML and pages in HTML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from advisor_dashboard import strict_json

from .model import HTML, Block, Chapter, Course, Sequential, Vertical
from .problems import ContentError, Problem
from .validate import OURS, course_problems
from .xml import UnreadableError, text

OUTLINE = "course.toml"
SHIPPED = ("mon-adresse-email-pro", "mon-premier-cv")
_COURSE_KEYS = frozenset(("settings", "about", "chapter"))
_BLOCK_KEYS = frozenset(("id", "name"))
_PART_KEYS = _BLOCK_KEYS | {"staff_only"}
_STAFF_ONLY = "visible_to_staff_only"
_ALWAYS = {
    "advanced_modules": sorted(OURS),
    "tabs": [
        {"course_staff_only": False, "name": "Course", "type": "courseware"},
        {"course_staff_only": False, "name": "Progress", "type": "progress"},
    ],
}
_GRADING = {"GRADER": [], "GRADE_CUTOFFS": {"Pass": 0.5}}


def shipped(name: str) -> Path:
    """The folder of a course that comes with this package."""
    return Path(str(files(__package__ or __name__).joinpath("content", name)))


def read_content(folder: Path, *, org: str, number: str, run: str, name: str) -> Course:
    """The course that a folder of content makes, under the given key and name.

    Raises:
        ContentError: with everything that is wrong.
    """
    content = _Content(folder)
    course = content.course(org=org, number=number, run=run, name=name)
    problems = [*content.problems, *course_problems(course)]
    if problems:
        raise ContentError(problems)
    return course


class _Content:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.problems: list[Problem] = []

    def course(self, *, org: str, number: str, run: str, name: str) -> Course:
        outline = self._outline()
        self._known(outline, _COURSE_KEYS, OUTLINE)
        settings = self._table(outline, "settings", "the outline")
        carried = {
            f"about/{slug}.html": self._page(page, "about").encode()
            for slug, page in sorted(self._table(outline, "about", "the outline").items())
        }
        grading = strict_json.dumps(_GRADING) + "\n"
        carried[f"policies/{run}/grading_policy.json"] = grading.encode()
        return Course(
            org=org,
            number=number,
            run=run,
            display_name=name,
            chapters=tuple(self._chapters(outline)),
            fields={**_ALWAYS, **settings},
            files={**carried, **self._static()},
        )

    def _outline(self) -> dict[str, Any]:
        try:
            return tomllib.loads((self._folder / OUTLINE).read_text(encoding="utf-8"))
        except FileNotFoundError:
            problem = Problem(f"there is no {OUTLINE} in {self._folder}")
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problem = Problem(str(error), OUTLINE)
        raise ContentError([problem])

    def _chapters(self, outline: Mapping[str, Any]) -> Iterator[Chapter]:
        for table in self._tables(outline, "chapter"):
            where = self._part(table, {"step"})
            yield Chapter(*where, tuple(self._steps(table)), self._shown_to(table))

    def _steps(self, chapter: Mapping[str, Any]) -> Iterator[Sequential]:
        for table in self._tables(chapter, "step"):
            where = self._part(table, {"unit"})
            yield Sequential(*where, tuple(self._units(table)), self._shown_to(table))

    def _units(self, step: Mapping[str, Any]) -> Iterator[Vertical]:
        for table in self._tables(step, "unit"):
            where = self._part(table, {"block"})
            yield Vertical(*where, tuple(self._blocks(table)), self._shown_to(table))

    def _blocks(self, unit: Mapping[str, Any]) -> Iterator[Block]:
        for table in self._tables(unit, "block"):
            where = str(table.get("id", "a block"))
            fields = self._table(table, "fields", where)
            if "name" in table:
                fields = {"display_name": table["name"], **fields}
            if "page" in table:
                self._known(table, {*_BLOCK_KEYS, "page", "fields"}, where)
                page = self._page(table["page"], where)
                yield Block(HTML, str(table.get("id", "")), fields, html=page)
            else:
                self._known(table, {*_BLOCK_KEYS, "tag", "fields", "files"}, where)
                fields |= {
                    field: self._page(name, where)
                    for field, name in self._table(table, "files", where).items()
                }
                yield Block(str(table.get("tag", "")), str(table.get("id", "")), fields)

    def _part(self, table: Mapping[str, Any], below: set[str]) -> tuple[str, str]:
        url_name, name = str(table.get("id", "")), str(table.get("name", ""))
        self._known(table, _PART_KEYS | below, url_name or "a part")
        if not url_name or not name:
            self._report(f"a part of the outline needs an id and a name: {url_name or name!r}")
        return url_name, name

    def _shown_to(self, table: Mapping[str, Any]) -> dict[str, bool]:
        """The field that keeps a part of the outline for the course's team, if it is for them."""
        staff_only = table.get("staff_only", False)
        if not isinstance(staff_only, bool):
            self._report(f"{table.get('id', 'a part')}: 'staff_only' must be true or false")
        return {_STAFF_ONLY: True} if staff_only is True else {}

    def _page(self, name: object, where: str) -> str:
        path = self._folder / str(name)
        if not path.resolve().is_relative_to(self._folder.resolve()):
            self._report(f"{where}: the page {name!r} stands outside the folder")
            return ""
        try:
            return text(path.read_bytes(), str(name)).strip() + "\n"
        except OSError as error:
            self._report(f"{where}: the page {name!r} cannot be read ({error.strerror})")
        except UnreadableError as error:
            self.problems.append(error.problem)
        return ""

    def _static(self) -> dict[str, bytes]:
        top = self._folder / "static"
        found = sorted(path for path in top.rglob("*") if path.is_file() and not path.is_symlink())
        return {f"static/{path.relative_to(top).as_posix()}": path.read_bytes() for path in found}

    def _tables(self, table: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
        found = table.get(name, [])
        if not isinstance(found, list) or not all(isinstance(part, dict) for part in found):
            self._report(f"{name!r} must be written as [[{name}]]")
            return []
        return found

    def _table(self, table: Mapping[str, Any], name: str, where: str) -> dict[str, Any]:
        found = table.get(name, {})
        if not isinstance(found, dict):
            self._report(f"{where}: {name!r} must be a table")
            return {}
        return found

    def _known(self, table: Mapping[str, Any], keys: set[str] | frozenset[str], where: str) -> None:
        unknown = sorted(set(table) - set(keys))
        if unknown:
            self._report(f"{where}: unknown keys {', '.join(unknown)}; known: {sorted(keys)}")

    def _report(self, message: str) -> None:
        self.problems.append(Problem(message, OUTLINE))
