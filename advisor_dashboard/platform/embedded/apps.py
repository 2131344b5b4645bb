"""Configuration of the embedded host's app."""

from __future__ import annotations

from django.apps import AppConfig


class EmbeddedPlatformConfig(AppConfig):
    """Tables that stand in for the platform's."""

    name = "advisor_dashboard.platform.embedded"
    label = "clicnjob_embedded"
    default_auto_field = "django.db.models.BigAutoField"
