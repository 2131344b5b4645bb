"""What the parts ask of the platform itself, which no registry has: names, and nothing behind."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from django.dispatch import Signal


class CohortMembership:
    """Sends the deletion of one of its rows; ``user_id`` is whose it was."""

    def __init__(self, user_id: int) -> None:
        self.user_id = user_id


USER_RETIRE_LMS_MISC = Signal()
USER_RETIRE_MAILINGS = Signal()
USER_RETIRE_LMS_CRITICAL = Signal()
COURSE_DELETED = Signal()

_MODULES: dict[str, dict[str, Any]] = {
    "openedx.core.djangoapps.user_api.accounts.signals": {
        "USER_RETIRE_LMS_MISC": USER_RETIRE_LMS_MISC,
        "USER_RETIRE_MAILINGS": USER_RETIRE_MAILINGS,
        "USER_RETIRE_LMS_CRITICAL": USER_RETIRE_LMS_CRITICAL,
    },
    "xmodule.modulestore.django": {"COURSE_DELETED": COURSE_DELETED},
    "openedx.core.djangoapps.course_groups.models": {"CohortMembership": CohortMembership},
    # Asked for by edx-completion, which is a plugin of the LMS as we are.
    "lms.djangoapps.grades.signals.signals": {"PROBLEM_WEIGHTED_SCORE_CHANGED": Signal()},
    "common.djangoapps.student.models": {"CourseEnrollment": object},
    "lms.djangoapps.course_api.blocks.api": {"get_blocks": None},
    "openedx.core.lib.api.authentication": {"BearerAuthenticationAllowInactiveUser": object},
}


def stand_in() -> None:
    """Let these modules be imported by their names."""
    for name, attributes in _MODULES.items():
        module = ModuleType(name)
        vars(module).update(attributes)
        sys.modules[name] = module
