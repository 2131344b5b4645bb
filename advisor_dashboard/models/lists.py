"""What an advisor keeps for the next time: lists of learners, and searches."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class LearnerList(models.Model):
    """Learners whom an advisor put together by hand.

    .. pii: What an advisor calls a list of learners.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    # The constraint's own index begins with it.
    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    name = models.CharField(max_length=80)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["advisor", "name"], name="cnj_list_name"),
        ]

    def __str__(self) -> str:
        return f"list {self.pk}"


class ListEntry(models.Model):
    """A learner stands on a list.

    .. pii: That an advisor put a learner on a list.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    # The constraint's own index begins with it.
    of_list = models.ForeignKey(
        LearnerList, on_delete=models.CASCADE, related_name="entries", db_index=False
    )
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "list entries"
        constraints = [
            models.UniqueConstraint(fields=["of_list", "learner"], name="cnj_on_list_once"),
        ]

    def __str__(self) -> str:
        return f"user {self.learner_id} on list {self.of_list_id}"


class SavedSearch(models.Model):
    """A search that an advisor comes back to.

    .. pii: What an advisor searches for, which may be a name.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    # The constraint's own index begins with it.
    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    name = models.CharField(max_length=80)
    #: The query string of the search's page, without people and offers.
    address = models.TextField()
    saved_at = models.DateTimeField()
    #: When the advisor last opened it: who came since is new.
    looked_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "saved searches"
        constraints = [
            models.UniqueConstraint(fields=["advisor", "name"], name="cnj_search_name"),
        ]

    def __str__(self) -> str:
        return f"search {self.pk}"
