"""Stories to test with: a card of each kind, as its author writes it."""

from __future__ import annotations

from typing import Any

PICTURE = {"url": "/static/chat.png", "alt": "Un chat devant un écran"}
PICTURES = ("chat.png", "film.jpg")
CARDS: dict[str, dict[str, Any]] = {
    "text": {
        "title": "Ton adresse parle de toi",
        "text": "Un employeur la lit **avant** ton CV.\n\nElle dit si tu es sérieux.",
    },
    "picture": {"title": "Une boîte", "picture": PICTURE, "caption": "Ta boîte *de réception*"},
    "video": {
        "title": "Créer une adresse",
        "file": "/static/film.mp4",
        "poster": "/static/film.jpg",
        "captions": "/static/film.vtt",
        "transcript": "On ouvre la page. On choisit un nom.",
    },
    "audio": {
        "title": "Un employeur raconte",
        "file": "/static/voix.mp3",
        "transcript": "Je lis d’abord l’adresse.",
    },
    "tip": {"title": "", "text": "Ton prénom, un point, ton nom : c’est tout."},
    "compare": {
        "title": "Deux adresses",
        "before": "bb-du-59@mail.example",
        "after": "ines.delattre@mail.example",
        "explanation": "Le nom suffit.",
    },
    "question": {
        "text": "Quelle adresse mets-tu sur ton CV ?",
        "choices": [
            {"id": "chat", "text": "chat-noir@mail.example", "said": "On ne sait pas qui tu es."},
            {
                "id": "nom",
                "text": "prenom.nom@mail.example",
                "right": True,
                "said": "On voit ton nom.",
            },
            {"id": "bebe", "text": "bb-du-59@mail.example", "said": "Un employeur sourirait."},
        ],
        "explanation": "L’employeur **retient** ton nom.",
    },
    "todo": {
        "title": "Écris ton adresse",
        "text": "Prends une feuille. Écris l’adresse que tu veux.",
        "box": "",
    },
}
#: What nobody may read in a page before they have answered.
SECRETS = ("On ne sait pas qui tu es", "On voit ton nom", "Un employeur sourirait", "retient")


def card(kind: str, **more: Any) -> dict[str, Any]:
    """A card of a kind; its id begins with the kind's name."""
    return {"id": f"{kind}-1", "kind": kind, **CARDS[kind], **more}


def story(*cards: dict[str, Any]) -> dict[str, Any]:
    """The document of these cards; of one of each kind without any."""
    return {"schema": 1, "cards": list(cards or map(card, CARDS))}
