"""Paths that learners have finished."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class FinishedPath(models.Model):
    """A learner has finished a path: all that can be finished on the map of a course.

    .. pii: Which path a learner has finished, and when.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    course_key = models.CharField(max_length=255, db_index=True)
    #: The map that said so first.
    usage_key = models.CharField(max_length=255)
    finished_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "course_key"], name="cnj_path_once"),
        ]

    def __str__(self) -> str:
        return f"user {self.learner_id} has finished {self.course_key}"
