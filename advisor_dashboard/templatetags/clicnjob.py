"""How the advisors' pages write what the API hands out."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.conf.locale import LANG_INFO
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.dates import MONTHS
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _

from ..api.offers import Contract, OfferCounts, OfferSummary

_USUAL_LICENCES = frozenset({"AM", "A1", "A2", "A", "B1", "B", "BE", "C", "CE", "D"})

register = template.Library()

_LEVELS = {
    "native": gettext_lazy("mother tongue"),
    "fluent": gettext_lazy("fluent"),
    "good": gettext_lazy("good"),
    "basic": gettext_lazy("basic"),
}


@register.filter
def contract_name(code: str) -> Any:
    """A kind of contract in words."""
    return Contract(code).label if code in Contract.values else code


@register.filter
def facts(offer: OfferSummary) -> list[Any]:
    """What tells one offer from another, after its title."""
    parts = [offer.employer, offer.place, contract_name(offer.contract)]
    return [part for part in parts if part]


@register.filter
def silent(counts: OfferCounts) -> int:
    """How many have not answered."""
    return max(0, counts.proposed - counts.interested - counts.help_me - counts.not_for_me)


@register.filter
def usual_licences(field: BoundField) -> list[BoundWidget]:
    """The tick boxes of the licences that people have, and of any other that is ticked."""
    return [
        tick for tick in field if tick.data["value"] in _USUAL_LICENCES or tick.data["selected"]
    ]


@register.filter
def month(text: Any) -> str:
    """``2025-03`` as "mars 2025"; anything else as it was typed."""
    try:
        day = date.fromisoformat(f"{text}-01")
    except ValueError:
        return str(text)
    return f"{MONTHS[day.month]} {day.year}"


@register.filter
def period(item: dict[str, Any]) -> str:
    """From when to when something was done."""
    start, end = month(item.get("start", "")), month(item.get("end", ""))
    if item.get("current"):
        return _("since %(start)s") % {"start": start} if start else _("now")
    if start and end:
        return start if start == end else _("%(start)s to %(end)s") % {"start": start, "end": end}
    return start or end


@register.filter
def language_name(code: Any) -> Any:
    """A language by its code in the reader's own language, or as it was typed."""
    known = LANG_INFO.get(str(code), {})
    return gettext(known["name"]) if "name" in known else code


@register.filter
def level_name(code: str) -> Any:
    """How well a language is spoken, in words."""
    return _LEVELS.get(code, code)
