"""``make bench``: measure, and write ``build/bench.json``, a flat object of figures.

``SCALE`` says how many open CVs there are: 10k, 100k (the default) or 2m. The database is
SQLite in a folder that is thrown away; with ``CLICNJOB_TEST_DB=mariadb`` it is the MariaDB that
``tests/settings.py`` names, and the figures stand beside those of SQLite.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from . import live, pages, quiz, story, unit

BUILD = Path(__file__).resolve().parents[2] / "build"
#: Told without the name of a database too: the worse of those that were measured.
_ASKED = ("cv_save_queries", "quiz_submit_over_empty_handler", "unit_queries")
SCALES = {"10k": 10_000, "100k": 100_000, "2m": 2_000_000}


def milliseconds(action: Callable[[int], object], times: int) -> float:
    """The median time of an action, in milliseconds, after one run to warm up."""
    action(0)
    taken = []
    for turn in range(1, times + 1):
        start = time.perf_counter()
        action(turn)
        taken.append((time.perf_counter() - start) * 1000)
    return round(statistics.median(taken), 3)


def measure(size: int) -> dict[str, float]:
    """Fill the database and measure; times in milliseconds unless the name says otherwise."""
    from django.core.management import call_command

    from advisor_dashboard.api import profiles, sharing
    from advisor_dashboard.api.occupations import find_occupations
    from advisor_dashboard.api.targeting import TargetQuery, target
    from cv_xblock.document import CV

    from .population import populate
    from .saving import CHANGES, LINES, questions_of_a_save

    figures: dict[str, float] = {}
    start = time.perf_counter()
    rome = os.environ.get("CLICNJOB_ROME_ZIP")
    if rome:
        call_command("load_rome", rome, verbosity=0)
    else:
        call_command("load_vocabulary", verbosity=0)
    figures["load_rome_s" if rome else "load_vocabulary_s"] = round(time.perf_counter() - start, 2)

    people = populate(size)
    words = ["vendeur", "caissiere", "vandeur", "nounou", "agent de securite"]
    figures["profiles"] = people.profiles
    figures["find_occupations_ms"] = milliseconds(lambda n: find_occupations(words[n % 5]), 100)
    figures["target_ms"] = milliseconds(
        lambda n: target(people.advisor_id, TargetQuery(text=words[n % 5])), 100
    )
    figures["target_everybody_ms"] = milliseconds(
        lambda n: target(people.advisor_id, TargetQuery()), 50
    )
    near = {"commune_key": people.commune_key, "radius_km": 20}
    figures["target_near_ms"] = milliseconds(
        lambda n: target(people.advisor_id, TargetQuery(text=words[n % 5], **near)), 100
    )
    figures["target_everybody_near_ms"] = milliseconds(
        lambda n: target(people.advisor_id, TargetQuery(**near)), 50
    )

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

    document = CV().to_dict() | {"wanted_jobs": []}
    job = find_occupations("vendeur")[0]
    document["wanted_jobs"] = [{"key": "", "rome": job.rome, "label": job.label}]
    profiles.save_cv(people.learner_id, document, base_version=0, course_key=people.course_key)
    sharing.open_sharing(people.learner_id, people.course_key)
    figures["save_shared_cv_ms"] = milliseconds(
        lambda n: profiles.save_cv(
            people.learner_id,
            document | {"introduction": f"Essai {n}"},
            base_version=n + 1,
            course_key=people.course_key,
        ),
        50,
    )
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
        for action in (quiz.measure, story.measure, unit.queries, lambda: measure(SCALES[scale])):
            connection.creation.create_test_db(verbosity=0, serialize=False)
            try:
                figures |= action()
            finally:
                connection.creation.destroy_test_db(name, verbosity=0)
    suffix = "mariadb" if mariadb else "sqlite"
    keep({name: figures.pop(name) for name in list(figures) if "_growth_" in name})
    keep({f"{name}_{suffix}": figure for name, figure in figures.items()})
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
