"""Folding words: case, accents, ligatures, apostrophes, plural and gender."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ..text import normalized

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})
_ACCENTS = dict.fromkeys(range(0x0300, 0x0370))
# Signs that belong to the word: C++, C#, .NET would otherwise fold to one letter or to nothing.
_SIGNS = ((re.compile(r"\bc\+\+"), "cpp"), (re.compile(r"\bc#"), "csharp"))
# The class of a driving licence would otherwise be lost as a small word: "permis CE", "permis D".
_LICENCE = re.compile(r"\bpermis ([b-e]|[bcd]e|ec|a[12m]|[bcd]1)\b(?!['’])")
_WORD = re.compile(r"[^\W_]+")

# Small words that say nothing about the job, and what people type around it.
_STOP_TEXT = """
    a au aux avec ce ces cette chez comme d dans de des du elle en est et etre faire il j je l
    la le les ma me mes moi mon n on ou par pour qu que qui s sa sur t un une vers
    veux voudrais aimerais souhaite souhaiterais recherche cherche devenir bosser travailler
    metier metiers emploi emplois job jobs boulot boulots taf
    h f hf fh mf nb
"""
STOP_WORDS = frozenset(_STOP_TEXT.split())

# Forms that no suffix rule finds.
_IRREGULAR = {
    "hotesse": "hote",
    "maitresse": "maitre",
    "contremaitresse": "contremaitre",
    "cheffe": "chef",
    "cheftaine": "chef",
    "doctoresse": "docteur",
    "princesse": "prince",
    "copine": "copain",
    "barmaid": "barman",
    "barwoman": "barman",
    "barmen": "barman",
    "cameraman": "cadreur",
    "camerawoman": "cadreur",
    "steward": "steward",
    "travaux": "travail",
    "yeux": "oeil",
    "jeux": "jeu",
    "eaux": "eau",
    "cheveux": "cheveu",
    "feux": "feu",
    "pneus": "pneu",
    "bijoux": "bijou",
    "vente": "vente",
    "ventes": "vente",
    "vieux": "vieux",
    "bus": "bus",
    "gaz": "gaz",
    "tapis": "tapis",
    "fils": "fil",
    "animaux": "animal",
    "animale": "animal",
    "animalerie": "animalerie",
    "chevaux": "cheval",
    "lingere": "linger",
    "sage": "sage",
    "plongee": "plongee",
}

# Feminine endings and the masculine ones they stand for: the first that fits counts. The number
# is the least length of the word, so that short nouns ("vente", "mere", "scene") stay themselves.
_ENDINGS: tuple[tuple[str, str, int], ...] = (
    ("euse", "eur", 6),
    ("trice", "teur", 7),
    ("trisse", "teur", 8),
    ("iere", "ier", 6),
    ("ienne", "ien", 7),
    ("yenne", "yen", 6),
    ("enne", "en", 7),
    ("onne", "on", 6),
    ("anne", "an", 7),
    ("isane", "isan", 7),
    ("elle", "el", 7),
    ("eure", "eur", 6),
    ("ere", "er", 6),
    ("ante", "ant", 6),
    ("ente", "ent", 6),
    ("erte", "ert", 6),
    ("arde", "ard", 7),
    ("ive", "if", 6),
    ("ale", "al", 6),
    ("aine", "ain", 8),
    ("aise", "ais", 7),
    ("oise", "ois", 7),
    ("ette", "et", 9),
    ("ee", "e", 4),
    ("ie", "i", 9),
)
_KEPT_ENDINGS = ("erie", "ogie", "phie", "trie", "nomie", "atie", "mie", "gie", "lie", "nie", "sie")


def plain(text: str) -> str:
    """Lower case, no accents, ligatures opened, every other sign a single space.

    >>> plain("L’Œnologue  d'Été")
    'l oenologue d ete'
    """
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The words of a text, lower case and without accents."""
    return _WORD.findall(strip_accents(_signs(text.casefold())))


def typed_words(text: str) -> list[str]:
    """The words of a text in lower case with their accents, as somebody types them."""
    return _WORD.findall(normalized("NFC", _signs(text.casefold())))


def strip_accents(text: str) -> str:
    """The text without accents, ligatures opened."""
    if text.isascii():
        return text
    return normalized("NFKD", text.translate(_LIGATURES)).translate(_ACCENTS)


def _signs(text: str) -> str:
    if "+" in text or "#" in text:
        for pattern, name in _SIGNS:
            text = pattern.sub(name, text)
    if "permis " in text:
        text = _LICENCE.sub(r"permis\1", text)
    return text


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """One word without accents, brought to its masculine singular by rule.

    The result is a key, not always a French word: "plante" gives "plant".

    >>> [fold_word(word) for word in ("vendeuses", "animatrice", "infirmieres", "vente")]
    ['vendeur', 'animateur', 'infirmier', 'vente']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    singular = _singular(word)
    if singular in _IRREGULAR:
        return _IRREGULAR[singular]
    for ending, masculine, least in _ENDINGS:
        if len(singular) >= least and singular.endswith(ending):
            if ending == "ie" and singular.endswith(_KEPT_ENDINGS):
                return singular
            return singular[: -len(ending)] + masculine
    return singular


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith("ss"):
        return word
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("aux"):
        return word[:-3] + "al"
    if word.endswith(("s", "x")):
        return word[:-1]
    return word


def fold(text: str, pairs: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The folded words of a text that carry meaning, in their order.

    Args:
        text: a query or a label.
        pairs: feminine word -> masculine word, as the labels themselves give them.
    """
    folded = (fold_one(word, pairs) for word in words(text) if word not in STOP_WORDS)
    return tuple(word for word in folded if word not in STOP_WORDS)


def fold_one(word: str, pairs: Mapping[str, str] | None = None) -> str:
    """One word folded, the pairs of the labels first, then the rules."""
    if pairs:
        known = pairs.get(word) or pairs.get(_singular(word))
        if known:
            return known
    return fold_word(word)
