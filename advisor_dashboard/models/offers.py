"""Job offers, their proposals to learners, and the message that goes along."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Offer(models.Model):
    """A job offer that an advisor typed in, seen by the advisors of the structure.

    .. pii: Which advisor wrote it, who changed it last, and the name of the employer's contact.
    .. pii_types: name, phone_number, email_address
    .. pii_retirement: local_api
    """

    class Contract(models.TextChoices):
        PERMANENT = "permanent", _("Permanent contract (CDI)")
        FIXED_TERM = "fixed_term", _("Fixed-term contract (CDD)")
        TEMPORARY = "temporary", _("Temporary work")
        APPRENTICESHIP = "apprenticeship", _("Apprenticeship")
        INTERNSHIP = "internship", _("Internship")
        OTHER = "other", _("Other contract")

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    structure_key = models.CharField(max_length=255)
    title = models.CharField(max_length=120)
    occupation = models.ForeignKey(
        "advisor_dashboard.Occupation", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    #: The label that the advisor chose, whatever the occupation is called later.
    job = models.CharField(max_length=255, blank=True)
    employer = models.CharField(max_length=120, blank=True)
    commune = models.ForeignKey(
        "advisor_dashboard.Commune", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    contract = models.CharField(max_length=16, choices=Contract.choices)
    hours = models.CharField(max_length=120, blank=True)
    description = models.TextField(max_length=4000)
    contact = models.CharField(max_length=255, blank=True)
    #: The first day of work.
    starts_on = models.DateField(null=True, blank=True)
    #: How many people are wanted.
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    #: An advisor closed it, whatever its last day says.
    closed_at = models.DateTimeField(null=True, blank=True)
    #: Counts the changes of what the offer says: nobody overwrites a colleague unseen.
    version = models.PositiveIntegerField(default=1)
    text_changed_at = models.DateTimeField(null=True, blank=True)
    #: Who last changed, closed or reopened it, and when.
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["structure_key", "-id"], name="cnj_offer_structure")]

    def __str__(self) -> str:
        return self.title


class Message(models.Model):
    """One message, whatever the number of those who receive it.

    .. pii: What an advisor wrote to learners.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    body = models.TextField(max_length=2000)
    #: Made by the page; the same confirmation sent twice is one message.
    token = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"message {self.pk}"


class MessageDraft(models.Model):
    """A message that an advisor wrote and has not sent, kept from one page to the next.

    .. pii: What an advisor is about to write to learners.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="+")
    #: Stands in the page's address; once sent, it is the message's own.
    token = models.CharField(max_length=64, unique=True)
    body = models.TextField(blank=True)
    kept_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"draft {self.pk}"


class OfferFormDraft(models.Model):
    """The form of an offer that could not be saved, kept until it can.

    .. pii: What an advisor typed, which may name the employer's contact.
    .. pii_types: name, phone_number, email_address
    .. pii_retirement: local_api
    """

    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    #: Stands in the page's address.
    token = models.CharField(max_length=64, unique=True)
    fields = models.JSONField()
    kept_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"form {self.pk}"


class Proposal(models.Model):
    """An offer proposed to one learner, and what the learner answered.

    .. pii: Which offers a learner received, saw and answered, and the CV shown along.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    class Answer(models.TextChoices):
        INTERESTED = "interested", _("I am interested")
        NOT_FOR_ME = "not_for_me", _("It is not for me")
        HELP_ME = "help_me", _("Help me")

    class Step(models.TextChoices):
        """How far it went after the answer, as an advisor or the learner says."""

        APPLIED = "applied", _("Applied")
        INTERVIEW = "interview", _("Interview")
        HIRED = "hired", _("Hired")
        EMPLOYER_DECLINED = "employer_said_no", _("Declined by the employer")
        LEARNER_DECLINED = "learner_said_no", _("Declined by the learner")

    offer = models.ForeignKey(
        Offer, on_delete=models.CASCADE, related_name="proposals", db_index=False
    )
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="proposals")
    seen_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=16, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    #: What was said last; its history is in ``ProposalStep``.
    step = models.CharField(max_length=16, choices=Step.choices, blank=True)
    step_at = models.DateTimeField(null=True)
    #: How many steps were said: nobody overwrites a colleague unseen.
    step_number = models.PositiveIntegerField(default=0)
    #: The page of the CV that the learner shows with the answer; it counts with ``cv_shown_at``,
    #: and whoever reads it asks first whether the CV is open.
    cv_page = models.CharField(max_length=255, blank=True)
    cv_shown_at = models.DateTimeField(null=True)
    #: The furthest of applied, interview and hired; it stays when somebody declines later.
    reached = models.CharField(max_length=16, choices=Step.choices, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["offer", "learner"], name="cnj_proposal")]
        indexes = [models.Index(fields=["learner", "-id"], name="cnj_proposal_learner")]

    def __str__(self) -> str:
        return f"offer {self.offer_id} to user {self.learner_id}"
