"""A memo sheet to test with: a part of most kinds, as its author writes it."""

from __future__ import annotations

from typing import Any

from clicnjob_xblocks.content.documents import dump

SHEET: dict[str, Any] = {
    "schema": 1,
    "subject": "Écrire à un employeur <b>",
    "pictogram": "envelope",
    "introduction": "Court et poli.",
    "parts": [
        {
            "id": "steps",
            "kind": "steps",
            "title": "Dans l’ordre",
            "steps": [{"id": "aaaa", "text": "Je relis.", "pictogram": "pen"}],
        },
        {"id": "sides", "kind": "do_dont", "do": ["Je dis bonjour."], "dont": ["Pas de SMS."]},
        {"id": "keep", "kind": "remember", "text": "**Un objet clair.**"},
        {
            "id": "picture",
            "kind": "picture",
            "picture": {"url": "/static/ecran.png", "alt": "Un écran"},
            "caption": "",
        },
        {
            "id": "words",
            "kind": "words",
            "words": [{"id": "aaaa", "word": "Objet", "meaning": "le titre du message"}],
        },
    ],
}
TEXT = dump(SHEET)
