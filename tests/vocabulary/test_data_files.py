"""The data files that come with the product keep their own rules."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from advisor_dashboard.vocabulary.defaults import (
    NEAR_FILE,
    OCCUPATIONS_FILE,
    read_near,
    read_occupations,
)
from advisor_dashboard.vocabulary.fold import fold
from advisor_dashboard.vocabulary.labels import split_label
from advisor_dashboard.vocabulary.rewording import REWORDING_FILE, read_rewordings
from advisor_dashboard.vocabulary.synonyms import SYNONYMS_FILE, DataFileError, read_synonyms
from advisor_dashboard.vocabulary.tasks import TASKS_FILE, read_tasks


def test_at_least_300_occupations_with_their_two_forms() -> None:
    occupations = read_occupations()
    assert len(occupations) >= 300
    gendered = [
        label.label
        for occupation in occupations
        for label in occupation.labels
        if split_label(label.label).masculine != split_label(label.label).feminine
    ]
    assert len(gendered) > 400


def test_occupations_and_near_jobs_are_sorted() -> None:
    for path in (OCCUPATIONS_FILE, NEAR_FILE):
        lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]
        assert lines == sorted(lines)


def test_each_section_of_the_synonyms_is_sorted() -> None:
    for path in (SYNONYMS_FILE, REWORDING_FILE):
        lines = path.read_text().splitlines()
        for heading, section in groupby(lines, key=lambda line: line.startswith("#") or not line):
            rows = list(section)
            assert heading or rows == sorted(rows)


def test_every_synonym_means_something_and_stands_once() -> None:
    seen: dict[tuple[str, ...], tuple[str, tuple[str, ...]]] = {}
    for entry in read_synonyms():
        for expression in entry.expressions:
            key = fold(expression)
            assert key, expression
            known = seen.setdefault(key, (expression, entry.romes))
            assert known[1] == entry.romes, f"{expression} and {known[0]} disagree"


def test_more_than_6000_everyday_expressions() -> None:
    assert len({fold(word) for entry in read_synonyms() for word in entry.expressions}) > 6000


def test_every_job_has_tasks_and_skills_in_few_plain_words() -> None:
    hints = read_tasks()
    assert set(hints) == {occupation.rome for occupation in read_occupations()}
    for rome, each in hints.items():
        assert 6 <= len(each.tasks) <= 10, rome
        assert 3 <= len(each.skills) <= 6, rome
        assert all(len(words.split()) <= 8 for words in (*each.tasks, *each.skills)), rome


def test_tasks_are_sorted() -> None:
    lines = [line for line in TASKS_FILE.read_text().splitlines() if not line.startswith("#")]
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("D1505\tEncaisser", "3 columns expected"),
        ("caisse\tEncaisser\tCalcul", "not ROME codes"),
        ("D1505\tEncaisser | \tCalcul", "is empty"),
        ("D1505\tEncaisser | Encaisser\tCalcul", "stands twice"),
    ],
)
def test_a_spoilt_line_of_tasks_is_refused(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "tasks.tsv"
    path.write_text(f"{line}\n")
    with pytest.raises(DataFileError, match=rf"tasks\.tsv, line 1.*{problem}"):
        read_tasks(path)


def test_nearly_every_synonym_reaches_the_vocabulary_of_the_product() -> None:
    ours = {occupation.rome for occupation in read_occupations()}
    entries = read_synonyms()
    reached = [entry for entry in entries if ours.intersection(entry.romes)]
    assert len(reached) > 0.85 * len(entries)


def test_near_jobs_are_jobs_of_the_vocabulary() -> None:
    ours = {occupation.rome for occupation in read_occupations()}
    near = read_near()
    assert set(near) <= ours
    assert len(near) > 0.8 * len(ours)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("vendeur D1214", "2 columns expected"),
        ("vendeur\tD12", "not ROME codes"),
        ("vendeur\t", "not ROME codes"),
        ("vendeur | \tD1214", "an expression is empty"),
        ("vendeur\tD1214 D1214", "stands twice"),
    ],
)
def test_a_spoilt_line_is_refused_with_its_place(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "words.tsv"
    path.write_text(f"# comment\n\n{line}\n")
    with pytest.raises(DataFileError, match=rf"words\.tsv, line 3.*{problem}"):
        read_synonyms(path)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("does\tvendre", "3 columns expected"),
        ("verb\tvendre\tvendeur", "no kind"),
        ("role\tvendre | \tvendeur", "a word is empty"),
    ],
)
def test_a_spoilt_rewording_is_refused_with_its_place(
    tmp_path: Path, line: str, problem: str
) -> None:
    path = tmp_path / "words.tsv"
    path.write_text(f"# comment\n\n{line}\n")
    with pytest.raises(DataFileError, match=rf"words\.tsv, line 3.*{problem}"):
        read_rewordings(path)
