"""Leads the addresses of a course's files in what a page is given to where they are served."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

#: As Studio writes the address of a file of the course.
_OF_THE_COURSE = "/static/"
#: Where a link leads in Markdown.
_LINKED = re.compile(r"(?<=\]\()/static/[^\s()<>\"']+")

Replace = Callable[[str], str]


def with_addresses(value: Any, replace: Replace | None) -> Any:
    """The value of JSON with every such address replaced.

    Args:
        replace: the host's own; it looks for addresses in quotes. Without it nothing changes.
    """
    if replace is None:
        return value

    def led(text: str) -> str:
        return _one(text, replace) if text.startswith(_OF_THE_COURSE) else replace(text)

    return _in_texts(value, led)


def in_document(value: Any, replace: Replace | None) -> Any:
    """The same for a quiz as its author wrote it: its pictures, and the links in its Markdown."""
    if replace is None:
        return value

    def led(text: str) -> str:
        if text.startswith(_OF_THE_COURSE):
            return _one(text, replace)
        return _LINKED.sub(lambda found: _one(found[0], replace), text)

    return _in_texts(value, led)


def _one(address: str, replace: Replace) -> str:
    found = replace(f'"{address}"')[1:-1]
    # Of a host of its own for files, the platform leaves the protocol to the page.
    return f"https:{found}" if found.startswith("//") else found


def _in_texts(value: Any, led: Replace) -> Any:
    if isinstance(value, dict):
        return {name: _in_texts(each, led) for name, each in value.items()}
    if isinstance(value, list):
        return [_in_texts(each, led) for each in value]
    return led(value) if isinstance(value, str) and _OF_THE_COURSE in value else value
