"""Reading La Poste's official base of postcodes: one line per commune, postcode and locality."""

from __future__ import annotations

import csv
import hashlib
import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .names import departement, readable, typed_words
from .records import Base, Place, PlacesError

MAX_BYTES = 64 * 1024 * 1024
# France has some 34,900 communes and loses a few dozen a year by mergers.
LEAST_COMMUNES = 33_000

# Each column with the names that La Poste has given it over the years.
COLUMNS: dict[str, tuple[str, ...]] = {
    "insee": ("code commune insee",),
    "name": ("nom commune", "nom de la commune"),
    "postcode": ("code postal",),
    "line5": ("ligne 5",),
    "routing": ("libelle d acheminement",),
    "gps": ("coordonnees gps", "coordonnees geographiques", "geopoint"),
}
# Spreadsheets and some exports drop the leading zero of the first nine départements.
_INSEE = re.compile(r"\d{4,5}|2[ABab]\d{3}")
_POSTCODE = re.compile(r"\d{4,5}")
_NUMBER = re.compile(r"-?\d{1,3}(\.\d+)?")
_ARRONDISSEMENT = re.compile(r"(PARIS|LYON|MARSEILLE) (\d\d?)")
# The base knows these cities by their arrondissements only.
_WHOLE_CITIES = {"PARIS": ("75056", "75"), "LYON": ("69123", "69"), "MARSEILLE": ("13055", "13")}
_AGAIN = "Download the official base of postcodes again and load that file unchanged."


@dataclass
class _Commune:
    name: str
    point: tuple[float, float] | None
    postcodes: set[str]


def read(path: Path, *, least: int = LEAST_COMMUNES) -> Base:
    """The communes of the file, several lines of one commune merged.

    Args:
        least: how many communes the whole base holds at least.

    Raises:
        PlacesError: the file is not the official base, or not all of it; the message names
            the file, the line and how to mend it.
    """
    content = _content(path)
    communes: dict[str, _Commune] = {}
    lines = 0
    for line, row in _rows(path, _text(path, content)):
        lines += 1
        insee = _code(row["insee"], _INSEE, path, line, "INSEE code").upper()
        postcode = _code(row["postcode"], _POSTCODE, path, line, "postcode")
        name = row["name"].strip()
        if not typed_words(name) or len(name) > 100:
            raise _refusal(path, f"the name of the commune, {name[:40]!r}, cannot be used", line)
        point = _point(row["gps"], path, line)
        known = communes.setdefault(insee, _Commune(name, point, set()))
        known.postcodes.add(postcode)
        known.point = known.point or point
    if len(communes) < least:
        raise _refusal(
            path, f"it holds {len(communes)} communes; the whole base holds at least {least}"
        )
    return _base(path, content, communes, lines)


def _base(path: Path, content: bytes, communes: dict[str, _Commune], lines: int) -> Base:
    placed = {
        insee: _place(insee, commune, commune.point)
        for insee, commune in sorted(communes.items())
        if commune.point
    }
    whole = [place for place in _whole_cities(communes) if place.key[6:] not in placed]
    left = [f"{c.name} ({insee})" for insee, c in sorted(communes.items()) if not c.point]
    notes: list[str] = []
    if left:
        shown = ", ".join(left[:10]) + (", ..." if len(left) > 10 else "")
        notes.append(f"{len(left)} communes without coordinates were left out: {shown}.")
    digest = hashlib.sha256(content).hexdigest()
    return Base(
        places=(*placed.values(), *whole),
        source=f"La Poste, {path.name}",
        version=digest[:12],
        sha256=digest,
        counts={"lines": lines, "without_coordinates": len(left), "whole_cities": len(whole)},
        notes=tuple(notes),
    )


def _place(insee: str, commune: _Commune, point: tuple[float, float]) -> Place:
    return Place(
        key=f"insee:{insee}",
        name=_display(commune.name),
        latitude=point[0],
        longitude=point[1],
        postcodes=tuple(sorted(commune.postcodes)),
        departement=departement(insee),
    )


def _display(capitals: str) -> str:
    found = _ARRONDISSEMENT.fullmatch(capitals)
    if not found:
        return readable(capitals)
    number = int(found[2])
    return f"{found[1].capitalize()} {number}{'er' if number == 1 else 'e'}"


def _whole_cities(communes: dict[str, _Commune]) -> Iterator[Place]:
    points: dict[str, list[tuple[float, float]]] = {}
    for commune in communes.values():
        found = _ARRONDISSEMENT.fullmatch(commune.name)
        if found and commune.point:
            points.setdefault(found[1], []).append(commune.point)
    for city, parts in sorted(points.items()):
        insee, number = _WHOLE_CITIES[city]
        yield Place(
            key=f"insee:{insee}",
            name=city.capitalize(),
            latitude=sum(point[0] for point in parts) / len(parts),
            longitude=sum(point[1] for point in parts) / len(parts),
            postcodes=(number,),
            departement=number,
        )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise PlacesError(f"{path.name}: cannot be read ({error.strerror or error}).") from error
    if len(content) > MAX_BYTES:
        raise _refusal(path, f"it is larger than {MAX_BYTES // 1024 // 1024} MB")
    if not content.strip():
        raise _refusal(path, "it is empty")
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0") or content[:2] == b"\x1f\x8b":
        raise _refusal(path, "it is an archive or a workbook; unpack it or export it as CSV")
    if b"\0" in content:
        raise _refusal(path, "it is a binary file, not a CSV file")
    return content


def _text(path: Path, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refusal(path, "it is not UTF-8 text", line) from error
    if not text.endswith("\n"):
        line = text.count("\n") + 1
        raise _refusal(path, "it ends in the middle of a line, the download was cut", line)
    return text


def _rows(path: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    try:
        header = next(reader)
        places = _columns(path, header)
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(header):
                raise _refusal(
                    path, f"{len(row)} columns instead of {len(header)}", reader.line_num
                )
            yield reader.line_num, {name: row[place] for name, place in places.items()}
    except csv.Error as error:
        raise _refusal(path, f"not a line of CSV ({error})", reader.line_num) from error


def _columns(path: Path, header: list[str]) -> dict[str, int]:
    names = [" ".join(typed_words(cell.replace("_", " "))) for cell in header]
    found = {
        column: names.index(name)
        for column, aliases in COLUMNS.items()
        for name in aliases
        if name in names
    }
    missing = [aliases[0] for column, aliases in COLUMNS.items() if column not in found]
    if missing:
        listed = ", ".join(name.replace(" ", "_") for name in missing)
        raise _refusal(path, f"no column {listed}, or the separator is not ';'", 1)
    return found


def _code(text: str, form: re.Pattern[str], path: Path, line: int, what: str) -> str:
    text = text.strip()
    if not form.fullmatch(text) or not text.isascii():
        raise _refusal(path, f"{text[:20]!r} is not a {what}", line)
    return text.zfill(5)


def _point(text: str, path: Path, line: int) -> tuple[float, float] | None:
    """Latitude and longitude as the base writes them: "50.63,3.04"; none where it is blank."""
    if not text.strip():
        return None
    parts = [part.strip() for part in text.split(",")]
    if len(parts) == 2 and all(_NUMBER.fullmatch(part) for part in parts):
        latitude, longitude = float(parts[0]), float(parts[1])
        if math.fabs(latitude) <= 90 and math.fabs(longitude) <= 180:
            return latitude, longitude
    raise _refusal(path, f"{text[:40]!r} are not coordinates such as 50.63,3.04", line)


def _refusal(path: Path, problem: str, line: int | None = None) -> PlacesError:
    where = f"{path.name}, line {line}" if line else path.name
    return PlacesError(f"{where}: {problem}. {_AGAIN} Nothing was loaded.")
