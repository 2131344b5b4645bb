"""What an advisor asks for in a search, and what is answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from .cards import LearnerCard
from .choices import Choices
from .meanings import Meaning, OtherMeaning
from .occupations import OccupationMatch


@dataclass(frozen=True)
class TargetQuery:
    """What an advisor asks for.

    Attributes:
        text: the job in the advisor's words; empty = every learner who shares the CV.
        romes: the ticked ROME codes among the matches; ``None`` = the likely ones.
        commune_key: only learners who would work in this commune.
        radius_km: and who live at most this far from it.
        available_by: only learners who said that they are free on this day.
        licences: only learners who hold all of these.
        meaning: how to read the text: ``"job"``, ``"skill"`` or ``"name"``; empty = the first of
            these that finds something.
        cohorts: only learners who stand in one of these scopes (keys of ``Scope``).
        languages: only learners who say that they speak all of these, by code.
        active_within_days: only learners who were active in so many days.
        complete: only learners in whose CV no part is missing that makes one.
        paths: only learners who have finished the paths of all these courses, by key.
        skills: those who say that they can do these come first within each tier; nobody is
            left out for it.
        everybody: those who do not fit follow after those who do.
        new_since: who fits and is new since then comes first and is marked: who opened or changed
            the CV, or came into the advisor's groups.
        page: from 1; beyond the last page means the last page.
        nearest_first: where a place of work is set, the nearest come first within each tier.
        page_size: how many learners at once; ``None`` = as the institution has set it.
    """

    text: str = ""
    romes: frozenset[str] | None = None
    commune_key: str = ""
    radius_km: int | None = None
    available_by: date | None = None
    licences: frozenset[str] = frozenset()
    meaning: str = ""
    cohorts: frozenset[int] = frozenset()
    languages: frozenset[str] = frozenset()
    active_within_days: int | None = None
    complete: bool = False
    paths: frozenset[str] = frozenset()
    skills: tuple[str, ...] = ()
    everybody: bool = False
    new_since: datetime | None = None
    page: int = 1
    nearest_first: bool = True
    page_size: int | None = None


class Narrowing(StrEnum):
    """What leaves people out of a search, besides the words."""

    PLACE = "place"
    DAY = "day"
    LICENCES = "licences"
    COHORTS = "cohorts"
    LANGUAGES = "languages"
    ACTIVITY = "activity"
    COMPLETE = "complete"
    PATHS = "paths"


_FREE_OF: dict[Narrowing, dict[str, Any]] = {
    Narrowing.PLACE: {"commune_key": "", "radius_km": None},
    Narrowing.DAY: {"available_by": None},
    Narrowing.LICENCES: {"licences": frozenset()},
    Narrowing.COHORTS: {"cohorts": frozenset()},
    Narrowing.LANGUAGES: {"languages": frozenset()},
    Narrowing.ACTIVITY: {"active_within_days": None},
    Narrowing.COMPLETE: {"complete": False},
    Narrowing.PATHS: {"paths": frozenset()},
}


def without_each(query: TargetQuery) -> Iterator[tuple[Narrowing, TargetQuery]]:
    """The query without each thing that narrows it, one at a time."""
    for narrowing, nothing in _FREE_OF.items():
        wider = replace(query, **nothing)
        if wider != query:
            yield narrowing, wider


@dataclass(frozen=True)
class OccupationTick:
    """One job that the words may mean: whether it is searched, and how many want it."""

    match: OccupationMatch
    ticked: bool
    count: int


@dataclass(frozen=True)
class TargetResult:
    """One page of learners, with the jobs to tick.

    ``message`` says in plain words why there is nobody to see; empty otherwise.
    ``unfiltered`` is how many wishes for these jobs there are, ticked or not, before the filters.

    Attributes:
        total: how many are listed on all the pages together.
        fitting: how many of them fit; the others, if they were asked for, come after these.
        meaning: how the words were read; ``None`` where there were none, or none that are known.
        others: what the words could mean besides; with choices only.
        alike: nobody is called by these words: the names are like them.
        new: how many of those who fit are new since the moment that was asked about.
        choices: what the filters offer, with counts; ``None`` where nobody asked for it, or where
            too many people were found to count them each time.
    """

    occupations: list[OccupationTick]
    cards: list[LearnerCard]
    total: int
    page: int
    pages: int
    message: str
    unfiltered: int = 0
    fitting: int = 0
    meaning: Meaning | None = None
    others: tuple[OtherMeaning, ...] = ()
    alike: bool = False
    choices: Choices | None = None
    new: int = 0
