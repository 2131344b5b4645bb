"""Who looks at a block, whatever the host calls it, and whether they may write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from xblock.core import XBlock

_PLATFORM = "edx-platform."
_WORKBENCH = "xblock-workbench.user_id"


class ViewerKind(StrEnum):
    """As what somebody looks at a block."""

    LEARNER = "learner"
    #: On the course's team, looking as themselves: they may do here what learners do.
    STAFF = "staff"
    #: In Studio or a library, where nobody learns.
    PREVIEW = "preview"
    #: On the team, looking as somebody else.
    MASQUERADE = "masquerade"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True)
class Viewer:
    """The person in front of the block.

    ``user_id`` is ``None`` unless they look as themselves: a preview or a masquerade holds
    nobody's data, so it can neither show nor write any.
    """

    kind: ViewerKind
    user_id: int | None = None

    @property
    def can_write(self) -> bool:
        """Whether what is theirs may be shown and changed."""
        return self.user_id is not None


def course_key_of(block: XBlock) -> str | None:
    """The course of a block, serialised; ``None`` in a library or a bare workbench."""
    key = block.context_key
    return str(key) if getattr(key, "is_course", False) else None


def in_studio(block: XBlock) -> bool:
    """Whether authors work here: Studio's preview, Studio's editor, a library."""
    if _is_preview(block):
        return True
    # Only Studio offers this service, for previews and for the handlers of the editor.
    if _studio_permissions(block) is not None:
        return True
    return block.context_key is not None and course_key_of(block) is None


def viewer_of(block: XBlock) -> Viewer:
    """Who looks at ``block``. A doubt ends in a kind that may not write."""
    if in_studio(block):
        return Viewer(ViewerKind.PREVIEW)
    attributes = _attributes(block)
    user_id = _user_id(attributes)
    if user_id is None or attributes.get(_PLATFORM + "is_authenticated") is False:
        return Viewer(ViewerKind.ANONYMOUS)
    course_key = course_key_of(block)
    if course_key is not None and _is_masquerading(user_id, course_key):
        return Viewer(ViewerKind.MASQUERADE)
    kind = ViewerKind.STAFF if _is_staff(attributes) else ViewerKind.LEARNER
    return Viewer(kind, user_id)


def may_author(block: XBlock) -> bool:
    """Whether what the block teaches may be changed here, by who asks.

    In the courseware nobody may, not even the team: there the platform cannot store what an
    author writes. Nor can it in a preview. Studio runs the handlers of its editor for anybody
    with an account, and drops without a word what they were not allowed to write.
    """
    permissions = _studio_permissions(block)
    if permissions is not None:
        return not _is_preview(block) and bool(permissions.can_write(block.context_key))
    return in_studio(block) or _WORKBENCH in _attributes(block)


def _is_preview(block: XBlock) -> bool:
    return bool(getattr(block.runtime, "is_author_mode", False))


def _studio_permissions(block: XBlock) -> Any:
    return block.runtime.service(block, "studio_user_permissions")


def _attributes(block: XBlock) -> Mapping[str, Any]:
    service = block.runtime.service(block, "user")
    user = service.get_current_user() if service is not None else None
    return user.opt_attrs if user is not None else {}


def _user_id(attributes: Mapping[str, Any]) -> int | None:
    given = attributes.get(_PLATFORM + "user_id", attributes.get(_WORKBENCH))
    try:
        return int(given)  # the workbench hands its ids over as text
    except (TypeError, ValueError):
        return None


def _is_staff(attributes: Mapping[str, Any]) -> bool:
    return any(
        attributes.get(_PLATFORM + name) is True
        for name in ("user_is_staff", "user_is_global_staff")
    )


def _is_masquerading(user_id: int, course_key: str) -> bool:
    # The api needs loaded models; the host may import blocks before it has any.
    from advisor_dashboard.api.access import is_masquerading  # noqa: PLC0415

    return is_masquerading(user_id, course_key)
