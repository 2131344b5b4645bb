"""The Django app's configuration, for the platform's plugin loader and for any other host."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

_EVENTS = "openedx_events.learning.signals"
_RETIREMENT = "openedx.core.djangoapps.user_api.accounts.signals"


def _told(receiver: str, signal: str, **more: str) -> dict[str, str]:
    uid = f"clicnjob.{receiver}.{signal.rpartition('.')[2]}"
    return {
        "receiver_func_name": receiver,
        "signal_path": signal,
        "dispatch_uid": uid,
        **more,
    }


#: People move in the LMS and, when a course is made or its team changes, in Studio.
_MOVES = (
    _told("follow_enrollment", f"{_EVENTS}.COURSE_ENROLLMENT_CREATED"),
    _told("follow_enrollment", f"{_EVENTS}.COURSE_ENROLLMENT_CHANGED"),
    _told("follow_enrollment", f"{_EVENTS}.COURSE_UNENROLLMENT_COMPLETED"),
    _told("follow_cohort", f"{_EVENTS}.COHORT_MEMBERSHIP_CHANGED"),
    _told(
        "follow_cohort_left",
        "django.db.models.signals.post_delete",
        sender_path="openedx.core.djangoapps.course_groups.models.CohortMembership",
    ),
    _told("follow_team", f"{_EVENTS}.COURSE_ACCESS_ROLE_ADDED"),
    _told("follow_team", f"{_EVENTS}.COURSE_ACCESS_ROLE_REMOVED"),
)
#: Courses are deleted in Studio; whatever process does it, it alone hears of it.
_DELETIONS = (_told("follow_deletion", "xmodule.modulestore.django.COURSE_DELETED"),)
#: Retirement runs in the LMS alone.
_RETIREMENTS = (
    _told("erase_retired", f"{_RETIREMENT}.USER_RETIRE_LMS_MISC"),
    _told("erase_retired", f"{_RETIREMENT}.USER_RETIRE_MAILINGS"),
    _told("erase_retired", f"{_RETIREMENT}.USER_RETIRE_LMS_CRITICAL"),
)


class AdvisorDashboardConfig(AppConfig):
    """Registers models, pages, commands and signal receivers."""

    name = "advisor_dashboard"
    label = "advisor_dashboard"
    verbose_name = _("Clic'nJob for advisors")
    default_auto_field = "django.db.models.BigAutoField"

    # Read by edx_django_utils.plugins; plain strings keep the app importable without it.
    plugin_app = {
        "url_config": {
            "lms.djangoapp": {
                "namespace": "clicnjob",
                "app_name": "clicnjob",
                "regex": "^clicnjob/",
                "relative_path": "urls",
            },
            "cms.djangoapp": {
                "namespace": "clicnjob_studio",
                "app_name": "clicnjob_studio",
                "regex": "^clicnjob/",
                "relative_path": "urls_studio",
            },
        },
        "settings_config": {
            project: {
                "common": {"relative_path": "settings.common"},
                "production": {"relative_path": "settings.production"},
            }
            for project in ("lms.djangoapp", "cms.djangoapp")
        },
        "signals_config": {
            "lms.djangoapp": {
                "relative_path": "platform.openedx_signals",
                "receivers": [*_MOVES, *_DELETIONS, *_RETIREMENTS],
            },
            "cms.djangoapp": {
                "relative_path": "platform.openedx_signals",
                "receivers": [*_MOVES, *_DELETIONS],
            },
        },
    }

    def ready(self) -> None:
        """Connect the receivers that keep the projected memberships true."""
        from . import receivers  # noqa: F401, PLC0415 -- models must be loaded first
