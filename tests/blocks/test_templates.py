"""The templates of our blocks and pages: what is safe in them was made so where it was made."""

from __future__ import annotations

import re
from pathlib import Path

import advisor_dashboard
import clicnjob_xblocks
import cv_xblock
import quiz_xblock

TEMPLATES = sorted(
    path
    for package in (advisor_dashboard, clicnjob_xblocks, cv_xblock, quiz_xblock)
    for path in (Path(package.__file__).parent / "templates").rglob("*.html")
)


def test_no_template_takes_a_text_for_safe():
    trusting = re.compile(r"\|\s*safe(seq)?\b|\{%\s*autoescape\s+off")
    assert TEMPLATES
    assert [str(each) for each in TEMPLATES if trusting.search(each.read_text("utf-8"))] == []
