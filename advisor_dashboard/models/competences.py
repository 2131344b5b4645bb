"""Competences that learners have gained by their paths."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class GainedCompetence(models.Model):
    """One competence of one learner, gained by the path that they finished first.

    .. pii: What a learner has learnt, and when.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    #: Framework and code, such as "digcomp:2.1".
    tag = models.CharField(max_length=20)
    course_key = models.CharField(max_length=255)
    #: The map by which it was gained.
    usage_key = models.CharField(max_length=255)
    gained_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "tag"], name="cnj_gained_once"),
        ]

    def __str__(self) -> str:
        return f"{self.tag} of user {self.learner_id}"
