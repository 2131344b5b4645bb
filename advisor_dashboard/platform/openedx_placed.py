"""The blocks of a course of Open edX as their authors wrote them, and where its files are served.

Blocks are asked for in the LMS alone, where the module store holds what is published;
files in Studio too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from common.djangoapps.static_replace import replace_static_urls
from opaque_keys.edx.keys import CourseKey
from xblock.fields import Scope
from xmodule.contentstore.content import StaticContent
from xmodule.contentstore.django import contentstore
from xmodule.modulestore.django import modulestore

from . import port


def blocks_of_type(key: CourseKey, block_type: str) -> list[port.PlacedBlock]:
    """See :meth:`port.Platform.blocks_of_type`."""
    store = modulestore()
    with store.bulk_operations(key):
        course = store.get_course(key, depth=None)
        if course is None:
            return []
        return [
            port.PlacedBlock(str(each.scope_ids.usage_id), _authored(each))
            for each in _within(course)
            if each.scope_ids.block_type == block_type
        ]


def file_addresses(key: CourseKey, names: Collection[str]) -> dict[str, str]:
    """See :meth:`port.Platform.file_addresses`."""
    # It looks for addresses in quotes.
    served = {name: replace_static_urls(f'"{name}"', course_id=key)[1:-1] for name in names}
    return {name: where for name, where in served.items() if where != name}


def files_of(key: CourseKey, names: Collection[str]) -> dict[str, bytes]:
    """See :meth:`port.Platform.files_of`."""
    found = {}
    for name in names:
        asset = StaticContent.get_asset_key_from_path(key, name.removeprefix("/static/"))
        # As a stream, to know its size before it is read.
        content = contentstore().find(asset, throw_on_not_found=False, as_stream=True)
        if content is None:
            continue
        try:
            if not content.locked and content.length <= port.MOST_FILE_BYTES:
                found[name] = b"".join(content.stream_data())
        finally:
            content.close()
    return found


def _within(block: Any) -> Iterator[Any]:
    yield block
    for child in block.get_children() if block.has_children else ():
        yield from _within(child)


def _authored(block: Any) -> dict[str, Any]:
    return {
        name: field.read_from(block)
        for name, field in block.fields.items()
        if field.scope in (Scope.content, Scope.settings) and field.is_set_on(block)
    }
