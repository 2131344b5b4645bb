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
#: Of one text; what is longer than any of ours may be was pasted, and lies elsewhere.
LONGEST = 20_000
#: Of one kind and one advisor; the oldest makes place.
MOST = 100


def keep(kind: type[Draft], advisor_id: int, **fields: Any) -> Draft:
    """Keep a new draft of this kind, under a token that nobody can guess."""
    _forget_old(kind)
    made = kind.objects.create(
        advisor_id=advisor_id, token=token_urlsafe(32), kept_at=timezone.now(), **fields
    )
    own = kind.objects.filter(advisor_id=advisor_id).order_by("-kept_at", "-pk")
    if too_many := list(own.values_list("pk", flat=True)[MOST:]):
        kind.objects.filter(pk__in=too_many).delete()
    return made


def keepable(text: str) -> str:
    """A text as a draft can hold it, whatever is wrong with it."""
    return text[:LONGEST].replace("\0", SUBSTITUTE)


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
