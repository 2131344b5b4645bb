"""Reading the words of a search as a skill or as a name, within the advisor's scopes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import reduce
from itertools import chain
from operator import add, or_

from django.db.models import Case, Count, IntegerField, Q, QuerySet, When

from ..models import Profile
from ..vocabulary.fold import fold, words
from ..vocabulary.trigrams import LEAST_LENGTH, Speller, Writing
from .chunks import SIZE
from .postings import recency
from .ranking import Hit
from .search import open_profiles

#: So many names are compared letter by letter, those that share most with the words.
MOST_COMPARED = 2_000
#: A shorter beginning of a word would find everybody.
_LEAST_BEGINNING = 3
_MOST_WORDS = 6


def skill_parts(text: str) -> tuple[str, ...]:
    """The words of a skill that carry meaning, folded."""
    return fold(text)[:_MOST_WORDS]


def name_parts(text: str) -> tuple[str, ...]:
    """The words of a name, without accents."""
    return tuple(words(text))[:_MOST_WORDS]


def holds(parts: Sequence[str], spaced: str) -> bool:
    """Whether the words stand in a text whose words have a space on either side.

    The last one may be cut short: the search answers while somebody types.
    """
    *whole, last = parts
    return all(f" {word} " in spaced for word in whole) and _ending(last) in spaced


def said_in(parts: Sequence[str], skill_words: str) -> bool:
    """Whether one of the skills of a profile holds all the words."""
    return bool(parts) and any(holds(parts, skill) for skill in skill_words.split("|"))


def skills_said(
    profile_ids: Collection[int], skills: Sequence[str], scope_ids: Collection[int]
) -> dict[int, int]:
    """How many of these skills each of the profiles holds; who holds none is left out.

    Args:
        scope_ids: scopes in which they all are open.
    """
    asked = [parts for parts in map(skill_parts, skills) if parts]
    found: dict[int, int] = {}
    for profiles in _holding_one(profile_ids, asked, scope_ids) if asked else ():
        for pk, said in profiles.values_list("pk", "skill_words"):
            number = sum(said_in(parts, said) for parts in asked)
            if number and pk in profile_ids:
                found[pk] = number
    return found


def _holding_one(
    profile_ids: Collection[int], asked: Sequence[tuple[str, ...]], scope_ids: Collection[int]
) -> Iterator[QuerySet[Profile]]:
    """A few profiles by themselves; of many, the database sorts out who may hold a skill."""
    if len(profile_ids) <= SIZE:
        yield Profile.objects.filter(pk__in=list(profile_ids))
        return
    held = reduce(or_, (_holding("skill_words", parts) or Q() for parts in asked))
    for profiles in open_profiles(scope_ids):
        yield profiles.filter(held)


def count_meanings(scope_ids: Collection[int], text: str) -> tuple[int, int]:
    """How many people have a skill, and how many a name, that the words could be."""
    skilled, named = (
        _holding("skill_words", skill_parts(text)),
        _holding("name_words", name_parts(text)),
    )
    totals = [0, 0]
    for profiles in open_profiles(scope_ids):
        found = profiles.aggregate(skilled=_count(skilled), named=_count(named))
        totals = [totals[0] + found["skilled"], totals[1] + found["named"]]
    return totals[0], totals[1]


def find_skilled(scope_ids: Collection[int], text: str) -> list[Hit]:
    """The people who say that they can do this."""
    parts = skill_parts(text)
    rows = _matching(scope_ids, _holding("skill_words", parts), "skill_words")
    return [hit for hit, said in rows if said_in(parts, said)]


def find_named(scope_ids: Collection[int], text: str) -> list[Hit]:
    """The people who are called so."""
    return [hit for hit, _name in _matching(scope_ids, _holding("name_words", name_parts(text)))]


def find_alike(scope_ids: Collection[int], text: str) -> list[Hit]:
    """The people whose name looks or sounds like the words: "Morrel", "Moral"."""
    parts = name_parts(text)
    if not parts:
        return []
    some_like_it = _sharing_pieces(scope_ids, parts)
    known = set(chain.from_iterable(name.split() for _hit, name in some_like_it))
    speller = Speller(Writing(word, word, 1) for word in known)
    choices = [
        {f" {like.word} " for like in speller.nearest(part)} | {f" {part} "} for part in parts
    ]
    return _once(
        hit
        for hit, name in some_like_it
        if all(any(choice in name for choice in some) for some in choices)
    )


def _sharing_pieces(scope_ids: Collection[int], parts: Sequence[str]) -> list[tuple[Hit, str]]:
    """The people whose name shares some letters in a row with each of these words.

    The database sorts out: to compare every name takes far longer than anybody waits.
    """
    pieces = [_pieces(part) for part in parts]
    condition = Q()
    for some in pieces:
        condition &= reduce(or_, (Q(name_words__contains=piece) for piece in some))
    shared = reduce(
        add,
        (
            Case(When(name_words__contains=piece, then=1), default=0)
            for some in pieces
            for piece in some
        ),
    )
    found: list[tuple[int, datetime, str]] = []
    for profiles in open_profiles(scope_ids):
        rows = profiles.filter(condition).alias(shared=shared).order_by("-shared", "-updated_at")
        found += rows.values_list("pk", "updated_at", "name_words")[: MOST_COMPARED - len(found)]
    return [(Hit(pk, 0, 0, recency(updated_at)), name) for pk, updated_at, name in found]


def _pieces(word: str) -> list[str]:
    """What another writing of a word has of it as well: of a short word, all of it."""
    spaced = f" {word} "
    if len(word) < LEAST_LENGTH:
        return [spaced]
    return sorted({spaced[start : start + 3] for start in range(len(word))})


def _ending(word: str) -> str:
    return f" {word}" if len(word) >= _LEAST_BEGINNING else f" {word} "


def _holding(column: str, parts: Sequence[str]) -> Q | None:
    """The condition that a column holds the words; ``None`` where there are none."""
    if not parts:
        return None
    *whole, last = parts
    condition = Q(**{f"{column}__contains": _ending(last)})
    for word in whole:
        condition &= Q(**{f"{column}__contains": f" {word} "})
    return condition


def _count(condition: Q | None) -> Count:
    one = condition if condition is not None else Q(pk__in=[])
    return Count(Case(When(one, then=1), output_field=IntegerField()))


def _matching(
    scope_ids: Collection[int], condition: Q | None, column: str = "name_words"
) -> list[tuple[Hit, str]]:
    if condition is None:
        return []
    found: dict[int, tuple[Hit, str]] = {}
    for profiles in open_profiles(scope_ids):
        rows = profiles.filter(condition).values_list("pk", "updated_at", column)
        for pk, updated_at, text in rows:
            found[pk] = Hit(pk, 0, 0, recency(updated_at)), text
    return list(found.values())


def _once(hits: Iterator[Hit]) -> list[Hit]:
    return list({hit.profile_id: hit for hit in hits}.values())
