"""What the words in the search's box mean: a job, a skill, or somebody's name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from ..targeting.ranking import Hit
from ..targeting.words_of_people import count_meanings, find_alike, find_named, find_skilled
from .occupations import OccupationMatch, find_occupations


class Meaning(StrEnum):
    """How words can be read."""

    JOB = "job"
    SKILL = "skill"
    NAME = "name"


@dataclass(frozen=True)
class OtherMeaning:
    """Another way to read the words, and how many jobs or people it would find."""

    meaning: Meaning
    count: int


@dataclass(frozen=True)
class Reading:
    """The words as they were read.

    Attributes:
        meaning: ``None`` where they are no words, or mean nothing that is known here.
        matches: the jobs, for a job.
        hits: the people, for a skill or a name.
        others: the other meanings that would find something.
        alike: nobody is called just so: these are names that look like it.
    """

    meaning: Meaning | None = None
    matches: tuple[OccupationMatch, ...] = ()
    hits: tuple[Hit, ...] = ()
    others: tuple[OtherMeaning, ...] = ()
    alike: bool = False


def read_words(text: str, chosen: str, scope_ids: Collection[int], *, with_others: bool) -> Reading:
    """Read the words of a search: as was chosen, or by the first meaning that finds something.

    A job comes first. But words that only look like a job, or are one in part, are a skill or a
    name where somebody in these scopes has just that.

    Args:
        chosen: a :class:`Meaning`; empty = not chosen.
        with_others: say what the words could mean besides, for one question more.
    """
    matches = tuple(find_occupations(text))
    sure = any(match.sure for match in matches)
    counts = {Meaning.JOB: len(matches)}
    if with_others or not (chosen or sure):
        skilled, named = count_meanings(scope_ids, text)
        counts |= {Meaning.SKILL: skilled, Meaning.NAME: named}
    first = _first(counts, sure=sure)
    if with_others and first is Meaning.JOB and not (sure or counts[Meaning.NAME]):
        # A name with a typing error in it may look like a job.
        counts[Meaning.NAME] = len(find_alike(scope_ids, text))
    meaning = Meaning(chosen) if chosen else first
    others = tuple(
        OtherMeaning(each, count)
        for each, count in counts.items()
        if count and each is not meaning and with_others
    )
    if meaning is Meaning.JOB:
        return Reading(meaning if matches else None, matches, (), others)
    if meaning is Meaning.SKILL:
        return Reading(meaning, (), tuple(find_skilled(scope_ids, text)), others)
    named_so = tuple(find_named(scope_ids, text))
    if named_so:
        return Reading(Meaning.NAME, (), named_so, others)
    alike = tuple(find_alike(scope_ids, text))
    return Reading(Meaning.NAME if alike or meaning else None, (), alike, others, alike=True)


def _first(counts: dict[Meaning, int], *, sure: bool) -> Meaning | None:
    """The first meaning that finds something; a job that is only likely comes last."""
    order = (Meaning.SKILL, Meaning.NAME, Meaning.JOB)
    if sure:
        return Meaning.JOB
    return next((each for each in order if counts.get(each)), None)
