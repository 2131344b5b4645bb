"""A place and a driving licence among the words of the search's box, told from the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cv_xblock.document import LICENCES

from .occupations import find_occupations
from .places import CommuneChoice, first_named

#: So many words the name of a place has at most ("Saint Amand les Eaux").
_LONGEST_PLACE = 5
_LICENCE = re.compile(
    rf"\b(?:avec (?:le )?|with )?(?:permis|licence)(?: de conduire)? ({'|'.join(LICENCES)})\b", re.I
)
_BEFORE_A_PLACE = re.compile(r"(?:\b(?:à|a|au|sur|vers|in|near|près de|pres de|autour de))$", re.I)


@dataclass(frozen=True)
class TypedFilters:
    """Words that are rather filters.

    Attributes:
        rest: the other words; may be empty.
        licences: their letters, each once.
    """

    rest: str
    place: CommuneChoice | None
    licences: tuple[str, ...]


def typed_filters(text: str) -> TypedFilters | None:
    """The place and the licences that the words name; ``None`` where they name none.

    Words that all belong to the name of a job hold no place: "agent de mer".
    """
    licences = tuple(dict.fromkeys(each.upper() for each in _LICENCE.findall(text)))
    rest, place = " ".join(_LICENCE.sub(" ", text).split()), None
    if rest and not any(match.sure for match in find_occupations(rest)):
        rest, place = _without_place(rest)
    return TypedFilters(rest, place, licences) if place or licences else None


def _without_place(text: str) -> tuple[str, CommuneChoice | None]:
    words = text.split()
    longest = min(_LONGEST_PLACE, len(words))
    ends = [" ".join(words[-length:]) for length in range(longest, 0, -1)]
    found = first_named(ends)
    if found is None:
        return text, None
    number, place = found
    before = " ".join(words[: len(words) - longest + number])
    return _BEFORE_A_PLACE.sub("", before).strip(), place
