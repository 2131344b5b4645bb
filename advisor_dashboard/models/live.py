"""A quiz played live in a workshop: the session, who plays, what they answered."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class LiveStep(models.TextChoices):
    """Where a session is."""

    LOBBY = "lobby"
    OPEN = "open"
    CLOSED = "closed"
    OVER = "over"


class LiveSession(models.Model):
    """One quiz played by a group, question by question, as its trainer leads it.

    .. pii: Who led it.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    #: What phones type; never given twice.
    code = models.CharField(max_length=8, unique=True)
    course_key = models.CharField(max_length=255)
    usage_key = models.CharField(max_length=255)
    host = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    title = models.CharField(max_length=255)
    #: The questions as they were at the start: what an author changes meanwhile waits.
    quiz = models.TextField()
    #: Where the files of the course are served that the questions lead to.
    addresses = models.JSONField(default=dict)
    #: By this all phones and the projector show the choices in the same order.
    seed = models.CharField(max_length=32)
    step = models.CharField(max_length=6, choices=LiveStep.choices, default=LiveStep.LOBBY)
    #: The number of the question, from 1; 0 before the first.
    place = models.PositiveSmallIntegerField(default=0)
    questions = models.PositiveSmallIntegerField()
    #: How long a question stays open; 0 for as long as the trainer likes.
    seconds = models.PositiveSmallIntegerField(default=0)
    closes_at = models.DateTimeField(null=True, blank=True)
    show_ranking = models.BooleanField(default=False)
    #: Goes up with every step: what is asked of an older state changes nothing.
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["usage_key", "started_at"], name="cnj_live_of_unit"),
        ]

    def __str__(self) -> str:
        return f"live quiz {self.pk}"


class LivePlayer(models.Model):
    """Somebody with a phone in a session: a guest by a first name, or an account.

    .. pii: The first name that was typed; with an account, that the person took part.
    .. pii_types: name, other
    .. pii_retirement: local_api
    """

    # The constraint's own index begins with it.
    session = models.ForeignKey(
        LiveSession, on_delete=models.CASCADE, related_name="players", db_index=False
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    #: Empty once it was forgotten.
    name = models.CharField(max_length=40, blank=True)
    joined_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "user"], name="cnj_live_player_once")
        ]

    def __str__(self) -> str:
        return f"player {self.pk} of live quiz {self.session_id}"


class LiveAnswer(models.Model):
    """What a player answered to a question: the first answer, and no other.

    .. pii: The answers of a player.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    player = models.ForeignKey(
        LivePlayer, on_delete=models.CASCADE, related_name="answers", db_index=False
    )
    question = models.CharField(max_length=16)
    answer = models.JSONField()
    share = models.FloatField()
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["player", "question"], name="cnj_live_answer_once")
        ]

    def __str__(self) -> str:
        return f"answer {self.pk} of player {self.player_id}"
