"""Names of communes: readable from the capitals of the post, and folded for searching."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from ..text import normalized

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_WORD = re.compile(r"[a-z0-9]+")
_LONG = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}

ARTICLES = ("le", "la", "les", "l")
_SMALL = frozenset(
    # What stands between the parts of a name, and is written small there.
    ("a", "au", "aux", "d", "de", "des", "devant", "di", "du", "en", "entre", "es", "et", "l")
).union(("la", "le", "les", "lez", "lès", "par", "près", "sous", "sur"))
_ELIDED = frozenset(("d", "l"))
_NOT_SIGNED = re.compile(r"[^\W\d_]+")
# How often a word must be met, always with the same accents, to be trusted with them.
_TRUSTED = 3


def fold(text: str) -> str:
    """A name as it is searched: lower case, no accents, single spaces, "st" written out.

    >>> fold("L’Haÿ-les-Roses"), fold("ST DENIS")
    ('l hay les roses', 'saint denis')
    """
    return " ".join(_LONG.get(word, word) for word in typed_words(text))


def typed_words(text: str) -> list[str]:
    """The words of a text, lower case and without accents, nothing written out."""
    decomposed = normalized("NFKD", text.casefold().translate(_LIGATURES))
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return _WORD.findall(bare)


def accents(names: Iterable[str]) -> dict[str, str]:
    """The accented form of each word that the names always write in one and the same way.

    >>> accents(["Château-Thierry", "Le Château", "Château-du-Loir", "Le Loir"])
    {'chateau': 'château'}
    """
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        for word in _NOT_SIGNED.findall(normalized("NFC", name.casefold())):
            for bare in typed_words(word):
                forms[bare][word] += 1
    return {
        bare: next(iter(counts))
        for bare, counts in forms.items()
        if len(counts) == 1 and counts.total() >= _TRUSTED and bare not in counts
    }


def with_accents(name: str, accented: Mapping[str, str]) -> str:
    """The name with its bare words replaced by their accented forms.

    >>> with_accents("Chateau-la-Foret", {"chateau": "château", "foret": "forêt"})
    'Château-la-Forêt'
    """

    def word(found: re.Match[str]) -> str:
        bare = found[0]
        form = accented.get(bare.lower(), bare.lower())
        return form.capitalize() if bare[0].isupper() else form

    return _NOT_SIGNED.sub(word, name)


def readable(capitals: str) -> str:
    """A name of the post written as a commune writes it, but for the accents it lacks.

    >>> readable("ST DENIS"), readable("VILLENEUVE D ASCQ"), readable("LA ROCHE SUR YON")
    ('Saint-Denis', 'Villeneuve-d’Ascq', 'La Roche-sur-Yon')
    """
    words = [_LONG.get(word, word) for word in capitals.lower().split()]
    name = ""
    for position, word in enumerate(words):
        first = position == 0
        small = word in _SMALL and not first and position + 1 < len(words)
        name += word if small else word.capitalize()
        if position + 1 < len(words):
            name += _joint(word, first)
    return name


def _joint(word: str, first: bool) -> str:
    if word in _ELIDED:
        return "’"
    return " " if first and word in ARTICLES else "-"


def typographic(name: str) -> str:
    """The name with the apostrophe that French print uses."""
    return normalized("NFC", name).replace("'", "’").strip()


def departement(insee: str) -> str:
    """The département of an INSEE code: two signs, three overseas.

    >>> departement("59350"), departement("2A004"), departement("97411")
    ('59', '2A', '974')
    """
    return insee[:3] if insee[:2] in ("97", "98") else insee[:2]
