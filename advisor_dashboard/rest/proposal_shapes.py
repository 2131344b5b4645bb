"""The shapes of proposals and of the works that send them. A name here stays in version 1."""

from __future__ import annotations

from rest_framework import serializers

from ..api.follow_up import Stage
from ..api.long_work import Kind, State
from ..api.offers import Answer
from ..forms.numbers import LARGEST_ID


class ProposalShape(serializers.Serializer):
    """An offer proposed to one of the asking advisor's learners."""

    learner_id = serializers.IntegerField()
    name = serializers.CharField()
    sent_at = serializers.DateTimeField()
    seen_at = serializers.DateTimeField(allow_null=True)
    answer = serializers.ChoiceField(choices=Answer.choices, allow_null=True)
    answered_at = serializers.DateTimeField(allow_null=True)
    stage = serializers.ChoiceField(
        choices=[each.value for each in Stage], help_text="Where the learner is with the offer."
    )
    reminded_at = serializers.DateTimeField(allow_null=True)
    cv_open = serializers.BooleanField()


class ProposalLines(serializers.Serializer):
    """One page of the proposals of an offer, the last to answer first."""

    total = serializers.IntegerField()
    page = serializers.IntegerField()
    pages = serializers.IntegerField()
    proposals = ProposalShape(many=True)


class WorkShape(serializers.Serializer):
    """A work that goes on after the answer."""

    address = serializers.CharField(help_text="Where it tells how far it is.")
    kind = serializers.ChoiceField(choices=Kind.choices)
    state = serializers.ChoiceField(choices=State.choices)
    done = serializers.IntegerField()
    total = serializers.IntegerField()
    stopped = serializers.BooleanField(help_text="It does not move. A POST to it goes on with it.")
    message = serializers.CharField(
        source="said", help_text="What came of it, or why nothing did; empty until then."
    )


class Chosen(serializers.Serializer):
    """The learners who are to have an offer."""

    learner_ids = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=LARGEST_ID),
        allow_empty=False,
        max_length=10_000,
    )


class ProposalWritten(Chosen):
    """A proposal to send, to exactly as many as were confirmed."""

    message = serializers.CharField(max_length=2000)
    confirmed = serializers.IntegerField(
        min_value=1, help_text="To how many, as the preview said; another number sends nothing."
    )
    token = serializers.RegexField(
        r"^[A-Za-z0-9_-]{16,64}$",
        help_text="Of the caller's making: the same one sent twice is one proposal.",
    )


class Named(serializers.Serializer):
    """A learner by name."""

    learner_id = serializers.IntegerField()
    name = serializers.CharField()


class LeftOutShape(Named):
    """A learner who does not get the offer, and why."""

    reason = serializers.CharField(source="reason.value")
    sentence = serializers.CharField()


class PreviewShape(serializers.Serializer):
    """Who would get the offer now."""

    recipients = Named(many=True)
    already = Named(many=True)
    left_out = LeftOutShape(many=True)


class OutcomeShape(serializers.Serializer):
    """What was sent."""

    sent = serializers.IntegerField()
    sent_at = serializers.DateTimeField()
    repeated = serializers.BooleanField()
