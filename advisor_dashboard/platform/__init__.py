"""The port to the host: one protocol, two implementations, chosen by a setting."""

from __future__ import annotations

from functools import cache

from django.core.signals import setting_changed
from django.utils.module_loading import import_string

from ..conf import get_config
from .port import (
    MOST_FILE_BYTES,
    Access,
    BlockState,
    Cohort,
    Course,
    Enrollment,
    Feature,
    Letter,
    NewAccount,
    Outline,
    OutlineChapter,
    OutlineStep,
    OutlineUnit,
    Person,
    PlacedBlock,
    Platform,
    PlatformUnavailable,
    Structure,
)

__all__ = [
    "MOST_FILE_BYTES",
    "Access",
    "BlockState",
    "Cohort",
    "Course",
    "Enrollment",
    "Feature",
    "Letter",
    "NewAccount",
    "Outline",
    "OutlineChapter",
    "OutlineStep",
    "OutlineUnit",
    "Person",
    "PlacedBlock",
    "Platform",
    "PlatformUnavailable",
    "Structure",
    "get_platform",
]


@cache
def _load(dotted_path: str) -> Platform:
    try:
        implementation: Platform = import_string(dotted_path)()
    except Exception as error:
        # Another release of the host may break an import in any way: the answer is still no.
        raise PlatformUnavailable(
            f"CLICNJOB['PLATFORM'] names {dotted_path!r}, which cannot be loaded: {error}"
        ) from error
    return implementation


def get_platform() -> Platform:
    """The implementation that ``CLICNJOB["PLATFORM"]`` names, loaded at first use.

    Raises:
        PlatformUnavailable: the implementation cannot be loaded; nothing is guessed instead.
    """
    return _load(get_config()["PLATFORM"])


def _forget(*, setting: str, **kwargs: object) -> None:
    if setting == "CLICNJOB":
        _load.cache_clear()


setting_changed.connect(_forget)
