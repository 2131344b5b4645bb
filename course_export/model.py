"""What a course is made of: chapters, sequentials, verticals and blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

HTML = "html"


@dataclass(frozen=True)
class Block:
    """One leaf of a unit.

    ``fields`` holds Python values: text for text fields, else what JSON gives. ``html`` is the
    body of an html block. ``source`` is the whole XML of a platform block that is kept as it is.
    """

    tag: str
    url_name: str
    fields: Mapping[str, object] = field(default_factory=dict)
    html: str = ""
    source: str = ""

    @property
    def display_name(self) -> str:
        return str(self.fields.get("display_name") or "")


@dataclass(frozen=True)
class Vertical:
    """A unit: one page of blocks."""

    url_name: str
    display_name: str
    blocks: tuple[Block, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Sequential:
    """A step: a row of units."""

    url_name: str
    display_name: str
    verticals: tuple[Vertical, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Chapter:
    """A path: a row of steps."""

    url_name: str
    display_name: str
    sequentials: tuple[Sequential, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Course:
    """A whole course.

    ``fields`` are the settings of the course but its name. ``extras`` are elements of the course
    that Clic'nJob does not use (wiki, textbook), ``files`` the other files of the bundle by path
    (static, about, grading policy, tabs ...): both go along unchanged.
    """

    org: str
    number: str
    run: str
    display_name: str
    chapters: tuple[Chapter, ...] = ()
    fields: Mapping[str, object] = field(default_factory=dict)
    extras: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return f"course-v1:{self.org}+{self.number}+{self.run}"

    def verticals(self) -> Iterator[Vertical]:
        """Every unit, in the order of the outline."""
        for chapter in self.chapters:
            for sequential in chapter.sequentials:
                yield from sequential.verticals

    def blocks(self) -> Iterator[Block]:
        """Every block, in the order of the outline."""
        for vertical in self.verticals():
            yield from vertical.blocks
