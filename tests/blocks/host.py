"""A small courseware and Studio: XBlock's own runtime with the platform's names."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from opaque_keys.edx.keys import CourseKey, UsageKey
from web_fragments.fragment import Fragment
from webob import Request
from xblock.core import XBlock
from xblock.fields import ScopeIds
from xblock.reference.user_service import UserService, XBlockUser
from xblock.runtime import DictKeyValueStore, IdReader, KvsFieldData, Runtime

from clicnjob_xblocks.inbox import InboxBlock
from clicnjob_xblocks.mailbox import MailboxBlock
from clicnjob_xblocks.memo import MemoBlock
from clicnjob_xblocks.path import PathBlock
from clicnjob_xblocks.story import StoryBlock
from clicnjob_xblocks.workshop import WorkshopBlock
from cv_xblock.block import CvBlock
from quiz_xblock.block import QuizBlock

BLOCKS: dict[str, type[XBlock]] = {
    "clicnjob_cv": CvBlock,
    "clicnjob_inbox": InboxBlock,
    "clicnjob_path": PathBlock,
    "clicnjob_memo": MemoBlock,
    "clicnjob_mailbox": MailboxBlock,
    "clicnjob_quiz": QuizBlock,
    "clicnjob_workshop": WorkshopBlock,
    "clicnjob_story": StoryBlock,
}


class _Keys(IdReader):
    """A usage is its own definition; there are no asides."""

    def get_definition_id(self, usage_id: Any) -> Any:
        return usage_id

    def get_block_type(self, def_id: Any) -> Any:
        return def_id.block_type

    get_usage_id_from_aside = get_definition_id
    get_definition_id_from_aside = get_definition_id
    get_aside_type_from_usage = get_block_type
    get_aside_type_from_definition = get_block_type


class _Users(UserService):
    def __init__(self, attributes: dict[str, Any]) -> None:
        super().__init__()
        self._attributes = attributes

    def get_current_user(self) -> XBlockUser:
        user = XBlockUser(is_current_user=True)
        user.opt_attrs.update(self._attributes)
        return user


class HostRuntime(Runtime):
    """Keeps what blocks publish, and serves no file."""

    def __init__(self, services: dict[str, Any], *, in_studio: bool = False) -> None:
        super().__init__(id_reader=_Keys(), id_generator=None, services=services)
        self.is_author_mode = in_studio
        self.published: list[tuple[str, dict[str, Any]]] = []

    def load_block_type(self, block_type: str) -> type[XBlock]:
        return BLOCKS[block_type]

    def handler_url(self, block: XBlock, handler_name: str, *args: Any, **kwargs: Any) -> str:
        return f"/handler/{handler_name}"

    def local_resource_url(self, block: XBlock, uri: str) -> str:
        return f"/resource/{block.scope_ids.block_type}/{uri}"

    def resource_url(self, resource: str) -> str:
        return f"/static/{resource}"

    def publish(self, block: XBlock, event_type: str, event_data: dict[str, Any]) -> None:
        self.published.append((event_type, event_data))

    def wrap_xblock(self, block: XBlock, view: str, frag: Fragment, context: Any) -> Fragment:
        return frag

    def applicable_aside_types(self, block: XBlock) -> list[str]:
        return []


@dataclass
class Answer:
    """What a handler answered."""

    status: int
    body: Any


@dataclass
class Seat:
    """Somebody in front of the blocks of a course."""

    course_key: str
    attributes: dict[str, Any] = field(default_factory=dict)
    in_studio: bool = False
    services: dict[str, Any] = field(default_factory=dict)
    store: DictKeyValueStore = field(default_factory=DictKeyValueStore)
    runtime: type[HostRuntime] = HostRuntime

    def block(self, block_type: str, **fields: Any) -> Any:
        """A block of the course, as this person meets it."""
        services = {
            "field-data": KvsFieldData(self.store),
            "user": _Users(self.attributes),
            **self.services,
        }
        runtime = self.runtime(services, in_studio=self.in_studio)
        block = runtime.construct_xblock(block_type, self._ids(block_type))
        for name, value in fields.items():
            setattr(block, name, value)
        return block

    def call(self, block_type: str, handler: str, data: Any, method: str = "POST") -> Answer:
        """A handler called from the page."""
        return call(self.block(block_type), handler, data, method)

    def _ids(self, block_type: str) -> ScopeIds:
        course = CourseKey.from_string(self.course_key)
        usage: UsageKey = course.make_usage_key(block_type, "one")
        return ScopeIds(self.attributes.get("edx-platform.user_id"), block_type, usage, usage)


def call(block: Any, handler: str, data: Any, method: str = "POST") -> Answer:
    """A handler of this very block, and its state saved as a host would."""
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    request = Request.blank("/", method=method, body=body, content_type="application/json")
    response = block.handle(handler, request)
    block.save()
    return Answer(response.status_int, response.json)


def attributes(user_id: int | None, *, staff: bool = False) -> dict[str, Any]:
    """What the platform's user service says of somebody."""
    if user_id is None:
        return {"edx-platform.is_authenticated": False}
    return {
        "edx-platform.is_authenticated": True,
        "edx-platform.user_id": user_id,
        "edx-platform.user_is_staff": staff,
        "edx-platform.user_is_global_staff": False,
    }
