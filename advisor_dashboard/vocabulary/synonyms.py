"""The hand-kept words by which people name jobs: everyday words, slang, sectors, places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

SYNONYMS_FILE = Path(__file__).parent / "data" / "synonyms.tsv"
_ROME = re.compile(r"[A-N]\d{4}")


class DataFileError(ValueError):
    """A line of a data file that breaks its rules; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Expressions that mean the same and the occupations they name, the plainest first."""

    expressions: tuple[str, ...]
    romes: tuple[str, ...]


def read_synonyms(path: Path = SYNONYMS_FILE) -> tuple[Synonyms, ...]:
    """The entries of a synonym file, in its order.

    Raises:
        DataFileError: a line that is not "expressions<TAB>ROME codes".
    """
    return tuple(_entry(path, number, fields) for number, fields in data_lines(path, columns=2))


def _entry(path: Path, number: int, fields: list[str]) -> Synonyms:
    expressions = tuple(part.strip() for part in fields[0].split("|"))
    romes = tuple(fields[1].split())
    if not all(expressions):
        raise DataFileError(f"{path.name}, line {number}: an expression is empty.")
    check_romes(path, number, romes)
    return Synonyms(expressions, romes)


def check_romes(path: Path, number: int, romes: tuple[str, ...]) -> None:
    """Refuse a list of ROME codes that is empty, repeats one or holds something else."""
    wrong = [rome for rome in romes if not _ROME.fullmatch(rome)]
    if wrong or not romes:
        raise DataFileError(f"{path.name}, line {number}: not ROME codes: {' '.join(wrong)!r}.")
    if len(set(romes)) != len(romes):
        raise DataFileError(f"{path.name}, line {number}: a ROME code stands twice.")


def data_lines(path: Path, columns: int) -> list[tuple[int, list[str]]]:
    """The numbered lines of a commented file of tab-separated values, split into columns.

    Raises:
        DataFileError: a line with another number of columns.
    """
    lines = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [field.strip() for field in line.split("\t")]
        if len(fields) != columns:
            raise DataFileError(
                f"{path.name}, line {number}: {columns} columns expected, {len(fields)} found."
            )
        lines.append((number, fields))
    return lines
