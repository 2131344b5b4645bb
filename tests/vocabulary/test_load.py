"""Loading the vocabulary: in place, whole or not at all, and seen at once."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError

from advisor_dashboard.api.occupations import (
    Tier,
    find_occupations,
    get_appellation,
    suggest_appellations,
)
from advisor_dashboard.models import (
    Appellation,
    JobHint,
    Mobility,
    Occupation,
    ReferenceLoad,
)
from advisor_dashboard.vocabulary import load
from advisor_dashboard.vocabulary.load import load_default, load_rome
from advisor_dashboard.vocabulary.rome_export import RomeExportError

from .exports import Tables, tables, write_export

pytestmark = pytest.mark.django_db


def newer() -> Tables:
    """The next version: a new name, a label gone, one moved, one more occupation."""
    data = tables()
    data["referentiel_code_rome"][0] = ("D1505", "1", "9001", "Caissier / Caissière")
    data["referentiel_code_rome"].append(("A1503", "5", "9005", "Toiletteur / Toiletteuse"))
    labels = [row for row in data["referentiel_appellation"] if row[0] not in ("105", "102")]
    labels.append(("102", "Caissier / Caissière de bar", "", "G1605", "SYNONYME", "N"))
    labels.append(("109", "Toiletteur / Toiletteuse", "", "A1503", "PRINCIPALE", "N"))
    data["referentiel_appellation"] = labels
    data["rubrique_mobilite"] = [("D1505", "A1503", "1"), ("D1505", "D1214", "2")]
    data["coherence_item"].append(("A1503", "7004", "Principale"))
    return data


def state() -> dict[str, list[tuple[object, ...]]]:
    return {
        model.__name__: list(model.objects.order_by("pk").values_list())
        for model in (Occupation, Appellation, JobHint, Mobility, ReferenceLoad)
    }


def test_loads_a_whole_export(tmp_path: Path) -> None:
    report = load_rome(write_export(tmp_path / "rome.zip"))
    assert (report.occupations.created, report.appellations.created) == (3, 5)
    assert report.mobilities == 3
    cashier = Appellation.objects.get(key="ogr:102")
    assert (cashier.masculine, cashier.feminine, cashier.main) == ("Caissier", "Caissière", False)
    record = ReferenceLoad.objects.get()
    assert (record.version, record.sha256) == ("60 (18/09/2025)", report.sha256)
    assert record.counts["appellations"]["in_use"] == 5


def test_a_newer_version_updates_in_place_and_keeps_choices(tmp_path: Path) -> None:
    load_rome(write_export(tmp_path / "old.zip"))
    ids = dict(Appellation.objects.values_list("key", "pk"))
    occupation_ids = dict(Occupation.objects.values_list("rome", "pk"))
    report = load_rome(write_export(tmp_path / "new.zip", newer(), version=61))
    assert (report.occupations.created, report.occupations.updated) == (1, 1)
    assert (report.appellations.created, report.appellations.updated) == (1, 1)
    assert report.appellations.retired == 1
    after = dict(Appellation.objects.values_list("key", "pk"))
    assert {key: after[key] for key in ids} == ids
    assert (
        dict(Occupation.objects.filter(pk__in=occupation_ids.values()).values_list("rome", "pk"))
        == occupation_ids
    )
    assert Appellation.objects.get(key="ogr:105").retired
    assert get_appellation("ogr:105") is not None
    assert Appellation.objects.get(key="ogr:102").occupation.rome == "G1605"
    assert Occupation.objects.get(rome="D1505").label == "Caissier / Caissière"
    near = Mobility.objects.order_by("rank").values_list("occupation__rome", "target__rome")
    assert list(near) == [("D1505", "A1503"), ("D1505", "D1214")]


def test_what_returns_is_brought_back_with_its_id(tmp_path: Path) -> None:
    old, new = write_export(tmp_path / "old.zip"), write_export(tmp_path / "new.zip", newer())
    load_rome(old)
    pk = Appellation.objects.get(key="ogr:105").pk
    load_rome(new)
    report = load_rome(old)
    assert report.appellations.returned == 1
    assert report.occupations.retired == 1
    back = Appellation.objects.get(key="ogr:105")
    assert (back.pk, back.retired) == (pk, False)
    assert Occupation.objects.get(rome="A1503").retired


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    path = write_export(tmp_path / "rome.zip")
    load_rome(path)
    before = state()
    report = load_rome(path)
    after = state()
    assert report.occupations.total == report.appellations.total == report.hints_changed == 0
    assert {**before, "ReferenceLoad": 0} == {**after, "ReferenceLoad": 0}


def test_a_refused_file_leaves_everything_as_it_was(tmp_path: Path) -> None:
    load_rome(write_export(tmp_path / "old.zip"))
    before = state()
    data = newer()
    data["rubrique_mobilite"].append(("D1505", "X0000", "3"))
    with pytest.raises(RomeExportError):
        load_rome(write_export(tmp_path / "new.zip", data))
    assert state() == before


def test_a_fault_in_the_middle_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_rome(write_export(tmp_path / "old.zip"))
    before = state()

    def fails(wanted: object) -> None:
        raise IntegrityError("the disk is full")

    monkeypatch.setattr(load, "replace_mobility", fails)
    with pytest.raises(IntegrityError):
        load_rome(write_export(tmp_path / "new.zip", newer()))
    assert state() == before


def test_our_own_vocabulary_loads_and_loads_again_unchanged() -> None:
    first = load_default()
    before = state()
    second = load_default()
    assert first.occupations.created >= 300
    assert second.occupations.total == second.own_appellations.total == 0
    assert state() == before


def test_our_labels_stay_attached_when_rome_arrives(tmp_path: Path) -> None:
    load_default()
    cashier = Appellation.objects.get(key="cnj:caissier")
    baker = Appellation.objects.get(key="cnj:boulanger")
    load_rome(write_export(tmp_path / "rome.zip"))
    cashier.refresh_from_db()
    baker.refresh_from_db()
    assert (cashier.retired, cashier.main, cashier.occupation.rome) == (False, False, "D1505")
    assert cashier.occupation.label == "Hôte / Hôtesse de caisse"
    assert baker.retired
    assert baker.occupation.retired
    assert get_appellation("cnj:boulanger") is not None


def test_our_vocabulary_after_rome_renames_nothing(tmp_path: Path) -> None:
    load_rome(write_export(tmp_path / "rome.zip"))
    before = state()
    load_default()
    after = state()
    assert before["Occupation"] == after["Occupation"]
    assert before["Mobility"] == after["Mobility"]


def test_a_load_is_seen_at_once_by_the_search(tmp_path: Path) -> None:
    assert find_occupations("toiletteuse") == []
    load_rome(write_export(tmp_path / "old.zip"))
    assert find_occupations("toiletteuse") == []
    assert find_occupations("caissière")[0].label == "Caissier / Caissière"
    load_rome(write_export(tmp_path / "new.zip", newer(), version=61))
    assert find_occupations("toiletteuse")[0].rome == "A1503"
    assert suggest_appellations("toilet")[0].rome == "A1503"


def test_retired_labels_are_not_offered_any_more(tmp_path: Path) -> None:
    load_rome(write_export(tmp_path / "old.zip"))
    assert find_occupations("laveuse de plats")[0].tier is Tier.EXACT
    load_rome(write_export(tmp_path / "new.zip", newer(), version=61))
    assert all(match.tier is not Tier.EXACT for match in find_occupations("laveuse de plats"))


def test_a_search_asks_the_database_once(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    load_default()
    find_occupations("vendeur")
    with django_assert_num_queries(1):
        find_occupations("vendeur")
    with django_assert_num_queries(1):
        suggest_appellations("vend")


def test_every_match_gives_its_reason() -> None:
    load_default()
    for word in ("vendeur", "vendeuses", "nounou", "vandeur", "garçon de piste", "bricol"):
        matches = find_occupations(word)
        assert matches
        assert all(match.reason and "%(" not in match.reason for match in matches)


def test_unknown_keys_have_no_label() -> None:
    assert get_appellation("ogr:0") is None
    assert get_appellation("") is None


def test_the_command_loads_and_counts(tmp_path: Path) -> None:
    out = StringIO()
    call_command("load_rome", write_export(tmp_path / "rome.zip"), stdout=out)
    assert "3 occupations, 5 appellations" in out.getvalue()


def test_the_command_refuses_by_name_and_says_how_to_mend(tmp_path: Path) -> None:
    path = tmp_path / "holiday.zip"
    path.write_bytes(b"no zip")
    with pytest.raises(CommandError, match=r"holiday\.zip.*\n.*Nothing was changed.*Download"):
        call_command("load_rome", path)
    assert not Occupation.objects.exists()


def test_the_command_prints_json_in_the_order_of_the_page() -> None:
    call_command("load_vocabulary", stdout=StringIO())
    out = StringIO()
    call_command("occupations", "caissière", "--json", stdout=out)
    rows = json.loads(out.getvalue())
    assert [row["rome"] for row in rows] == [match.rome for match in find_occupations("caissière")]
    assert set(rows[0]) == {"rome", "label", "tier", "reason"}
    assert "Caissière" in out.getvalue()


def test_the_command_prints_a_table_too() -> None:
    call_command("load_vocabulary", stdout=StringIO())
    out = StringIO()
    call_command("occupations", "caissière", stdout=out)
    assert out.getvalue().startswith("D1505")


def test_an_unknown_word_is_an_empty_list() -> None:
    out = StringIO()
    call_command("occupations", "xyzzyqq", "--json", stdout=out)
    assert json.loads(out.getvalue()) == []
