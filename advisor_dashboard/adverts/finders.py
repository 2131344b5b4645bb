"""What the reading asks of a vocabulary and of a list of places."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

Folded = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JobName:
    """The occupation that some words name; ``plain`` where they are the name of a job itself,
    and not a sector or a task by which people know it.
    """

    rome: str
    key: str
    label: str
    plain: bool = True


class JobFinder(Protocol):
    """Names of jobs."""

    #: How many telling words the longest name has.
    longest: int

    def telling(self, word: str) -> str:
        """The word folded; empty where it says nothing of a job ("de", "pour")."""

    def named(self, folded: Folded) -> JobName | None:
        """The job of which these words, in this order and no others, are a name."""

    def finer(self, folded: Folded, said: Collection[str]) -> JobName | None:
        """A job whose name goes on after these words, and only by words that are said."""

    def about(self, text: str) -> JobName | None:
        """The job that a title most likely means, mistyped or worded otherwise."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A commune; ``codes`` are its postcodes, or its département where no more is known.

    ``small`` where hardly anybody lives there: the name is more likely another word.
    """

    key: str
    label: str
    codes: tuple[str, ...] = ()
    guessed: bool = False
    small: bool = False


class PlaceFinder(Protocol):
    """Names of communes."""

    def named(self, names: Sequence[str]) -> Mapping[str, tuple[PlaceName, ...]]:
        """For each folded name those communes that have it, the largest first."""

    def posted(self, postcode: str) -> PlaceName | None:
        """The largest commune of a postcode, where that is known."""

    def longer(self, names: Sequence[str]) -> Mapping[str, PlaceName]:
        """For each folded name the commune that is plainly meant by its beginning: "Trouville"."""

    def like(self, text: str) -> PlaceName | None:
        """The commune that a mistyped name looks like."""
