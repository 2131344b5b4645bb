"""What an advisor notes on a learner, for nobody else's eyes."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class AdvisorNote(models.Model):
    """An advisor's own note on a learner. No colleague reads it; the learner may ask for it.

    .. pii: What an advisor wrote about a learner.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    # The constraint's own index begins with it.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    body = models.TextField()
    #: Goes up with every saving: a second tab does not write over the first unseen.
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "learner"], name="cnj_advisor_note"),
        ]

    def __str__(self) -> str:
        return f"note of user {self.author_id} on user {self.learner_id}"
