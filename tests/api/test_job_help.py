"""What people do in a job: our plain words, then ROME's."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor_dashboard.api.job_help import MOST, JobHelp, help_for, help_named
from advisor_dashboard.models import JobHint
from advisor_dashboard.vocabulary.defaults import read_occupations
from advisor_dashboard.vocabulary.load import load_default, load_rome

from ..vocabulary.exports import tables, write_export

pytestmark = pytest.mark.django_db


def test_every_label_of_our_own_has_help() -> None:
    load_default()
    for occupation in read_occupations():
        for label in occupation.labels:
            help_ = help_for(label.key)
            assert 5 <= len(help_.tasks) <= MOST, label
            assert 3 <= len(help_.skills) <= MOST, label


def test_our_plain_words_come_before_those_of_rome(tmp_path: Path) -> None:
    data = tables()
    # The same in other words than ours is said once.
    data["item"].append(("7020", "Accueillir le client", "1"))
    data["coherence_item"].append(("D1505", "7020", "Principale"))
    load_rome(write_export(tmp_path / "rome.zip", data))
    tasks = help_for("ogr:102").tasks
    assert tasks[:2] == ("Accueillir les clients", "Tenir la caisse")
    assert "Accueillir le client" not in tasks
    assert tasks[8:10] == ("Encaisser un client", "Compter un fonds")


def test_an_occupation_that_only_rome_has_is_helped_by_rome(tmp_path: Path) -> None:
    data = tables()
    data["referentiel_code_rome"].append(("N4999", "5", "9005", "Autre"))
    data["referentiel_appellation"].append(("120", "Autre", "", "N4999", "PRINCIPALE", "N"))
    data["coherence_item"].append(("N4999", "7004", ""))
    load_rome(write_export(tmp_path / "rome.zip", data))
    assert help_for("ogr:120") == JobHelp(("Trier les restes",), ())


def test_loading_ours_again_keeps_those_of_rome(tmp_path: Path) -> None:
    load_rome(write_export(tmp_path / "rome.zip"))
    before = help_for("ogr:102")
    load_default()
    assert help_for("ogr:102") == before


def test_a_newer_version_replaces_what_the_older_said(tmp_path: Path) -> None:
    load_rome(write_export(tmp_path / "rome.zip"))
    data = tables()
    data["item"][0] = ("7001", "Faire payer", "1")
    load_rome(write_export(tmp_path / "newer.zip", data, version=61))
    tasks = help_for("ogr:102").tasks
    assert "Faire payer" in tasks
    assert "Encaisser un client" not in tasks
    assert JobHint.objects.filter(label="Encaisser un client").count() == 0


def test_own_words_find_the_help_of_the_job_that_they_mean() -> None:
    load_default()
    assert help_named("caissière") == help_for("cnj:caissier")
    assert help_named("nounou").tasks


@pytest.mark.parametrize("key", ["", "ogr:0", "cnj:nothing", "'; --"])
def test_an_unknown_job_has_no_help(key: str) -> None:
    load_default()
    assert help_for(key) == JobHelp()
    assert help_named("xyzzyqq") == help_named("") == JobHelp()


def test_the_help_is_one_query(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    load_default()
    help_named("vendeur")
    with django_assert_num_queries(1):
        help_for("cnj:caissier")
    with django_assert_num_queries(2):
        help_named("vendeur")
