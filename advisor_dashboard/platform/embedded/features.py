"""What is on and off on the embedded host, everywhere or in one course."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from ..port import Feature
from .models import Course, FeatureSwitch


def is_on(feature: Feature, course_key: str) -> bool:
    """See :meth:`advisor_dashboard.platform.port.Platform.is_on`."""
    switches = FeatureSwitch.objects.filter(feature=feature.value)
    everywhere = switches.filter(course=None).values("on")[:1]
    if not course_key:
        on = switches.filter(course=None).values_list("on", flat=True).first()
        return feature.on_at_first if on is None else on
    own = switches.filter(course=OuterRef("pk")).values("on")[:1]
    found = (
        Course.objects.filter(key=course_key)
        .values_list(Coalesce(Subquery(own), Subquery(everywhere)))
        .first()
    )
    if found is None:
        return False
    # A course wins over what is set everywhere.
    return feature.on_at_first if found[0] is None else bool(found[0])


def switch(feature: Feature, course_key: str, on: bool) -> None:
    """Switch a feature off or on in a course; an empty key means everywhere."""
    course = Course.objects.get(key=course_key) if course_key else None
    FeatureSwitch.objects.filter(feature=feature.value, course=course).delete()
    FeatureSwitch.objects.create(feature=feature.value, course=course, on=on)
