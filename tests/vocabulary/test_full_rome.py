"""Everyday words judged with the whole official ROME, when the file is at hand."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from advisor_dashboard.api.occupations import find_occupations
from advisor_dashboard.models import Appellation, JobHint, Mobility, Occupation
from advisor_dashboard.vocabulary.load import load_default, load_rome

EXPORT = os.environ.get("CLICNJOB_ROME_ZIP", "")
WORDS = Path(__file__).with_name("everyday_words.tsv")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not EXPORT, reason="CLICNJOB_ROME_ZIP does not name the official RefRomeCsv*.zip"
    ),
]


def everyday_words() -> list[tuple[str, set[str]]]:
    lines = [line for line in WORDS.read_text().splitlines() if not line.startswith("#")]
    return [(word, set(romes.split())) for word, romes in (line.split("\t") for line in lines)]


def test_the_whole_export_loads_in_time() -> None:
    load_default()
    started = time.monotonic()
    report = load_rome(EXPORT)
    assert time.monotonic() - started < 60
    assert Occupation.objects.filter(retired=False).count() == 1584
    assert Appellation.objects.filter(key__startswith="ogr:", retired=False).count() == 13120
    with_tasks = JobHint.objects.filter(own=False, kind=JobHint.Kind.TASK)
    assert with_tasks.values("occupation").distinct().count() > 1550
    assert report.tasks + report.skills == JobHint.objects.count() < 50_000
    assert Mobility.objects.count() == report.mobilities == 14912
    assert report.own_appellations.retired == 0


def test_everyday_words_find_their_occupations() -> None:
    load_rome(EXPORT)
    words = everyday_words()
    ranks = {}
    for word, right in words:
        romes = [match.rome for match in find_occupations(word)]
        ranks[word] = next((place for place, rome in enumerate(romes) if rome in right), None)
    missed = [word for word, rank in ranks.items() if rank is None or rank >= 20]
    not_first = [word for word, rank in ranks.items() if rank != 0]
    assert not missed
    assert len(not_first) <= 0.08 * len(words), not_first
