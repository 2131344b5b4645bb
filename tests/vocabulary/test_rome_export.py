"""The reader takes a whole export, and refuses anything else by name."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from advisor_dashboard.vocabulary.rome_export import RomeExportError, read_rome_export
from advisor_dashboard.vocabulary.rome_hints import MOST_TASKS

from .exports import HEADERS, csv_bytes, tables, write_export


def refused(path: Path) -> str:
    with pytest.raises(RomeExportError) as caught:
        read_rome_export(path)
    message = str(caught.value)
    assert path.name in message
    return message


def test_reads_a_whole_export(tmp_path: Path) -> None:
    export = read_rome_export(write_export(tmp_path / "RefRomeCsv_v460.zip"))
    assert export.version == "60 (18/09/2025)"
    assert len(export.sha256) == 64
    assert export.occupations["D1505"] == "Hôte / Hôtesse de caisse"
    cashier = next(label for label in export.appellations if label.ogr == 102)
    assert (cashier.masculine, cashier.feminine) == ("Caissier", "Caissière")
    assert [label.ogr for label in export.appellations if label.rarely_used] == [105]
    assert ("G1605", "D1505", 2) in export.mobility


def test_what_is_typical_comes_first_and_only_what_helps_to_write(tmp_path: Path) -> None:
    hints = read_rome_export(write_export(tmp_path / "rome.zip")).hints
    # The core, the others, what is emerging; no diploma, no working condition.
    assert hints["D1505"].tasks == ("Encaisser un client", "Compter un fonds", "Aider")
    assert hints["D1505"].skills == ("Règles de caisse", "Avoir le sens du service")
    assert hints["G1605"].tasks == ("Trier les restes",)


def test_the_plainest_of_many_are_kept(tmp_path: Path) -> None:
    data = tables()
    for number in range(8000, 8040):
        data["item"].append((str(number), "Plier " + "x" * (number - 7990), "1"))
        data["coherence_item"].append(("D1505", str(number), "Principale"))
    data["item"].append(("8100", "a" * 101, "1"))
    data["coherence_item"].append(("D1505", "8100", "Principale"))
    tasks = read_rome_export(write_export(tmp_path / "rome.zip", data)).hints["D1505"].tasks
    assert len(tasks) == MOST_TASKS
    assert list(tasks) == sorted(tasks, key=len)


def test_a_byte_order_mark_and_a_folder_inside_the_zip_are_no_obstacle(tmp_path: Path) -> None:
    rows = csv_bytes(HEADERS["item"], tables()["item"])
    path = write_export(
        tmp_path / "rome.zip",
        replaced={"item": None, "RefRome/unix_item_v460_utf8.csv": b"\xef\xbb\xbf" + rows},
    )
    assert read_rome_export(path).hints["D1505"].tasks[0] == "Encaisser un client"


def test_a_file_that_is_not_read_may_be_anything(tmp_path: Path) -> None:
    path = write_export(
        tmp_path / "rome.zip", replaced={"unix_arborescence_v460_utf8.csv": b"\xe8"}
    )
    assert read_rome_export(path).occupations


def test_no_file(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "nowhere.zip")


def test_a_folder(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path)


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"", "empty"), (b"rome;libelle\n", "not a zip file"), (b"PK\x03\x04 cut", "cut short")],
)
def test_not_a_zip_file(tmp_path: Path, content: bytes, problem: str) -> None:
    path = tmp_path / "rome.zip"
    path.write_bytes(content)
    assert problem in refused(path)


def test_another_zip_file(tmp_path: Path) -> None:
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.txt", "a photo")
    assert "not the ROME export" in refused(path)


def test_a_truncated_zip_file(tmp_path: Path) -> None:
    path = write_export(tmp_path / "rome.zip")
    path.write_bytes(path.read_bytes()[:-200])
    assert "cut short" in refused(path)


def test_a_damaged_member(tmp_path: Path) -> None:
    path = write_export(tmp_path / "rome.zip")
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        info = archive.getinfo("unix_item_v460_utf8.csv")
    content[info.header_offset + 30 + len(info.filename) + 5] ^= 0xFF
    path.write_bytes(bytes(content))
    assert "unix_item_v460_utf8.csv" in refused(path)


@pytest.mark.parametrize("stem", sorted(HEADERS))
def test_a_missing_file_is_named(tmp_path: Path, stem: str) -> None:
    assert f"unix_{stem}" in refused(write_export(tmp_path / "rome.zip", replaced={stem: None}))


def test_a_missing_version_is_named(tmp_path: Path) -> None:
    path = write_export(tmp_path / "rome.zip", replaced={"version.txt": None})
    assert "version.txt" in refused(path)


@pytest.mark.parametrize("stem", sorted(HEADERS))
def test_a_missing_column_is_named(tmp_path: Path, stem: str) -> None:
    header = ["other" if column.startswith("code") else column
              for column in HEADERS[stem]]  # fmt: skip
    message = refused(
        write_export(tmp_path / "rome.zip", replaced={stem: csv_bytes(header, tables()[stem])})
    )
    assert "column" in message
    assert f"unix_{stem}" in message


@pytest.mark.parametrize("stem", sorted(HEADERS))
def test_a_file_cut_in_the_middle_of_a_line_is_refused(tmp_path: Path, stem: str) -> None:
    whole = csv_bytes(HEADERS[stem], tables()[stem])
    path = write_export(tmp_path / "rome.zip", replaced={stem: whole[: whole.rindex(b",") + 2]})
    message = refused(path)
    assert f"unix_{stem}" in message
    assert "line" in message


@pytest.mark.parametrize("stem", sorted(HEADERS))
def test_a_file_with_its_header_only_is_refused(tmp_path: Path, stem: str) -> None:
    path = write_export(tmp_path / "rome.zip", {**tables(), stem: []})
    assert f"unix_{stem}" in refused(path)


def test_labels_cut_between_two_lines_are_noticed(tmp_path: Path) -> None:
    data = tables()
    data["referentiel_appellation"] = data["referentiel_appellation"][:3]
    assert "G1605" in refused(write_export(tmp_path / "rome.zip", data))


@pytest.mark.parametrize(
    ("stem", "row"),
    [
        ("referentiel_appellation", ("106", "Nageur", "", "Z9999", "SYNONYME", "N")),
        ("coherence_item", ("A1101", "7001", "Principale")),
        ("rubrique_mobilite", ("D1505", "A1101", "3")),
        ("referentiel_code_rome", ("D15", "4", "9004", "Autre")),
    ],
)
def test_an_unknown_rome_code_is_refused(tmp_path: Path, stem: str, row: tuple[str, ...]) -> None:
    data = tables()
    data[stem].append(row)
    message = refused(write_export(tmp_path / "rome.zip", data))
    assert f"unix_{stem}" in message
    assert "line" in message


@pytest.mark.parametrize(
    ("stem", "row", "problem"),
    [
        ("coherence_item", ("D1505", "8888", "Principale"), "8888"),
        ("referentiel_appellation", ("102", "Autre", "", "D1505", "SYNONYME", "N"), "twice"),
        ("referentiel_appellation", ("x", "Autre", "", "D1505", "SYNONYME", "N"), "number"),
        ("referentiel_appellation", ("107", " ", "", "D1505", "SYNONYME", "N"), "empty"),
        ("referentiel_appellation", ("107", "a" * 256, "", "D1505", "SYNONYME", "N"), "too long"),
        ("referentiel_code_rome", ("D1505", "4", "9", "Autre"), "twice"),
        ("rubrique_mobilite", ("D1505", "D1214", "proche"), "number"),
    ],
)
def test_a_contradiction_is_refused(
    tmp_path: Path, stem: str, row: tuple[str, ...], problem: str
) -> None:
    data = tables()
    data[stem].append(row)
    assert problem in refused(write_export(tmp_path / "rome.zip", data))


def test_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    latin = csv_bytes(HEADERS["item"], tables()["item"]).replace(
        b"fonds", "fondé".encode("latin-1")
    )
    message = refused(write_export(tmp_path / "rome.zip", replaced={"item": latin}))
    assert "line 3: not written in UTF-8" in message


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    path = write_export(tmp_path / "rome.zip", replaced={"item": b"0" * (8 * 2**20)})
    assert "far more" in refused(path)


def test_a_zip_file_with_a_password_is_refused(tmp_path: Path) -> None:
    path = write_export(tmp_path / "rome.zip")
    content = bytearray(path.read_bytes())
    start = content.index(b"PK\x01\x02")
    while content[start : start + 4] == b"PK\x01\x02":
        content[start + 8] |= 1
        sizes = struct.unpack_from("<HHH", content, start + 28)
        start += 46 + sum(sizes)
    path.write_bytes(bytes(content))
    assert "password" in refused(path)


def test_two_versions_at_once_are_refused(tmp_path: Path) -> None:
    rows = csv_bytes(HEADERS["item"], tables()["item"])
    path = write_export(
        tmp_path / "rome.zip", replaced={"item": None, "unix_item_v461_utf8.csv": rows}
    )
    assert "mixes versions" in refused(path)
