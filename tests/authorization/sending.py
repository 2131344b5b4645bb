"""What a page may well send to each address: with it, only who is asking decides the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

OFFER = {
    "title": "Vendeuse ou vendeur",
    "job": "Vendeur en prêt-à-porter",
    "job_key": "ogr:20514",
    "contract": "fixed_term",
    "description": "Vente au comptoir.",
}
_WRITTEN = {name: OFFER[name] for name in ("title", "contract", "description")}

#: By address, and by verb where one sends something else.
JSON: Mapping[str, Any] = {
    "api_offers": _WRITTEN,
    "api_offer": {**_WRITTEN, "version": 1},
    # The neighbour has not had it yet.
    "api_proposal_preview": {"learner_ids": ["{neighbour}"]},
    "api_proposals": {
        "learner_ids": ["{neighbour}"],
        "message": "Pour toi.",
        "confirmed": 1,
        "token": "a-token-of-sixteen-signs",
    },
    "memo_notes": {"learner": "{asking}", "document": {"text": "À moi."}, "version": 0},
    "live_control": {"action": "end"},
    "live_answer": {"question": "q1", "answer": ["1"]},
}
FORMS: Mapping[str, Mapping[str, str]] = {
    "access": {"pick": "{learner}"},
    "advert": {"text": "Vendeuse ou vendeur à Lille, CDI, 35 h."},
    "follow": {"learner": "{learner}", "step": "applied", "base": "0"},
    "learner": {"note": "Préfère le matin.", "version": ""},
    "list": {"off": "{learner}"},
    "lists": {"pick": "{learner}", "name": "Salon", "list": ""},
    "memo": {"away": "1"},
    "my_offer": {"answer": "interested"},
    "offer": {"close": "1"},
    "offer_new": OFFER,
    "offer_edit": {**OFFER, "version": "1"},
    "propose": {"message": "Pour toi."},
    "search_save": {"name": "Vente"},
    "words": {"word": "blorgueur", "job": "caissier", "asked": "caissier", "key": "ogr:11640"},
}


def filled(value: Any, ids: Mapping[str, Any]) -> Any:
    """The value with the ids of this world in the places of their names."""
    if isinstance(value, Mapping):
        return {name: filled(each, ids) for name, each in value.items()}
    if isinstance(value, list):
        return [filled(each, ids) for each in value]
    if isinstance(value, str) and value.startswith("{") and value.endswith("}"):
        return ids[value[1:-1]]
    return value
