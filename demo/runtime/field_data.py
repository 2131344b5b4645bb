"""Where the fields of a block are: the bundle, Studio's edits, and what learners do."""

from __future__ import annotations

from typing import Any

from opaque_keys.edx.keys import UsageKey
from xblock.exceptions import InvalidScopeError
from xblock.fields import Scope
from xblock.runtime import KeyValueStore

from ..content import CourseContent
from ..models import BlockEdit, BlockState

AUTHORED = (Scope.content, Scope.settings)
STRUCTURE = (Scope.children, Scope.parent)


class DemoKeyValueStore(KeyValueStore):
    """A store over the demo's own tables.

    ``authoring`` lets the authors' fields be written, as in Studio. ``keep_state`` off lets a
    block change its users' fields for the length of one request and forgets them after, as
    "view as a learner" and Studio's preview want it.
    """

    def __init__(self, course: CourseContent, *, authoring: bool, keep_state: bool) -> None:
        self._course = course
        self._authoring = authoring
        self._keep_state = keep_state
        self._passing: dict[tuple, Any] = {}
        self._edits: dict[UsageKey, dict[str, Any]] = {}

    def get(self, key: KeyValueStore.Key) -> Any:
        if key.scope in STRUCTURE:
            raise KeyError(key.field_name)
        if key.scope in AUTHORED:
            return self._authored(key.block_scope_id)[key.field_name]
        if tuple(key) in self._passing:
            return self._passing[tuple(key)]
        row = self._state(key).values_list("value").first()
        if row is None:
            raise KeyError(key.field_name)
        return row[0]

    def has(self, key: KeyValueStore.Key) -> bool:
        try:
            self.get(key)
        except KeyError:
            return False
        return True

    def set(self, key: KeyValueStore.Key, value: Any) -> None:
        if key.scope in AUTHORED:
            self._may_author(key)
            BlockEdit.objects.update_or_create(
                usage_key=str(key.block_scope_id),
                field=key.field_name,
                defaults={"value": value},
            )
            self._edits.pop(key.block_scope_id, None)
        elif self._keep_state:
            BlockState.objects.update_or_create(**self._address(key), defaults={"value": value})
        else:
            self._passing[tuple(key)] = value

    def delete(self, key: KeyValueStore.Key) -> None:
        if key.scope in AUTHORED:
            self._may_author(key)
            BlockEdit.objects.filter(
                usage_key=str(key.block_scope_id), field=key.field_name
            ).delete()
            self._edits.pop(key.block_scope_id, None)
        elif self._keep_state:
            self._state(key).delete()
        else:
            self._passing.pop(tuple(key), None)

    def _may_author(self, key: KeyValueStore.Key) -> None:
        if not self._authoring:
            raise InvalidScopeError(key)

    def _authored(self, usage_key: UsageKey) -> dict[str, Any]:
        """The fields of a block as its authors left them: the bundle's, then Studio's."""
        if usage_key not in self._edits:
            leaf = self._course.leaves.get(str(usage_key))
            edits = BlockEdit.objects.filter(usage_key=str(usage_key))
            self._edits[usage_key] = {
                **(leaf.fields if leaf else {}),
                **dict(edits.values_list("field", "value")),
            }
        return self._edits[usage_key]

    @staticmethod
    def _address(key: KeyValueStore.Key) -> dict[str, Any]:
        return {
            "user_id": key.user_id or 0,
            "scope": key.scope.name,
            "block_id": "" if key.block_scope_id is None else str(key.block_scope_id),
            "field": key.field_name,
        }

    def _state(self, key: KeyValueStore.Key):
        return BlockState.objects.filter(**self._address(key))
