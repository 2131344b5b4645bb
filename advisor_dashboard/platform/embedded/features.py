"""What is switched off on the embedded host, everywhere or in one course."""

from __future__ import annotations

from django.db.models import Q

from ..port import Feature
from .models import Course, SwitchedOff


def is_on(feature: Feature, course_key: str) -> bool:
    """See :meth:`advisor_dashboard.platform.port.Platform.is_on`."""
    if course_key and not Course.objects.filter(key=course_key).exists():
        return False
    here = Q(course=None) | Q(course__key=course_key)
    return not SwitchedOff.objects.filter(here, feature=feature.value).exists()


def switch(feature: Feature, course_key: str, on: bool) -> None:
    """Switch a feature on or off in a course; an empty key means everywhere."""
    course = Course.objects.get(key=course_key) if course_key else None
    if on:
        SwitchedOff.objects.filter(feature=feature.value, course=course).delete()
    else:
        SwitchedOff.objects.get_or_create(feature=feature.value, course=course)
