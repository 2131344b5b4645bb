"""What a learner with an access sheet is told of it: who made the account, who renewed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..models import AccessSheet
from .access import asked_platform


@dataclass(frozen=True)
class OwnSheet:
    """Who could log in by the sheet's password; a name is empty once the account is closed.

    Attributes:
        renewed_at: when it was given a new password last; ``None`` if it never was.
    """

    made_by: str
    made_at: datetime
    renewed_by: str
    renewed_at: datetime | None


def own_sheet(learner_id: int) -> OwnSheet | None:
    """How the learner's account came to be; ``None`` for who has no access sheet.

    Raises:
        Unavailable: the platform, which knows the names, could not be asked.
    """
    row = AccessSheet.objects.filter(pk=learner_id).first()
    if row is None:
        return None
    ids = {each for each in (row.made_by_id, row.renewed_by_id) if each is not None}
    with asked_platform() as platform:
        people = platform.people(ids) if ids else {}
    names = {pk: person.name for pk, person in people.items()}
    return OwnSheet(
        made_by=names.get(row.made_by_id or 0, ""),
        made_at=row.made_at,
        renewed_by=names.get(row.renewed_by_id or 0, ""),
        renewed_at=row.renewed_at,
    )
