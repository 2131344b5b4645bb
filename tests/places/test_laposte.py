"""Reading La Poste's file: what is understood, and what is refused by name."""

from __future__ import annotations

import doctest

import pytest

from advisor_dashboard.places import laposte, names
from advisor_dashboard.places.names import fold, readable
from advisor_dashboard.places.records import PlacesError

from .files import HEADER, LEAST, ROWS, laposte_file


def by_key(base):
    return {place.key: place for place in base.places}


def test_lines_of_one_commune_become_one_place_with_all_its_postcodes(tmp_path):
    places = by_key(laposte.read(laposte_file(tmp_path), least=LEAST))
    assert places["insee:59350"].postcodes == ("59000", "59160")
    assert places["insee:93066"].name == "Saint-Denis"


def test_dropped_leading_zeros_come_back(tmp_path):
    place = by_key(laposte.read(laposte_file(tmp_path), least=LEAST))["insee:01004"]
    assert place.postcodes == ("01500",)
    assert place.departement == "01"


def test_cities_known_by_arrondissements_stand_also_as_a_whole(tmp_path):
    places = by_key(laposte.read(laposte_file(tmp_path), least=LEAST))
    assert places["insee:75056"].name == "Paris"
    assert places["insee:75101"].name == "Paris 1er"
    assert places["insee:75112"].name == "Paris 12e"


def test_communes_without_coordinates_are_left_out_and_said(tmp_path):
    base = laposte.read(laposte_file(tmp_path), least=LEAST)
    assert "insee:55138" not in by_key(base)
    assert base.counts["without_coordinates"] == 1
    assert "CULEY (55138)" in base.notes[0]


@pytest.mark.parametrize(
    "header",
    [
        "#" + HEADER,
        "\ufeff" + HEADER,
        "\ufeff#" + HEADER.replace("Nom_commune", "Nom_de_la_commune"),
        HEADER.lower().replace("coordonnees_gps", "_geopoint"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_headers_of_other_years_are_understood(tmp_path, header, ending):
    path = laposte_file(tmp_path, header=header, ending=ending)
    assert "insee:59350" in by_key(laposte.read(path, least=LEAST))


HOSTILE = {
    "empty": (b"", "it is empty"),
    "binary": (b"\x00\x01\x02" * 50, "binary"),
    "workbook": (b"PK\x03\x04rest", "archive or a workbook"),
    "gzip": (b"\x1f\x8brest", "archive or a workbook"),
    "page": (b"<html><body>404</body></html>\n", "line 1: no column"),
    "comma": (HEADER.replace(";", ",").encode() + b"\n", "separator is not ';'"),
    "no coordinates": (HEADER.rsplit(";", 1)[0].encode() + b"\n", "coordonnees_gps"),
    "latin-1": ((HEADER + "\n" + ROWS[0] + "\n").encode("latin-1"), "line 1: it is not UTF-8"),
    "short line": (f"{HEADER}\n{ROWS[0]}\n59507;RON\n".encode(), "line 3: 2 columns instead of 6"),
    "bad INSEE": (f"{HEADER}\nX9350{ROWS[0][5:]}\n".encode(), "line 2: 'X9350' is not a INSEE"),
    "bad postcode": (f"{HEADER}\n59350;LILLE;5900O;;LILLE;50.6,3.0\n".encode(), "not a postcode"),
    "no name": (f"{HEADER}\n59350; ;59000;;LILLE;50.6,3.0\n".encode(), "name of the commune"),
    "one number": (f"{HEADER}\n59350;LILLE;59000;;LILLE;50.6\n".encode(), "not coordinates"),
    "not a number": (f"{HEADER}\n59350;LILLE;59000;;LILLE;nan,3.0\n".encode(), "not coordinates"),
    "off the globe": (f"{HEADER}\n59350;LILLE;59000;;LILLE;95.0,3.0\n".encode(), "not coordinates"),
    "cut": (f"{HEADER}\n{ROWS[0]}\n{ROWS[2][:-3]}".encode(), "line 3: it ends in the middle"),
    "few": (f"{HEADER}\n{ROWS[0]}\n".encode(), "holds 1 communes"),
    "quote": (f'{HEADER}\n"59350;LILLE\n'.encode(), "not a line of CSV"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_not_the_base_is_refused_by_name(tmp_path, name):
    content, said = HOSTILE[name]
    path = tmp_path / "wrong.csv"
    path.write_bytes(content)
    with pytest.raises(PlacesError) as refusal:
        laposte.read(path, least=LEAST)
    assert str(refusal.value).startswith("wrong.csv")
    assert said in str(refusal.value)
    assert "Nothing was loaded." in str(refusal.value)


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(laposte, "MAX_BYTES", 100)
    with pytest.raises(PlacesError, match="larger than"):
        laposte.read(laposte_file(tmp_path))


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(PlacesError, match="cannot be read"):
            laposte.read(path)


def test_the_whole_base_is_asked_for_unless_told_otherwise(tmp_path):
    with pytest.raises(PlacesError, match="33000"):
        laposte.read(laposte_file(tmp_path))


@pytest.mark.parametrize(
    ("capitals", "name"),
    [
        ("ST DENIS", "Saint-Denis"),
        ("STE MARIE AUX MINES", "Sainte-Marie-aux-Mines"),
        ("L HAY LES ROSES", "L’Hay-les-Roses"),
        ("VILLENEUVE D ASCQ", "Villeneuve-d’Ascq"),
        ("LA ROCHE SUR YON", "La Roche-sur-Yon"),
        ("LES ABYMES", "Les Abymes"),
        ("Y", "Y"),
    ],
)
def test_names_in_capitals_become_readable(capitals, name):
    assert readable(capitals) == name


@pytest.mark.parametrize("text", ["Saint-Étienne", "st etienne", "ST-ETIENNE", "  sáint  étienne"])
def test_spellings_of_one_name_fold_alike(text):
    assert fold(text) == "saint etienne"


def test_the_examples_of_the_documentation_hold():
    assert doctest.testmod(names).failed == 0


def test_words_that_are_always_written_alike_lend_their_accents():
    known = names.accents(["Forêt-Noire", "La Forêt", "Forêt", "Pré", "Pre", "Pré"])
    assert names.with_accents("Pre-la-Foret-l’Abbe", known) == "Pre-la-Forêt-l’Abbe"
