"""The integers of the index: what a posting's term means, and the bits of licences."""

from __future__ import annotations

from collections.abc import Iterable

#: The term that every shared CV has in each of its scopes.
OPEN_TERM = 0
#: How many wanted jobs a CV may hold; each has a place, from 1, in the learner's order.
PLACES = 5
#: A term is the occupation's id, then which of its labels, then the place in the low bits: the
#: order by place, and what label it is, come out of the index without opening a profile.
_PLACE_BITS = 4
_LABEL_BITS = 24
OCCUPATION_SHIFT = _PLACE_BITS + _LABEL_BITS
PLACE_MASK = (1 << _PLACE_BITS) - 1
#: Stands for a label that the vocabulary did not know when the CV was indexed.
UNKNOWN_LABEL = (1 << _LABEL_BITS) - 1
#: The bits of a term in which :data:`UNKNOWN_LABEL` has all.
LABEL_MASK = UNKNOWN_LABEL << _PLACE_BITS

#: The French driving licences, each one bit. Append only: the bits are stored.
LICENCES = (
    "AM", "A1", "A2", "A", "B1", "B", "BE",
    "C1", "C1E", "C", "CE", "D1", "D1E", "D", "DE",
)  # fmt: skip


def occupation_term(occupation_id: int, place: int, label_id: int = 0) -> int:
    """The term of an occupation that stands at ``place`` (from 1) in the wanted jobs.

    Args:
        label_id: of the label that was chosen, or :data:`UNKNOWN_LABEL`; 0 = whatever label, a
            term that each wanted occupation has once.
    """
    if not 1 <= place <= PLACES:
        raise ValueError(f"place {place} is not between 1 and {PLACES}")
    if not 0 <= label_id <= UNKNOWN_LABEL:
        raise ValueError(f"label {label_id} has no term")
    return occupation_id << OCCUPATION_SHIFT | label_id << _PLACE_BITS | place


def occupation_terms(occupation_id: int, label_id: int = 0) -> list[int]:
    """All the terms of an occupation, or of one of its labels, whatever the place."""
    return [occupation_term(occupation_id, place, label_id) for place in range(1, PLACES + 1)]


def read_term(term_id: int) -> tuple[int, int]:
    """The occupation's id and the place that a term stands for; (0, 0) for ``OPEN_TERM``."""
    return term_id >> OCCUPATION_SHIFT, term_id & PLACE_MASK


def has_unknown_label(term_id: int) -> bool:
    """Whether the learner's own words for the job decide, which stand in the profile."""
    return term_id & LABEL_MASK == LABEL_MASK


def licence_mask(licences: Iterable[str]) -> int:
    """The bits of the licences that are known; others count for nothing."""
    wanted = set(licences)
    return sum(1 << bit for bit, licence in enumerate(LICENCES) if licence in wanted)


def read_licences(mask: int) -> tuple[str, ...]:
    """The licences behind the bits, in the order of :data:`LICENCES`."""
    return tuple(licence for bit, licence in enumerate(LICENCES) if mask & 1 << bit)
