"""Paris, Lyon and Marseille, as people name a part of them: "Lyon 3e", "75011"."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: How many arrondissements each city has, and the postcode that comes before the first.
_CITIES = {"paris": (20, 75000), "lyon": (9, 69000), "marseille": (16, 13000)}
#: The two halves of the sixteenth arrondissement of Paris have a postcode each.
_PASSY = {"75116": ("paris", 16)}
_NUMBER = re.compile(r"0?(\d{1,2})(?:er|e|eme|ieme|nd)?")


def named(words: Sequence[str]) -> tuple[str, int] | None:
    """The city and the number in the words of a name, folded; ``None`` if they name neither.

    >>> named(["paris", "11eme"]), named(["lyon", "3e", "arr"]), named(["lyon", "12"])
    (('paris', 11), ('lyon', 3), None)
    """
    if len(words) < 2 or words[0] not in _CITIES:
        return None
    if any(not "arrondissement".startswith(word) for word in words[2:]):
        return None
    found = _NUMBER.fullmatch(words[1])
    number = int(found[1]) if found else 0
    return (words[0], number) if 1 <= number <= _CITIES[words[0]][0] else None


def of_postcode(postcode: str) -> tuple[str, int] | None:
    """The city and the number of the arrondissement with this postcode.

    >>> of_postcode("69003"), of_postcode("75116"), of_postcode("69100")
    (('lyon', 3), ('paris', 16), None)
    """
    if len(postcode) == 5:
        for city, (count, before) in _CITIES.items():
            if 1 <= int(postcode) - before <= count:
                return city, int(postcode) - before
    return _PASSY.get(postcode)
