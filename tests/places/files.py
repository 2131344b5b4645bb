"""Small files in the form of La Poste's base, and default places, made for the tests."""

from __future__ import annotations

from pathlib import Path

from advisor_dashboard.places.records import Base, Place

HEADER = "Code_commune_INSEE;Nom_commune;Code_postal;Ligne_5;Libellé_d_acheminement;coordonnees_gps"
ROWS = (
    "59350;LILLE;59000;;LILLE;50.6317183168,3.04783272312",
    "59350;LILLE;59160;LOMME;LILLE;50.6317183168,3.04783272312",
    "59507;RONCHIN;59790;;RONCHIN;50.6054,3.0877",
    "93066;ST DENIS;93200;;ST DENIS;48.9295650455,2.3592429975",
    "93066;ST DENIS;93210;LA PLAINE ST DENIS;ST DENIS;48.9295650455,2.3592429975",
    "11339;ST DENIS;11310;;ST DENIS;43.3563040517,2.21782788415",
    "42218;ST ETIENNE;42000;;ST ETIENNE;45.4301235512,4.37913997076",
    "76351;LE HAVRE;76600;;LE HAVRE;49.4985,0.1403",
    "75101;PARIS 01;75001;;PARIS;48.8626304852,2.33629344655",
    "75112;PARIS 12;75012;;PARIS;48.8351562307,2.41980703497",
    "1004;AMBERIEU EN BUGEY;1500;;AMBERIEU EN BUGEY;45.9608475114,5.3729257777",
    "2A004;AJACCIO;20000;;AJACCIO;41.9347926638,8.70132275974",
    "55138;CULEY;55000;;CULEY;",
)
LEAST = 10


def laposte_file(
    folder: Path, rows: tuple[str, ...] = ROWS, header: str = HEADER, ending: str = "\n"
) -> Path:
    path = folder / "laposte.csv"
    path.write_bytes((ending.join((header, *rows)) + ending).encode())
    return path


def default_places() -> Base:
    places = (
        _place("gn:1", "Lille", (50.63391, 3.05512), 238695, "59"),
        _place("gn:2", "Saint-Denis", (48.93564, 2.35387), 96128, "93"),
        _place("gn:3", "Saint-Denis", (-20.88231, 55.4504), 154765, "974"),
        _place("gn:4", "Saint-Étienne", (45.43389, 4.39), 176280, "42"),
        _place("gn:5", "Ambérieu-en-Bugey", (45.9633, 5.3596), 13350, "01"),
        _place("gn:6", "Paris", (48.85341, 2.3488), 2138551, "75"),
        _place("gn:7", "Ajaccio", (41.91886, 8.73812), 54364, "2A"),
        _place("gn:8", "Lillers", (50.56, 2.48), 9900, "62"),
        _place("gn:9", "Stains", (48.95, 2.38), 38000, "93"),
    )
    return Base(places, source="made for tests", version="1", sha256="0" * 64)


def _place(key: str, name: str, point: tuple[float, float], population: int, number: str) -> Place:
    return Place(key, name, *point, population, (number,), number)
