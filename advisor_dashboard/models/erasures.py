"""Erasures that were asked for and are not done yet."""

from __future__ import annotations

from django.db import models


class PendingErasure(models.Model):
    """Somebody is to be erased, and erasing failed. The row goes with what it is about.

    The account's id stands here as a plain number: the row must outlive the account, and be
    writable while whatever hangs on the account cannot be written.

    .. pii: That an account is to be erased.
    .. pii_types: id
    .. pii_retirement: local_api
    """

    user_id = models.PositiveBigIntegerField(primary_key=True)
    first_asked_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    #: The kind of the last error, never its text: that may be of the person.
    last_error = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"user {self.user_id} is to be erased since {self.first_asked_at}"
