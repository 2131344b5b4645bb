"""The form of an offer, begun from a pasted text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from ..api.adverts import Advert, KeptAdvert, Passage
from ..api.occupations import AppellationChoice
from ..api.offers import LIMITS
from .target import Search


@dataclass(frozen=True)
class OfferBegun:
    """The form of an offer as it begins from a pasted text.

    Attributes:
        searched: the jobs that were read, the first to choose from.
        cut: the text is longer than a description may be.
    """

    initial: dict[str, Any]
    searched: tuple[AppellationChoice, ...] = ()
    cut: bool = False


def begin_offer(kept: KeptAdvert, search: Search) -> OfferBegun:
    """The offer that a pasted text makes; what was corrected in the search counts."""
    advert = kept.advert
    description, cut = _shortened(advert.text, LIMITS["description"])
    initial: dict[str, Any] = {
        "title": advert.title.value if advert.title else "",
        "job": search.text,
        "employer": _joined((advert.employer,), "employer"),
        "commune": advert.commune_label,
        "contract": advert.contract.value.value if advert.contract else "",
        "hours": ", ".join(each.value for each in advert.hours),
        "description": description,
        "contact": _joined(advert.contact, "contact"),
        "starts_on": advert.starts_on.value if advert.starts_on else None,
        "closes_on": _still_to_come(advert),
    }
    if search.valid and search.form.place.key not in ("", advert.commune_key):
        initial["commune"] = search.form.place.label
    job = advert.job
    if job is None or search.text not in ("", job.name):
        return OfferBegun(initial, cut=cut)
    choices = tuple(AppellationChoice(each.key, each.label, each.rome) for each in advert.jobs)
    return OfferBegun({**initial, "job": job.label}, choices, cut)


def _still_to_come(advert: Advert) -> date | None:
    day = advert.closes_on.value if advert.closes_on else None
    return day if day and day >= timezone.localdate() else None


def _joined(passages: tuple[Passage | None, ...], name: str) -> str:
    """The values one behind the other, as many as the field takes."""
    said = ""
    for each in passages:
        value = getattr(each, "value", "")
        longer = f"{said}, {value}" if said else value
        if len(longer) <= LIMITS[name]:
            said = longer
    return said


def _shortened(text: str, limit: int) -> tuple[str, bool]:
    """As many whole lines as the field takes, and whether some are missing."""
    if len(text) <= limit:
        return text, False
    short = text[:limit]
    end = max(short.rfind("\n"), short.rfind(". ") + 1)
    return (short[:end] if end > limit // 2 else short).rstrip(), True
