"""What goes with a learner's CV: earlier states of it, and links that show it to employers."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class CVVersion(models.Model):
    """An earlier state of a learner's CV, to go back to.

    .. pii: A whole CV as the learner once wrote it.
    .. pii_types: name, email_address, phone_number, location, other
    .. pii_retirement: local_api
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    document = models.JSONField(default=dict)
    version = models.PositiveIntegerField()
    #: When the learner saved this state.
    saved_at = models.DateTimeField()
    #: When it was put by, because another state took its place.
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name = "CV version"
        indexes = [models.Index(fields=["learner", "kept_at"], name="cnj_cv_version_kept")]

    def __str__(self) -> str:
        return f"version {self.version} of the CV of user {self.learner_id}"


class CVLink(models.Model):
    """A link that shows one page of a learner's CV, as it is now, to whoever has it.

    .. pii: To how many looks a learner's CV was opened by a link, and until when.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    #: The course in which it was made: its structure answers for the page.
    course_key = models.CharField(max_length=255)
    #: The id of the page within the CV; empty for the first one.
    page_id = models.CharField(max_length=255, blank=True)
    anonymous = models.BooleanField(default=False)
    token = models.CharField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    views = models.PositiveIntegerField(default=0)
    last_view_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "CV link"
        indexes = [models.Index(fields=["learner", "expires_at"], name="cnj_cv_link_live")]

    def __str__(self) -> str:
        return f"link {self.pk} to the CV of user {self.learner_id}"
