"""What an advisor typed and has not finished, kept for a day under a token of theirs."""

from __future__ import annotations

from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Any, TypeVar

from django.utils import timezone

from ..models import AccessListDraft, MessageDraft, OfferFormDraft

Draft = TypeVar("Draft", AccessListDraft, MessageDraft, OfferFormDraft)

#: Long enough to come back after lunch or after a new login.
KEPT_FOR = timedelta(days=1)
#: Stands for a NUL, which not every database takes: a hidden sign as well, so it is named.
SUBSTITUTE = "\x1a"


def keep(kind: type[Draft], advisor_id: int, **fields: Any) -> Draft:
    """Keep a new draft of this kind, under a token that nobody can guess."""
    _forget_old(kind)
    return kind.objects.create(
        advisor_id=advisor_id, token=token_urlsafe(32), kept_at=timezone.now(), **fields
    )


def kept(kind: type[Draft], advisor_id: int, token: str, **where: Any) -> Draft | None:
    """This advisor's draft; ``None`` once it is finished or a day old."""
    rows = kind.objects.filter(token=token, advisor_id=advisor_id, kept_at__gt=_oldest(), **where)
    row = rows.first()
    # Some databases find a token whatever its capitals.
    return row if row is not None and row.token == token else None


def forget_unfinished() -> None:
    """Delete what nobody came back to, of every kind."""
    _forget_old(AccessListDraft)
    _forget_old(MessageDraft)
    _forget_old(OfferFormDraft)


def _forget_old(kind: type[Draft]) -> None:
    kind.objects.filter(kept_at__lte=_oldest()).delete()


def _oldest() -> datetime:
    return timezone.now() - KEPT_FOR
