"""What the authors of a course of Open edX may do, and the blocks that its settings offer them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from common.djangoapps.student.auth import (
    has_studio_advanced_settings_access,
    has_studio_write_access,
)
from opaque_keys.edx.keys import CourseKey
from xmodule.modulestore import ModuleStoreEnum
from xmodule.modulestore.django import modulestore


def may_author(user: Any, key: CourseKey) -> bool:
    """Whether Studio lets this person change the course's advanced settings."""
    # In the LMS the platform lets limited staff pass, who may not enter Studio.
    return has_studio_write_access(user, key, "cms") and has_studio_advanced_settings_access(user)


def allowed_blocks(key: CourseKey) -> frozenset[str]:
    """The course's advanced module list."""
    with _draft(key) as store:
        course = store.get_course(key)
        return frozenset(course.advanced_modules if course else ())


def allow_blocks(user_id: int, key: CourseKey, block_types: Collection[str]) -> None:
    """Add what is missing at the end of the list, and save the course as Studio does."""
    with _draft(key) as store, store.bulk_operations(key):
        course = store.get_course(key)
        missing = [each for each in block_types if each not in course.advanced_modules]
        if missing:
            course.advanced_modules = [*course.advanced_modules, *missing]
            store.update_item(course, user_id)


@contextmanager
def _draft(key: CourseKey) -> Iterator[Any]:
    store = modulestore()
    with store.branch_setting(ModuleStoreEnum.Branch.draft_preferred, key):
        yield store
