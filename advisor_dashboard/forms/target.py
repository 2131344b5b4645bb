"""The search for learners: what was typed and ticked, and the address that says it again."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cv_xblock.document import LICENCES

from ..api.errors import Invalid
from ..api.occupations import find_occupations
from ..api.offers import OfferDetail
from ..api.targeting import MAX_TEXT, TargetQuery
from .fields import PlainForm, day_field, text_field
from .numbers import LARGEST_ID, LARGEST_PAGE, whole_number
from .places import PlaceFound, find_commune
from .target_filters import OTHERS, Ticked

WIDEST_RADIUS_KM = 200

#: How the words in the box can be read; ``means`` in the address.
MEANINGS = ("job", "skill", "name")

_ROME = re.compile(r"[A-Z][0-9]{4}")
_MOST_ROMES = 200
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
#: The year 2200: beyond it no database and no calendar is asked.
_LATEST = 230 * 365 * 86_400 * 10**6
#: Where skills are asked for, the people who fit best are those who have them.
_ORDERS_WITH_SKILLS = [
    ("", gettext_lazy("Those with the skills first, then the nearest")),
    ("new", gettext_lazy("Those with the skills first, then the newest CV")),
]


class TargetForm(PlainForm):
    """The part of a search that is typed. What is wrong here is said beside the field."""

    q = text_field(gettext_lazy("Job, skill or name"), MAX_TEXT, required=False)
    commune = text_field(gettext_lazy("Around"), 120, required=False)
    km = forms.IntegerField(
        label=gettext_lazy("Within (km)"),
        required=False,
        min_value=0,
        max_value=WIDEST_RADIUS_KM,
        error_messages={
            "invalid": gettext_lazy("Write a whole number of kilometres, such as 20."),
            "min_value": gettext_lazy("Write a number of kilometres from 0 to 200."),
            "max_value": gettext_lazy("Write a number of kilometres from 0 to 200."),
        },
    )
    available_by = day_field(gettext_lazy("Free by"))
    licence = forms.MultipleChoiceField(
        label=gettext_lazy("Driving licences"),
        required=False,
        choices=[(each, each) for each in LICENCES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("We do not know this licence.")},
    )

    order = forms.ChoiceField(
        label=gettext_lazy("Order"),
        required=False,
        choices=[("", gettext_lazy("Nearest first")), ("new", gettext_lazy("Newest CV first"))],
        error_messages={"invalid_choice": gettext_lazy("We do not know this order.")},
    )

    def __init__(self, data: QueryDict) -> None:
        self.place = PlaceFound()
        super().__init__(_last_words(data))
        words = self.fields["q"]
        words.widget.attrs |= {"type": "search", "autocomplete": "off"}
        words.error_messages["max_length"] = _(
            "This is long: is it an offer? It stands under “Paste an offer”: "
            "press “Find who could take it”."
        )
        self.fields["commune"].widget.attrs |= {"autocomplete": "off"}
        if any(data.getlist("skill")):
            order = cast(forms.ChoiceField, self.fields["order"])
            order.choices = _ORDERS_WITH_SKILLS
        self.fields["km"].widget.attrs |= {"inputmode": "numeric", "max": WIDEST_RADIUS_KM}

    def clean_commune(self) -> str:
        self.place = find_commune(self.cleaned_data["commune"])
        if self.place.message:
            raise forms.ValidationError(self.place.message)
        if self.place.label:
            # Shown as we write it, whatever was typed: "59000" becomes "Lille (59000)".
            self.data = {**self.data, "commune": self.place.label}
        return self.place.key

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("km") is not None and not self.data.get("commune"):
            self.add_error("commune", _("Write a commune, to search around it."))
        return cleaned


def _last_words(data: QueryDict) -> dict[str, Any]:
    """Plain values: of a text given twice, the last one (a commune chosen from the list)."""
    texts: dict[str, Any] = {
        name: data.get(name, "") for name in ("q", "commune", "km", "available_by", "order")
    }
    return {**texts, "licence": data.getlist("licence")}


def _as_list(given: Any) -> list[str]:
    return given if isinstance(given, list) else [given]


class Search:
    """A whole search as the address says it: what was typed, ticked and paged to."""

    def __init__(self, data: QueryDict) -> None:
        """Read it.

        Raises:
            Invalid: a part that only our own pages write cannot be read.
        """
        self.form = TargetForm(data)
        self.valid = self.form.is_valid()
        self.text: str = self.form.cleaned_data.get("q", "")
        self.romes = _romes(data, self.text)
        self.meaning = _meaning(data, self.text)
        self.ticked = Ticked.read(data)
        # Every button of the results says on which page it stands, under its own name.
        pages = [data.get(name, "") for name in ("page", "choose", "all", "none", OTHERS)]
        self.page = whole_number(next(filter(None, pages), ""), LARGEST_PAGE) or 1
        self.offer_id = whole_number(data.get("offer", ""), LARGEST_ID)
        # The message already written comes along while other people are looked for.
        self.draft = token(data, "draft")
        # So does the pasted text of an offer.
        self.advert = token(data, "advert")
        # A kept search says when it was last looked at.
        self.new_since = _moment(data.get("since", ""))

    @property
    def asked(self) -> bool:
        """Whether anything at all was asked for."""
        return not self.valid or bool(self.text) or self.filtered

    @property
    def filtered(self) -> bool:
        """Whether anything but the words narrows the search, or is wrong and must be seen."""
        given = self.form.cleaned_data
        typed = any(value for name, value in given.items() if name not in ("q", "order"))
        return not self.valid or typed or len(self.ticked) > 0

    @property
    def number(self) -> int:
        """How many filters are in use."""
        given = self.form.cleaned_data
        typed = bool(given.get("commune")) + bool(given.get("available_by"))
        return typed + len(given.get("licence") or ()) + len(self.ticked)

    @property
    def query(self) -> TargetQuery:
        """The question for the API; only for a valid search."""
        given = self.form.cleaned_data
        return TargetQuery(
            text=self.text,
            romes=self.romes,
            commune_key=given["commune"],
            radius_km=given["km"],
            available_by=given["available_by"],
            licences=frozenset(given["licence"]),
            meaning=self.meaning,
            cohorts=self.ticked.cohorts,
            languages=self.ticked.languages,
            active_within_days=self.ticked.active_within_days,
            complete=self.ticked.complete,
            paths=self.ticked.paths,
            skills=self.ticked.skills,
            everybody=self.ticked.everybody,
            new_since=self.new_since,
            page=self.page,
            nearest_first=given["order"] != "new",
        )

    def address(
        self, *, kept: str = "", offer_id: int | None = None, draft: str | None = None
    ) -> str:
        """The query string that leads back to this search, with nothing empty in it.

        Args:
            kept: the people chosen.
            offer_id: for this offer, instead of the one that the search was begun for.
            draft: with this message, instead of the one that came along.
        """
        words = QueryDict(mutable=True)
        if self.valid:
            self._write(words)
        else:
            for name, given in self.form.data.items():
                words.setlist(name, [each for each in _as_list(given) if each])
        self.ticked.write(words)
        if self.meaning:
            words["means"] = self.meaning
            words["means_for"] = self.text
        if self.romes is not None and self.text:
            words["ticks_for"] = self.text
            words.setlist("rome", sorted(self.romes))
        if offer := offer_id or self.offer_id:
            words["offer"] = str(offer)
        if message := self.draft if draft is None else draft:
            words["draft"] = message
        if self.advert:
            words["advert"] = self.advert
        if self.new_since:
            words["since"] = since_words(self.new_since)
        if self.page > 1:
            words["page"] = str(self.page)
        if kept:
            words["kept"] = kept
        return words.urlencode()

    def _write(self, words: QueryDict) -> None:
        given = self.form.cleaned_data
        if self.text:
            words["q"] = self.text
        if given["commune"]:
            words["commune"] = given["commune"]
        if given["km"] is not None:
            words["km"] = str(given["km"])
        if given["available_by"]:
            words["available_by"] = given["available_by"].isoformat()
        words.setlist("licence", given["licence"])
        if given["order"]:
            words["order"] = given["order"]


def address_for(offer: OfferDetail) -> str:
    """The query string of the search for people whom an offer may suit.

    One form of the job's name is the word, and the offer's own job alone is ticked: what the
    word may mean besides is there to tick.
    """
    words = QueryDict(mutable=True)
    text = offer.job.partition(" / ")[0] or offer.title
    words["offer"] = str(offer.id)
    words["q"] = text
    if offer.rome in {match.rome for match in find_occupations(text)}:
        words["ticks_for"] = text
        words["rome"] = offer.rome
    if offer.commune_key:
        words["commune"] = offer.commune_key
    return words.urlencode()


def _romes(data: QueryDict, text: str) -> frozenset[str] | None:
    """The ticked jobs, if they were ticked for these very words; ``None`` = as we propose."""
    ticked = data.getlist("rome")
    if len(ticked) > _MOST_ROMES or not all(_ROME.fullmatch(each) for each in ticked):
        raise Invalid(_("This address is damaged: the jobs ticked cannot be read. Search again."))
    if "ticks_for" in data:
        return frozenset(ticked) if data.get("ticks_for", "").strip() == text else None
    return frozenset(ticked) if ticked else None


def _meaning(data: QueryDict, text: str) -> str:
    """How the words are to be read, if that was chosen for these very words."""
    given = data.get("means", "")
    if given not in ("", *MEANINGS):
        raise Invalid(_("This address is damaged. Search again."))
    chosen_for = data.get("means_for", text).strip()
    return given if text and chosen_for == text else ""


def token(data: QueryDict, name: str) -> str:
    """A token that the address carries; empty where there is none that could be ours."""
    given = data.get(name, "")
    return given if _TOKEN.fullmatch(given) else ""


def since_words(moment: datetime) -> str:
    """A moment as the address of a search has it: to the microsecond, as it is stored."""
    return str((moment - _EPOCH) // _MICROSECOND)


def _moment(text: str) -> datetime | None:
    number = whole_number(text, _LATEST)
    return None if number is None else _EPOCH + number * _MICROSECOND
