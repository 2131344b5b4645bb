"""A demo course with a workshop in it, for tests that are of the workshop alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from opaque_keys.edx.keys import CourseKey

from course_export.bundle import read_bundle, write_bundle
from course_export.model import Block, Chapter, Sequential, Vertical

UNIT, NAME, TITLE = "un-atelier", "deroule", "Mon adresse e-mail"


def step(ident: str, title: str, minutes: int, **fields: Any) -> dict[str, Any]:
    """A step of a run sheet."""
    return {"id": ident, "kind": "step", "title": title, "minutes": minutes, **fields}


def run_sheet(*steps: dict[str, Any], **head: Any) -> dict[str, Any]:
    """A run sheet: a welcome, the addresses, the end; or the steps that are given."""
    return {
        "schema": 1,
        "aims": ["Choisir une adresse sérieuse"],
        "group_from": 4,
        "group_to": 10,
        "prepare": ["Vérifier le wifi"],
        "notes": "Ne notez **aucun** mot de passe.",
        "steps": list(
            steps
            or (
                step("bienvenue", "Accueil", 10, say="Bonjour à **tous**.\n\n<script>x</script>"),
                step(
                    "adresses",
                    "Les adresses",
                    25,
                    say="Regardez ces adresses.",
                    activity="Par deux.",
                    show=[{"id": "a", "label": "Le quiz", "address": "/jump_to_id/quiz"}],
                    print=[{"id": "b", "label": "La fiche", "address": "/static/fiche.pdf"}],
                ),
                step("fin", "Ce que nous retenons", 1),
            )
        ),
        **head,
    }


def add_workshop(courses: Path, course_key: str) -> None:
    """Put a workshop behind the other chapters of a course of the demo.

    Args:
        courses: where the demo keeps its bundles.
    """
    key = CourseKey.from_string(course_key)
    bundle = courses / f"{key.org}.{key.course}.{key.run}.tar.gz"
    course = read_bundle(bundle)
    fields = {"display_name": TITLE, "run_sheet": json.dumps(run_sheet())}
    block = Block("clicnjob_workshop", NAME, fields)
    unit = Vertical(UNIT, "Un atelier", (block,))
    chapter = Chapter("ch-atelier", "Atelier", (Sequential("st-atelier", "Atelier", (unit,)),))
    write_bundle(replace(course, chapters=(*course.chapters, chapter)), bundle)
