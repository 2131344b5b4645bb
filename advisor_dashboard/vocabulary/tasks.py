"""Our own words for what one does and learns in a job."""

from __future__ import annotations

from pathlib import Path

from advisor_dashboard.vocabulary.rome_hints import Hints
from advisor_dashboard.vocabulary.synonyms import DataFileError, check_romes, data_lines

TASKS_FILE = Path(__file__).parent / "data" / "tasks.tsv"


def read_tasks(path: Path = TASKS_FILE) -> dict[str, Hints]:
    """ROME code -> our hints, in the order of the file.

    Raises:
        DataFileError: a line that is not "ROME codes<TAB>tasks<TAB>skills", or an empty or
            repeated word.
    """
    hints: dict[str, Hints] = {}
    for number, (romes_text, tasks_text, skills_text) in data_lines(path, columns=3):
        romes = tuple(romes_text.split())
        check_romes(path, number, romes)
        for rome in romes:
            known = hints.get(rome, Hints())
            hints[rome] = Hints(
                _joined(path, number, known.tasks, tasks_text),
                _joined(path, number, known.skills, skills_text),
            )
    return hints


def _joined(path: Path, number: int, known: tuple[str, ...], text: str) -> tuple[str, ...]:
    labels = (*known, *(part.strip() for part in text.split("|")))
    if not all(labels):
        raise DataFileError(f"{path.name}, line {number}: a task or a skill is empty.")
    if len(set(labels)) != len(labels):
        raise DataFileError(f"{path.name}, line {number}: a task or a skill stands twice.")
    return labels
