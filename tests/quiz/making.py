"""A question of each kind, for tests: written by nobody who teaches."""

from __future__ import annotations

import random
from typing import Any

PICTURE = {"url": "/static/annonce.png", "alt": "Une annonce de vendeur"}

BODIES: dict[str, dict[str, Any]] = {
    "one": {
        "choices": [
            {"id": "a", "text": "prenom.nom@exemple.fr", "right": True, "feedback": "**Net**."},
            {"id": "b", "text": "bb-du-59@exemple.fr", "feedback": "Un employeur sourirait."},
            {"id": "c", "text": "loulou@exemple.fr", "feedback": "Trop familier."},
        ]
    },
    "several": {
        "choices": [
            {"id": "a", "text": "Un objet", "right": True, "feedback": "Il dit le sujet."},
            {"id": "b", "text": "Ton numéro", "right": True},
            {"id": "c", "text": "Ton âge", "feedback": "Pas besoin."},
            {"id": "d", "text": "Ta photo"},
        ]
    },
    "truth": {"true": False, "said_to_true": "Relis la fiche.", "said_to_false": "C’est ça."},
    "order": {
        "items": [{"id": each, "text": f"Étape {each}"} for each in "abcd"],
        "said_to_wrong": "Pense à ce qui vient en premier.",
    },
    "match": {
        "pairs": [
            {"id": "a", "left": "Objet", "right": "Candidature vendeur", "feedback": "Le sujet."},
            {"id": "b", "left": "Salutation", "right": "Bonjour Madame,"},
            {"id": "c", "left": "Fin", "right": "Cordialement"},
        ],
        "decoys": ["Wesh"],
    },
    "gap": {
        "passage": "[[Bonjour|~Salut#Trop familier.]] Madame,\nje vous [[écris]] pour l’offre.",
        "case": True,
        "accents": True,
        "plural": False,
        "typos": True,
    },
    "mistakes": {
        "passage": "[[Slt#Trop familier.]] madame,\nje [[veut#On écrit « je veux ».]] le poste."
    },
    "picture": {
        "choices": [
            {"id": "a", "text": "Le salaire", "x": 5, "y": 5, "width": 20, "height": 10},
            {"id": "b", "text": "L’adresse", "right": True, "x": 50, "y": 40, "width": 30,
             "height": 10, "feedback": "C’est là."},
        ]
    },
    "scene": {
        "moments": [
            {"id": "a", "text": "Le téléphone sonne.", "moves": [
                {"id": "x", "text": "Allô, Awa Konaté à l’appareil.", "to": "b", "worth": "good",
                 "feedback": "Tu dis ton nom."},
                {"id": "y", "text": "Quoi ?", "to": "b", "worth": "poor", "feedback": "Trop sec."},
            ]},
            {"id": "b", "text": "On te propose un rendez-vous.", "moves": [
                {"id": "x", "text": "Je note.", "worth": "good"},
                {"id": "y", "text": "Je verrai.", "to": "c", "worth": "fair"},
            ]},
            {"id": "c", "text": "On raccroche."},
        ]
    },
}  # fmt: skip

#: An answer that is all right, as it is kept.
RIGHT: dict[str, Any] = {
    "one": ["a"],
    "several": ["a", "b"],
    "truth": False,
    "order": ["a", "b", "c", "d"],
    "match": {"a": "a", "b": "b", "c": "c"},
    "gap": ["Bonjour", "écris"],
    "picture": ["b"],
    "scene": ["x", "x"],
}


def chance(seed: int) -> random.Random:
    """What lays out questions in tests."""
    return random.Random(seed)  # noqa: S311


def question(kind: str, **changed: Any) -> dict[str, Any]:
    """The JSON object of a question of this kind; ``changed`` replaces members."""
    made = {
        "id": f"q{kind}"[:16],
        "kind": kind,
        "text": f"Une question **{kind}** 👍 <b>x</b>",
        "hint": "Un indice.",
        "explanation": "Une explication.",
        "weight": 1.0,
        "tags": ["digcomp:2.1"],
        "body": BODIES[kind],
        **changed,
    }
    return made | ({"picture": PICTURE} if kind == "picture" and "picture" not in changed else {})


def quiz(*questions: dict[str, Any]) -> dict[str, Any]:
    """The JSON value of a quiz; by default with a question of every kind."""
    return {"schema": 1, "questions": list(questions) or [question(kind) for kind in BODIES]}
