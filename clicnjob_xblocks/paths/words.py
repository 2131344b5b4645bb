"""How the map says what is gained."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from ..content.competences import in_words
from ..content.skills import skills_of

Gettext = Callable[[str], str]


@dataclass(frozen=True)
class Badge:
    """What one can do at the end of a path.

    Attributes:
        words: as everybody says it.
        names: what the frameworks call it.
    """

    words: str
    names: tuple[str, ...]
    is_gained: bool


def badges_of(
    competences: Collection[str], gained: Collection[str], gettext: Gettext
) -> tuple[Badge, ...]:
    """The badges of a path, and which of them somebody has."""
    return tuple(
        Badge(
            words,
            tuple(in_words(tag, gettext) for tag in tags),
            set(tags) <= set(gained),
        )
        for words, tags in skills_of(competences, gettext).items()
    )
