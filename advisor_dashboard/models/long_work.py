"""Work that takes longer than a page may: what was asked, how far it is, what came out."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class LongWork(models.Model):
    """Something that one person started and that goes on without them.

    What was asked goes as soon as the work is over. Of an export the search and the ids of those
    found stay for a day: the file is made from them, and from nothing else, at each download.

    .. pii: What an advisor sends to whom, or exports: learners by id, the message, the search.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    class Kind(models.TextChoices):
        PROPOSAL = "proposal"
        LEARNERS = "learners"
        FOLLOW_UP = "follow_up"

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        #: Not to be had: what is asked is not allowed, or things have changed.
        REFUSED = "refused"
        #: Broke off, and may be tried again.
        FAILED = "failed"

    starter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    #: Stands in the page's address.
    token = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    state = models.CharField(max_length=16, choices=State.choices, default=State.WAITING)
    asked = models.JSONField(default=dict)
    #: In which language the person reads what comes out.
    language = models.CharField(max_length=16)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    #: A sentence for who started it: what came out, or why nothing did.
    said = models.TextField(blank=True)
    #: The page of ours that it is about.
    about = models.TextField(blank=True)
    started_at = models.DateTimeField(db_index=True)
    #: When it last moved on; who claims it must wait until this is old.
    moved_at = models.DateTimeField(null=True)
    #: How often it was taken on: who was overtaken writes nothing more.
    attempt = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}, {self.state}"
