"""What the quiz in a unit says of its being played live."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from . import access
from .features import all_on
from .live_phone import last_result
from .live_rows import LIVE
from .live_sessions import SECONDS, running_in


def here(user_id: int, course_key: str, usage_key: str) -> dict[str, Any]:
    """The way in where a session is on, the button for the team, and one's own last result.

    Raises:
        NotAllowed: the person is not in the course, or somebody else is looking.
        Unavailable: the platform could not be asked.
    """
    access.require_writer(user_id, course_key)
    with access.asked_platform() as platform:
        on_team = platform.is_course_staff(user_id, course_key)
    is_on = all_on(LIVE, course_key)
    session = running_in(usage_key) if is_on else None
    return {
        "may_start": is_on and on_team,
        "seconds": list(SECONDS),
        "join": reverse("clicnjob:live_phone", args=[session.code]) if session else "",
        "projector": projector_path(session.code) if session and on_team else "",
        "last": last_result(user_id, usage_key),
    }


def projector_path(code: str) -> str:
    """The address of the projector's page."""
    return reverse("clicnjob:live_projector", args=[code])
