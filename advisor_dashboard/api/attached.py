"""What is said of a file beside its offer, without reading the file."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import FileRow, Offer


@dataclass(frozen=True)
class AttachedFile:
    """The file of an offer, without what is in it; ``size`` in bytes."""

    name: str
    kind: str
    kind_label: str
    size: int


def attached(offer: Offer) -> AttachedFile | None:
    """The offer's file, where the offer was read together with it."""
    row: FileRow | None = getattr(offer, "file", None)
    if row is None:
        return None
    return AttachedFile(row.name, row.kind, str(row.get_kind_display()), row.size)
