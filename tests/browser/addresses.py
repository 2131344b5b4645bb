"""Prints every address pattern of the demo host, as JSON: name, route, and methods if told.

Run by ``manage.py shell`` in a process of its own, where Django may work.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def patterns(resolver: URLResolver, spaces: str = "", route: str = "") -> Iterator[tuple[str, str]]:
    """Each pattern under ``resolver``: its full name (its route where it has none) and route."""
    for each in resolver.url_patterns:
        here = route + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = f"{spaces}{each.namespace}:" if each.namespace else spaces
            yield from patterns(each, inner, here)
        elif isinstance(each, URLPattern):
            yield (f"{spaces}{each.name}" if each.name else here), here


def main() -> None:
    """One line of JSON, the last one printed."""
    print(json.dumps(sorted(set(patterns(get_resolver())))))
