"""A unit that holds every block of ours, for tests and measurements of all of them together."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from course_export.bundle import read_bundle, write_bundle
from course_export.model import Block, Vertical
from course_export.source import read_content, shipped
from course_export.validate import OURS
from demo.seeding.places import COURSES

UNIT, NEXT = "tout-ensemble", "tout-encore"


def place_whole_units(folder: Path) -> None:
    """Write two units, each with every block as the shipped courses fill it, into each bundle.

    They come last in the first step; their blocks are alike and have ids of their own.
    """
    blocks = _blocks()
    files = _files()
    for path in (folder / "courses").glob("*.tar.gz"):
        course = read_bundle(path)
        chapter, *chapters = course.chapters
        step, *steps = chapter.sequentials
        units = [each for each in step.verticals if each.url_name not in (UNIT, NEXT)]
        for name in (UNIT, NEXT):
            own = tuple(replace(each, url_name=f"{name}-{each.tag}") for each in blocks)
            units.append(Vertical(name, "Tout ensemble", own))
        step = replace(step, verticals=tuple(units))
        chapter = replace(chapter, sequentials=(step, *steps))
        files_too = {**files, **course.files}
        write_bundle(replace(course, chapters=(chapter, *chapters), files=files_too), path)


def _blocks() -> list[Block]:
    """The first block of each type in the courses that we ship."""
    found: dict[str, Block] = {}
    for plan in COURSES:
        course = read_content(shipped(plan.content), org="T", number="T", run="T", name="T")
        for chapter in course.chapters:
            for step in chapter.sequentials:
                for unit in step.verticals:
                    for block in unit.blocks:
                        if block.tag in OURS:
                            found.setdefault(block.tag, block)
    assert set(found) == set(OURS)
    return list(found.values())


def _files() -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for plan in COURSES:
        course = read_content(shipped(plan.content), org="T", number="T", run="T", name="T")
        files |= {name: data for name, data in course.files.items() if name.startswith("static/")}
    return files
