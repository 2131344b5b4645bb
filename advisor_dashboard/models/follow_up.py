"""What has become of a proposal, as people said it, and the reminders sent about it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from .offers import Message, Proposal


class ProposalStep(models.Model):
    """Somebody said how far a learner is with an offer; kept with who said it, and when.

    .. pii: What an advisor, or the learner, noted on an application, and which advisor.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="steps", db_index=False
    )
    #: Counts the steps of one proposal: two people cannot both write the same one.
    number = models.PositiveIntegerField()
    #: Empty = what was said before has been taken back.
    step = models.CharField(max_length=16, choices=Proposal.Step.choices, blank=True)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    set_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "number"], name="cnj_step")]

    def __str__(self) -> str:
        return f"step {self.number} of proposal {self.proposal_id}"


class Reminder(models.Model):
    """A learner who had not answered an offer was asked again, with these words.

    .. pii: That a learner was reminded of an offer.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, related_name="reminders", db_index=False
    )
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="reminders")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "message"], name="cnj_reminder")]

    def __str__(self) -> str:
        return f"reminder of proposal {self.proposal_id}"
