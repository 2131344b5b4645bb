"""What is forgiven in a gap is what its author forgives."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings

from quiz_xblock.forgiving import Forgiven, same

from .strategies import line

STRICT = Forgiven(case=False, accents=False)
TYPOS = Forgiven(case=False, accents=False, typos=True)


@pytest.mark.parametrize(
    ("typed", "meant", "by"),
    [
        ("paris", "Paris", "case"),
        ("ECOLE", "ecole", "case"),
        ("ecole", "école", "accents"),
        ("coeur", "cœur", "accents"),
        ("offre", "offres", "plural"),
        ("journal", "journaux", "plural"),
        ("mot de passe", "mots de passe", "plural"),
        ("candidture", "candidature", "typos"),
        ("canddiature", "candidature", "typos"),
        ("candidatture", "candidature", "typos"),
    ],
)
def test_each_difference_counts_unless_its_author_forgives_it(
    typed: str, meant: str, by: str
) -> None:
    names = ("case", "accents", "plural", "typos")
    for flags in product([False, True], repeat=4):
        forgiven = Forgiven(**dict(zip(names, flags, strict=True)))
        assert same(typed, meant, forgiven) == getattr(forgiven, by)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lettre", "candidature"),
        ("0612345679", "0612345678"),
        ("un mot", "mot"),
        ("cv", "cdd"),
    ],
)
def test_another_word_is_no_typing_error(typed: str, meant: str) -> None:
    assert not same(typed, meant, Forgiven(typos=True))


@pytest.mark.parametrize("typed", ["  l’offre ", "l'offre", "L`offre"])
def test_blanks_and_apostrophes_never_count(typed: str) -> None:
    assert same(typed, "l’offre", Forgiven())


@settings(deadline=None)
@given(line)
def test_a_word_is_itself_whatever_is_forgiven(text: str) -> None:
    assert same(text, text, STRICT)
    assert same(text, text, TYPOS)
    assert same(text, text, Forgiven(plural=True, typos=True))
