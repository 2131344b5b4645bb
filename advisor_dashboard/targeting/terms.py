"""The integers of the index: what a posting's term means, and the bits of licences."""

from __future__ import annotations

from collections.abc import Iterable

#: The term that every shared CV has in each of its scopes.
OPEN_TERM = 0
#: How many wanted jobs a CV may hold; each has a place, from 1, in the learner's order.
PLACES = 5
#: A term is the occupation's id and, in the low bits, the place: so the order by place comes
#: out of the index, without opening a profile.
_PLACE_BITS = 4

#: The French driving licences, each one bit. Append only: the bits are stored.
LICENCES = (
    "AM", "A1", "A2", "A", "B1", "B", "BE",
    "C1", "C1E", "C", "CE", "D1", "D1E", "D", "DE",
)  # fmt: skip


def occupation_term(occupation_id: int, place: int) -> int:
    """The term of an occupation that stands at ``place`` (from 1) in the wanted jobs."""
    if not 1 <= place <= PLACES:
        raise ValueError(f"place {place} is not between 1 and {PLACES}")
    return occupation_id << _PLACE_BITS | place


def occupation_terms(occupation_id: int) -> list[int]:
    """All the terms of an occupation, whatever its place."""
    return [occupation_term(occupation_id, place) for place in range(1, PLACES + 1)]


def read_term(term_id: int) -> tuple[int, int]:
    """The occupation's id and the place that a term stands for; (0, 0) for ``OPEN_TERM``."""
    return term_id >> _PLACE_BITS, term_id & (1 << _PLACE_BITS) - 1


def licence_mask(licences: Iterable[str]) -> int:
    """The bits of the licences that are known; others count for nothing."""
    wanted = set(licences)
    return sum(1 << bit for bit, licence in enumerate(LICENCES) if licence in wanted)


def read_licences(mask: int) -> tuple[str, ...]:
    """The licences behind the bits, in the order of :data:`LICENCES`."""
    return tuple(licence for bit, licence in enumerate(LICENCES) if mask & 1 << bit)
