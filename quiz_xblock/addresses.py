"""Leads the addresses of a course's files in what a page is given to where they are served."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

#: As Studio writes the address of a file of the course.
_OF_THE_COURSE = "/static/"


def with_addresses(value: Any, replace: Callable[[str], str] | None) -> Any:
    """The value of JSON with every such address replaced.

    Args:
        replace: the host's own; it looks for addresses in quotes. Without it nothing changes.
    """
    if replace is None:
        return value
    if isinstance(value, dict):
        return {name: with_addresses(each, replace) for name, each in value.items()}
    if isinstance(value, list):
        return [with_addresses(each, replace) for each in value]
    if not isinstance(value, str) or _OF_THE_COURSE not in value:
        return value
    if value.startswith(_OF_THE_COURSE):
        return replace(f'"{value}"')[1:-1]
    return replace(value)
