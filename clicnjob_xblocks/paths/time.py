"""How long something takes, as people say it."""

from __future__ import annotations

from collections.abc import Callable

_HOUR = 60


def _(text: str) -> str:
    """Mark a text for translation."""
    return text


def in_time(minutes: int, gettext: Callable[[str], str]) -> str:
    """Minutes, from an hour on with hours, such as "1 h 40"."""
    hours, rest = divmod(minutes, _HOUR)
    if not hours:
        return gettext(_("{minutes} min")).replace("{minutes}", str(rest))
    if not rest:
        return gettext(_("{hours} h")).replace("{hours}", str(hours))
    told = gettext(_("{hours} h {minutes}"))
    return told.replace("{hours}", str(hours)).replace("{minutes}", f"{rest:02}")
