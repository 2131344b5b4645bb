"""Folding: what people type and what labels say meet in one key."""

from __future__ import annotations

import pytest

from advisor_dashboard.vocabulary.fold import fold, fold_word, plain


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Vendeuses", ("vendeur",)),
        ("CAISSIÈRE", ("caissier",)),
        ("infirmieres", ("infirmier",)),
        ("animatrice", ("animateur",)),
        ("aides-soignantes", ("aide", "soignant")),
        ("agente d’accueil", ("agent", "accueil")),
        ("hôtesse de l'air", ("hote", "air")),
        ("Œnologue", ("oenologue",)),
        ("mécaniciennes", ("mecanicien",)),
        ("employée", ("employe",)),
        ("sportive", ("sportif",)),
        ("animaux", ("animal",)),
        ("maçonne", ("macon",)),
        ("ingénieure", ("ingenieur",)),
        ("fleuriste", ("fleuriste",)),
        ("vente", ("vente",)),
    ],
)
def test_folds_case_accents_plural_and_gender(typed: str, key: tuple[str, ...]) -> None:
    assert fold(typed) == key


@pytest.mark.parametrize("text", ["", "  ", "de la", "!?…", "🙂", "\x00", "-"])
def test_a_text_without_telling_words_folds_to_nothing(text: str) -> None:
    assert fold(text) == ()


def test_the_pairs_of_the_labels_win_over_the_rules() -> None:
    assert fold("barmaides", {"barmaide": "barman"}) == ("barman",)


def test_programming_languages_keep_their_signs() -> None:
    assert fold("C++") != fold("C#")


def test_short_nouns_are_not_taken_for_feminine_forms() -> None:
    assert [fold_word(word) for word in ("mere", "scene", "rente")] == ["mere", "scene", "rente"]


def test_plain_keeps_gender_and_number() -> None:
    assert plain("L’Été des  Vendeuses") == "l ete des vendeuses"
