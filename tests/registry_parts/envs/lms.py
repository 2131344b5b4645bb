"""Settings of the LMS."""

from __future__ import annotations

from edx_django_utils.plugins import add_plugins, get_plugin_apps

from tests.registry_parts import absent

from .common import *  # noqa: F403
from .common import INSTALLED_APPS, OF_THE_INSTITUTION

SERVICE = "lms.djangoapp"

absent.stand_in()
INSTALLED_APPS.extend(get_plugin_apps(SERVICE))
add_plugins(__name__, SERVICE, "common")
globals().update(OF_THE_INSTITUTION)
add_plugins(__name__, SERVICE, "production")
