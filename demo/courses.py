"""The demo's courses: their bundles in the demo's folder, built there and read back."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from opaque_keys import InvalidKeyError
from opaque_keys.edx.keys import CourseKey

from course_export.bundle import read_bundle, write_bundle
from course_export.model import Block, Course
from course_export.source import read_content, shipped

from .content import Chapter, CourseContent, Leaf, Step, Unit
from .seeding.places import COURSE_NAME, NUMBER, RUN, STRUCTURES

#: The course of course_export's own that every structure of the demo gives.
CONTENT = "mon-premier-cv"


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
    """Write one bundle for each structure into the demo's folder."""
    paths = []
    for plan in STRUCTURES:
        path = _path(CourseKey.from_string(plan.course_key))
        if path is None:
            raise ValueError(f"{plan.course_key} cannot name a file")
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written beside and moved: a server that runs never reads half a bundle.
        fresh = path.with_name(f"new-{path.name}")
        course = read_content(
            shipped(CONTENT), org=plan.org, number=NUMBER, run=RUN, name=COURSE_NAME
        )
        write_bundle(course, fresh)
        fresh.replace(path)
        paths.append(path)
    return paths


def _path(key: CourseKey) -> Path | None:
    name = f"{key.org}.{key.course}.{key.run}.tar.gz"
    # A key of another kind has no org; one that climbs is no file of ours.
    if key.org is None or "/" in name or "\\" in name:
        return None
    return Path(settings.DEMO_DIR) / "courses" / name


@lru_cache(maxsize=16)
def _read(path: str, changed_at: int) -> CourseContent:
    return _content(read_bundle(path))


def _content(course: Course) -> CourseContent:
    key = CourseKey.from_string(course.key)
    return CourseContent(
        key=key,
        title=course.display_name,
        advanced_modules=tuple(_texts(course.fields.get("advanced_modules"))),
        files={name: data for name, data in course.files.items() if name.startswith("static/")},
        chapters=tuple(
            Chapter(
                chapter.url_name,
                chapter.display_name,
                tuple(
                    Step(
                        step.url_name,
                        step.display_name,
                        tuple(
                            Unit(
                                unit.url_name,
                                unit.display_name,
                                tuple(_leaf(key, block) for block in unit.blocks if _shown(block)),
                            )
                            for unit in step.verticals
                        ),
                    )
                    for step in chapter.sequentials
                ),
            )
            for chapter in course.chapters
        ),
    )


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _shown(block: Block) -> bool:
    """Whether the demo can run it: another block of the platform is kept as XML only."""
    return block.tag == "html" or not block.source


def _leaf(key: CourseKey, block: Block) -> Leaf:
    fields: dict[str, Any] = dict(block.fields)
    if block.tag == "html":
        fields["data"] = block.html
    return Leaf(key.make_usage_key(block.tag, block.url_name), fields)
