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
        # Asked once for all blocks of a page, as the platform does.
        self._edits: dict[str, dict[str, Any]] | None = None
        self._states: dict[int, dict[tuple[str, str, str], Any]] = {}

    def get(self, key: KeyValueStore.Key) -> Any:
        if key.scope in STRUCTURE:
            raise KeyError(key.field_name)
        if key.scope in AUTHORED:
            return self._authored(key.block_scope_id)[key.field_name]
        if tuple(key) in self._passing:
            return self._passing[tuple(key)]
        return self._states_of(key.user_id or 0)[self._place(key)]

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
            self._edits = None
        elif self._keep_state:
            BlockState.objects.update_or_create(**self._address(key), defaults={"value": value})
            self._states.pop(key.user_id or 0, None)
        else:
            self._passing[tuple(key)] = value

    def delete(self, key: KeyValueStore.Key) -> None:
        if key.scope in AUTHORED:
            self._may_author(key)
            BlockEdit.objects.filter(
                usage_key=str(key.block_scope_id), field=key.field_name
            ).delete()
            self._edits = None
        elif self._keep_state:
            BlockState.objects.filter(**self._address(key)).delete()
            self._states.pop(key.user_id or 0, None)
        else:
            self._passing.pop(tuple(key), None)

    def _may_author(self, key: KeyValueStore.Key) -> None:
        if not self._authoring:
            raise InvalidScopeError(key)

    def _authored(self, usage_key: UsageKey) -> dict[str, Any]:
        """The fields of a block as its authors left them: the bundle's, then Studio's."""
        if self._edits is None:
            self._edits = {}
            of_the_course = str(self._course.key.make_usage_key("x", "x")).partition("type@")[0]
            rows = BlockEdit.objects.filter(usage_key__startswith=of_the_course)
            for usage, field, value in rows.values_list("usage_key", "field", "value"):
                self._edits.setdefault(usage, {})[field] = value
        leaf = self._course.leaves.get(str(usage_key))
        return {**(leaf.fields if leaf else {}), **self._edits.get(str(usage_key), {})}

    def _states_of(self, user_id: int) -> dict[tuple[str, str, str], Any]:
        """All that blocks keep of one user, or of everybody."""
        if user_id not in self._states:
            rows = BlockState.objects.filter(user_id=user_id)
            self._states[user_id] = {
                (scope, block, field): value
                for scope, block, field, value in rows.values_list(
                    "scope", "block_id", "field", "value"
                )
            }
        return self._states[user_id]

    def _place(self, key: KeyValueStore.Key) -> tuple[str, str, str]:
        address = self._address(key)
        return address["scope"], address["block_id"], address["field"]

    @staticmethod
    def _address(key: KeyValueStore.Key) -> dict[str, Any]:
        return {
            "user_id": key.user_id or 0,
            "scope": key.scope.name,
            "block_id": "" if key.block_scope_id is None else str(key.block_scope_id),
            "field": key.field_name,
        }
