"""Opening the zip file of a ROME export: its tables as checked rows, or a refusal."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MOST_BYTES = 64 * 2**20  # the official file weighs 3.3 MB
_MOST_UNPACKED = 400 * 2**20  # and 20 MB unpacked
_MOST_MEMBERS = 200
_MOST_RATIO = 200
_MEMBER = re.compile(r"(?:.*/)?unix_(?P<stem>[a-z_]+)_v(?P<version>\d+)_utf8\.csv")
_VERSION = re.compile(r"version\s*:\s*(?P<number>\d+)", re.IGNORECASE)
_PUBLISHED = re.compile(r"publication\s*:\s*(?P<date>\d{2}/\d{2}/\d{4})", re.IGNORECASE)

OCCUPATIONS = "referentiel_code_rome"
APPELLATIONS = "referentiel_appellation"
ITEMS = "coherence_item"
ITEM_LABELS = "item"
KNOWLEDGE = "referentiel_savoir"
MOBILITY = "rubrique_mobilite"

_COLUMNS: dict[str, tuple[str, ...]] = {
    OCCUPATIONS: ("code_rome", "libelle_rome"),
    APPELLATIONS: (
        "code_ogr",
        "libelle_appellation_long",
        "code_rome",
        "classification",
        "peu_usite",
    ),
    ITEMS: ("code_rome", "code_ogr", "coeur_metier"),
    ITEM_LABELS: ("code_ogr", "libelle", "code_rubrique"),
    KNOWLEDGE: ("code_ogr_savoir", "categorie_savoir"),
    MOBILITY: ("code_rome", "code_rome_cible", "numero_ordre"),
}
_LONGEST = {"libelle_rome": 255, "libelle_appellation_long": 255, "libelle": 500}


class RomeExportError(Exception):
    """The file is not a whole ROME export; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, with what an error has to say about where it stands."""

    where: str
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def number(self, column: str) -> int:
        value = self.values[column]
        if not (value.isascii() and value.isdigit() and len(value) < 10):
            raise RomeExportError(f"{self.where}: {column} is {value!r}, a number was expected.")
        return int(value)

    def text(self, column: str) -> str:
        value = " ".join(self.values[column].split())
        if not value or "\x00" in value or len(value) > _LONGEST[column]:
            raise RomeExportError(
                f"{self.where}: {column} is empty, too long or holds a forbidden sign."
            )
        return value


@dataclass(frozen=True, slots=True)
class RomeTables:
    """The tables of an export by their stem, and its version."""

    version: str
    rows: dict[str, list[Row]]


def read_tables(name: str, content: bytes) -> RomeTables:
    """The tables that the product uses, out of the bytes of the zip file.

    Raises:
        RomeExportError: something else than the export, or a part of it only.
    """
    with _open(name, content) as archive:
        members = _members(name, archive)
        version = _version(name, archive)
        return RomeTables(
            version, {stem: _table(name, archive, members[stem], stem) for stem in _COLUMNS}
        )


def read_content(path: Path) -> bytes:
    """The bytes of the file, read once, so that it cannot change between two looks."""
    try:
        if not path.is_file():
            raise RomeExportError(f"{path.name}: there is no such file.")
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise RomeExportError(f"{path.name}: cannot be read ({error.strerror}).") from error
    if not content:
        raise RomeExportError(f"{path.name}: the file is empty.")
    if len(content) > _MOST_BYTES:
        raise RomeExportError(
            f"{path.name}: larger than {_MOST_BYTES >> 20} MB, this is not the ROME export."
        )
    return content


def _open(name: str, content: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        if content.startswith(b"PK"):
            raise RomeExportError(
                f"{name}: the zip file is cut short or damaged. Download it again."
            ) from error
        raise RomeExportError(
            f"{name}: this is not a zip file, so it is not the ROME export (RefRomeCsv*.zip)."
        ) from error
    infos = archive.infolist()
    unpacked = sum(info.file_size for info in infos)
    suspicious = any(
        info.file_size > 2**20 and info.file_size > info.compress_size * _MOST_RATIO
        for info in infos
    )
    if len(infos) > _MOST_MEMBERS or unpacked > _MOST_UNPACKED or suspicious:
        raise RomeExportError(
            f"{name}: unpacks to far more than the ROME export does; it was not opened."
        )
    if any(info.flag_bits & 0x1 for info in infos):
        raise RomeExportError(f"{name}: the zip file is protected by a password.")
    return archive


def _members(name: str, archive: zipfile.ZipFile) -> dict[str, str]:
    """The file of each table, by its stem; all of one version."""
    found: dict[str, str] = {}
    versions = set()
    for member in archive.namelist():
        match = _MEMBER.fullmatch(member)
        if match is None or match["stem"] not in _COLUMNS:
            continue
        if match["stem"] in found:
            raise RomeExportError(f"{name}: holds {found[match['stem']]} and {member} at once.")
        found[match["stem"]] = member
        versions.add(match["version"])
    missing = [stem for stem in _COLUMNS if stem not in found]
    if len(missing) == len(_COLUMNS):
        raise RomeExportError(
            f"{name}: holds none of the files unix_*_utf8.csv, so it is not the ROME export "
            "(RefRomeCsv*.zip, published by France Travail)."
        )
    if missing:
        raise RomeExportError(
            f"{name}: unix_{missing[0]}_v*_utf8.csv is missing. Download the file again."
        )
    if len(versions) > 1:
        raise RomeExportError(f"{name}: mixes versions {', '.join(sorted(versions))}.")
    return found


def _version(name: str, archive: zipfile.ZipFile) -> str:
    member = next(
        (each for each in archive.namelist() if each.rpartition("/")[2] == "version.txt"), None
    )
    if member is None:
        raise RomeExportError(f"{name}: version.txt is missing. Download the file again.")
    text = _text(name, archive, member)
    number = _VERSION.search(text)
    if number is None:
        raise RomeExportError(f"{name}: version.txt does not say which version this is.")
    published = _PUBLISHED.search(text)
    return f"{number['number']} ({published['date']})" if published else number["number"]


def _text(name: str, archive: zipfile.ZipFile, member: str) -> str:
    try:
        return archive.read(member).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise RomeExportError(f"{name}: {member}, line {line}: not written in UTF-8.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise RomeExportError(
            f"{name}: {member} is damaged inside the zip file. Download it again."
        ) from error


def _table(name: str, archive: zipfile.ZipFile, member: str, stem: str) -> list[Row]:
    rows = list(_rows(f"{name}: {member}", _text(name, archive, member), _COLUMNS[stem]))
    if not rows:
        raise RomeExportError(f"{name}: {member} holds no line.")
    return rows


def _rows(where: str, text: str, columns: tuple[str, ...]) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        missing = [column for column in columns if column not in header]
        if missing:
            raise RomeExportError(f"{where}: the column {missing[0]} is missing.")
        places = [(column, header.index(column)) for column in columns]
        for fields in reader:
            if not fields:
                continue
            if len(fields) != len(header):
                raise RomeExportError(
                    f"{where}, line {reader.line_num}: {len(header)} columns expected, "
                    f"{len(fields)} found. The file is cut short or damaged."
                )
            yield Row(
                f"{where}, line {reader.line_num}",
                {column: fields[place].strip() for column, place in places},
            )
    except csv.Error as error:
        raise RomeExportError(
            f"{where}, line {reader.line_num}: not a line of CSV ({error}). "
            "The file is cut short or damaged."
        ) from error
