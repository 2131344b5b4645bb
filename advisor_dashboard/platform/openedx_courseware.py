"""What stands in a course of Open edX, and how far somebody is with it.

This is of the LMS: Studio loads the port too, and has no courseware. So it is imported when it
is asked.
"""

from __future__ import annotations

from typing import Any

from completion.models import BlockCompletion
from django.urls import reverse
from lms.djangoapps.course_blocks.api import get_course_blocks
from lms.djangoapps.courseware.masquerade import MASQUERADE_SETTINGS_KEY
from opaque_keys.edx.keys import CourseKey
from openedx.features.course_experience import default_course_url
from xmodule.modulestore.django import modulestore
from xmodule.modulestore.exceptions import ItemNotFoundError

from .openedx_asking import request_in_progress


def looks_as_learner(key: CourseKey) -> bool:
    """Whether who is at the screen has chosen to see this course as a learner."""
    request = request_in_progress()
    # Only the courseware's own pages carry the choice over into the request's user.
    chosen = request and request.session.get(MASQUERADE_SETTINGS_KEY, {}).get(key)
    return bool(chosen) and chosen.role == "student"


def course_url(key: CourseKey) -> str:
    """Where the course begins, in whichever front end the platform has."""
    url: str = default_course_url(key)
    return url


def unit_url(user: Any, key: CourseKey, block_type: str) -> str | None:
    """The way to the first block of this type, in the order of the outline, open to this person."""
    try:
        blocks = get_course_blocks(user, modulestore().make_course_usage_key(key))
    except ItemNotFoundError:
        return None
    found = (each for each in blocks.topological_traversal() if each.block_type == block_type)
    first = next(found, None)
    # The platform leads on from there to the unit.
    return reverse("jump_to", args=[str(key), str(first)]) if first else None


def completion_of(user_id: int, key: CourseKey, block_type: str) -> float:
    """How far the person is with the blocks of this type, at best."""
    rows = BlockCompletion.objects.filter(user_id=user_id, context_key=key, block_type=block_type)
    found = rows.values_list("context_key", "completion")
    return max((done for context, done in found if context == key), default=0.0)
