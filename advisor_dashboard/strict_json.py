"""JSON without what readers understand differently: no NaN, no infinity, no key twice.

Plain: neither Django nor XBlock, so that course bundles and CV files are read by the same rules.
"""

from __future__ import annotations

import json
import math
from typing import Any


def loads(text: str, *, deepest: int | None = None) -> Any:
    """Parse JSON.

    Args:
        deepest: how many lists and objects may stand within each other; without it, as many as
            Python bears.

    Raises:
        ValueError: not JSON, a key twice, a number that JSON does not have, or nested too deeply.
    """
    try:
        value = json.loads(
            text,
            parse_constant=_no_constant,
            parse_float=_finite,
            object_pairs_hook=_unique,
        )
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if deepest is not None and _depth_exceeds(value, deepest):
        raise ValueError("nested too deeply")
    return value


def dumps(value: object) -> str:
    """One way to write each value, signs kept as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True, allow_nan=False)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is too large a number")
    return number


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _depth_exceeds(value: Any, deepest: int) -> bool:
    """Whether lists and objects stand deeper than that; level by level, so that no depth harms."""
    level = [value]
    for _ in range(deepest + 1):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return True
