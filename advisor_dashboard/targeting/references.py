"""The rows of the vocabulary and of the communes that one CV's document names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..models import Appellation, Commune


@dataclass(frozen=True)
class References:
    """Looked up once for a document, to check it and to index it."""

    labels: Mapping[str, Appellation]
    commune: Commune | None

    def knows_job(self, key: str) -> bool:
        """Whether the vocabulary offers this label now."""
        label = self.labels.get(key)
        return label is not None and not label.retired

    def knows_commune(self, key: str) -> bool:
        """Whether the list of communes offers this one now."""
        return self.commune is not None and self.commune.key == key and not self.commune.retired


def references_of(document: Mapping[str, Any]) -> References:
    """What a document that has the CV's shape names; one query for each of the two lists."""
    keys = [job["key"] for job in document.get("wanted_jobs") or [] if job["key"]]
    labels = Appellation.objects.filter(key__in=keys).select_related("occupation") if keys else ()
    chosen = (document.get("commune") or {}).get("key")
    return References(
        labels={label.key: label for label in labels},
        commune=Commune.objects.filter(key=chosen).first() if chosen else None,
    )
