"""What stands in a course of Open edX, and how far somebody is with it.

This is of the LMS: Studio loads the port too, and has no courseware. So it is imported when it
is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from completion.models import BlockCompletion
from django.urls import reverse
from lms.djangoapps.course_api.blocks.transformers.milestones import (
    MilestonesAndSpecialExamsTransformer,
)
from lms.djangoapps.course_blocks.api import (
    get_course_block_access_transformers,
    get_course_blocks,
)
from lms.djangoapps.course_blocks.transformers.hidden_content import HiddenContentTransformer
from lms.djangoapps.courseware.access import has_access
from lms.djangoapps.courseware.masquerade import MASQUERADE_SETTINGS_KEY
from opaque_keys.edx.keys import CourseKey
from openedx.core.djangoapps.content.block_structure.api import get_block_structure_manager
from openedx.core.djangoapps.content.block_structure.transformers import BlockStructureTransformers
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
        blocks = _open_blocks(user, key)
    except ItemNotFoundError:
        return None
    found = (each for each in blocks.topological_traversal() if each.block_type == block_type)
    first = next(found, None)
    # The platform leads on from there to the unit.
    return reverse("jump_to", args=[str(key), str(first)]) if first else None


def outline(user: Any, key: CourseKey) -> port.Outline:
    """The course as this person may open it, part by part, and whether more is to come."""
    try:
        collected = get_block_structure_manager(key).get_collected()
        blocks = _open_blocks(user, key, collected)
        later = _later_blocks(user, key, collected)
    except ItemNotFoundError:
        return port.Outline()
    done = _done_blocks(user.pk, key)
    told = _TableOfContents(blocks, bool(has_access(user, "staff", key)))
    root = blocks.root_block_usage_key

    def title(usage: Any) -> str:
        return blocks.get_xblock_field(usage, "display_name") or usage.block_id

    def is_whole(usage: Any) -> bool:
        return all(
            each in blocks or each in done
            for each in _under(later, usage)
            if not later.get_children(each) and _counts(later, each)
        )

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
        units = tuple(unit(each) for each in told.children(usage))
        return port.OutlineStep(usage.block_id, title(usage), units)

    parts = [
        port.OutlineChapter(
            part.block_id,
            title(part),
            tuple(made for each in told.children(part) if (made := step(each)).units),
            is_whole(part),
        )
        for part in told.children(root)
    ]
    return port.Outline(tuple(part for part in parts if part.steps), is_whole(root))


@dataclass(frozen=True)
class _TableOfContents:
    """What the platform lists of a course; its team is told also of what learners are not."""

    blocks: Any
    is_team: bool

    def children(self, usage: Any) -> list[Any]:
        below = self.blocks.get_children(usage)
        return [each for each in below if self.is_team or not self._is_hidden(each)]

    def _is_hidden(self, usage: Any) -> bool:
        # Studio's "Hide in table of contents": open to who has the address.
        return bool(self.blocks.get_xblock_field(usage, "hide_from_toc"))


def _open_blocks(user: Any, key: CourseKey, collected: Any = None) -> Any:
    """The course without what is closed to this person now, as the platform's own list of blocks.

    The access transformers alone leave in what waits for another step, or is hidden once due.
    """
    transformers = BlockStructureTransformers(
        [
            *get_course_block_access_transformers(user),
            MilestonesAndSpecialExamsTransformer(
                include_special_exams=True, include_gated_sections=False
            ),
            HiddenContentTransformer(),
        ]
    )
    place = modulestore().make_course_usage_key(key)
    return get_course_blocks(user, place, transformers, collected)


def _later_blocks(user: Any, key: CourseKey, collected: Any) -> Any:
    """The course with what will be open to this person, or was."""
    return get_course_blocks(
        user,
        modulestore().make_course_usage_key(key),
        collected_block_structure=collected,
        allow_start_dates_in_future=True,
    )


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
