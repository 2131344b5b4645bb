"""How far somebody is in a course of the demo, as the platform counts it."""

from __future__ import annotations

from collections.abc import Collection

from xblock.completable import XBlockCompletionMode
from xblock.core import XBlock
from xblock.plugin import PluginMissingError

from .content import CourseContent, Leaf, Unit
from .models import BlockResult


def complete_blocks(user_id: int) -> frozenset[str]:
    """The usage keys of what this person has finished."""
    rows = BlockResult.objects.filter(user_id=user_id, completion__gte=1)
    return frozenset(rows.values_list("usage_key", flat=True))


def is_done(unit: Unit, complete: Collection[str]) -> bool | None:
    """Whether all that can be finished in a unit is; ``None`` where nothing can."""
    counted = [leaf for leaf in unit.leaves if _counts(leaf)]
    return all(str(leaf.usage_key) in complete for leaf in counted) if counted else None


def complete_course(user_id: int, course: CourseContent) -> None:
    """Let somebody have finished all that can be finished in a course, as it is for learners."""
    BlockResult.objects.bulk_create(
        BlockResult(user_id=user_id, usage_key=str(leaf.usage_key), completion=1.0)
        for unit in course.for_learners.units
        for leaf in unit.leaves
        if _counts(leaf)
    )


def _counts(leaf: Leaf) -> bool:
    # A page of text is read, not finished: nobody here watches how far it was scrolled.
    if leaf.block_type == "html":
        return False
    try:
        block_class = XBlock.load_class(leaf.block_type)
    except PluginMissingError:
        return False
    mode = XBlockCompletionMode.get_mode(block_class)
    return bool(mode == XBlockCompletionMode.COMPLETABLE)
