"""Splitting labels into their masculine and feminine forms."""

from __future__ import annotations

import pytest

from advisor_dashboard.vocabulary.labels import Forms, learn_pairs, split_label


@pytest.mark.parametrize(
    ("label", "masculine", "feminine"),
    [
        ("Caissier / Caissière", "Caissier", "Caissière"),
        ("Agent / Agente de tri", "Agent de tri", "Agente de tri"),
        ("Médiateur familial / Médiatrice familiale", "Médiateur familial", "Médiatrice familiale"),
        ("Chef boulanger / Cheffe boulangère de nuit", "Chef boulanger de nuit",
         "Cheffe boulangère de nuit"),
        ("Artiste plasticien / Plasticienne", "Artiste plasticien", "Artiste Plasticienne"),
        ("Barman / Barmaid", "Barman", "Barmaid"),
        ("Steward / Hôtesse de train", "Steward de train", "Hôtesse de train"),
        ("Homme sage-femme / Sage-femme", "Homme sage-femme", "Sage-femme"),
        ("Fleuriste", "Fleuriste", "Fleuriste"),
        ("Pilote d'emboutissage/découpe", "Pilote d'emboutissage/découpe",
         "Pilote d'emboutissage/découpe"),
    ],
)  # fmt: skip
def test_splits_a_label_into_its_forms(label: str, masculine: str, feminine: str) -> None:
    assert split_label(label) == Forms(masculine, feminine)


def test_learns_only_what_the_rules_do_not_know_and_most_labels_say() -> None:
    pairs = learn_pairs(
        [
            Forms("Commis", "Commise"),
            Forms("Caissier", "Caissière"),
            Forms("Steward", "Hôtesse"),
            Forms("Homme", "Femme"),
        ]
    )
    assert pairs == {"commise": "commi"}
