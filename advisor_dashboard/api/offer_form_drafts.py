"""The form of an offer that could not be saved, between the sending and the page that explains."""

from __future__ import annotations

from collections.abc import Mapping

from ..models import OfferFormDraft
from .features import OFFERS, reach_with
from .keeping import SUBSTITUTE, keep, keepable, kept


def keep_form(advisor_id: int, fields: Mapping[str, str]) -> str:
    """Keep what was typed for a day, whatever is wrong with it.

    Returns:
        The token that finds it again, for this advisor alone.

    Raises:
        NotAllowed: the person is no advisor.
        Unavailable: the platform could not be asked.
    """
    reach_with(advisor_id, OFFERS)
    held = {name: keepable(text) for name, text in fields.items()}
    return keep(OfferFormDraft, advisor_id, fields=held).token


def kept_form(advisor_id: int, token: str) -> dict[str, str] | None:
    """What this advisor typed; ``None`` once the offer is saved, or after a day."""
    row = kept(OfferFormDraft, advisor_id, token)
    if row is None:
        return None
    return {name: text.replace(SUBSTITUTE, "\0") for name, text in row.fields.items()}


def forget_form(advisor_id: int, token: str) -> None:
    """The offer is saved: what was kept of its form goes."""
    OfferFormDraft.objects.filter(token=token, advisor_id=advisor_id).delete()
