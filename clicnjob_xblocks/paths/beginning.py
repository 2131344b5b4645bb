"""What a learner says at the start of a path, as the text that it is kept in."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Beginning:
    """Whether the question was answered, and the ids of the stops that they know already."""

    is_asked: bool = False
    known: tuple[str, ...] = ()


def dump(beginning: Beginning) -> str:
    """The text."""
    return json.dumps(asdict(beginning), ensure_ascii=False, separators=(",", ":"))


def parse(text: str) -> Beginning:
    """What a text holds; of one that holds nothing of the kind, nobody was asked yet."""
    try:
        value = json.loads(text)
        return Beginning(bool(value["is_asked"]), tuple(str(each) for each in value["known"]))
    except (ValueError, LookupError, TypeError, RecursionError):
        return Beginning()
