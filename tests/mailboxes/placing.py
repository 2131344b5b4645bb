"""Puts a practice mailbox into the courses of a demo host, for tests that need one there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from course_export.bundle import read_bundle, write_bundle
from course_export.model import Block, Vertical

from . import making

UNIT = "unite-courrier"
NAME = "courrier-essai"


def place_mailbox(folder: Path, *kinds: str) -> None:
    """Write its unit, last of the first step, into every bundle of the host's folder."""
    fields = {"display_name": "Ma boîte d’essai", "missions": making.mailbox(*kinds)}
    block = Block("clicnjob_mailbox", NAME, fields)
    for path in (folder / "courses").glob("*.tar.gz"):
        course = read_bundle(path)
        chapter, *chapters = course.chapters
        step, *steps = chapter.sequentials
        units = [each for each in step.verticals if each.url_name != UNIT]
        step = replace(step, verticals=(*units, Vertical(UNIT, "Courrier", (block,))))
        chapter = replace(chapter, sequentials=(step, *steps))
        write_bundle(replace(course, chapters=(chapter, *chapters)), path)
