"""Leads the addresses of a course's files in what a page is given to where they are served."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .text import as_html

#: As Studio writes the address of a file of the course.
_OF_THE_COURSE = "/static/"
_QUOTED = re.compile(r'"(/static/[^"]*)"')


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


def served(value: Any, replace: Callable[[str], str] | None) -> dict[str, str]:
    """Where each file that an author's texts lead to is served: for pages that have no block.

    Args:
        value: of JSON, as its author wrote it, Markdown and all.
        replace: as for :func:`with_addresses`.
    """
    if replace is None:
        return {}
    quoted = {each: replace(f'"{each}"')[1:-1] for each in _written(value)}
    return {each: where for each, where in quoted.items() if where != each}


def files_in(value: Any) -> set[str]:
    """Every address of a file of the course that an author's texts lead to."""
    return set(_written(value))


def replacing(known: Mapping[str, str]) -> Callable[[str], str]:
    """What :func:`with_addresses` takes, from the addresses that :func:`served` gave."""
    return lambda text: _QUOTED.sub(lambda found: f'"{known.get(found[1], found[1])}"', text)


def asking(served: Callable[[set[str]], Mapping[str, str]]) -> Callable[[str], str]:
    """The same, where it is asked for each text that holds any."""

    def replace(text: str) -> str:
        names = set(_QUOTED.findall(text))
        return replacing(served(names))(text) if names else text

    return replace


def _written(value: Any) -> Iterator[str]:
    """Every address of a file of the course, as it stands in the HTML of a page."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _written(each)
    elif isinstance(value, str) and _OF_THE_COURSE in value:
        if value.startswith(_OF_THE_COURSE):
            yield value
        yield from _QUOTED.findall(as_html(value))
