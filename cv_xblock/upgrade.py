"""Brings a stored document of an older schema to this one, a step for each schema."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .model import SCHEMA


def _to_2(document: Mapping[str, Any]) -> dict[str, Any]:
    """Schema 2 adds pages, interests, an address, a birth date and kinds of experience.

    Each has a default that says nothing, so that the facts stay as they were told.
    """
    return {**document, "schema": 2}


def _to_3(document: Mapping[str, Any]) -> dict[str, Any]:
    """Schema 3 lets a distance and a level be unsaid, and a job have the form one is called by.

    What is stored stays: whether a distance was chosen or only never changed, nobody can tell.
    """
    return {**document, "schema": 3}


#: By the schema that each step starts from.
_STEPS: Mapping[int, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    1: _to_2,
    2: _to_3,
}


def upgraded(data: object) -> object:
    """``data`` in this schema; what is no document of an older one comes back as it is."""
    while isinstance(data, Mapping):
        schema = data.get("schema", SCHEMA)
        step = _STEPS.get(schema) if type(schema) is int else None
        if step is None:
            break
        data = step(data)
    return data
