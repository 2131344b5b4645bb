"""The file of an offer is written together with the offer: both, or neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from ..attachments.checking import CheckedFile
from ..models import Offer, OfferFile
from .attached import attached


@dataclass(frozen=True)
class FileChange:
    """What becomes of an offer's file.

    Attributes:
        file: takes the place of the one that is there; ``None`` = it stays.
        removed: there is none any more, unless ``file`` is given.
    """

    file: CheckedFile | None = None
    removed: bool = False

    def moves(self, offer: Offer) -> bool:
        """Whether it changes anything of this offer."""
        return self.file is not None or (self.removed and attached(offer) is not None)

    def write(self, offer_id: int) -> None:
        """Write it, in the transaction of the offer."""
        if self.file is not None:
            OfferFile.objects.update_or_create(offer_id=offer_id, defaults=file_values(self.file))
        elif self.removed:
            OfferFile.objects.filter(offer_id=offer_id).delete()


def file_values(file: CheckedFile) -> dict[str, Any]:
    """The columns of a file's row."""
    return {
        "name": file.name,
        "kind": file.kind,
        "size": len(file.data),
        "data": file.data,
        "saved_at": timezone.now(),
    }
