"""An offer as typed by an advisor, and its checks with a sentence for each field."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Appellation, Commune, Offer
from ..text import normalized, without_overrides
from .access import Reach
from .errors import Invalid

LINE_BREAKS = "\n\r\t"
#: Longest text of each field, as the table holds it.
LIMITS = {"title": 120, "employer": 120, "hours": 120, "contact": 255, "description": 4000}
#: The other fields are of one line.
_OF_LINES = ("description",)
MOST_PLACES = 999
#: A first day further away is a slip of the year.
_LONGEST_WAY = timedelta(days=2 * 366)


@dataclass(frozen=True)
class OfferDraft:
    """An offer as an advisor typed it. Wrong fields are named in ``Invalid.fields``.

    Attributes:
        appellation_key: the job, chosen from the vocabulary; may be empty.
        commune_key: the place, chosen from the list; may be empty.
        contract: a value of ``Contract``.
        starts_on: the first day of work; ``None`` = not said.
        places: how many people are wanted; ``None`` = not said.
        closes_on: the last day of the offer; ``None`` = it stays open.
        structure_key: one of the advisor's structures; empty = their first.
        keeps_job: the job is the one that the changed offer has, whatever the vocabulary became.
    """

    title: str
    appellation_key: str = ""
    employer: str = ""
    commune_key: str = ""
    contract: str = ""
    hours: str = ""
    description: str = ""
    contact: str = ""
    starts_on: date | None = None
    places: int | None = None
    closes_on: date | None = None
    structure_key: str = ""
    keeps_job: bool = False


def check_draft(reach: Reach, draft: OfferDraft, before: Offer | None = None) -> dict[str, Any]:
    """The fields of the offer's row.

    Args:
        before: the offer that is changed to this draft.

    Raises:
        Invalid: one sentence for each wrong field.
    """
    fields, wrong = read_draft(reach, draft, before)
    if wrong:
        raise Invalid(_("The offer is not saved yet. Mend the fields below."), fields=wrong)
    return fields


def read_draft(
    reach: Reach, draft: OfferDraft, before: Offer | None = None
) -> tuple[dict[str, Any], dict[str, str]]:
    """The fields of the offer's row, and a sentence for each field that cannot be taken."""
    wrong: dict[str, str] = {}
    fields = {
        "title": _text(draft, "title", wrong, needed=True),
        "employer": _text(draft, "employer", wrong),
        "hours": _text(draft, "hours", wrong),
        "description": _text(draft, "description", wrong, needed=True),
        "contact": _text(draft, "contact", wrong),
        "contract": _contract(draft, wrong),
        "starts_on": _starts_on(draft, wrong),
        "places": _places(draft, wrong),
        "closes_on": _closes_on(draft, before, wrong),
        **_occupation(draft, before, wrong),
        "commune": _commune(draft, wrong),
        "structure_key": _structure(reach, draft, wrong),
    }
    return fields, wrong


def clean_text(text: str) -> str:
    """The text as it is stored: one form of each letter, one kind of line break, one direction."""
    lines = without_overrides(text).replace("\r\n", "\n").replace("\r", "\n")
    return normalized("NFC", lines).strip()


def clean_line(text: str) -> str:
    """The same in one line: it may become a heading, or the subject of a mail."""
    return " ".join(clean_text(text).splitlines()).replace("\t", " ")


def has_control(text: str) -> bool:
    """Whether the text holds a sign that no keyboard types, such as NUL."""
    return any(unicodedata.category(sign) == "Cc" and sign not in LINE_BREAKS for sign in text)


def _text(draft: OfferDraft, name: str, wrong: dict[str, str], needed: bool = False) -> str:
    typed = getattr(draft, name)
    text = clean_text(typed) if name in _OF_LINES else clean_line(typed)
    limit = LIMITS[name]
    if has_control(text):
        wrong[name] = _("A hidden sign has slipped in. Clear this field and type it again.")
    elif len(text) > limit:
        wrong[name] = _("Too long: %(length)d characters. At most %(limit)d.") % {
            "length": len(text),
            "limit": limit,
        }
    elif needed and not text:
        wrong[name] = _("Fill in this field.")
    return text


def _contract(draft: OfferDraft, wrong: dict[str, str]) -> str:
    if draft.contract not in Offer.Contract.values:
        wrong["contract"] = _("Choose a kind of contract.")
    return draft.contract


def _starts_on(draft: OfferDraft, wrong: dict[str, str]) -> date | None:
    day = draft.starts_on
    if isinstance(day, datetime):
        day = day.date()
    if day is not None and abs(day - timezone.localdate()) > _LONGEST_WAY:
        wrong["starts_on"] = _("This day is far away. Check the year.")
    return day


def _places(draft: OfferDraft, wrong: dict[str, str]) -> int | None:
    if draft.places is not None and not 1 <= draft.places <= MOST_PLACES:
        wrong["places"] = _("Write a number from 1 to %(most)d, or nothing.") % {
            "most": MOST_PLACES
        }
    return draft.places


def _closes_on(draft: OfferDraft, before: Offer | None, wrong: dict[str, str]) -> date | None:
    day = draft.closes_on
    if isinstance(day, datetime):
        day = day.date()
    known = before is not None and day == before.closes_on
    if day is not None and day < timezone.localdate() and not known:
        wrong["closes_on"] = _("This day has passed. Choose today or a later day.")
    return day


def _occupation(draft: OfferDraft, before: Offer | None, wrong: dict[str, str]) -> dict[str, Any]:
    if draft.keeps_job and before is not None:
        return {"occupation": before.occupation, "job": before.job}
    if not draft.appellation_key:
        return {"occupation": None, "job": ""}
    label = (
        Appellation.objects.filter(key=draft.appellation_key).select_related("occupation").first()
    )
    if label is None:
        wrong["appellation_key"] = _("We do not know this job. Choose one from the list.")
        return {}
    return {"occupation": label.occupation, "job": label.label}


def _commune(draft: OfferDraft, wrong: dict[str, str]) -> Commune | None:
    if not draft.commune_key:
        return None
    commune = Commune.objects.filter(key=draft.commune_key).first()
    if commune is None:
        wrong["commune_key"] = _("We do not know this town. Choose one from the list.")
    return commune


def _structure(reach: Reach, draft: OfferDraft, wrong: dict[str, str]) -> str:
    keys = reach.structure_keys()
    if draft.structure_key and draft.structure_key not in keys:
        wrong["structure_key"] = _("You do not work for this structure. Choose yours.")
    return draft.structure_key or keys[0]
