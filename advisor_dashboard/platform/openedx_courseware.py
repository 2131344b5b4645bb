"""What stands in a course of Open edX, and how far somebody is with it.

This is of the LMS: Studio loads the port too, and has no courseware. So it is imported when it
is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from completion.models import BlockCompletion
from django.urls import reverse
from lms.djangoapps.course_blocks.api import get_course_blocks
from lms.djangoapps.courseware.masquerade import MASQUERADE_SETTINGS_KEY
from opaque_keys.edx.keys import CourseKey
from openedx.features.course_experience import default_course_url
from xblock.completable import XBlockCompletionMode
from xmodule.modulestore.django import modulestore
from xmodule.modulestore.exceptions import ItemNotFoundError

from . import port
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


def outline(user: Any, key: CourseKey) -> tuple[port.OutlineChapter, ...]:
    """The course as this person may open it, part by part."""
    try:
        blocks = get_course_blocks(user, modulestore().make_course_usage_key(key))
    except ItemNotFoundError:
        return ()
    done = _done_blocks(user.pk, key)

    def title(usage: Any) -> str:
        return blocks.get_xblock_field(usage, "display_name") or usage.block_id

    def children(usage: Any) -> list[Any]:
        return list(blocks.get_children(usage))

    def unit(usage: Any) -> port.OutlineUnit:
        inside = [each for each in _under(blocks, usage) if not blocks.get_children(each)]
        counted = [each for each in inside if _counts(blocks, each)]
        return port.OutlineUnit(
            id=usage.block_id,
            title=title(usage),
            # The platform leads on from there to the unit, in whichever front end it has.
            url=reverse("jump_to", args=[str(key), str(usage)]),
            blocks=tuple(str(each) for each in inside),
            done=all(each in done for each in counted) if counted else None,
        )

    def step(usage: Any) -> port.OutlineStep:
        units = tuple(unit(each) for each in children(usage))
        return port.OutlineStep(usage.block_id, title(usage), units)

    parts = [
        port.OutlineChapter(
            part.block_id,
            title(part),
            tuple(made for each in children(part) if (made := step(each)).units),
        )
        for part in children(blocks.root_block_usage_key)
    ]
    return tuple(part for part in parts if part.steps)


def _done_blocks(user_id: int, key: CourseKey) -> frozenset[Any]:
    rows = BlockCompletion.objects.filter(user_id=user_id, context_key=key, completion__gte=1)
    # Rows keep keys without their run.
    return frozenset(each.map_into_course(key) for each in rows.values_list("block_key", flat=True))


def _under(blocks: Any, usage: Any) -> Iterator[Any]:
    for each in blocks.get_children(usage):
        yield each
        yield from _under(blocks, each)


def _counts(blocks: Any, usage: Any) -> bool:
    """Whether there is something to finish in a block, as the platform counts."""
    mode = blocks.get_xblock_field(usage, "completion_mode")
    return mode not in (XBlockCompletionMode.EXCLUDED, XBlockCompletionMode.AGGREGATOR)


def completion_of(user_id: int, key: CourseKey, block_type: str) -> float:
    """How far the person is with the blocks of this type, at best."""
    rows = BlockCompletion.objects.filter(user_id=user_id, context_key=key, block_type=block_type)
    found = rows.values_list("context_key", "completion")
    return max((done for context, done in found if context == key), default=0.0)
