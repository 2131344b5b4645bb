"""Reading the index: postings first, then only the profiles that they name."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator

from django.db.models import Min, QuerySet

from ..models import Posting, Profile
from .chunks import SIZE, chunks
from .terms import OPEN_TERM

#: Above this many pairs of a term and a scope in one statement, MariaDB and MySQL may give
#: up reading range by range, and would scan a term over the whole nation.
MAX_RANGES = 1000


def read_postings(
    term_ids: Collection[int], scope_ids: Collection[int]
) -> Iterator[tuple[int, int, int]]:
    """Rows of (term, recency, profile) for these terms in these scopes."""
    for terms in chunks(term_ids, SIZE // 2):
        for scopes in chunks(scope_ids, min(SIZE // 2, max(1, MAX_RANGES // len(terms)))):
            yield from Posting.objects.filter(term_id__in=terms, scope_id__in=scopes).values_list(
                "term_id", "recency", "profile_id"
            )


def read_postings_of(
    profile_ids: Collection[int], term_ids: Container[int], scope_ids: Container[int]
) -> Iterator[tuple[int, int, int]]:
    """As :func:`read_postings`, of a few profiles alone."""
    for some in chunks(profile_ids):
        rows = Posting.objects.filter(profile_id__in=some)
        for term_id, scope_id, newest_first, profile_id in rows.values_list(
            "term_id", "scope_id", "recency", "profile_id"
        ):
            if term_id in term_ids and scope_id in scope_ids:
                yield term_id, newest_first, profile_id


def count_open(scope_ids: Collection[int]) -> int:
    """How many CVs are open in these scopes."""
    return _open_in(scope_ids).values("profile_id").distinct().count()


def read_newest(scope_ids: Collection[int], start: int, stop: int) -> list[tuple[int, int]]:
    """Rows of (recency, profile) of the open CVs in these scopes, the newest first, cut in SQL."""
    rows = _open_in(scope_ids).values_list("profile_id").annotate(newest=Min("recency"))
    return [
        (newest, profile_id)
        for profile_id, newest in rows.order_by("newest", "profile_id")[start:stop]
    ]


def open_profiles(scope_ids: Collection[int]) -> Iterator[QuerySet[Profile]]:
    """The profiles that are open in these scopes, each list with few parameters.

    From the postings to the profiles: the other way around a database would read the nation.
    """
    for some in chunks(scope_ids):
        yield Profile.objects.filter(pk__in=_open_in(some).values("profile_id")).order_by()


def _open_in(scope_ids: Collection[int]) -> QuerySet[Posting]:
    return Posting.objects.filter(term_id=OPEN_TERM, scope_id__in=list(scope_ids))


def scopes_of(
    term_id: int, profile_ids: Collection[int], scope_ids: Container[int]
) -> dict[int, set[int]]:
    """In which of these scopes each of a few profiles has a term."""
    found: dict[int, set[int]] = {}
    for some in chunks(profile_ids):
        rows = Posting.objects.filter(term_id=term_id, profile_id__in=some)
        for profile_id, scope_id in rows.values_list("profile_id", "scope_id"):
            if scope_id in scope_ids:
                found.setdefault(profile_id, set()).add(scope_id)
    return found
