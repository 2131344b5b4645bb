"""A page of a CV, against the same page by WeasyPrint, in CPU time and in one run.

Both make what the product makes: a tagged page of PDF/UA-1, from the same words, fonts and photo,
each page with words of its own; a cold process starts from the CV in its file, and both find
their modules compiled, as an installation leaves them. WeasyPrint is used
as its guide says: a font configuration and a style sheet for each page. Ours keeps PDF/A-2a too,
and may set a page more than once to make it fit. A page is small (one experience) or full (four,
and a photo).
"""

from __future__ import annotations

import json
import os
import resource
import site
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from cv_xblock.document import CV, Page, from_dict
from cv_xblock.render.look import Look
from cv_xblock.render.pdf import render_pdf
from cv_xblock.render.sheet import Entry, Sheet, build_sheet

from . import by_weasyprint

_WARM_TURNS, _COLD_TURNS = 25, 15
_LOOK = Look("sobre", "blue")
_TODAY = date(2026, 9, 1)
_CHECKOUT = str(Path(__file__).resolve().parents[2])
_OURS = ["cv_xblock", "render", "cv.json", "--colour", "blue", "-o"]
_PHOTO = Path(__file__).with_name("photo.jpg")

Render = Callable[[Sheet, bytes | None], bytes]


class WeasyPrintMissingError(Exception):
    """WeasyPrint, or what it needs of the system, is not here; the message says what to do."""


def measure() -> dict[str, float]:
    """The figures of both pages; each ratio is the worse of the two.

    Raises:
        WeasyPrintMissingError: there is nothing to compare with.
    """
    _check_weasyprint()
    figures: dict[str, float] = {}
    pages = {"small": (cv_of(1), None), "full": (cv_of(4), _PHOTO.read_bytes())}
    for name, (cv, photo) in pages.items():
        sheet = build_sheet(cv, Page(photo=photo is not None), today=_TODAY)
        ours = _warm(lambda varied, photo: render_pdf(varied, _LOOK, photo).data, sheet, photo)
        theirs = _warm(by_weasyprint.page, sheet, photo)
        figures[f"cv_pdf_warm_{name}_ms"] = round(ours * 1000, 2)
        figures[f"weasyprint_warm_{name}_ms"] = round(theirs * 1000, 2)
        ours_cold, theirs_cold = _cold(cv, photo)
        figures[f"cv_pdf_cold_{name}_ms"] = round(ours_cold * 1000, 1)
        figures[f"weasyprint_cold_{name}_ms"] = round(theirs_cold * 1000, 1)
    for state in ("warm", "cold"):
        figures[f"cv_pdf_{state}_over_weasyprint"] = round(
            max(
                figures[f"cv_pdf_{state}_{name}_ms"] / figures[f"weasyprint_{state}_{name}_ms"]
                for name in pages
            ),
            4,
        )
    full = pages["full"][0]
    figures["cv_pdf_identical"] = _identical(full, build_sheet(full, Page(), today=_TODAY))
    return figures


def _check_weasyprint() -> None:
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        raise WeasyPrintMissingError("WeasyPrint is missing: pip install '.[bench]'") from None
    except OSError:
        raise WeasyPrintMissingError(
            "WeasyPrint needs pango: apt-get install libpango-1.0-0 libpangoft2-1.0-0"
        ) from None


def _warm(render: Render, sheet: Sheet, photo: bytes | None) -> float:
    """CPU seconds of one page in a process that has made others; each with words of its own."""
    taken = []
    for turn in range(_WARM_TURNS + 2):
        varied = _varied(sheet, turn)
        start = time.process_time()
        render(varied, photo)
        taken.append(time.process_time() - start)
    return statistics.median(taken[2:])


def _cold(cv: CV, photo: bytes | None) -> tuple[float, float]:
    """CPU seconds of a process that makes one page and ends: ours, theirs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cv.json").write_text(json.dumps(cv.to_dict()), encoding="utf-8")
        picture = str(_PHOTO) if photo else ""
        ours = [*_OURS, "ours.pdf", *(["--photo", picture] if photo else [])]
        theirs = ["tests.bench.by_weasyprint", "cv.json", "theirs.pdf", picture]
        taken = [(_process(ours, folder), _process(theirs, folder)) for _ in range(_COLD_TURNS + 1)]
    # The first turn compiles what is not compiled yet.
    of_ours, of_theirs = zip(*taken[1:], strict=True)
    return statistics.median(of_ours), statistics.median(of_theirs)


def _process(module: list[str], folder: Path) -> float:
    # -S: what a development install hooks into every start is no part of either.
    command = [sys.executable, "-S", "-m", *module]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([_CHECKOUT, *site.getsitepackages()]),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = _spent()
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    return _spent() - before


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _identical(cv: CV, sheet: Sheet) -> bool:
    """Whether this process, asked twice, and another one give the same bytes."""
    here = [render_pdf(sheet, _LOOK).data for _turn in range(2)]
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "cv.json").write_text(json.dumps(cv.to_dict()), encoding="utf-8")
        _process([*_OURS, "cv.pdf"], Path(name))
        there = (Path(name) / "cv.pdf").read_bytes()
    return here == [there, there]


def _varied(sheet: Sheet, turn: int) -> Sheet:
    """The same page in other words, so that nothing laid out before can be used again."""

    def words(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{turn} {text}" for text in texts)

    def entry(each: Entry) -> Entry:
        return replace(
            each,
            title=f"{turn} {each.title}",
            where=f"{turn} {each.where}",
            period=f"{each.period} {turn}",
            tasks=words(each.tasks),
        )

    return replace(
        sheet,
        name=f"{sheet.name} {turn}",
        headline=f"{sheet.headline} {turn}",
        introduction=words(sheet.introduction),
        experiences=tuple(map(entry, sheet.experiences)),
        training=tuple(map(entry, sheet.training)),
        skills=words(sheet.skills),
        interests=words(sheet.interests),
    )


def cv_of(experiences: int) -> CV:
    tasks = (
        "Ranger les rayons et tenir l’étal propre\n"
        "Accueillir les clients, les renseigner et les orienter dans le magasin\n"
        "Encaisser et rendre la monnaie sans erreur"
    )
    return from_dict(
        {
            "schema": 3,
            "first_name": "Prénom",
            "last_name": "Nom",
            "email": "prenom.nom@example.org",
            "phone": "0639980102",
            "introduction": "Je recherche un apprentissage en vente. J’aime le contact avec les "
            "gens, je suis ponctuelle. J’ai appris à travailler en équipe sur les marchés ☕.",
            "wanted_jobs": [{"label": "Vendeuse en boulangerie"}],
            "experiences": [
                {
                    "id": f"e{number}",
                    "title": "Stage de vente en boulangerie",
                    "employer": "Boulangerie du Marché",
                    "place": "Lille",
                    "start": f"20{20 + number}-01",
                    "end": f"20{20 + number}-06",
                    "tasks": tasks,
                }
                for number in range(experiences)
            ],
            "training": [
                {"id": "t1", "title": "CAP vente", "school": "Lycée de la Plaine", "end": "2026-06"}
            ],
            "skills": ["Encaisser", "Conseiller un client", "Hygiène alimentaire"]
            * (1 if experiences == 1 else 3),
            "languages": [
                {"language": "fr", "level": "native"},
                {"language": "en", "level": "good"},
            ],
            "licences": ["B"],
            "interests": ["Football", "Dessin", "Cuisine"],
        }
    )
