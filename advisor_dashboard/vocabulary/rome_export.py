"""Reading the official ROME 4.0 export (RefRomeCsv*.zip): whole and coherent, or refused."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from advisor_dashboard.vocabulary.labels import split_label
from advisor_dashboard.vocabulary.rome_hints import Hints, Item, choose
from advisor_dashboard.vocabulary.rome_zip import (
    APPELLATIONS,
    ITEM_LABELS,
    ITEMS,
    KNOWLEDGE,
    MOBILITY,
    OCCUPATIONS,
    RomeExportError,
    Row,
    read_content,
    read_tables,
)

__all__ = ["RomeAppellation", "RomeExport", "RomeExportError", "read_rome_export"]

_ROME = re.compile(r"[A-N]\d{4}")
_MAIN = "PRINCIPALE"
# Below this size an export is a made one, whose occupations may lack skills or near jobs.
_WHOLE_EXPORT = 100
_LEAST_COVERED = 0.75


@dataclass(frozen=True, slots=True)
class RomeAppellation:
    """One label of ROME."""

    ogr: int
    rome: str
    label: str
    masculine: str
    feminine: str
    main: bool
    rarely_used: bool


@dataclass(frozen=True, slots=True)
class RomeExport:
    """What the product uses of one version of ROME.

    ``hints`` holds what people do and know in each occupation; ``mobility`` holds (ROME code,
    near ROME code, rank), a lower rank being nearer.
    """

    name: str
    version: str
    sha256: str
    occupations: dict[str, str]
    appellations: tuple[RomeAppellation, ...]
    hints: dict[str, Hints]
    mobility: tuple[tuple[str, str, int], ...]


def read_rome_export(path: Path) -> RomeExport:
    """Read an export from its zip file; the bytes are read once, so that nothing can change.

    Raises:
        RomeExportError: the file cannot be read, is not the export, is cut short or
            contradicts itself.
    """
    content = read_content(path)
    read = read_tables(path.name, content)
    tables = read.rows
    occupations = _occupations(tables[OCCUPATIONS])
    appellations = _appellations(tables[APPELLATIONS], occupations)
    _check_names(path.name, occupations, appellations)
    items = _items(tables[ITEMS], occupations)
    hints = choose(items, tables[ITEM_LABELS], tables[KNOWLEDGE])
    mobility = _mobility(tables[MOBILITY], occupations)
    _check_cover(path.name, ITEMS, occupations, {item.rome for item in items if item.core})
    _check_cover(path.name, MOBILITY, occupations, {rome for rome, _, _ in mobility})
    return RomeExport(
        name=path.name,
        version=read.version,
        sha256=hashlib.sha256(content).hexdigest(),
        occupations=occupations,
        appellations=appellations,
        hints=hints,
        mobility=mobility,
    )


def _occupations(rows: list[Row]) -> dict[str, str]:
    occupations: dict[str, str] = {}
    for row in rows:
        rome = row["code_rome"]
        if not _ROME.fullmatch(rome):
            raise RomeExportError(f"{row.where}: {rome!r} is not a ROME code.")
        if rome in occupations:
            raise RomeExportError(f"{row.where}: the ROME code {rome} stands twice.")
        occupations[rome] = row.text("libelle_rome")
    return occupations


def _known(row: Row, column: str, occupations: dict[str, str]) -> str:
    rome = row[column]
    if rome not in occupations:
        raise RomeExportError(f"{row.where}: the ROME code {rome!r} is not in the export.")
    return rome


def _appellations(rows: list[Row], occupations: dict[str, str]) -> tuple[RomeAppellation, ...]:
    appellations: dict[int, RomeAppellation] = {}
    for row in rows:
        ogr = row.number("code_ogr")
        if ogr in appellations:
            raise RomeExportError(f"{row.where}: the code OGR {ogr} stands twice.")
        label = row.text("libelle_appellation_long")
        forms = split_label(label)
        appellations[ogr] = RomeAppellation(
            ogr=ogr,
            rome=_known(row, "code_rome", occupations),
            label=label,
            masculine=forms.masculine,
            feminine=forms.feminine,
            main=row["classification"] == _MAIN,
            rarely_used=row["peu_usite"] == "O",
        )
    return tuple(appellations.values())


def _items(rows: list[Row], occupations: dict[str, str]) -> tuple[Item, ...]:
    return tuple(
        Item(_known(row, "code_rome", occupations), row.number("code_ogr"), row) for row in rows
    )


def _mobility(rows: list[Row], occupations: dict[str, str]) -> tuple[tuple[str, str, int], ...]:
    ranks: dict[tuple[str, str], int] = {}
    for row in rows:
        pair = _known(row, "code_rome", occupations), _known(row, "code_rome_cible", occupations)
        rank = row.number("numero_ordre")
        if rank > 32767:
            raise RomeExportError(f"{row.where}: numero_ordre is {rank}, which is too large.")
        ranks[pair] = min(rank, ranks.get(pair, rank))
    return tuple((rome, target, rank) for (rome, target), rank in ranks.items())


def _check_names(
    name: str, occupations: dict[str, str], appellations: tuple[RomeAppellation, ...]
) -> None:
    """Every occupation has its main label, or the file of labels was cut between two lines."""
    named = {appellation.rome for appellation in appellations if appellation.main}
    missing = sorted(set(occupations) - named)
    if missing:
        raise RomeExportError(
            f"{name}: {len(missing)} occupations have no main label in unix_{APPELLATIONS} "
            f"({', '.join(missing[:3])} ...). The file is cut short or damaged."
        )


def _check_cover(name: str, stem: str, occupations: dict[str, str], covered: set[str]) -> None:
    """A file cut between two lines leaves most occupations with nothing."""
    whole = len(occupations) >= _WHOLE_EXPORT
    if whole and len(covered) < _LEAST_COVERED * len(occupations):
        raise RomeExportError(
            f"{name}: unix_{stem} speaks of {len(covered)} occupations only, out of "
            f"{len(occupations)}. The file is cut short."
        )
