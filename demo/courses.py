"""The demo's courses: their bundles in the demo's folder, built there and read back."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from opaque_keys import InvalidKeyError
from opaque_keys.edx.keys import CourseKey

from course_export import model as export
from course_export.bundle import read_bundle, write_bundle
from course_export.source import read_content, shipped

from .content import Chapter, CourseContent, Leaf, Step, Unit
from .seeding.places import COURSES, RUN, STRUCTURES, CoursePlan, StructurePlan


def find_course(course_key: str) -> CourseContent | None:
    """The course of this key, as its bundle has it; ``None`` if there is no such bundle."""
    try:
        key = CourseKey.from_string(course_key)
    except InvalidKeyError:
        return None
    path = _path(key)
    if path is None or not path.is_file():
        return None
    return _read(str(path), path.stat().st_mtime_ns)


def build_bundles() -> list[Path]:
    """Write a bundle of each course for each structure into the demo's folder."""
    return [_build(structure, plan) for structure in STRUCTURES for plan in COURSES]


def _build(structure: StructurePlan, plan: CoursePlan) -> Path:
    key = structure.key_of(plan)
    path = _path(CourseKey.from_string(key))
    if path is None:
        raise ValueError(f"{key} cannot name a file")
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written beside and moved: a server that runs never reads half a bundle.
    fresh = path.with_name(f"new-{path.name}")
    course = read_content(
        shipped(plan.content), org=structure.org, number=plan.number, run=RUN, name=plan.name
    )
    write_bundle(course, fresh)
    fresh.replace(path)
    return path


def _path(key: CourseKey) -> Path | None:
    name = f"{key.org}.{key.course}.{key.run}.tar.gz"
    # A key of another kind has no org; one that climbs is no file of ours.
    if key.org is None or "/" in name or "\\" in name:
        return None
    return Path(settings.DEMO_DIR) / "courses" / name


@lru_cache(maxsize=16)
def _read(path: str, changed_at: int) -> CourseContent:
    return _content(read_bundle(path))


def _content(course: export.Course) -> CourseContent:
    key = CourseKey.from_string(course.key)
    return CourseContent(
        key=key,
        title=course.display_name,
        advanced_modules=tuple(_texts(course.fields.get("advanced_modules"))),
        files={name: data for name, data in course.files.items() if name.startswith("static/")},
        chapters=tuple(_chapter(key, chapter) for chapter in course.chapters),
    )


def _chapter(key: CourseKey, chapter: export.Chapter) -> Chapter:
    hidden = _staff_only(chapter)
    return Chapter(
        chapter.url_name,
        chapter.display_name,
        tuple(_step(key, step, hidden=hidden) for step in chapter.sequentials),
    )


def _step(key: CourseKey, step: export.Sequential, *, hidden: bool) -> Step:
    hidden = hidden or _staff_only(step)
    return Step(
        step.url_name,
        step.display_name,
        tuple(
            Unit(
                unit.url_name,
                unit.display_name,
                tuple(_leaf(key, block) for block in unit.blocks if _shown(block)),
                staff_only=hidden or _staff_only(unit),
            )
            for unit in step.verticals
        ),
    )


def _staff_only(part: export.Chapter | export.Sequential | export.Vertical) -> bool:
    return part.fields.get("visible_to_staff_only") is True


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _shown(block: export.Block) -> bool:
    """Whether the demo can run it: another block of the platform is kept as XML only."""
    return block.tag == "html" or not block.source


def _leaf(key: CourseKey, block: export.Block) -> Leaf:
    fields: dict[str, Any] = dict(block.fields)
    if block.tag == "html":
        fields["data"] = block.html
    return Leaf(key.make_usage_key(block.tag, block.url_name), fields)
