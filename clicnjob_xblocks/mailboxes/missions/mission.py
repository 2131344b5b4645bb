"""What the missions of all kinds have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ...content.problems import Problem
from ...content.reading import unique
from ...content.records import Item, text
from ..mails import File, Mail, OfferedAddress


def _(text: str) -> str:
    """Mark a text for translation; it is translated where it is shown."""
    return text


@dataclass(frozen=True)
class Mission(Item):
    """What all missions have."""

    title: str = text(_("Title"), limit=120, required=True)
    situation: str = text(
        _("The mission"),
        help=_("What has happened, and what to do. Short sentences."),
        limit=2000,
        lines=True,
        markdown=True,
        required=True,
    )
    passed: str = text(
        _("Said when it is passed"),
        help=_("It may stay empty."),
        limit=600,
        lines=True,
        markdown=True,
    )
    named_by = "title"
    #: What counts where the author says nothing.
    usual: ClassVar[tuple[str, ...]] = ()


def own_ids(found: tuple[Mail | File | OfferedAddress, ...], name: str) -> Iterator[Problem]:
    """Rows are known by their ids: each has one of its own."""
    ids = [each.id for each in found]
    if not all(ids) or not unique(ids):
        yield Problem("rows_twice", name)
