"""Loading the vocabulary into the database: our own, and ROME's; all of it or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import transaction

from advisor_dashboard.models import Appellation, JobHint, Mobility, Occupation, ReferenceLoad
from advisor_dashboard.vocabulary.defaults import (
    NEAR_FILE,
    OCCUPATIONS_FILE,
    DefaultOccupation,
    read_near,
    read_occupations,
)
from advisor_dashboard.vocabulary.index import OWN_PREFIX
from advisor_dashboard.vocabulary.labels import split_label
from advisor_dashboard.vocabulary.rome_export import RomeExport, read_rome_export
from advisor_dashboard.vocabulary.rome_hints import Hints
from advisor_dashboard.vocabulary.rows import Change, replace_hints, replace_mobility, settle
from advisor_dashboard.vocabulary.tasks import TASKS_FILE, read_tasks

ROME_PREFIX = "ogr:"
ROME_SOURCE = "ROME 4.0, France Travail"
OWN_SOURCE = "Clic'nJob"


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load changed, and how much of the vocabulary is now in use."""

    source: str
    version: str
    sha256: str
    occupations: Change
    appellations: Change
    own_appellations: Change
    tasks: int
    skills: int
    mobilities: int
    hints_changed: int


def load_rome(path: Path | str) -> LoadReport:
    """Load an official ROME export, or a newer version of it.

    Rows are updated in place and keep their ids; what the export no longer has is retired, what
    it has again comes back. Our own labels stay attached to the same ROME codes.

    Raises:
        RomeExportError: the file is not a whole export; nothing was changed.
    """
    export = read_rome_export(Path(path))
    own = read_occupations()
    own_hints = read_tasks()
    with transaction.atomic():
        _wait_for_other_loads()
        occupations = settle(
            Occupation,
            "rome",
            {rome: {"label": label} for rome, label in export.occupations.items()},
            Occupation.objects.all(),
        )
        ids = _occupation_ids()
        appellations = settle(
            Appellation,
            "key",
            _rome_labels(export, ids),
            Appellation.objects.filter(key__startswith=ROME_PREFIX),
        )
        own_appellations = _settle_own(own, ids, named_by_us=False)
        hints_changed = _replace_hints(export.hints, ids, own=False)
        hints_changed += _replace_hints(own_hints, ids, own=True)
        replace_mobility({(ids[rome], ids[target]): rank for rome, target, rank in export.mobility})
        report = LoadReport(
            source=f"{ROME_SOURCE} ({export.name})"[:255],
            version=export.version,
            sha256=export.sha256,
            occupations=occupations,
            appellations=appellations,
            own_appellations=own_appellations,
            **_hint_counts(),
            mobilities=len(export.mobility),
            hints_changed=hints_changed,
        )
        _record(report)
    return report


def load_default() -> LoadReport:
    """Load our own vocabulary; a second time it changes nothing.

    Where ROME is loaded, ROME keeps naming the occupations and their near jobs, and only our
    labels are added to them.

    Raises:
        DataFileError: a data file of the package breaks its own rules.
    """
    own = read_occupations()
    near = read_near()
    own_hints = read_tasks()
    with transaction.atomic():
        _wait_for_other_loads()
        rome_is_loaded = Appellation.objects.filter(
            key__startswith=ROME_PREFIX, retired=False
        ).exists()
        occupations = Change()
        if not rome_is_loaded:
            occupations = settle(
                Occupation,
                "rome",
                {each.rome: {"label": each.labels[0].label} for each in own},
                Occupation.objects.all(),
            )
        ids = _occupation_ids()
        own_appellations = _settle_own(own, ids, named_by_us=not rome_is_loaded)
        mobility = {
            (ids[rome], ids[target]): rank
            for rome, targets in near.items()
            for rank, target in enumerate(targets, start=1)
            if rome in ids and target in ids
        }
        if not rome_is_loaded:
            replace_mobility(mobility)
        hints_changed = _replace_hints(own_hints, ids, own=True)
        report = LoadReport(
            source=OWN_SOURCE,
            version=_own_sha256()[:12],
            sha256=_own_sha256(),
            occupations=occupations,
            appellations=Change(),
            own_appellations=own_appellations,
            **_hint_counts(),
            mobilities=Mobility.objects.count(),
            hints_changed=hints_changed,
        )
        if not _already_recorded(report):
            _record(report)
    return report


def _wait_for_other_loads() -> None:
    """Where the database locks rows, two loads at once follow one another."""
    newest = ReferenceLoad.objects.filter(kind=ReferenceLoad.Kind.VOCABULARY).order_by("-id")
    list(newest.select_for_update()[:1])


def _occupation_ids() -> dict[str, int]:
    return dict(Occupation.objects.filter(retired=False).values_list("rome", "id"))


def _rome_labels(export: RomeExport, ids: dict[str, int]) -> dict[str, dict[str, object]]:
    return {
        f"{ROME_PREFIX}{appellation.ogr}": {
            "occupation_id": ids[appellation.rome],
            "label": appellation.label,
            "masculine": appellation.masculine,
            "feminine": appellation.feminine,
            "main": appellation.main,
            "rarely_used": appellation.rarely_used,
        }
        for appellation in export.appellations
    }


def _settle_own(
    own: tuple[DefaultOccupation, ...], ids: dict[str, int], *, named_by_us: bool
) -> Change:
    """Our labels of the occupations in use; those of the others are retired."""
    wanted: dict[str, dict[str, object]] = {}
    for occupation in own:
        if occupation.rome not in ids:
            continue
        for place, (key, label) in enumerate((each.key, each.label) for each in occupation.labels):
            forms = split_label(label)
            wanted[key] = {
                "occupation_id": ids[occupation.rome],
                "label": label,
                "masculine": forms.masculine,
                "feminine": forms.feminine,
                "main": named_by_us and place == 0,
                "rarely_used": False,
            }
    return settle(
        Appellation, "key", wanted, Appellation.objects.filter(key__startswith=OWN_PREFIX)
    )


def _replace_hints(hints: Mapping[str, Hints], ids: Mapping[str, int], *, own: bool) -> int:
    return replace_hints(
        {
            (ids[rome], kind, rank): label
            for rome, each in hints.items()
            if rome in ids
            for kind, labels in (
                (JobHint.Kind.TASK.value, each.tasks),
                (JobHint.Kind.SKILL.value, each.skills),
            )
            for rank, label in enumerate(labels, start=1)
        },
        own=own,
    )


def _hint_counts() -> dict[str, int]:
    return {
        "tasks": JobHint.objects.filter(kind=JobHint.Kind.TASK).count(),
        "skills": JobHint.objects.filter(kind=JobHint.Kind.SKILL).count(),
    }


def _own_sha256() -> str:
    digest = hashlib.sha256()
    for path in (OCCUPATIONS_FILE, NEAR_FILE, TASKS_FILE):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _already_recorded(report: LoadReport) -> bool:
    changed = report.occupations.total or report.own_appellations.total or report.hints_changed
    return (
        not changed
        and ReferenceLoad.objects.filter(
            kind=ReferenceLoad.Kind.VOCABULARY, sha256=report.sha256
        ).exists()
    )


def _record(report: LoadReport) -> None:
    counts = asdict(report)
    for name in ("source", "version", "sha256"):
        del counts[name]
    ReferenceLoad.objects.create(
        kind=ReferenceLoad.Kind.VOCABULARY,
        source=report.source,
        version=report.version,
        sha256=report.sha256,
        counts=counts,
    )
