"""An offer as an advisor types it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..api import occupations, places
from ..api.occupations import AppellationChoice
from ..api.offer_drafts import MOST_PLACES
from ..api.offers import Contract, OfferDetail, OfferDraft
from .fields import PlainForm, day_field, text_field
from .places import PlaceFound, find_commune, label_of
from .quoting import quoted

#: How many jobs a word may mean in one list to choose from.
_MOST_JOBS = 8
#: What a browser offers to choose; what counts is in the file.
ACCEPTED = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.pptx,.odt,.ods,.odp"


class OfferForm(PlainForm):
    """Everything of an offer. The job and the place are words, matched with what we know."""

    title = text_field(
        gettext_lazy("Title of the offer"),
        120,
        help_text=gettext_lazy("As the learner will read it."),
        missing=gettext_lazy("Write a title, such as “Salesperson, Saturdays”."),
    )
    job = text_field(
        gettext_lazy("Job"),
        120,
        help_text=gettext_lazy("The job in one or two words: we look it up in the vocabulary."),
        missing=gettext_lazy("Write the job, such as “salesperson”."),
    )
    employer = text_field(gettext_lazy("Employer"), 120, required=False)
    commune = text_field(
        gettext_lazy("Commune or postcode"),
        120,
        required=False,
    )
    contract = forms.ChoiceField(
        label=gettext_lazy("Contract"),
        choices=[("", gettext_lazy("Choose…")), *Contract.choices],
        error_messages={
            "required": gettext_lazy("Choose the kind of contract."),
            "invalid_choice": gettext_lazy("Choose the kind of contract."),
        },
    )
    hours = text_field(
        gettext_lazy("Days and hours"),
        120,
        required=False,
    )
    description = text_field(
        gettext_lazy("Description"),
        4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("The tasks and what is asked for, in short sentences."),
        missing=gettext_lazy("Describe the job in a few sentences."),
    )
    contact = text_field(
        gettext_lazy("How to apply"),
        255,
        required=False,
        help_text=gettext_lazy("A name, a telephone number or an address."),
    )
    starts_on = day_field(gettext_lazy("First day of work"))
    places = forms.IntegerField(
        label=gettext_lazy("How many people are wanted"),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"),
            gettext_lazy("Write a number from 1 to %(most)d, or nothing.") % {"most": MOST_PLACES},
        ),
    )
    closes_on = day_field(
        gettext_lazy("Last day to answer"),
        help_text=gettext_lazy("Leave it empty if the offer stays open."),
    )
    #: Only how it is asked for and what is said of it: the page keeps the file itself.
    file = forms.FileField(
        label=gettext_lazy("File with the offer"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=gettext_lazy(
            "A PDF, a picture or an Office document, at most 5 MB. Who gets the offer can open it."
        ),
    )
    structure = forms.ChoiceField(
        label=gettext_lazy("Structure"),
        help_text=gettext_lazy("Its advisors see the offer and the answers."),
        error_messages={"invalid_choice": gettext_lazy("Choose one of your structures.")},
    )

    def __init__(
        self,
        *args: Any,
        structures: Sequence[tuple[str, str]],
        refused: Callable[[OfferDraft], Mapping[str, str]],
        before: OfferDetail | None = None,
        searched: Sequence[AppellationChoice] = (),
        **kwargs: Any,
    ) -> None:
        """A form of an offer.

        Args:
            structures: key and name of those among which the advisor chooses; of one there is
                no choice.
            refused: what the API would refuse of a draft, so that everything that is wrong is
                said at once.
            before: the offer to change. Its job and its place stay what they are as long as
                their words stay, even if they are no longer offered.
            searched: what the advisor ticked for the words in ``initial["job"]``: the first to
                choose from.
        """
        self._refused = refused
        self._before = before
        if before is not None:
            kwargs["initial"] = written(before)
        self._searched = searched
        self.job_choices: tuple[AppellationChoice, ...] = ()
        self.job_chosen: AppellationChoice | None = None
        self.place = PlaceFound()
        super().__init__(*args, **kwargs)
        if not places.knows_postcodes():
            self.fields["commune"].label = _("Commune")
        if not self.is_bound and before is None:
            self._offer_jobs()
        if len(structures) > 1:
            cast(forms.ChoiceField, self.fields["structure"]).choices = list(structures)
        else:
            del self.fields["structure"]

    def clean_job(self) -> str:
        """The key of the job's label; several that fit become a question."""
        text = self.cleaned_data["job"]
        if self._keeps("job", text):
            return ""
        found = self._jobs(text)
        chosen = self._chosen_job(text, found)
        if chosen:
            # What was chosen stays to be seen, and to be changed, after another mistake.
            self.job_chosen = chosen
            self.job_choices = tuple({each.key: each for each in (*found, chosen)}.values())
            return chosen.key
        if only := _only(text, found):
            return self._settled("job", only.label, only.key)
        if not found:
            raise forms.ValidationError(
                _("We do not know the job “%(text)s”. Try a simpler word.") % {"text": quoted(text)}
            )
        self.job_choices = tuple(found)
        raise forms.ValidationError(_("Which job is it? Choose below."))

    def _offer_jobs(self) -> None:
        """Show at once what the job given with the search may be: the first submit can do."""
        text = str(self.initial.get("job") or "")
        found = self._jobs(text) if text else []
        only = _only(text, found)
        if only:
            self.initial["job"] = only.label
        else:
            self.job_choices = tuple(found)

    def _jobs(self, text: str) -> list[AppellationChoice]:
        """What these words may mean: first what was ticked for them in the search."""
        searched = self._searched if text == self.initial.get("job") else ()
        suggested = occupations.suggest_appellations(text, limit=_MOST_JOBS)
        return list({each.key: each for each in (*searched, *suggested)}.values())[:_MOST_JOBS]

    def _chosen_job(self, text: str, found: list[AppellationChoice]) -> AppellationChoice | None:
        """What was chosen below the field, if the field still says what it was chosen for."""
        if self.data.get("job_asked", text).strip() != text:
            return None
        key = self.data.get("job_key", "")
        listed = next((each for each in found if each.key == key), None)
        # The list follows what people want by now: a choice of a minute ago still counts.
        return listed or (occupations.get_appellation(key) if key else None)

    def clean_commune(self) -> str:
        key, text = self.data.get("commune_key", ""), self.cleaned_data["commune"]
        if self._before and self._keeps("commune", text):
            return self._before.commune_key
        self.place = find_commune(text)
        if key in {choice.key for choice in self.place.choices}:
            self.place = find_commune(key)
        if self.place.message:
            raise forms.ValidationError(self.place.message)
        return self._settled("commune", self.place.label, self.place.key)

    def _keeps(self, name: str, text: str) -> bool:
        return bool(text) and self._before is not None and text == self.initial[name]

    def _settled(self, name: str, label: str, key: str) -> str:
        """Keep the label in the field, so that another mistake does not ask again."""
        self.data = {**dict(self.data.items()), name: label}
        return key

    def clean(self) -> dict[str, Any]:
        """Ask the API too, of the fields that the form itself can take."""
        cleaned = super().clean() or self.cleaned_data
        refused = self._refused(self.draft())
        self.add_refusals(
            {path: said for path, said in refused.items() if _field(path) not in self.errors}
        )
        return cleaned

    def draft(self) -> OfferDraft:
        """The offer for the API; a field that cannot be taken is empty."""
        given = self.cleaned_data
        return OfferDraft(
            title=given.get("title", ""),
            appellation_key=given.get("job", ""),
            employer=given.get("employer", ""),
            commune_key=given.get("commune", ""),
            contract=given.get("contract", ""),
            hours=given.get("hours", ""),
            description=given.get("description", ""),
            contact=given.get("contact", ""),
            starts_on=given.get("starts_on"),
            places=given.get("places"),
            closes_on=given.get("closes_on"),
            structure_key=given.get("structure", ""),
            keeps_job="job" in given and not given["job"],
        )

    def differing(self, offer: OfferDetail) -> list[tuple[Any, Any]]:
        """Label and words of each field that ``offer`` says otherwise than this form."""
        theirs = written(offer)
        contracts = dict(Contract.choices)
        return [
            (field.label, contracts.get(said, said) if name == "contract" else said)
            for name, field in self.fields.items()
            if name != "file" and (said := theirs.get(name, "")) != self._typed(name)
        ]

    def _typed(self, name: str) -> Any:
        if name == "job" and self.job_chosen:
            return self.job_chosen.label
        if name in ("job", "commune"):
            return self[name].value()
        return self.cleaned_data.get(name, "")

    def add_refusals(self, fields: Mapping[str, str]) -> None:
        """Show what the API refused beside the field that it speaks of."""
        for path, sentence in fields.items():
            name = _field(path)
            self.add_error(name if name in self.fields else None, sentence)


def written(offer: OfferDetail) -> dict[str, Any]:
    """The offer as it stands in the form's fields."""
    commune = places.get_commune(offer.commune_key)
    return {
        "title": offer.title,
        "job": offer.job,
        "employer": offer.employer,
        "commune": label_of(commune) if commune else "",
        "contract": offer.contract,
        "hours": offer.hours,
        "description": offer.description,
        "contact": offer.contact,
        "starts_on": offer.starts_on,
        "places": offer.places,
        "closes_on": offer.closes_on,
    }


def _field(path: str) -> str:
    """The form's field of a field of the draft."""
    ours = {"appellation_key": "job", "commune_key": "commune", "structure_key": "structure"}
    return ours.get(path, path)


def _only(text: str, found: list[AppellationChoice]) -> AppellationChoice | None:
    """The job that ``text`` names, where there is no other to choose."""
    same = [each for each in found if each.same or each.label.casefold() == text.casefold()]
    # ROME's label and ours may read alike: they are one job.
    one = len({each.rome for each in same}) == 1 or len(found) == 1
    return (same or found)[0] if one else None


#: Every name under which the form sends something.
SENT_ALONG = (*OfferForm.base_fields, "job_asked", "job_key", "commune_key", "version")
