"""``make bench``: measure, and write ``build/bench.json``, a flat object of figures.

``SCALE`` says how many open CVs there are: 10k, 100k (the default) or 2m. The database is
SQLite in a folder that is thrown away; with ``CLICNJOB_TEST_DB=mariadb`` it is the MariaDB that
``tests/settings.py`` names, and the figures stand beside those of SQLite. ``--database`` measures
what the database decides, and no more. How each figure is measured: ``docs/measures.md``.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from . import live, pages, quiz, story, unit

BUILD = Path(__file__).resolve().parents[2] / "build"
#: Told without the name of a database too: the worse of those that were measured.
_ASKED = ("cv_save_queries", "quiz_submit_over_empty_handler", "unit_queries")
SCALES = {"10k": 10_000, "100k": 100_000, "2m": 2_000_000}


def measure(scale: str) -> dict[str, float]:
    """Fill the database and measure; a ratio, unless the name says otherwise."""
    from . import search, writing
    from .saving import CHANGES, LINES, questions_of_a_save

    figures, people = search.measure(SCALES[scale], scale)
    figures |= writing.measure(people)
    short, long = (
        [
            len(questions_of_a_save(lines, each, keeps=kept))
            for each in CHANGES
            for kept in (False, True)
        ]
        for lines in LINES
    )
    # The same for a short CV and for a long one, or there is no one figure to tell.
    figures[_ASKED[0]] = max(*short, *long)
    figures["cv_save_queries_spread"] = max(abs(a - b) for a, b in zip(short, long, strict=True))
    return figures


def main() -> None:
    """Measure on a database of its own, and merge the figures into the file."""
    scale = os.environ.get("SCALE", "100k")
    if scale not in SCALES:
        raise SystemExit(f"SCALE must be one of {', '.join(SCALES)}, not {scale!r}.")
    mariadb = os.environ.get("CLICNJOB_TEST_DB") == "mariadb"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        os.environ["CLICNJOB_DEMO_DIR"] = folder
        import django
        from django.db import connection

        django.setup()
        name = connection.settings_dict["NAME"]
        if not mariadb:
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "bench.sqlite3")
        figures = {}
        for action in (quiz.measure, story.measure, unit.queries, lambda: measure(scale)):
            connection.creation.create_test_db(verbosity=0, serialize=False)
            try:
                figures |= action()
            finally:
                connection.creation.destroy_test_db(name, verbosity=0)
    suffix = "mariadb" if mariadb else "sqlite"
    of_no_database = [
        name for name in figures if "_growth_" in name and not name.startswith("search_")
    ]
    keep({name: figures.pop(name) for name in of_no_database})
    keep({f"{name}_{suffix}": figure for name, figure in figures.items()})
    if "--database" in sys.argv[1:]:
        return
    keep(live.measure())
    keep(unit.weights())
    try:
        keep(pages.measure())
    except pages.WeasyPrintMissingError as missing:
        raise SystemExit(f"The pages of a CV were not measured. {missing}") from None


def keep(figures: Mapping[str, float]) -> None:
    """Lay the figures beside those that are in the file, and print them all."""
    path = BUILD / "bench.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    known.update(figures)
    for name in _ASKED:
        known[name] = max(known.get(f"{name}_{database}", 0) for database in ("sqlite", "mariadb"))
    BUILD.mkdir(exist_ok=True)
    text = json.dumps(dict(sorted(known.items())), indent=2)
    path.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
