"""The app that, on the platform, connects the receivers of all plugins."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from openedx_filters import PipelineStep


class HostConfig(AppConfig):
    """Connects them once the models are there."""

    name = "tests.registry_parts"
    label = "registry_parts"

    def ready(self) -> None:
        from edx_django_utils.plugins import connect_plugin_receivers

        connect_plugin_receivers(settings.SERVICE)


class InstitutionStep(PipelineStep):
    """A step of the institution's own, which no plugin may push out."""

    def run_filter(self, **kwargs: Any) -> dict[str, Any]:
        return kwargs
