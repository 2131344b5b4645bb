"""Puts a story into the courses of a demo host, for tests that need one there."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from course_export.bundle import read_bundle, write_bundle
from course_export.model import Block, Vertical

from . import making

UNIT = "unite-carte"
NAME = "carte-essai"


def place_story(folder: Path, *cards: dict[str, Any]) -> None:
    """Write its unit, last of the first step, into every bundle of the host's folder."""
    text = json.dumps(making.story(*cards))
    block = Block("clicnjob_story", NAME, {"display_name": "Une adresse sérieuse", "cards": text})
    for path in (folder / "courses").glob("*.tar.gz"):
        course = read_bundle(path)
        chapter, *chapters = course.chapters
        step, *steps = chapter.sequentials
        units = [each for each in step.verticals if each.url_name != UNIT]
        step = replace(step, verticals=(*units, Vertical(UNIT, "Une adresse", (block,))))
        chapter = replace(chapter, sequentials=(step, *steps))
        files = {**course.files, **{f"static/{name}": _picture() for name in making.PICTURES}}
        files["static/film.vtt"] = b"WEBVTT\n"
        write_bundle(replace(course, files=files, chapters=(chapter, *chapters)), path)


def _picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (480, 300), "teal").save(out, "PNG")
    return out.getvalue()
