"""A course as the demo host shows it: chapters, steps, units and the blocks in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from opaque_keys.edx.keys import CourseKey, UsageKey


@dataclass(frozen=True)
class Leaf:
    """A block of a unit; ``fields`` hold the values that the bundle gives, as JSON."""

    usage_key: UsageKey
    fields: Mapping[str, Any]

    @property
    def block_type(self) -> str:
        return self.usage_key.block_type


@dataclass(frozen=True)
class Unit:
    """One page of a course."""

    url_name: str
    title: str
    leaves: tuple[Leaf, ...]
    #: Kept for the course's team, by itself or by what it stands in.
    staff_only: bool = False


@dataclass(frozen=True)
class Step:
    """A sequential: the units that belong together."""

    url_name: str
    title: str
    units: tuple[Unit, ...]


@dataclass(frozen=True)
class Chapter:
    """A part of the outline."""

    url_name: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class CourseContent:
    """A whole course, read from its bundle."""

    key: CourseKey
    title: str
    chapters: tuple[Chapter, ...]
    #: The types of blocks that the course's settings offer to its authors.
    advanced_modules: tuple[str, ...] = ()
    #: The files that its texts show, such as ``"static/picture.svg"``.
    files: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def for_learners(self) -> CourseContent:
        """The course as its learners have it: nothing that is kept for its team."""
        chapters = tuple(
            replace(chapter, steps=steps)
            for chapter in self.chapters
            if (steps := tuple(_for_learners(chapter.steps))) or not chapter.steps
        )
        return replace(self, chapters=chapters)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Every unit, in the order of the outline."""
        return tuple(
            unit for chapter in self.chapters for step in chapter.steps for unit in step.units
        )

    @cached_property
    def leaves(self) -> Mapping[str, Leaf]:
        """Every block by its serialised usage key."""
        return {str(leaf.usage_key): leaf for unit in self.units for leaf in unit.leaves}

    def unit(self, url_name: str) -> Unit | None:
        """The unit of this name, if there is one."""
        return next((unit for unit in self.units if unit.url_name == url_name), None)

    def neighbours(self, unit: Unit) -> tuple[Unit | None, Unit | None]:
        """The units before and after this one."""
        place = self.units.index(unit)
        before = self.units[place - 1] if place else None
        after = self.units[place + 1] if place + 1 < len(self.units) else None
        return before, after


def _for_learners(steps: Iterable[Step]) -> Iterator[Step]:
    for step in steps:
        units = tuple(unit for unit in step.units if not unit.staff_only)
        if units or not step.units:
            yield replace(step, units=units)
