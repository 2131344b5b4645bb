"""The addresses that the plugins of the service bring."""

from __future__ import annotations

from django.conf import settings
from edx_django_utils.plugins import get_plugin_url_patterns

urlpatterns = get_plugin_url_patterns(settings.SERVICE)
