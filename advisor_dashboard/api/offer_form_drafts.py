"""The form of an offer that could not be saved, between the sending and the page that explains."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from secrets import token_urlsafe

from django.utils import timezone

from ..models import OfferFormDraft
from .features import OFFERS, reach_with
from .message_drafts import KEPT_FOR, SUBSTITUTE


def keep_form(advisor_id: int, fields: Mapping[str, str]) -> str:
    """Keep what was typed for a day, whatever is wrong with it.

    Returns:
        The token that finds it again, for this advisor alone.

    Raises:
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach_with(advisor_id, OFFERS)
    forget_old_forms()
    row = OfferFormDraft.objects.create(
        advisor_id=advisor_id,
        token=token_urlsafe(32),
        fields={name: text.replace("\0", SUBSTITUTE) for name, text in fields.items()},
        kept_at=timezone.now(),
    )
    return row.token


def kept_form(advisor_id: int, token: str) -> dict[str, str] | None:
    """What this advisor typed; ``None`` once the offer is saved, or after a day."""
    row = OfferFormDraft.objects.filter(
        token=token, advisor_id=advisor_id, kept_at__gt=_oldest()
    ).first()
    if row is None or row.token != token:
        return None
    return {name: text.replace(SUBSTITUTE, "\0") for name, text in row.fields.items()}


def forget_form(advisor_id: int, token: str) -> None:
    """The offer is saved: what was kept of its form goes."""
    OfferFormDraft.objects.filter(token=token, advisor_id=advisor_id).delete()


def forget_old_forms() -> None:
    """Delete what nobody came back to."""
    OfferFormDraft.objects.filter(kept_at__lte=_oldest()).delete()


def _oldest() -> datetime:
    return timezone.now() - KEPT_FOR
