"""Works out the map: which stops there are, how far somebody is, where they go on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from ..content.documents import Document
from .steps import PathHead, PathStep, Source


class Unit(Protocol):
    """A page of the course, as the host's outline has it."""

    id: str
    title: str
    url: str
    blocks: tuple[str, ...]
    done: bool | None


class Step(Protocol):
    """Units that belong together."""

    id: str
    title: str

    @property
    def units(self) -> Sequence[Unit]:
        """Its pages."""


class Chapter(Protocol):
    """A part of the course."""

    @property
    def steps(self) -> Sequence[Step]:
        """Its steps."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to finish in it that is not open (yet)."""


class Outline(Protocol):
    """The course, as the host has it."""

    @property
    def chapters(self) -> Sequence[Chapter]:
        """Its parts."""

    @property
    def is_whole(self) -> bool:
        """As of a chapter; it tells of those too that are not open at all."""


class State(StrEnum):
    """Where somebody is with a stop."""

    DONE = "done"
    #: They said that they can do it already.
    KNOWN = "known"
    #: Where to go on.
    HERE = "here"
    NEXT = "next"
    LATER = "later"
    #: Nothing to finish there: it is to be read.
    OPEN = "open"
    #: Its author leads to what this person cannot open, or not yet.
    CLOSED = "closed"


@dataclass(frozen=True)
class Stop:
    """One stop of the map.

    Attributes:
        id: of the author's item, or of the course's step.
        url: where it begins, or goes on; empty where it is not (yet) open.
        minutes: 0 where nobody said.
        done, of: units that are finished, and how many can be.
    """

    id: str
    title: str
    url: str
    minutes: int = 0
    learn: str = ""
    can_skip_if: str = ""
    done: int = 0
    of: int = 0
    state: State = State.LATER

    @property
    def is_done(self) -> bool:
        """Whether all that can be finished is."""
        return 0 < self.of == self.done


@dataclass(frozen=True)
class PathMap:
    """The stops, and what follows from them.

    Attributes:
        is_whole: whether these are all the stops that there are to be.
    """

    stops: tuple[Stop, ...] = ()
    is_whole: bool = True

    @property
    def here(self) -> Stop | None:
        """Where to go on."""
        return next((each for each in self.stops if each.state is State.HERE), None)

    @property
    def passed_over(self) -> Stop | None:
        """The first stop that they passed over, once there is nothing else to go on with."""
        known = (each for each in self.stops if each.state is State.KNOWN)
        return None if self.here else next(known, None)

    @property
    def countable(self) -> tuple[Stop, ...]:
        """The stops where something can be finished."""
        return tuple(each for each in self.stops if each.of)

    @property
    def done(self) -> int:
        """How many stops are finished."""
        return sum(each.is_done for each in self.stops)

    @property
    def is_begun(self) -> bool:
        """Whether anything is finished."""
        return any(each.done for each in self.stops)

    @property
    def is_complete(self) -> bool:
        """Whether everything that can be finished is.

        Never of a path where nothing can, nor while something is not open: nobody knows whether
        that is finished.
        """
        return self._is_open_done and not self._is_more

    @property
    def waits(self) -> bool:
        """Whether everything is finished that is open, and something is not open (yet)."""
        return self._is_open_done and self._is_more

    @property
    def _is_open_done(self) -> bool:
        return bool(self.countable) and all(each.is_done for each in self.countable)

    @property
    def _is_more(self) -> bool:
        return not self.is_whole or any(each.state is State.CLOSED for each in self.stops)

    @property
    def minutes_left(self) -> int:
        """How long the stops take that are neither finished nor known."""
        over = (State.DONE, State.KNOWN)
        return sum(each.minutes for each in self.stops if each.state not in over)


def draw_map(
    document: Document[PathHead, PathStep],
    outline: Outline | None,
    *,
    own_block: str,
    known: Collection[str] = (),
) -> PathMap:
    """The map for one person.

    Args:
        outline: the course as they may open it; ``None`` where nobody could say.
        own_block: the usage key of the map itself: its own unit is no stop.
        known: the ids of the stops that they say they can do already.
    """
    chapters = outline.chapters if outline else ()
    is_whole = True
    if document.head.source == Source.LIST:
        listed = (_listed(each, chapters, own_block) for each in document.items)
        stops = [each for each in listed if each is not None]
    elif document.head.source == Source.CHAPTER:
        chapters = [each for each in chapters if _holds(each, own_block)]
        is_whole = all(each.is_whole for each in chapters)
        stops = list(_of_the_course(document, chapters, own_block))
    else:
        is_whole = outline is None or outline.is_whole
        stops = list(_of_the_course(document, chapters, own_block))
    return PathMap(tuple(_placed(stops, known)), is_whole)


def _of_the_course(
    document: Document[PathHead, PathStep], chapters: Iterable[Chapter], own_block: str
) -> Iterable[Stop]:
    said = {each.target: each for each in document.items if each.target}
    for chapter in chapters:
        for step in chapter.steps:
            units = _others(step.units, own_block)
            if units:
                stop = _stop(step.id, step.title, units)
                yield _with_words(stop, said.get(step.id))


def _listed(item: PathStep, chapters: Sequence[Chapter], own_block: str) -> Stop | None:
    """An author's stop, led to the step or the unit that it names.

    ``None`` where nothing but the map stands there: it leads nowhere else.
    """
    for chapter in chapters:
        for step in chapter.steps:
            if step.id == item.target:
                return _led(item, step.title, _others(step.units, own_block))
            for unit in step.units:
                if unit.id == item.target:
                    return _led(item, unit.title, _others([unit], own_block))
    # Of a course that says nothing, nobody knows what is open.
    missing = State.CLOSED if chapters and item.target else State.OPEN
    return _with_words(Stop(item.id, item.title, "", state=missing), item)


def _led(item: PathStep, title: str, units: Sequence[Unit]) -> Stop | None:
    return _with_words(_stop(item.id, title, units), item) if units else None


def _stop(ident: str, title: str, units: Sequence[Unit]) -> Stop:
    counted = [each for each in units if each.done is not None]
    unfinished = next((each for each in counted if not each.done), None)
    # Begun, it goes on where something is left; else at its first page.
    begun = any(each.done for each in counted)
    first = unfinished if begun and unfinished else next(iter(units), None)
    return Stop(
        id=ident,
        title=title,
        url=first.url if first else "",
        done=sum(bool(each.done) for each in counted),
        of=len(counted),
    )


def _with_words(stop: Stop, item: PathStep | None) -> Stop:
    if item is None:
        return stop
    return replace(
        stop,
        title=item.title or stop.title,
        minutes=round(item.minutes),
        learn=item.learn,
        can_skip_if=item.can_skip_if,
    )


def _placed(stops: Iterable[Stop], known: Collection[str]) -> Iterable[Stop]:
    """Each stop with its state: the first that is open is here, the one after it is next."""
    ahead = [State.HERE, State.NEXT]
    for stop in stops:
        if stop.state is State.CLOSED:
            state = State.CLOSED
        elif stop.is_done:
            state = State.DONE
        elif stop.id in known and stop.can_skip_if:
            state = State.KNOWN
        elif not stop.of:
            state = State.OPEN
        else:
            state = ahead.pop(0) if ahead else State.LATER
        yield replace(stop, state=state)


def _others(units: Sequence[Unit], own_block: str) -> list[Unit]:
    """Without a unit that holds the map alone; in one that holds more, the rest still counts."""
    return [each for each in units if tuple(each.blocks) != (own_block,)]


def _holds(chapter: Chapter, block: str) -> bool:
    return any(block in unit.blocks for step in chapter.steps for unit in step.units)
