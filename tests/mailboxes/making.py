"""Missions of every kind, as an author's editor sends them; all people and firms are made up."""

from __future__ import annotations

import copy
import json
from typing import Any

from clicnjob_xblocks.content.public_ids import public_id

OFFER = {
    "id": "m1",
    "sender": "Fleurs Exemple",
    "address": "recrutement@fleurs.example.com",
    "subject": "Notre offre : vendeur ou vendeuse",
    "when": "9:12",
    "text": "Bonjour,\n\nMerci de votre visite. Nous cherchons un vendeur ou une vendeuse.\n"
    "Envoyez votre CV à recrutement@fleurs.example.com.\n\nÀ bientôt,\nFleurs Exemple",
    "attachment": "offre.pdf",
}
NEWS = {
    "id": "m2",
    "sender": "Mission locale Exemple",
    "address": "accueil@ml.exemple.fr",
    "subject": "Atelier de jeudi",
    "when": "Hier",
    "text": "Bonjour, l’atelier a lieu jeudi à 14 h. À jeudi !",
    "read": True,
}
INVITATION = {
    "id": "m1",
    "sender": "Marie Exemple",
    "address": "marie@fleurs.example.com",
    "subject": "Votre entretien",
    "when": "8:30",
    "text": "Bonjour,\n\nVenez pour un entretien le jeudi 12 mars à 10 h.\n\nMarie Exemple",
}
TRAP = {
    "id": "m1",
    "sender": "Banque Exemple",
    "address": "alerte@gagnant.example.net",
    "subject": "URGENT : compte bloqué",
    "when": "7:02",
    "text": "Cliquez vite, sinon votre compte sera fermé !",
    "link_text": "www.banque.example.com",
    "link_address": "http://banque.gagnant.example.net/code",
    "trap": True,
    "why": "L’adresse n’est pas celle de la banque. Le mail veut te presser.",
}
HONEST = {
    **NEWS,
    "trap": False,
    "why": "Tu connais la personne. Le mail ne demande aucun code.",
}
RESET = {
    "id": "m3",
    "sender": "Exemple Emploi",
    "address": "ne-pas-repondre@emploi.example.com",
    "subject": "Votre nouveau mot de passe",
    "when": "10:01",
    "text": "Bonjour,\n\nVous avez demandé un nouveau mot de passe. Utilisez ce lien :",
    "link_text": "Choisir un mot de passe",
    "link_address": "https://emploi.example.com/nouveau",
    "place": "true",
    "why": "L’adresse est bien celle du site, et tu viens de le demander.",
}
FALSE_RESET = {
    "id": "m4",
    "sender": "Exemple Emploi",
    "address": "securite@emploi-exemple.example.net",
    "subject": "Confirmez votre mot de passe",
    "when": "9:58",
    "text": "Confirmez votre mot de passe tout de suite.",
    "link_text": "Confirmer",
    "link_address": "http://emploi-exemple.example.net/x",
    "place": "trap",
    "why": "Un site ne demande jamais ton mot de passe par mail.",
}
MISSIONS: dict[str, dict[str, Any]] = {
    "address": {
        "id": "adresse-pro",
        "kind": "address",
        "title": "Une adresse pour les employeurs",
        "situation": "Tu cherches un travail. Il te faut une **adresse sérieuse**.",
        "choices": [
            {
                "id": "a1",
                "address": "bogossdu93@exemple.fr",
                "right": False,
                "said": "On sourit, et on ne voit pas ton nom.",
            },
            {"id": "a2", "address": "prenom.nom@exemple.fr", "right": True, "said": ""},
        ],
        "typed": True,
        "first_name": "Léa",
        "last_name": "Modèle",
        "taken": ["lea.modele@exemple.fr"],
        "passed": "Garde cette **adresse** pour tes candidatures.",
    },
    "sort": {
        "id": "trier-pieges",
        "kind": "sort",
        "title": "Vrai mail ou piège ?",
        "situation": "Tu as reçu ces mails. Trouve les pièges.",
        "mails": [TRAP, HONEST],
    },
    "password": {
        "id": "mot-de-passe",
        "kind": "password",
        "title": "Mot de passe oublié",
        "situation": "Tu ne sais plus ton mot de passe. Retrouve l’accès à ton compte.",
        "service": "Exemple Emploi",
        "address": "lea.modele@exemple.fr",
        "mails": [RESET, FALSE_RESET, {**NEWS, "place": "other"}],
    },
    "write": {
        "id": "ecrire-fleurs",
        "kind": "write",
        "title": "Écris à un employeur",
        "situation": "**Fleurs Exemple** cherche un vendeur. Écris, et envoie ton CV.",
        "mails": [OFFER, NEWS],
        "to": "recrutement@fleurs.example.com",
        "job": ["vendeur", "vendeuse"],
        "attachment": "cv",
        "files": [{"id": "f1", "name": "photo-plage.jpg", "what": "other"}],
        "shortest": 15,
        "longest": 150,
        "passed": "Ton mail est prêt. Tu peux faire pareil pour de vrai.",
    },
    "reply": {
        "id": "repondre-marie",
        "kind": "reply",
        "title": "Réponds à une invitation",
        "situation": "Marie t’invite à un entretien. Réponds : tu viens.",
        "mails": [INVITATION, NEWS],
        "answer_to": "m1",
        "dates": ["12 mars", "12/03"],
        "times": ["10 h", "10:00"],
        "shortest": 8,
        "longest": 120,
    },
    "copy": {
        "id": "en-copie",
        "kind": "copy",
        "title": "Mets ta conseillère en copie",
        "situation": "Écris à marie@fleurs.example.com. Mets accueil@ml.exemple.fr en copie.",
        "mails": [],
        "to": "marie@fleurs.example.com",
        "cc": "accueil@ml.exemple.fr",
        "criteria": [
            {"id": "c1", "name": "recipient", "must": True},
            {"id": "c2", "name": "copy", "must": True},
            {"id": "c3", "name": "phone", "must": False},
        ],
    },
}
#: A mail that meets all that is usual.
GOOD = {
    "to": "recrutement@fleurs.example.com",
    "cc": "",
    "subject": "Candidature au poste de vendeuse",
    "text": "Bonjour Madame, Monsieur,\n\nJe vous écris pour le poste de vendeuse. J’aime les "
    "fleurs et le contact avec les gens. Vous trouverez mon CV avec ce mail.\n\n"
    "Cordialement,\nLéa Modèle\n06 12 34 56 78",
    "files": ["sample-cv"],
}
GOOD_PASSWORD = "Tarte&Vélo-Lampe7"


def document(*kinds: str) -> dict[str, Any]:
    """The value of a mailbox with one mission of each kind."""
    missions = [copy.deepcopy(MISSIONS[kind]) for kind in kinds or MISSIONS]
    return {"schema": 1, "introduction": "Choisis une mission.", "missions": missions}


def mailbox(*kinds: str) -> str:
    """The same as the block keeps it."""
    return json.dumps(document(*kinds), ensure_ascii=False)


def as_the_page_calls_it(kind: str, answer: dict[str, Any]) -> dict[str, Any]:
    """The same answer with the names that a page has for what its mission's author named."""
    mission = MISSIONS[kind]["id"]
    named = {
        name: public_id(mission, own) for name, own in answer.items() if name in ("mail", "choice")
    }
    return {**answer, **named}
