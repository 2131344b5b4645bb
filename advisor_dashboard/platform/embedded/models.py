"""Who studies and teaches where, when no Open edX says so."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Structure(models.Model):
    """An institution or one of its branches.

    .. no_pii:
    """

    key = models.CharField(max_length=255, unique=True)
    name = models.CharField(max_length=255)

    def __str__(self) -> str:
        return self.name


class Course(models.Model):
    """One run of a course.

    .. no_pii:
    """

    key = models.CharField(max_length=255, unique=True)
    name = models.CharField(max_length=255)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="courses")

    def __str__(self) -> str:
        return self.name


class Cohort(models.Model):
    """A group of learners of one course.

    .. no_pii:
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="cohorts")
    name = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "name"], name="cnj_embedded_cohort")
        ]

    def __str__(self) -> str:
        return self.name


class Enrollment(models.Model):
    """A learner is, or was, in a course, and in at most one cohort of it.

    .. pii: Which course and cohort a learner is or was in.
    .. pii_types: other
    .. pii_retirement: consumer_api
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="enrollments")
    cohort = models.ForeignKey(
        Cohort, on_delete=models.SET_NULL, null=True, blank=True, related_name="enrollments"
    )
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "course"], name="cnj_embedded_enrollment")
        ]

    def __str__(self) -> str:
        return f"user {self.user_id} in {self.course_id}"


class CourseStaff(models.Model):
    """Somebody is on the team of a course.

    .. pii: Which courses somebody teaches.
    .. pii_types: other
    .. pii_retirement: consumer_api
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="staff")

    class Meta:
        verbose_name_plural = "course staff"
        constraints = [
            models.UniqueConstraint(fields=["user", "course"], name="cnj_embedded_staff")
        ]

    def __str__(self) -> str:
        return f"user {self.user_id} teaches {self.course_id}"


class MailOptOut(models.Model):
    """Somebody wants no e-mails of a course.

    .. pii: From which courses somebody wants no e-mail.
    .. pii_types: other
    .. pii_retirement: consumer_api
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "course"], name="cnj_embedded_mail_opt_out")
        ]

    def __str__(self) -> str:
        return f"user {self.user_id} wants no e-mail of {self.course_id}"


class FeatureSwitch(models.Model):
    """A feature was switched off or on in a course, or (without one) everywhere.

    .. no_pii:
    """

    feature = models.CharField(max_length=50)
    course = models.ForeignKey(Course, on_delete=models.CASCADE, null=True, related_name="+")
    on = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "feature switches"

    def __str__(self) -> str:
        return f"{self.feature} {'on' if self.on else 'off'}"
