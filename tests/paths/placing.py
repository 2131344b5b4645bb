"""Puts a map into the courses of a demo host, for tests that need one there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from course_export.bundle import read_bundle, write_bundle
from course_export.model import Block, Vertical

UNIT = "unite-parcours"
NAME = "parcours-essai"


def place_map(folder: Path) -> None:
    """Write its unit, last of the first step, into every bundle of the host's folder."""
    steps = json.dumps({"schema": 1, "source": "course", "steps": []})
    block = Block("clicnjob_path", NAME, {"display_name": "Ta carte", "steps": steps})
    for path in (folder / "courses").glob("*.tar.gz"):
        course = read_bundle(path)
        chapter, *chapters = course.chapters
        step, *steps_after = chapter.sequentials
        units = [each for each in step.verticals if each.url_name != UNIT]
        step = replace(step, verticals=(*units, Vertical(UNIT, "Ta carte", (block,))))
        chapter = replace(chapter, sequentials=(step, *steps_after))
        write_bundle(replace(course, chapters=(chapter, *chapters)), path)
