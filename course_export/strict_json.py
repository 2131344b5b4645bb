"""JSON without what readers understand differently: no NaN, no key twice."""

from __future__ import annotations

import json
from typing import Any


def loads(text: str) -> Any:
    """Parse JSON.

    Raises:
        ValueError: not JSON, a key twice, or a number that JSON does not have.
    """
    try:
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_unique)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def dumps(value: object) -> str:
    """One way to write each value, signs kept as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found
