"""The port on the demo host: the embedded tables, and the bundles of its courses."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from urllib.parse import quote

from django.urls import reverse
from opaque_keys import InvalidKeyError
from opaque_keys.edx.keys import CourseKey
from xblock.fields import Scope

from advisor_dashboard.platform import (
    MOST_FILE_BYTES,
    BlockState,
    Outline,
    OutlineChapter,
    OutlineStep,
    OutlineUnit,
    PlacedBlock,
)
from advisor_dashboard.platform.embedded.platform import EmbeddedPlatform

from . import models
from .background import do
from .completing import complete_blocks, is_done
from .content import CourseContent, Unit
from .courses import find_course
from .models import BlockEdit, BlockResult
from .runtime.services import CourseFiles

_ADVANCED = "advanced_modules"


class DemoPlatform(EmbeddedPlatform):
    """See :class:`advisor_dashboard.platform.port.Platform`."""

    def course_url(self, course_key: str) -> str | None:
        known = self.course(course_key) is not None
        return reverse("demo:course", args=[course_key]) if known else None

    def login_url(self, course_key: str) -> str:
        course = quote(reverse("demo:course", args=[course_key]), safe="/:")
        return f"{reverse('demo:sign_in')}?next={course}"

    def unit_url(self, user_id: int, course_key: str, block_type: str) -> str | None:
        course = self._open_to(user_id, course_key)
        for unit in course.units if course else ():
            if any(leaf.block_type == block_type for leaf in unit.leaves):
                return reverse("demo:unit", args=[course_key, unit.url_name])
        return None

    def outline(self, user_id: int, course_key: str) -> Outline:
        course = self._open_to(user_id, course_key)
        if course is None:
            return Outline()
        complete = complete_blocks(user_id)

        def unit(each: Unit) -> OutlineUnit:
            return OutlineUnit(
                id=each.url_name,
                title=each.title,
                url=reverse("demo:unit", args=[course_key, each.url_name]),
                blocks=tuple(str(leaf.usage_key) for leaf in each.leaves),
                done=is_done(each, complete),
            )

        chapters = tuple(
            OutlineChapter(
                chapter.url_name,
                chapter.title,
                tuple(
                    OutlineStep(step.url_name, step.title, tuple(unit(each) for each in step.units))
                    for step in chapter.steps
                ),
            )
            for chapter in course.chapters
        )
        return Outline(chapters)

    def completion_of(self, user_id: int, course_key: str, block_type: str) -> float:
        course = find_course(course_key)
        keys = [
            key
            for key, leaf in (course.leaves if course else {}).items()
            if leaf.block_type == block_type
        ]
        rows = BlockResult.objects.filter(user_id=user_id, usage_key__in=keys)
        return max((each or 0.0 for each in rows.values_list("completion", flat=True)), default=0.0)

    def blocks_of_type(self, course_key: str, block_type: str) -> list[PlacedBlock]:
        course = find_course(course_key)
        leaves = (course.leaves if course else {}).items()
        edits: dict[str, dict[str, Any]] = {}
        for edit in BlockEdit.objects.filter(usage_key__in=[key for key, _leaf in leaves]):
            edits.setdefault(edit.usage_key, {})[edit.field] = edit.value
        return [
            PlacedBlock(key, {**leaf.fields, **edits.get(key, {})})
            for key, leaf in leaves
            if leaf.block_type == block_type
        ]

    def file_addresses(self, course_key: str, names: Collection[str]) -> dict[str, str]:
        course = find_course(course_key)
        if course is None:
            return {}
        files = CourseFiles(course)
        served = {name: files.replace_urls(f'"{name}"')[1:-1] for name in names}
        return {name: where for name, where in served.items() if where != name}

    def files_of(self, course_key: str, names: Collection[str]) -> dict[str, bytes]:
        course = find_course(course_key)
        files = course.files if course else {}
        found = {name: files.get(name.removeprefix("/")) for name in names}
        return {
            name: data
            for name, data in found.items()
            if data is not None and len(data) <= MOST_FILE_BYTES
        }

    def states_of_block(self, usage_key: str) -> list[BlockState]:
        found: dict[int, dict[str, Any]] = {}
        rows = models.BlockState.objects.filter(block_id=usage_key, scope=Scope.user_state.name)
        for row in rows.exclude(user_id=0):
            found.setdefault(row.user_id, {})[row.field] = row.value
        return [BlockState(user_id, fields) for user_id, fields in found.items()]

    def clear_state(self, usage_key: str, user_id: int, cleared_by: int) -> None:
        models.BlockState.objects.filter(
            block_id=usage_key, scope=Scope.user_state.name, user_id=user_id
        ).delete()
        BlockResult.objects.filter(usage_key=usage_key, user_id=user_id).delete()

    def may_author(self, user_id: int, course_key: str) -> bool:
        known = self.course(course_key) is not None
        return known and (
            self.is_course_staff(user_id, course_key) or self.is_administrator(user_id)
        )

    def allowed_blocks(self, course_key: str) -> frozenset[str]:
        course = find_course(course_key)
        edit = BlockEdit.objects.filter(usage_key=_root(course_key), field=_ADVANCED).first()
        if edit is not None:
            return frozenset(edit.value or ())
        return frozenset(course.advanced_modules if course else ())

    def allow_blocks(self, user_id: int, course_key: str, block_types: Collection[str]) -> None:
        together = sorted(self.allowed_blocks(course_key).union(block_types))
        BlockEdit.objects.update_or_create(
            usage_key=_root(course_key), field=_ADVANCED, defaults={"value": together}
        )

    def hand_over_work(self, work_id: int) -> None:
        do(lambda: super(DemoPlatform, self).hand_over_work(work_id))

    def _open_to(self, user_id: int, course_key: str) -> CourseContent | None:
        course = find_course(course_key)
        if course is None or self.is_course_staff(user_id, course_key):
            return course
        return course.for_learners if self.is_enrolled(user_id, course_key) else None


def _root(course_key: str) -> str:
    """The usage key of the course itself; empty for what is no course's key."""
    try:
        return str(CourseKey.from_string(course_key).make_usage_key("course", "course"))
    except InvalidKeyError:
        return ""
