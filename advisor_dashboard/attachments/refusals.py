"""Why a file is not taken."""

from __future__ import annotations

from enum import StrEnum


class Refusal(StrEnum):
    """Each has a sentence of its own that says how to mend it."""

    EMPTY = "empty"
    TOO_HEAVY = "too_heavy"
    UNKNOWN = "unknown"
    OLD_OFFICE = "old_office"
    MACROS = "macros"
    FETCHES = "fetches"
    PROTECTED = "protected"
    BOMB = "bomb"
    DAMAGED = "damaged"
    PICTURE_TOO_LARGE = "picture_too_large"
    PICTURE_UNREADABLE = "picture_unreadable"


class FileRefusedError(ValueError):
    """A file that is not taken."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why
