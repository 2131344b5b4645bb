"""A CV to print, with something in every field."""

from __future__ import annotations

from base64 import b64decode
from datetime import date
from typing import Any

from cv_xblock.document import CV, from_dict

TODAY = date(2026, 11, 23)

#: The smallest photo: grey, 3 by 4.
JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////"
    "////////////////////////////////wAALCAAEAAMBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAv/EABQQAQAA"
    "AAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8Ab//Z"
)

ZOE: dict[str, Any] = {
    "schema": 3,
    "first_name": "Zoé",
    "last_name": "O’Brien-N’Guyen",
    "email": "zoe@example.org",
    "phone": "0639980102",
    "address": "3 rue des Lilas",
    "birth_date": "2006-11-24",
    "introduction": "Je cherche un poste en vente.\n\nJe suis disponible 👩🏽‍🍳.",
    "wanted_jobs": [
        {
            "key": "ogr:11640",
            "rome": "D1505",
            "label": "Vendeur en boulangerie / Vendeuse en boulangerie",
        }
    ],
    "experiences": [
        {
            "id": "e1",
            "kind": "internship",
            "title": "Stage de vente",
            "employer": "Boutique du Marché",
            "place": "Lille",
            "start": "2025-03",
            "end": "2025-06",
            "tasks": "- Ranger les rayons\n• Encaisser\n3 clients à la fois",
        },
        {"id": "e2", "kind": "family", "employer": "Chez moi", "start": "2023", "current": True},
        {"id": "e3"},
    ],
    "training": [
        {"id": "t1", "title": "CAP cuisine", "school": "Lycée de la Plaine", "end": "2027-06"}
    ],
    "skills": ["Cuisiner pour dix", "Conduire un chariot"],
    "languages": [{"language": "ar", "level": "native"}, {"language": "lingala", "level": "good"}],
    "commune": {"key": "insee:59350", "name": "Lille", "postcode": "59000"},
    "availability": {"kind": "from", "date": "2027-03-01"},
    "licences": ["B", "AM"],
    "has_vehicle": True,
    "interests": ["Football", "Dessin"],
}


def cv(**changes: Any) -> CV:
    """Zoé's CV with some of it changed."""
    return from_dict({**ZOE, **changes})
