"""The filters of a search that are ticked from what the page offers, read from its address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from ..api.errors import Invalid
from .numbers import LARGEST_ID, whole_number

#: Shows those who do not fit too, from the page on which they begin.
OTHERS = "others"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_MOST = 100
_LONGEST_SKILL = 60
_LONGEST_KEY = 255
_MOST_SKILLS = 10
_LONGEST_AGO = 3650


@dataclass(frozen=True)
class Ticked:
    """What is ticked, each under the name that it has in the address."""

    cohorts: frozenset[int] = frozenset()
    languages: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset()
    active_within_days: int | None = None
    complete: bool = False
    skills: tuple[str, ...] = ()
    everybody: bool = False

    @classmethod
    def read(cls, data: QueryDict) -> Ticked:
        """The filters in a query string.

        Raises:
            Invalid: they are not as our own pages write them.
        """
        languages, paths = _many(data, "language"), _many(data, "path")
        if not all(_LANGUAGE.fullmatch(each) for each in languages):
            raise _damaged()
        if any(len(each) > _LONGEST_KEY or "\0" in each for each in paths):
            raise _damaged()
        return cls(
            cohorts=frozenset(
                number
                for each in _many(data, "cohort")
                if (number := whole_number(each, LARGEST_ID)) is not None
            ),
            languages=frozenset(languages),
            paths=frozenset(paths),
            active_within_days=whole_number(data.get("active", ""), _LONGEST_AGO),
            complete=data.get("complete") == "1",
            skills=_skills(data),
            everybody=data.get("everybody") == "1" or bool(data.get(OTHERS)),
        )

    def __len__(self) -> int:
        """How many narrow the search; what only orders it or widens it counts for nothing."""
        many = (self.cohorts, self.languages, self.paths)
        return sum(map(len, many)) + (self.active_within_days is not None) + self.complete

    def write(self, words: QueryDict) -> None:
        """Put them into a query string."""
        for name, value in self.pairs:
            words.appendlist(name, value)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Each filter as a query string has it, with nothing empty among them."""
        lists: dict[str, Any] = {
            "cohort": sorted(self.cohorts),
            "language": sorted(self.languages),
            "path": sorted(self.paths),
            "active": [self.active_within_days] if self.active_within_days else [],
            "complete": [1] if self.complete else [],
            "skill": self.skills,
            "everybody": [1] if self.everybody else [],
        }
        return [(name, str(each)) for name, values in lists.items() for each in values]


def _many(data: QueryDict, name: str) -> list[str]:
    values = [each for each in data.getlist(name) if each]
    if len(values) > _MOST:
        raise _damaged()
    return values


def _skills(data: QueryDict) -> tuple[str, ...]:
    """Skills as somebody wrote them, each once."""
    plain = (" ".join(each.replace("\0", " ").split()) for each in data.getlist("skill"))
    found = tuple(dict.fromkeys(each for each in plain if each))
    if len(found) > _MOST_SKILLS or any(len(each) > _LONGEST_SKILL for each in found):
        raise Invalid(
            _("Ask for at most %(count)s skills of %(length)s characters each.")
            % {"count": _MOST_SKILLS, "length": _LONGEST_SKILL}
        )
    return found


def _damaged() -> Invalid:
    return Invalid(_("This address is damaged. Search again."))
