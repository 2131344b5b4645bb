"""Changing who is where and which courses there are, and telling it, as a platform would."""

from __future__ import annotations

from django.db import transaction

from ..signals import course_deleted, membership_changed
from .models import Cohort, Course, CourseStaff, Enrollment, MailOptOut


def enroll(user_id: int, course_key: str, cohort: str | None = None) -> None:
    """Enroll a learner, or move them to another cohort (made if there is none of that name)."""
    with transaction.atomic():
        course = Course.objects.get(key=course_key)
        row = Cohort.objects.get_or_create(course=course, name=cohort)[0] if cohort else None
        Enrollment.objects.update_or_create(
            user_id=user_id, course=course, defaults={"cohort": row, "is_active": True}
        )
    membership_changed.send(sender=Enrollment, user_id=user_id)


def unenroll(user_id: int, course_key: str) -> None:
    """Take a learner out of a course; they leave its cohort too."""
    Enrollment.objects.filter(user_id=user_id, course__key=course_key).update(
        is_active=False, cohort=None
    )
    membership_changed.send(sender=Enrollment, user_id=user_id)


def appoint(user_id: int, course_key: str) -> None:
    """Put somebody on the team of a course."""
    CourseStaff.objects.get_or_create(user_id=user_id, course=Course.objects.get(key=course_key))
    membership_changed.send(sender=CourseStaff, user_id=user_id)


def dismiss(user_id: int, course_key: str) -> None:
    """Take somebody off the team of a course."""
    CourseStaff.objects.filter(user_id=user_id, course__key=course_key).delete()
    membership_changed.send(sender=CourseStaff, user_id=user_id)


def delete_course(course_key: str) -> None:
    """Delete a course with its cohorts, enrollments and team."""
    Course.objects.filter(key=course_key).delete()
    course_deleted.send(sender=Course, course_key=course_key)


def gets_mail(user_id: int, course_key: str) -> bool:
    """Whether somebody lets the e-mails of a course come."""
    return not MailOptOut.objects.filter(user_id=user_id, course__key=course_key).exists()


def choose_mail(user_id: int, course_key: str, wanted: bool) -> None:
    """Let the e-mails of a course come, or stop them."""
    course = Course.objects.get(key=course_key)
    if wanted:
        MailOptOut.objects.filter(user_id=user_id, course=course).delete()
    else:
        MailOptOut.objects.get_or_create(user_id=user_id, course=course)
