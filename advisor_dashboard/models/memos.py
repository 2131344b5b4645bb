"""Memo sheets that learners keep, and those that advisors sent them."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class MemoSheet(models.Model):
    """A sheet as it was when somebody kept or sent it: one row for all who keep the same one.

    It goes with the last of them, and not with its course.

    .. no_pii:
    """

    #: Of where it stands and what it says.
    digest = models.CharField(max_length=64, unique=True)
    course_key = models.CharField(max_length=255)
    usage_key = models.CharField(max_length=255)
    document = models.TextField()
    #: Where the files of the course are served that the sheet shows.
    addresses = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"memo sheet {self.pk}"


class KeptMemo(models.Model):
    """A sheet among a learner's memos, with the learner's own notes.

    .. pii: Which sheets a learner keeps, what they noted, and which advisor sent them which.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    # The constraint's own index begins with it.
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    # Whatever goes wrong in clearing up, nobody's notes go with it.
    sheet = models.ForeignKey(MemoSheet, on_delete=models.PROTECT, related_name="kept")
    #: Of where the sheet stands: a newer one of the same place takes the place of the older.
    place = models.CharField(max_length=64)
    notes = models.TextField(blank=True)
    #: Goes up with every saving of the notes.
    version = models.PositiveIntegerField(default=0)
    notes_saved_at = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    #: When the learner opened what an advisor sent.
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "place"], name="cnj_memo_once"),
        ]

    def __str__(self) -> str:
        return f"memo {self.pk} of user {self.learner_id}"
