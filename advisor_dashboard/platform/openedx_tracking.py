"""Tracking events on Open edX, through its own tracker and with its own context."""

from __future__ import annotations

from collections.abc import Mapping

from common.djangoapps.track.contexts import course_context_from_course_id
from eventtracking import tracker
from opaque_keys.edx.keys import CourseKey

_CONTEXT = "edx.clicnjob"


def emit(name: str, data: Mapping[str, str | int]) -> None:
    """Emit with the context of the request in progress (who, from where) and of the course.

    The request's referrer is left out: advisors' addresses carry search words and chosen learners.
    """
    course_id = data.get("course_id")
    context = {"referer": ""}
    if course_id:
        context |= course_context_from_course_id(CourseKey.from_string(str(course_id)))
    with tracker.get_tracker().context(_CONTEXT, context):
        tracker.emit(name, dict(data))
