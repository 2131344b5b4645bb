"""The XBlock runtime of the demo host, with the platform's keys, services and wrapper."""

from __future__ import annotations

import json
import logging
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from opaque_keys.edx.keys import UsageKey
from web_fragments.fragment import Fragment
from xblock.core import XBlock
from xblock.exceptions import NoSuchUsage
from xblock.fields import ScopeIds
from xblock.runtime import IdReader, KvsFieldData, Runtime

from ..content import CourseContent
from ..models import BlockResult
from .field_data import DemoKeyValueStore
from .html_block import HtmlBlock
from .services import BlockTranslations, CourseFiles, DemoCompletionService, DemoUserService, Viewer

log = logging.getLogger(__name__)

#: Blocks that are the platform's own, in the little that the demo needs of them.
PLATFORM_BLOCKS = {"html": HtmlBlock}
#: What may not stand as it is inside a script element.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


class _Keys(IdReader):
    """A usage is its own definition, and there are no asides."""

    def get_definition_id(self, usage_id: UsageKey) -> UsageKey:
        return usage_id

    def get_block_type(self, def_id: UsageKey) -> str:
        return def_id.block_type

    def _no_aside(self, aside_id: object) -> Any:
        raise NoSuchUsage(repr(aside_id))

    get_usage_id_from_aside = _no_aside
    get_definition_id_from_aside = _no_aside
    get_aside_type_from_usage = _no_aside
    get_aside_type_from_definition = _no_aside


class DemoRuntime(Runtime):
    """Runs the blocks of one course for one viewer, in the courseware or in Studio."""

    def __init__(
        self,
        course: CourseContent,
        viewer: Viewer,
        *,
        in_studio: bool = False,
        read_only: bool = False,
    ) -> None:
        self.course = course
        self.viewer = viewer
        self.in_studio = in_studio
        self.read_only = read_only
        store = DemoKeyValueStore(
            course, authoring=in_studio, keep_state=not (in_studio or read_only)
        )
        services: dict[str, Any] = {
            "field-data": KvsFieldData(store),
            "user": DemoUserService(viewer, str(course.key)),
            "replace_urls": CourseFiles(course),
        }
        if in_studio:
            # Blocks may ask which of the two they are in, as on the platform.
            self.is_author_mode = True
        else:
            services["completion"] = DemoCompletionService(viewer)
        super().__init__(id_reader=_Keys(), id_generator=None, services=services)

    # ---- blocks

    def load_block_type(self, block_type: str) -> type[XBlock]:
        """The class of this type: the demo's stand-ins first, then the installed ones."""
        return PLATFORM_BLOCKS.get(block_type) or super().load_block_type(block_type)

    def get_block(self, usage_id: UsageKey, for_parent: XBlock | None = None) -> XBlock:
        """The block of this usage, for the viewer.

        Raises:
            NoSuchUsage: the course has no such block.
        """
        if str(usage_id) not in self.course.leaves:
            raise NoSuchUsage(repr(usage_id))
        ids = ScopeIds(self.viewer.user_id, usage_id.block_type, usage_id, usage_id)
        return self.construct_xblock(usage_id.block_type, ids, for_parent=for_parent)

    def applicable_aside_types(self, block: XBlock) -> list[str]:
        """No asides here."""
        return []

    def service(self, block: XBlock, service_name: str) -> Any:
        """A service; translations are each block's own."""
        found = super().service(block, service_name)
        return BlockTranslations(block) if service_name == "i18n" else found

    # ---- addresses

    def handler_url(
        self,
        block: XBlock,
        handler_name: str,
        suffix: str = "",
        query: str = "",
        thirdparty: bool = False,
    ) -> str:
        """Where the browser calls a handler of this block."""
        if not getattr(getattr(block, handler_name, None), "_is_xblock_handler", False):
            raise ValueError(f"{block.scope_ids.block_type} has no handler {handler_name!r}")
        name = "demo:studio_handler" if self.in_studio else "demo:handler"
        parts = [str(block.scope_ids.usage_id), handler_name, suffix.strip("/")]
        url = reverse(name, args=[part for part in parts if part])
        return f"{url}?{query}" if query else url

    def local_resource_url(self, block: XBlock, uri: str) -> str:
        """Where the browser finds a public file of the block's package."""
        return reverse("demo:block_resource", args=[block.scope_ids.block_type, uri])

    def resource_url(self, resource: str) -> str:
        """Where the browser finds a file of the host itself."""
        return f"{settings.STATIC_URL}{resource}"

    # ---- events

    def publish(self, block: XBlock, event_type: str, event_data: dict[str, Any]) -> None:
        """Keep completions and grades. Studio's preview and a masquerade keep nothing."""
        user_id = self.viewer.user_id
        if self.in_studio or self.read_only or user_id is None:
            return
        if event_type == "completion":
            _keep(user_id, block, completion=float(event_data["completion"]))
        elif event_type == "grade":
            _keep_grade(user_id, block, event_data)
        else:
            log.info("event %s of %s", event_type, block.scope_ids.usage_id)

    # ---- rendering

    def wrap_xblock(
        self, block: XBlock, view: str, frag: Fragment, context: dict | None
    ) -> Fragment:
        """Put the platform's element around what a view made, so that its script can start."""
        ids = block.scope_ids
        data = {"block-type": ids.block_type, "usage-id": str(ids.usage_id)}
        if frag.js_init_fn:
            data |= {
                "init": frag.js_init_fn,
                "runtime-class": "PreviewRuntime" if self.in_studio else "LmsRuntime",
                "runtime-version": str(frag.js_init_version),
            }
        attributes = mark_safe(  # noqa: S308 -- each part is escaped by format_html
            "".join(format_html(' data-{}="{}"', name, value) for name, value in data.items())
        )
        arguments = ""
        if frag.json_init_args is not None:
            arguments = format_html(
                '<script type="json/xblock-args" class="xblock-json-init-args">{}</script>',
                mark_safe(json.dumps(frag.json_init_args).translate(_ESCAPES)),  # noqa: S308
            )
        wrapped = Fragment(
            format_html(
                '<div class="xblock xblock-{} xblock-{}-{}"{}>{}{}</div>',
                view,
                view,
                ids.block_type,
                attributes,
                arguments,
                mark_safe(frag.content),  # noqa: S308 -- a block is trusted with its own HTML
            )
        )
        wrapped.add_fragment_resources(frag)
        return wrapped


def _keep(user_id: int, block: XBlock, **values: Any) -> None:
    BlockResult.objects.update_or_create(
        user_id=user_id, usage_key=str(block.scope_ids.usage_id), defaults=values
    )


def _keep_grade(user_id: int, block: XBlock, event: dict[str, Any]) -> None:
    kept = BlockResult.objects.filter(
        user_id=user_id, usage_key=str(block.scope_ids.usage_id)
    ).first()
    before = kept.grade if kept else None
    if event.get("only_if_higher") and before is not None and before >= event["value"]:
        return
    _keep(user_id, block, grade=event["value"], max_grade=event["max_value"])
