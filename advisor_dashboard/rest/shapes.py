"""The shapes that the API hands out and takes. A name that stands here stays in version 1."""

from __future__ import annotations

from rest_framework import serializers

from ..api.meanings import Meaning
from ..api.offer_drafts import MOST_PLACES
from ..api.offers import Contract
from ..models import Offer


class Problem(serializers.Serializer):
    """Why something was refused."""

    code = serializers.CharField(help_text="A word for programs.")
    message = serializers.CharField(help_text="A sentence for the person, in their language.")
    fields_ = serializers.DictField(
        child=serializers.CharField(), required=False, help_text="A sentence for each wrong field."
    )

    def get_fields(self) -> dict[str, serializers.Field]:
        # ``fields`` is a name of the serializer itself.
        found: dict[str, serializers.Field] = super().get_fields()
        found["fields"] = found.pop("fields_")
        return found


class Card(serializers.Serializer):
    """A learner in the results of a search."""

    learner_id = serializers.IntegerField()
    name = serializers.CharField()
    wanted = serializers.ListField(child=serializers.CharField())
    rome = serializers.CharField(help_text="ROME code of the job by which they were found.")
    tier = serializers.CharField(allow_null=True)
    reason = serializers.CharField()
    reasons = serializers.ListField(child=serializers.CharField())
    misfits = serializers.ListField(child=serializers.CharField())
    fits = serializers.BooleanField()
    place = serializers.CharField()
    distance_km = serializers.FloatField(allow_null=True)
    radius_km = serializers.IntegerField(allow_null=True)
    available = serializers.CharField()
    licences = serializers.ListField(child=serializers.CharField())
    course_name = serializers.CharField()
    cohort_name = serializers.CharField()
    updated_at = serializers.DateTimeField()


class Occupation(serializers.Serializer):
    """A job that the words may mean."""

    rome = serializers.CharField(source="match.rome")
    label = serializers.CharField(source="match.label")
    tier = serializers.CharField(source="match.tier.value")
    reason = serializers.CharField(source="match.reason")
    ticked = serializers.BooleanField()
    count = serializers.IntegerField()


class Results(serializers.Serializer):
    """One page of a search."""

    total = serializers.IntegerField()
    fitting = serializers.IntegerField()
    page = serializers.IntegerField()
    pages = serializers.IntegerField()
    message = serializers.CharField(help_text="Why there is nobody; empty otherwise.")
    meaning = serializers.ChoiceField(
        choices=[each.value for each in Meaning],
        allow_null=True,
        help_text="How the words were read; null: there were none, or none that mean something.",
    )
    alike = serializers.BooleanField(
        help_text="Nobody is called by these words: the names are like them."
    )
    occupations = Occupation(many=True)
    cards = Card(many=True)


class Facts(serializers.Serializer):
    """What an open CV says in short."""

    wanted = serializers.ListField(child=serializers.CharField())
    place = serializers.CharField()
    available = serializers.CharField()
    licences = serializers.ListField(child=serializers.CharField())
    updated_at = serializers.DateTimeField()


class ContactShape(serializers.Serializer):
    """Something that went to a learner."""

    kind = serializers.CharField()
    day = serializers.DateField()
    title = serializers.CharField()
    message = serializers.CharField()
    seen = serializers.BooleanField()
    answer = serializers.CharField(allow_null=True)
    answered_at = serializers.DateTimeField(allow_null=True)
    offer_id = serializers.IntegerField(allow_null=True)


class ProfileShape(serializers.Serializer):
    """One of the asking advisor's learners."""

    learner_id = serializers.IntegerField()
    name = serializers.CharField()
    course_name = serializers.CharField()
    cohort_name = serializers.CharField()
    facts = Facts(allow_null=True)
    open_since = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    last_contact = serializers.DateField(allow_null=True)
    contacts = ContactShape(many=True)
    older = serializers.BooleanField()


class CVShape(serializers.Serializer):
    """A whole CV. Asking for it is noted, and the learner sees who did."""

    learner_id = serializers.IntegerField()
    name = serializers.CharField()
    document = serializers.JSONField()
    updated_at = serializers.DateTimeField()
    course_name = serializers.CharField()
    cohort_name = serializers.CharField()


class Counts(serializers.Serializer):
    """Answers of the asking advisor's own learners."""

    proposed = serializers.IntegerField()
    seen = serializers.IntegerField()
    interested = serializers.IntegerField()
    not_for_me = serializers.IntegerField()
    help_me = serializers.IntegerField()


class OfferLine(serializers.Serializer):
    """An offer in a list."""

    id = serializers.IntegerField()
    title = serializers.CharField()
    employer = serializers.CharField()
    place = serializers.CharField()
    contract = serializers.ChoiceField(choices=Offer.Contract.choices)
    structure_key = serializers.CharField()
    closes_on = serializers.DateField(allow_null=True)
    open = serializers.BooleanField()
    created_at = serializers.DateTimeField()
    proposed = serializers.IntegerField()
    counts = Counts()


class OfferLines(serializers.Serializer):
    """One page of the offers, the newest first."""

    total = serializers.IntegerField()
    page = serializers.IntegerField()
    pages = serializers.IntegerField()
    offers = OfferLine(many=True)


class FileShape(serializers.Serializer):
    """The file of an offer, which its page hands out."""

    name = serializers.CharField()
    kind = serializers.CharField()
    size = serializers.IntegerField(help_text="In bytes.")


class OfferShape(OfferLine):
    """An offer whole."""

    rome = serializers.CharField()
    job = serializers.CharField()
    commune_key = serializers.CharField()
    hours = serializers.CharField()
    description = serializers.CharField()
    contact = serializers.CharField()
    starts_on = serializers.DateField(allow_null=True)
    places = serializers.IntegerField(allow_null=True)
    file = FileShape(allow_null=True)
    version = serializers.IntegerField()
    closed_at = serializers.DateTimeField(allow_null=True)


class OfferWritten(serializers.Serializer):
    """An offer to write down. What is wrong in it is told field by field."""

    title = serializers.CharField(max_length=120)
    description = serializers.CharField(max_length=4000)
    contract = serializers.ChoiceField(choices=Contract.choices)
    appellation_key = serializers.CharField(max_length=64, allow_blank=True, default="")
    employer = serializers.CharField(max_length=120, allow_blank=True, default="")
    commune_key = serializers.CharField(max_length=64, allow_blank=True, default="")
    hours = serializers.CharField(max_length=120, allow_blank=True, default="")
    contact = serializers.CharField(max_length=255, allow_blank=True, default="")
    starts_on = serializers.DateField(allow_null=True, default=None)
    places = serializers.IntegerField(
        allow_null=True, default=None, min_value=1, max_value=MOST_PLACES
    )
    closes_on = serializers.DateField(allow_null=True, default=None)
    structure_key = serializers.CharField(max_length=255, allow_blank=True, default="")


class OfferChanged(OfferWritten):
    """An offer to write anew. Without ``appellation_key`` it keeps its job."""

    version = serializers.IntegerField(min_value=1, help_text="The version that was read.")
