"""Bringing the rows of a reference table to what a file says, in bulk and in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection, models

from advisor_dashboard.models import JobHint, Mobility

_BATCH = 500
_WRITE_BATCH = 2000

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Change:
    """How many rows were created, updated, retired or brought back."""

    created: int = 0
    updated: int = 0
    retired: int = 0
    returned: int = 0
    in_use: int = 0

    @property
    def total(self) -> int:
        """How many rows are not as they were."""
        return self.created + self.updated + self.retired + self.returned


def settle(
    model: type[models.Model],
    key: str,
    wanted: Mapping[Any, Mapping[str, Any]],
    scope: models.QuerySet[Any],
) -> Change:
    """Create, update, retire and bring back the rows of a table with a ``retired`` flag.

    Args:
        model: the table.
        key: its unique column, by which rows of the file and of the table meet.
        wanted: key -> values of the other columns, as the file says.
        scope: the rows that the file speaks of; those it does not name are retired.
    """
    columns = [
        field.attname
        for field in model._meta.concrete_fields
        if not field.primary_key and field.attname not in (key, "retired")
    ]
    known = {row[key]: row for row in scope.values("pk", key, "retired", *columns)}
    created = [name for name in wanted if name not in known]
    returned = [name for name in wanted if name in known and known[name]["retired"]]
    updated = [
        name
        for name, values in wanted.items()
        if name in known
        and not known[name]["retired"]
        and any(known[name][column] != values[column] for column in columns)
    ]
    vanished = [
        row["pk"] for name, row in known.items() if name not in wanted and not row["retired"]
    ]
    # A row that comes back may have changed meanwhile: it is written like a changed one.
    _upsert(
        [
            model(**{key: name, **wanted[name], "retired": False})
            for name in (*created, *returned, *updated)
        ],
        unique=[key],
        update=[*columns, "retired"],
    )
    for batch in _batches(vanished):
        model._default_manager.filter(pk__in=batch).update(retired=True)
    return Change(len(created), len(updated), len(vanished), len(returned), len(wanted))


def replace_hints(wanted: Mapping[tuple[int, str, int], str], *, own: bool) -> int:
    """Make our hints, or ROME's, be exactly these: (occupation id, kind, rank) -> label.

    Returns:
        How many rows were not as they are now.
    """
    known = {
        (occupation, kind, rank): (pk, label)
        for pk, occupation, kind, rank, label in JobHint.objects.filter(own=own).values_list(
            "pk", "occupation_id", "kind", "rank", "label"
        )
    }
    vanished = [pk for place, (pk, _) in known.items() if place not in wanted]
    changed = [
        JobHint(occupation_id=occupation, kind=kind, own=own, rank=rank, label=label)
        for (occupation, kind, rank), label in wanted.items()
        if known.get((occupation, kind, rank), (0, None))[1] != label
    ]
    _delete(JobHint, vanished)
    _upsert(changed, unique=["occupation", "kind", "own", "rank"], update=["label"])
    return len(vanished) + len(changed)


def replace_mobility(wanted: Mapping[tuple[int, int], int]) -> None:
    """Make the near jobs be exactly these: (occupation id, target id) -> rank."""
    known = {
        (occupation, target): (pk, rank)
        for pk, occupation, target, rank in Mobility.objects.values_list(
            "pk", "occupation_id", "target_id", "rank"
        )
    }
    _delete(Mobility, [pk for pair, (pk, _) in known.items() if pair not in wanted])
    _upsert(
        [
            Mobility(occupation_id=occupation, target_id=target, rank=rank)
            for (occupation, target), rank in wanted.items()
            if known.get((occupation, target), (0, None))[1] != rank
        ],
        unique=["occupation", "target"],
        update=["rank"],
    )


def _upsert(rows: Sequence[models.Model], unique: list[str], update: list[str]) -> None:
    """Insert rows, or update those of the same unique columns, which keep their ids."""
    if not rows:
        return
    model = type(rows[0])
    names = [model._meta.get_field(column.removesuffix("_id")).name for column in update]
    targeted = connection.features.supports_update_conflicts_with_target
    model._default_manager.bulk_create(
        rows,
        batch_size=_WRITE_BATCH,
        update_conflicts=True,
        update_fields=names,
        unique_fields=unique if targeted else None,
    )


def _delete(model: type[models.Model], pks: Sequence[int]) -> None:
    for batch in _batches(pks):
        model._default_manager.filter(pk__in=batch).delete()


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), _BATCH):
        yield items[start : start + _BATCH]
