"""What is indexed of a shared CV: one profile, and its postings."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Profile(models.Model):
    """The searchable part of a CV. It exists only while the CV is open to some structure.

    .. pii: Wanted jobs, place, availability, languages, skills and last activity of a learner who
        shares the CV.
    .. pii_types: name, location, other
    .. pii_retirement: local_api
    """

    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(max_length=255)
    #: Wanted jobs in the learner's order: a list of {"rome", "key", "label"}.
    wanted = models.JSONField(default=list)
    commune_key = models.CharField(max_length=20, blank=True, default="")
    commune_name = models.CharField(max_length=120, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    #: How far the learner would go; ``None`` when they did not say.
    radius_km = models.PositiveSmallIntegerField(null=True)
    #: The day from which the learner is free; ``None`` when they did not say.
    available_on = models.DateField(null=True)
    #: One bit for each driving licence, see ``targeting.terms``.
    licences = models.PositiveIntegerField(default=0)
    #: The codes of the languages that they speak, each with a space on either side.
    languages = models.CharField(max_length=80, blank=True, default="")
    #: What they can do, in their own words.
    skills = models.JSONField(default=list)
    #: The same and the name as they are searched: folded words with a space on either side.
    skill_words = models.TextField(blank=True, default="")
    name_words = models.CharField(max_length=255, blank=True, default="")
    #: Whether no part is missing that makes a CV.
    complete = models.BooleanField(default=False)
    #: The day on which the learner was last seen to do something; ``None`` where nobody knows.
    active_on = models.DateField(null=True)
    updated_at = models.DateTimeField()
    #: When somebody came to find the learner who did not before: the CV was opened, or they came
    #: into another group. ``None`` where that is as old as the profile.
    indexed_at = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"profile of user {self.learner_id}"


class Posting(models.Model):
    """A term of a profile in a scope: the row that a search reads.

    The table is made by hand in a migration, with the primary key
    (term, scope, recency, profile), which Django 4.2 cannot declare. The single
    ``primary_key`` below is only what the ORM needs to be quiet: rows are read by
    ``values_list``, written by ``bulk_create`` and deleted by plain SQL (see
    ``targeting.postings``): the ORM would delete by the key that it believes in.

    .. pii: Which jobs a learner who shares the CV looks for.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    term_id = models.PositiveBigIntegerField(primary_key=True)
    scope_id = models.PositiveBigIntegerField()
    #: Minutes since 1970 at the last change of the CV, negated: the newest comes first.
    recency = models.BigIntegerField()
    profile_id = models.PositiveBigIntegerField()

    class Meta:
        db_table = "advisor_dashboard_posting"

    def __str__(self) -> str:
        return f"term {self.term_id} in scope {self.scope_id}: profile {self.profile_id}"
