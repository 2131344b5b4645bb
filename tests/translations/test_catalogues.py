"""Every string that a person sees has its French, and the compiled catalogues are current."""

from __future__ import annotations

import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
CATALOGUES = [
    CHECKOUT / "advisor_dashboard/locale/fr/LC_MESSAGES/django.po",
    CHECKOUT / "demo/locale/fr/LC_MESSAGES/django.po",
    CHECKOUT / "clicnjob_xblocks/translations/fr/LC_MESSAGES/text.po",
    CHECKOUT / "cv_xblock/translations/fr/LC_MESSAGES/text.po",
    CHECKOUT / "quiz_xblock/translations/fr/LC_MESSAGES/text.po",
]

needs_gettext = pytest.mark.skipif(
    shutil.which("msgfmt") is None and os.environ.get("CI") != "true",
    reason="no GNU gettext here: apt-get install gettext to run it",
)


def _msgfmt(*arguments: object) -> str:
    done = subprocess.run(
        ["msgfmt", *map(str, arguments)], capture_output=True, text=True, check=True
    )
    return done.stderr


@needs_gettext
@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parts[-5])
def test_every_string_is_translated_into_french(catalogue: Path) -> None:
    report = _msgfmt("--statistics", "--check", "-o", os.devnull, catalogue)
    assert "untranslated" not in report
    assert "fuzzy" not in report


@needs_gettext
@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parts[-5])
def test_the_compiled_catalogue_says_what_the_source_says(catalogue: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.mo"
    _msgfmt("-o", fresh, catalogue)
    with fresh.open("rb") as new, catalogue.with_suffix(".mo").open("rb") as committed:
        assert gettext.GNUTranslations(new)._catalog == gettext.GNUTranslations(committed)._catalog


@needs_gettext
def test_no_string_of_the_code_is_missing_from_the_catalogues(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(
        CHECKOUT,
        copy,
        ignore=shutil.ignore_patterns(".git", ".venv*", "var", "build", "*.egg-info", ".*_cache"),
    )
    before = {path: _messages(path) for path in CATALOGUES}
    subprocess.run(
        [copy / "tests/translations/gather.sh", Path(sys.executable).parent],
        check=True,
        capture_output=True,
    )
    for path in CATALOGUES:
        gathered = _messages(copy / path.relative_to(CHECKOUT))
        assert gathered == before[path], f"run `make messages`: {path.relative_to(CHECKOUT)}"


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.parts[-5])
def test_french_signs_do_not_begin_a_line(catalogue: Path) -> None:
    with catalogue.with_suffix(".mo").open("rb") as compiled:
        texts = gettext.GNUTranslations(compiled)._catalog.values()
    assert [text for text in texts if re.search(r"\w [:;?!»]|« ", text)] == []


def _messages(catalogue: Path) -> set[str]:
    """The msgids of a catalogue, comments and order left aside."""
    done = subprocess.run(
        ["msgattrib", "--no-location", "--no-wrap", "--sort-output", str(catalogue)],
        capture_output=True,
        text=True,
        check=True,
    )
    return {line for line in done.stdout.splitlines() if line.startswith("msgid")}
