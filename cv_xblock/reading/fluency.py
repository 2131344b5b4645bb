"""Languages and how well they are spoken, from the words that other makers use."""

from __future__ import annotations

import re
from functools import cache

from .. import words
from ..model import Level
from ..render import wording

#: By the word, in English and in French; the first that is found counts, so that "not fluent,
#: basic" errs on the modest side.
_FLUENCY = (
    (Level.BASIC, r"basic|beginner|elementary|limited|notion|debutante?|scolaire|a1|a2|faux"),
    (Level.GOOD, r"good|intermediate|working|conversation\w*|bon|bonne|intermediaire|b1|b2"),
    (Level.NATIVE, r"(?<!non.)native|mother|maternelle|natif"),
    (Level.FLUENT, r"fluent|advanced|full|bilingual|bilingue|courant|couramment|c1|c2|expert"),
    (Level.GOOD, r"professional|professionnel\w*"),
)
_ACCENTS = str.maketrans("éèêàç", "eeeac")


def level_of(words_for_it: str) -> Level | None:
    """The level that a few words mean; ``None`` if they say nothing that we know."""
    text = words_for_it.casefold().translate(_ACCENTS)
    for level, pattern in _FLUENCY:
        if re.search(rf"\b({pattern})s?\b", text):
            return level
    return None


def language_of(name: str) -> str:
    """The code of a language that is stored by its code; any other as it was named."""
    return _codes().get(name.strip().casefold(), name)


@cache
def _codes() -> dict[str, str]:
    names = {code: code for code in words.language_names(str)}
    for gettext in (str, wording.catalogue("fr")):
        for code, name in words.language_names(gettext).items():
            names[name.casefold()] = code
    return names
