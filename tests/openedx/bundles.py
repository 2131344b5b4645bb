"""Courses to import: the one that comes along, and one with every block that there is."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from xblock.core import XBlock
from xblock.fields import Boolean, Float, Integer, List, Scope, String

from course_export import Block, Chapter, Course, Sequential, Vertical, write_bundle
from course_export.source import read_content, shipped

HARD_TEXT = 'L’été &amp; l’hiver <b>gras</b> « 100 % » 🙂\nune autre ligne\tet "la suite"'
#: A value that is no default, by the kind of field.
_VALUES: dict[type, Any] = {
    String: HARD_TEXT,
    Boolean: True,
    Integer: 7,
    Float: 1.5,
    List: ["é", {"a": [1, None]}],
}


def shipped_course(org: str, name: str, content: str = "mon-premier-cv") -> Course:
    """A course that comes along, as the command builds it."""
    return read_content(shipped(content), org=org, number="CV", run="2026", name=name)


def course_of_every_block(org: str, points: list[EntryPoint]) -> Course:
    """A unit for each block, in which all that authors may write is written."""
    units = tuple(
        Vertical(
            f"unite-{point.name}",
            f"Unité « {point.name} »",
            (
                Block(point.name, f"plein-{point.name}", written_fields(point.load())),
                Block(point.name, f"nu-{point.name}"),
                Block("html", f"page-{point.name}", {"display_name": "Page"}, html="<p>🙂 é</p>"),
            ),
        )
        for point in points
    )
    step = Sequential("etape", "Étape", units, {"hide_from_toc": "true"})
    course = shipped_course(org, "Chaque bloc & plus")
    return replace(
        course,
        chapters=(*course.chapters, Chapter("chapitre", "Chapitre <1>", (step,))),
        files={**course.files, "static/photo.png": b"\x89PNG\r\n\x1a\n\x00\x01\xff"},
    )


def written_fields(block_class: Any) -> dict[str, Any]:
    """What an author can write into a block, each with a value that is not its default."""
    of_its_own = {
        name: field
        for name, field in block_class.fields.items()
        if field.scope in (Scope.content, Scope.settings) and name not in XBlock.fields
    }
    title = HARD_TEXT.replace("\n", " ").replace("\t", " ")
    return {name: _value(field) for name, field in of_its_own.items()} | {"display_name": title}


def _value(field: Any) -> Any:
    return next(value for kind, value in _VALUES.items() if isinstance(field, kind))


def save(course: Course, folder: Path, name: str = "course.tar.gz") -> Path:
    """Write a bundle."""
    path = folder / name
    write_bundle(course, path)
    return path
