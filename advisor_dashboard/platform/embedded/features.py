"""What is on and off on the embedded host, everywhere or in one course."""

from __future__ import annotations

from django.db.models import Q

from ..port import Feature
from .models import Course, FeatureSwitch


def is_on(feature: Feature, course_key: str) -> bool:
    """See :meth:`advisor_dashboard.platform.port.Platform.is_on`."""
    if course_key and not Course.objects.filter(key=course_key).exists():
        return False
    here = Q(course=None) | Q(course__key=course_key)
    rows = FeatureSwitch.objects.filter(here, feature=feature.value)
    # A course wins over what is set everywhere, which has none.
    set_to = sorted(rows.values_list("on", "course"), key=lambda row: row[1] is None)
    return set_to[0][0] if set_to else feature.on_at_first


def switch(feature: Feature, course_key: str, on: bool) -> None:
    """Switch a feature off or on in a course; an empty key means everywhere."""
    course = Course.objects.get(key=course_key) if course_key else None
    FeatureSwitch.objects.filter(feature=feature.value, course=course).delete()
    FeatureSwitch.objects.create(feature=feature.value, course=course, on=on)
