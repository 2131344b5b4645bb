"""The missions of a practice mailbox, as authors write them.

A document is ``{"schema": 1, "introduction": "…", "missions": [...]}``. What is left out is read
as its default; ids of rows are made of small letters and digits (16 at most), those of missions
may hold hyphens (3 to 32). Kinds: ``address``, ``password``, ``sort``, ``write``, ``reply``,
``copy``.

Each kind tells in its own file what it holds besides.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...content.records import Record, text
from .address import AddressMission
from .mission import Mission
from .password import PasswordMission
from .sort import SortMission
from .writing import CopyMission, ReplyMission, WriteMission
from .written import WrittenMission

__all__ = [
    "KINDS",
    "AddressMission",
    "CopyMission",
    "Head",
    "Mission",
    "PasswordMission",
    "ReplyMission",
    "SortMission",
    "WriteMission",
    "WrittenMission",
]


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


KINDS: dict[str, type[Mission]] = {
    each.kind: each
    for each in (
        WriteMission,
        ReplyMission,
        CopyMission,
        AddressMission,
        PasswordMission,
        SortMission,
    )
}


@dataclass(frozen=True)
class Head(Record):
    """What is said of the whole mailbox."""

    introduction: str = text(
        _("Introduction"),
        help=_("A few words above the missions. It may stay empty."),
        limit=1000,
        lines=True,
        markdown=True,
    )
