"""Accounts that advisors made for learners without an e-mail address."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class AccessListDraft(models.Model):
    """The names of those who are to have an account, until it is made.

    .. pii: Names that an advisor typed, of people who may have no account yet.
    .. pii_types: name
    .. pii_retirement: local_api
    """

    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    #: Stands in the page's address; once the accounts are made, it is their list's.
    token = models.CharField(max_length=64, unique=True)
    fields = models.JSONField()
    kept_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"list {self.pk}"


class AccessSheet(models.Model):
    """An advisor made this learner's account. The password is not kept, in no form.

    .. pii: Who made a learner's account and when, and who last gave it a new password.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    #: The course for which it was made, and in which the sheet may be printed again.
    course_key = models.CharField(max_length=255, db_index=True)
    #: The token of the list that was confirmed: the same confirmation sent twice is one list.
    list_token = models.CharField(max_length=64, db_index=True)
    #: By this the platform knows whether the account still is as it was made.
    stamp = models.CharField(max_length=64)
    renewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    renewed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"sheet of user {self.learner_id}"
