"""A learner's CV, whom it is open to, and where the learner stands."""

from __future__ import annotations

from typing import Any

import django
from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models

#: What a check calls its condition: Django 5.1 renamed it, Django 6.0 forgot the old name.
COHORT_IS_ONE: dict[str, Any] = {
    "condition" if django.VERSION >= (5, 1) else "check": models.Q(cohort_id__gt=0)
}


class CurriculumVitae(models.Model):
    """A learner's one CV, across courses.

    ``version`` is 0 as long as there is none. Of one that was erased the row keeps a number in
    ``erased_version``: it is the version that pages now start from, so that none that still
    shows the old text can save it again.

    .. pii: The whole CV that the learner wrote: name, e-mail, phone, place, history.
    .. pii_types: name, email_address, phone_number, location, other
    .. pii_retirement: local_api
    """

    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    document = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    erased_version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = "CV"

    def __str__(self) -> str:
        return f"CV of user {self.learner_id}, version {self.version}"


class CVPhoto(models.Model):
    """The photo for a learner's CV, if they want one: drawn anew, without any note of the camera.

    Apart from the CV: that one is read for each search, and a photo for each printed page alone.

    .. pii: The photo that the learner chose for the CV.
    .. pii_types: image
    .. pii_retirement: local_api
    """

    learner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    data = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = "photo"

    def __str__(self) -> str:
        return f"photo of user {self.learner_id}"


class Sharing(models.Model):
    """A learner's consent: the advisors of one structure may find and read the CV.

    It ends when the learner withdraws it, or learns in no course of the structure any more.
    Rows are kept afterwards, as the proof of what was open and when.

    .. pii: Whom the learner opened the CV to, and since when.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    structure_key = models.CharField(max_length=255)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["learner", "structure_key", "closed_at"], name="cnj_sharing_open")
        ]

    def __str__(self) -> str:
        return f"user {self.learner_id} to {self.structure_key} since {self.opened_at}"


class CVView(models.Model):
    """An advisor looked at a learner's CV within one hour; further looks are the same row.

    .. pii: Which advisor read which learner's CV, and when.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    #: The start of the hour of the look, so that the constraint below can hold.
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = "CV view"
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "advisor", "seen_at"], name="cnj_cv_view_hour"
            )
        ]

    def __str__(self) -> str:
        return f"user {self.advisor_id} read user {self.learner_id} at {self.seen_at}"


class Scope(models.Model):
    """A place where learners stand: a whole course (``cohort_id`` 0), or one cohort of it.

    Or, with an ``advisor_id``, those of the course whom an administrator has shared with this
    advisor: 0 stands for none.

    .. pii: Which advisor has learners of a course shared with them.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    course_key = models.CharField(max_length=255)
    cohort_id = models.PositiveIntegerField(default=0)
    #: A number and no reference: to a database no two NULLs are the same.
    advisor_id = models.PositiveIntegerField(default=0)
    structure_key = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["course_key", "cohort_id", "advisor_id"], name="cnj_scope_of"
            )
        ]

    def __str__(self) -> str:
        shared = f" shared with user {self.advisor_id}" if self.advisor_id else ""
        return f"{self.course_key} cohort {self.cohort_id}{shared}"


class Membership(models.Model):
    """A learner stands in a scope: projected from the platform, never the last word.

    .. pii: Which course and cohort a learner is in.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    scope = models.ForeignKey(Scope, on_delete=models.CASCADE, related_name="memberships")
    #: Since when we know it; ``None`` of those that are older than this note.
    since = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "scope"], name="cnj_membership")]

    def __str__(self) -> str:
        return f"user {self.learner_id} in scope {self.scope_id}"


class AdvisorCohort(models.Model):
    """Narrows an advisor to a cohort. Without any row for a course, they see the whole course.

    .. pii: Which cohorts an advisor looks after.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    course_key = models.CharField(max_length=255)
    cohort_id = models.PositiveIntegerField(validators=[MinValueValidator(1)])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["advisor", "course_key", "cohort_id"], name="cnj_advisor_cohort"
            ),
            # 0 would mean the whole course, where a narrowing is meant.
            models.CheckConstraint(**COHORT_IS_ONE, name="cnj_advisor_cohort_id"),
        ]

    def __str__(self) -> str:
        return f"user {self.advisor_id}: {self.course_key} cohort {self.cohort_id}"


class SharedLearner(models.Model):
    """Opens one learner of a course to an advisor of its team who is narrowed to cohorts.

    To an advisor who is not narrowed there it adds nothing, and it takes nothing away.

    .. pii: Which learner an advisor looks after beside their cohorts, and since when.
    .. pii_types: other
    .. pii_retirement: local_api
    """

    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    course_key = models.CharField(max_length=255)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    shared_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["advisor", "course_key", "learner"], name="cnj_shared_learner"
            )
        ]

    def __str__(self) -> str:
        return f"user {self.learner_id} of {self.course_key} to user {self.advisor_id}"
