"""Small made ROME exports in the real format, to be spoilt in one place at a time."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

HEADERS = {
    "referentiel_code_rome": ("code_rome", "code_fiche_metier", "code_ogr", "libelle_rome"),
    "referentiel_appellation": (
        "code_ogr",
        "libelle_appellation_long",
        "libelle_appellation_court",
        "code_rome",
        "classification",
        "peu_usite",
    ),
    "coherence_item": ("code_rome", "code_ogr", "coeur_metier"),
    "item": ("code_ogr", "libelle", "code_rubrique"),
    "referentiel_savoir": ("code_ogr_savoir", "libelle_savoir", "categorie_savoir"),
    "rubrique_mobilite": ("code_rome", "code_rome_cible", "numero_ordre"),
}

Tables = dict[str, list[tuple[str, ...]]]


def tables() -> Tables:
    """Three occupations of a made ROME."""
    return {
        "referentiel_code_rome": [
            ("D1505", "1", "9001", "Hôte / Hôtesse de caisse"),
            ("D1214", "2", "9002", "Vendeur / Vendeuse en prêt-à-porter"),
            ("G1605", "3", "9003", "Plongeur officier / Plongeuse officière de cuisine"),
        ],
        "referentiel_appellation": [
            ("101", "Hôte / Hôtesse de caisse", "", "D1505", "PRINCIPALE", "N"),
            ("102", "Caissier / Caissière", "", "D1505", "SYNONYME", "N"),
            ("103", "Vendeur / Vendeuse en prêt-à-porter", "", "D1214", "PRINCIPALE", "N"),
            ("104", "Plongeur officier / Plongeuse officière de cuisine", "", "G1605",
             "PRINCIPALE", "N"),
            ("105", "Laveur / Laveuse de plats", "", "G1605", "SYNONYME", "O"),
        ],
        "coherence_item": [
            ("D1505", "7001", "Principale"),
            ("D1505", "7002", ""),
            ("D1214", "7003", "Principale"),
            ("D1505", "7005", ""),
            ("D1505", "7006", "Principale"),
            ("D1505", "7007", ""),
            ("D1505", "7008", ""),
            ("D1505", "7009", "Émergente"),
            ("G1605", "7004", "Émergente"),
        ],
        "item": [
            ("7001", "Encaisser un client", "1"),
            ("7002", "Compter un fonds", "1"),
            ("7003", "Conseiller un client", "1"),
            ("7004", "Trier les restes", "1"),
            ("7005", "Avoir le sens du service", "2"),
            ("7006", "CAP équipier du commerce", "3"),
            ("7007", "Travail le samedi", ""),
            ("7008", "Règles de caisse", "3"),
            ("7009", "Aider", "1"),
        ],
        "referentiel_savoir": [
            ("7006", "CAP équipier du commerce", "Certifications et habilitations"),
            ("7008", "Règles de caisse", "Normes et procédés"),
        ],
        "rubrique_mobilite": [
            ("D1505", "D1214", "1"),
            ("D1214", "D1505", "1"),
            ("G1605", "D1505", "2"),
        ],
    }  # fmt: skip


def csv_bytes(header: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Rows as the export writes them: every field in quotes."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue().encode()


def write_export(
    path: Path,
    data: Tables | None = None,
    *,
    version: int = 60,
    replaced: Mapping[str, bytes | None] | None = None,
) -> Path:
    """Write a zip file in the format of the export.

    Args:
        path: where.
        data: the tables, those of ``tables()`` by default.
        version: its number, in the names of the files and in version.txt.
        replaced: stem of a file, or a whole name, -> other bytes; None leaves the file out.
    """
    data = tables() if data is None else data
    members = {
        f"unix_{stem}_v4{version}_utf8.csv": csv_bytes(HEADERS[stem], rows)
        for stem, rows in data.items()
    }
    members["version.txt"] = (
        f"Numero de version : {version}\n\nDate de publication : 18/09/2025\n".encode()
    )
    for name, content in (replaced or {}).items():
        member = f"unix_{name}_v4{version}_utf8.csv" if name in HEADERS else name
        if content is None:
            del members[member]
        else:
            members[member] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path
