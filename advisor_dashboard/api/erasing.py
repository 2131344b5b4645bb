"""Erasing that is not forgotten: what failed is noted, and finished later."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..models import PendingErasure
from .privacy import erase_learner

log = logging.getLogger(__name__)


class ErasureError(RuntimeError):
    """Somebody is not erased, and not even that could be noted. It names the id alone."""


@dataclass(frozen=True)
class Pending:
    """An erasure that is still to be done.

    Attributes:
        last_error: the kind of error that the last attempt met.
    """

    user_id: int
    first_asked_at: datetime
    attempts: int
    last_error: str


def erase_or_note(user_id: int) -> bool:
    """Erase all that is held on a person; if that fails, note that it is still to be done.

    The note is part of the transaction in progress, if there is one: either both it and what
    was done around it are kept, or neither, and then whoever asked has to ask again.

    Returns:
        Whether the person is erased.

    Raises:
        ErasureError: neither could be done, the transaction being broken for instance.
    """
    try:
        erase_learner(user_id)
    except Exception as error:
        kind = type(error).__name__
    else:
        return True
    log.error("user %s is not erased (%s)", user_id, kind)
    _note(user_id, kind)
    return False


def pending_erasures() -> list[Pending]:
    """The erasures that are still to be done, the oldest first."""
    rows = PendingErasure.objects.order_by("first_asked_at", "user_id")
    return [Pending(row.user_id, row.first_asked_at, row.attempts, row.last_error) for row in rows]


def finish_erasures() -> list[Pending]:
    """Do what is still to be done; one failure does not keep the others waiting.

    Returns:
        What is left.
    """
    for each in pending_erasures():
        try:
            erase_or_note(each.user_id)
        except ErasureError as error:
            # The note of the first time stands.
            log.error("%s", error)
    return pending_erasures()


def _note(user_id: int, kind: str) -> None:
    try:
        with transaction.atomic():
            PendingErasure.objects.get_or_create(
                user_id=user_id, defaults={"first_asked_at": timezone.now()}
            )
            PendingErasure.objects.filter(user_id=user_id).update(
                attempts=F("attempts") + 1, last_error=kind[:100]
            )
    except Exception as error:
        # Without its cause: what a database says in an error may be of the CV.
        raise ErasureError(
            f"user {user_id} is not erased ({kind}), and that could not be noted "
            f"({type(error).__name__})"
        ) from None
