"""What people do and know in a job: words to begin with, for somebody who writes a CV."""

from __future__ import annotations

from dataclasses import dataclass

from advisor_dashboard.models import JobHint
from advisor_dashboard.vocabulary.fold import fold

from .occupations import find_occupations

__all__ = ["MOST", "JobHelp", "help_for", "help_named"]

#: How many tasks, and how many skills, are enough to choose from.
MOST = 12


@dataclass(frozen=True, slots=True)
class JobHelp:
    """Tasks and skills of one job, the most typical first; empty for an unknown job."""

    tasks: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()


def help_for(key: str) -> JobHelp:
    """The help for a job label, by its key; a retired label has it as long as its job is there."""
    return _read(occupation__appellations__key=key) if key else JobHelp()


def help_named(words: str) -> JobHelp:
    """The help for a job in somebody's own words: that of the first job that they mean."""
    found = find_occupations(words, limit=1)
    return _read(occupation__rome=found[0].rome) if found else JobHelp()


def _read(**occupation: str) -> JobHelp:
    """Our plain words first, then ROME's that say something else."""
    rows = list(
        JobHint.objects.filter(**occupation).order_by("-own", "rank").values_list("kind", "label")
    )
    return JobHelp(_distinct(rows, JobHint.Kind.TASK), _distinct(rows, JobHint.Kind.SKILL))


def _distinct(rows: list[tuple[str, str]], kind: str) -> tuple[str, ...]:
    labels: dict[object, str] = {}
    for each, label in rows:
        if each == kind:
            labels.setdefault(frozenset(fold(label)) or label, label)
    return tuple(labels.values())[:MOST]
