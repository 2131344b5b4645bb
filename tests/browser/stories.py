"""A story in the demo's course, put there for the tests of its pages."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Locator, Page

from course_export.bundle import read_bundle, write_bundle
from course_export.model import Block, Vertical
from tests.stories import making

from .driver import DemoHost
from .steps import log_in
from .tour import COURSE

UNIT = "unite-carte"
NAME = "carte-essai"
_PICTURES = ("static/chat.png", "static/film.jpg")


ADDRESS = f"{COURSE}{UNIT}/"


def put_story(demo: DemoHost, *cards: dict[str, Any]) -> None:
    """Add a unit with this story to every course of the host, or write it anew."""
    text = json.dumps(making.story(*cards))
    block = Block("clicnjob_story", NAME, {"display_name": "Une adresse sérieuse", "cards": text})
    for path in Path(demo.folder, "courses").glob("*.tar.gz"):
        course = read_bundle(path)
        chapter, *chapters = course.chapters
        step, *steps = chapter.sequentials
        units = [each for each in step.verticals if each.url_name != UNIT]
        step = replace(step, verticals=(*units, Vertical(UNIT, "Une adresse", (block,))))
        chapter = replace(chapter, sequentials=(step, *steps))
        files = {**course.files, **dict.fromkeys(_PICTURES, _picture())}
        write_bundle(replace(course, files=files, chapters=(chapter, *chapters)), path)


def open_story(page: Page, name: str) -> Locator:
    """The story before this learner."""
    log_in(page, name)
    page.goto(ADDRESS)
    return page.locator("cnj-block.cnj-story")


def _picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (480, 300), "teal").save(out, "PNG")
    return out.getvalue()
