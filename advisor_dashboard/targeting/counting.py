"""Counting, ordering and cutting inside the database: no profile is opened, no row is carried out.

The statements are plain SQL, common to SQLite, MySQL, MariaDB and PostgreSQL, and the numbers
stand in them as they are: as parameters they would cost more than the search itself.
"""

# ruff: noqa: S608 -- what is put into the statements are integers
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db import connection

from ..models import Posting
from . import terms
from .ranking import Hit

#: Up to so many pairs of a term and a scope are read range by range on every database. Beyond, a
#: term is read over the whole nation and the scopes sort out what is read.
MOST_RANGES = 20_000
#: So many parts of one statement: SQLite takes 500.
_MOST_PARTS = 400

_TABLE = Posting._meta.db_table
_OCCUPATION = f"term_id >> {terms.OCCUPATION_SHIFT}"
_PLACE = f"term_id & {terms.PLACE_MASK}"
_PLACES = terms.PLACE_MASK + 1


@dataclass(frozen=True)
class Wish:
    """An occupation that is asked for.

    Attributes:
        label_ids: of the labels that are meant; ``None`` = all of the occupation's.
    """

    occupation_id: int
    label_ids: frozenset[int] | None = None

    def terms(self) -> list[int]:
        """The terms of those who surely want it."""
        labels = [0] if self.label_ids is None else sorted(self.label_ids)
        return [
            term for label in labels for term in terms.occupation_terms(self.occupation_id, label)
        ]

    def doubtful_terms(self) -> list[int]:
        """The terms of those whose own words for it decide."""
        if self.label_ids is None:
            return []
        return terms.occupation_terms(self.occupation_id, terms.UNKNOWN_LABEL)


def terms_of(wishes: Iterable[Wish], *, doubtful: bool = False) -> list[int]:
    """The terms of all the wishes, with the doubtful ones or without."""
    return [
        term
        for wish in wishes
        for term in (*wish.terms(), *(wish.doubtful_terms() if doubtful else ()))
    ]


def count_wishes(
    wishes: Collection[Wish], scope_ids: Collection[int]
) -> tuple[dict[int, int], bool]:
    """How many want each occupation, and whether some of them are in doubt."""
    found = terms_of(wishes, doubtful=True)
    if not found or not scope_ids:
        return {}, False
    rows = _read(
        f"SELECT {_OCCUPATION} AS occupation, COUNT(DISTINCT profile_id),"
        f" MAX(term_id & {terms.LABEL_MASK})"
        f" FROM {_TABLE} WHERE {_within(found, scope_ids)} GROUP BY occupation"
    )
    doubt = any(int(highest) == terms.LABEL_MASK for _occupation, _count, highest in rows)
    return {int(occupation): int(count) for occupation, count, _highest in rows}, doubt


def count_people(wishes: Collection[Wish], scope_ids: Collection[int]) -> int:
    """How many want one of these occupations, or several."""
    found = terms_of(wishes)
    if not found or not scope_ids:
        return 0
    [(count,)] = _read(
        f"SELECT COUNT(DISTINCT profile_id) FROM {_TABLE} WHERE {_within(found, scope_ids)}"
    )
    return int(count)


def read_best(
    wishes: Collection[Wish],
    scope_ids: Collection[int],
    order: Mapping[int, int],
    start: int,
    stop: int,
) -> list[Hit]:
    """The best hit of each profile, ordered as ``ranking.rank`` does, cut to one page.

    Args:
        order: the number of the tier of each occupation; the lowest comes first.
    """
    found = terms_of(wishes)
    if not found or not scope_ids:
        return []
    rank = f"({_tier(order)}) * {_PLACES} + ({_PLACE})"
    # One number that reads back as rank and occupation, for the page alone: among people of
    # the same rank the CV decides, not the occupation.
    rows = _read(
        f"SELECT profile_id, MIN({rank}) AS best, MIN(recency) AS newest,"
        f" MIN((({rank}) << {terms.OCCUPATION_SHIFT}) + ({_OCCUPATION}))"
        f" FROM {_TABLE} WHERE {_within(found, scope_ids)}"
        f" GROUP BY profile_id ORDER BY best, newest, profile_id"
        f" LIMIT {stop - start} OFFSET {start}"
    )
    occupations = (1 << terms.OCCUPATION_SHIFT) - 1
    return [
        Hit(int(profile_id), int(both) & occupations, int(best) % _PLACES, int(newest))
        for profile_id, best, newest, both in rows
    ]


def read_first(
    wishes: Collection[Wish], scope_ids: Collection[int], order: Mapping[int, int], stop: int
) -> list[Hit]:
    """As :func:`read_best` from the very first on, where so many want it that all are too many.

    Of each term the newest are read, in the order of an index, and no more than can be shown.
    """
    best: dict[int, Hit] = {}
    for rank in sorted(ranks := _by_rank(wishes, order)):
        if len(best) >= stop:
            break
        for newest, profile_id, term in sorted(_newest_of(ranks[rank], scope_ids, stop)):
            hit = Hit(profile_id, term >> terms.OCCUPATION_SHIFT, rank % _PLACES, newest)
            best.setdefault(profile_id, hit)
    return list(best.values())[:stop]


def _by_rank(wishes: Collection[Wish], order: Mapping[int, int]) -> dict[int, list[int]]:
    """The terms of each rank: of the tier, and in it of the place."""
    ranks: dict[int, list[int]] = {}
    for wish in wishes:
        for term in wish.terms():
            rank = order[wish.occupation_id] * _PLACES + (term & terms.PLACE_MASK)
            ranks.setdefault(rank, []).append(term)
    return ranks


def _newest_of(
    term_ids: Collection[int], scope_ids: Collection[int], most: int
) -> Iterator[tuple[int, int, int]]:
    """Rows of (recency, profile, term): those who changed their CV last, all of the first ``most``.

    Few rows of each term are enough for most terms; of the others more are read, as long as they
    can still be among the first. Whoever looks after so many scopes looks after most people, so
    what is read is sorted out here. Only where that leaves too few does the database sort out.
    """
    among = frozenset(scope_ids)
    kept: dict[int, set[tuple[int, int]]] = {}
    look, unsure = most // 4 + 1, list(term_ids)
    while unsure:
        by_database = look > 2 * most
        read: dict[int, list[tuple[int, int, int]]] = {term: [] for term in unsure}
        asked = (unsure, most, scope_ids) if by_database else (unsure, look)
        for newest, profile_id, term, scope_id in _read_terms(*asked):
            read[term].append((newest, profile_id, scope_id))
        for term, rows in read.items():
            kept[term] = {row[:2] for row in rows if by_database or row[2] in among}
        if by_database:
            break
        first = sorted(set().union(*kept.values()))[:most]
        unsure = [
            term
            for term, rows in read.items()
            if len(rows) == look and (len(first) < most or rows[-1][:2] < first[-1])
        ]
        look *= 6
    for term, found in kept.items():
        yield from ((newest, profile_id, term) for newest, profile_id in found)


def _read_terms(
    term_ids: list[int], most: int, scope_ids: Collection[int] = ()
) -> Iterator[tuple[int, ...]]:
    among = f" AND scope_id + 0 IN ({_numbers(scope_ids)})" if scope_ids else ""
    wanted, scope = (
        ("DISTINCT recency, profile_id", "0") if scope_ids else ("recency, profile_id", "scope_id")
    )
    for start in range(0, len(term_ids), _MOST_PARTS):
        yield from _read(
            " UNION ALL ".join(
                _part(
                    f"SELECT {wanted}, {term} AS term, {scope} AS scope FROM {_TABLE}"
                    f" WHERE term_id = {term}{among} ORDER BY recency, profile_id LIMIT {most}"
                )
                for term in term_ids[start : start + _MOST_PARTS]
            )
        )


def _part(statement: str) -> str:
    """A statement with an order of its own, as part of a union.

    SQLite takes it as a table alone; MariaDB takes far longer for so many tables.
    """
    if connection.vendor == "sqlite":
        return f"SELECT * FROM ({statement})"
    return f"({statement})"


def _tier(order: Mapping[int, int]) -> str:
    by_tier: dict[int, list[int]] = {}
    for occupation_id, tier in order.items():
        by_tier.setdefault(tier, []).append(occupation_id)
    if len(by_tier) == 1:
        return str(next(iter(by_tier)))
    whens = " ".join(
        f"WHEN {_OCCUPATION} IN ({_numbers(ids)}) THEN {tier}" for tier, ids in by_tier.items()
    )
    return f"CASE {whens} END"


def is_wide(term_ids: Collection[int], scope_ids: Collection[int]) -> bool:
    """Whether so much is asked for that terms are read over the whole nation."""
    return len(term_ids) * len(scope_ids) > MOST_RANGES


def _within(term_ids: Collection[int], scope_ids: Collection[int]) -> str:
    # A sum is no range: the databases then go by the term alone, and do not plan for long.
    scope = "scope_id + 0" if is_wide(term_ids, scope_ids) else "scope_id"
    return f"term_id IN ({_numbers(term_ids)}) AND {scope} IN ({_numbers(scope_ids)})"


def _numbers(ids: Collection[int]) -> str:
    return ", ".join(str(int(each)) for each in sorted(ids))


def _read(statement: str) -> list[tuple[int, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())
