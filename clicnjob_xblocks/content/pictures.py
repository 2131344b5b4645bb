"""A picture beside what an author wrote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .problems import Problem
from .records import Record, address, text


def _(words: str) -> str:
    """Mark a text for translation."""
    return words


@dataclass(frozen=True)
class Picture(Record):
    """``alt`` says the picture to whoever does not see it."""

    url: str = address(
        _("Picture"),
        help=_("Its address: /static/name.png for a file of the course. May stay empty."),
        file=True,
    )
    alt: str = text(_("The picture in words"), help=_("For people who do not see it."))

    def own_problems(self) -> Iterator[Problem]:
        """Both, or neither."""
        if self.url and not self.alt.strip():
            yield Problem("no_alternative", "alt")
        if self.alt and not self.url:
            yield Problem("empty", "url")
