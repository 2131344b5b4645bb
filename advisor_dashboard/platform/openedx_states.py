"""What blocks keep of their learners, on Open edX: read, and cleared as its own staff tools do.

Of the LMS alone.
"""

from __future__ import annotations

from django.contrib.auth import get_user_model
from lms.djangoapps.courseware.models import StudentModule
from lms.djangoapps.courseware.user_state_client import DjangoXBlockUserStateClient
from lms.djangoapps.instructor.enrollment import reset_student_attempts
from opaque_keys import InvalidKeyError
from opaque_keys.edx.keys import UsageKey

from ..targeting.chunks import chunks
from . import port


def states_of_block(usage_key: str) -> list[port.BlockState]:
    """See :meth:`port.Platform.states_of_block`."""
    try:
        key = UsageKey.from_string(usage_key)
    except InvalidKeyError:
        return []
    kept = {
        each.username: each.state for each in DjangoXBlockUserStateClient().iter_all_for_block(key)
    }
    users = get_user_model().objects
    ids: dict[str, int] = {}
    for some in chunks(kept):
        ids |= users.filter(username__in=some).values_list("username", "pk")
    return [port.BlockState(ids[name], state) for name, state in kept.items() if name in ids]


def clear_state(usage_key: str, user_id: int, cleared_by: int) -> None:
    """See :meth:`port.Platform.clear_state`."""
    key = UsageKey.from_string(usage_key)
    users = get_user_model().objects
    try:
        reset_student_attempts(
            key.course_key,
            users.get(pk=user_id),
            key,
            requesting_user=users.get(pk=cleared_by),
            delete_module=True,
        )
    except StudentModule.DoesNotExist:
        # Nothing was kept: that is what was wanted.
        return
