"""The Django app's configuration, for the platform's plugin loader and for any other host."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


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
        },
        "settings_config": {
            project: {
                "common": {"relative_path": "settings.common"},
                "production": {"relative_path": "settings.production"},
            }
            for project in ("lms.djangoapp", "cms.djangoapp")
        },
    }

    def ready(self) -> None:
        """Connect the receivers that keep the projected memberships true."""
        from . import receivers  # noqa: F401, PLC0415 -- models must be loaded first
