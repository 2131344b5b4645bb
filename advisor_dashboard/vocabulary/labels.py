"""Splitting a label "Masculin / Féminin" into its two forms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from advisor_dashboard.vocabulary.fold import fold_word, words

_SEPARATOR = " / "
# The first word is the same for both: a lone word after the stroke is not its feminine.
_EPICENE_HEADS = frozenset({"responsable", "gestionnaire", "specialiste", "spécialiste"})
_FEMININE_ENDINGS = ("e", "es", "a", "woman")


@dataclass(frozen=True, slots=True)
class Forms:
    """The two forms of a label; an epicene label has the same twice."""

    masculine: str
    feminine: str


def split_label(label: str) -> Forms:
    """The masculine and the feminine form that one label holds.

    >>> split_label("Vendeur / Vendeuse en boulangerie")
    Forms(masculine='Vendeur en boulangerie', feminine='Vendeuse en boulangerie')
    >>> split_label("Médiateur familial / Médiatrice familiale").feminine
    'Médiatrice familiale'
    """
    label = " ".join(label.split())
    left_text, separator, right_text = label.partition(_SEPARATOR)
    left, right = left_text.split(), right_text.split()
    if not separator or not left or not right:
        return Forms(label, label)
    start = _where_they_meet(left, right)
    if start is None:
        return _unpaired(label, left, right)
    paired = left[start:]
    masculine = [*left, *right[len(paired) :]]
    feminine = [*left[:start], *right, *paired[len(right) :]]
    return Forms(" ".join(masculine), " ".join(feminine))


def _where_they_meet(left: list[str], right: list[str]) -> int | None:
    """The word of the masculine part to which the first feminine word answers."""
    if _alike(left[0], right[0]):
        return 0
    for index, word in enumerate(left):
        if word.casefold() == right[0].casefold():
            break
        if _alike(word, right[0]):
            return index
    return None if len(right) < len(left) else 0


def _unpaired(label: str, left: list[str], right: list[str]) -> Forms:
    """Two names of their own ("Homme sage-femme / Sage-femme"), or one for everybody."""
    if left[0].casefold() in _EPICENE_HEADS:
        return Forms(label, label)
    return Forms(" ".join(left), " ".join(right))


def _alike(one: str, other: str) -> bool:
    first, second = words(one), words(other)
    if not first or not second:
        return False
    return fold_word(first[0]) == fold_word(second[0]) or first[0][:4] == second[0][:4]


def learn_pairs(forms: Iterable[Forms]) -> dict[str, str]:
    """Feminine word -> masculine word, where the suffix rules do not find it.

    A pair counts when the two words begin alike and when most of the labels agree on it.
    """
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for form in forms:
        if form.masculine == form.feminine:
            continue
        masculine, feminine = words(form.masculine), words(form.feminine)
        if len(masculine) != len(feminine):
            continue
        for one, other in zip(masculine, feminine, strict=True):
            if other.endswith(_FEMININE_ENDINGS) and one[:2] == other[:2]:
                seen[other][one] += 1
    pairs = {}
    for feminine_word, answers in seen.items():
        masculine_word, count = answers.most_common(1)[0]
        if masculine_word == feminine_word or count * 2 <= answers.total():
            continue
        folded = fold_word(masculine_word)
        if fold_word(feminine_word) != folded:
            pairs[feminine_word] = folded
    return pairs
