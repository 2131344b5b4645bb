"""Workshops that were held: when, who held them, who was there."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class WorkshopSession(models.Model):
    """One time that a workshop was held with a group.

    .. pii: Who held it, and notes for the next time that they typed.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    course_key = models.CharField(max_length=255)
    usage_key = models.CharField(max_length=255)
    #: What the workshop was called then.
    title = models.CharField(max_length=255)
    held_on = models.DateField()
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    #: How many learners were noted present; it stays when one of them is erased.
    learners = models.PositiveSmallIntegerField(default=0)
    #: People without an account: a number, no names.
    guests = models.PositiveSmallIntegerField(default=0)
    notes = models.TextField(blank=True)
    #: Goes up with each change: nobody writes over what they have not seen.
    version = models.PositiveIntegerField(default=1)
    #: By which a page tells what it sends twice: the form that began it, and the last change.
    begun_as = models.CharField(max_length=64, unique=True)
    changed_as = models.CharField(max_length=64)
    saved_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["usage_key", "held_on"], name="cnj_workshop_of_unit"),
        ]

    def __str__(self) -> str:
        return f"workshop {self.pk}"


class WorkshopPresence(models.Model):
    """A learner was noted present.

    .. pii: At which workshops a learner was.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    # The constraint's own index begins with it.
    session = models.ForeignKey(
        WorkshopSession, on_delete=models.CASCADE, related_name="present", db_index=False
    )
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "learner"], name="cnj_workshop_once")
        ]

    def __str__(self) -> str:
        return f"presence {self.pk} at workshop {self.session_id}"
