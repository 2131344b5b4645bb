"""What the app adds to the platform's settings, once, however often it is asked."""

from __future__ import annotations

from copy import copy
from types import SimpleNamespace

import pytest
from django.conf import settings

NAMES = (
    "STATICFILES_DIRS",
    "INSTALLED_APPS",
    "MIDDLEWARE",
    "CLICNJOB",
    "MAKO_TEMPLATE_DIRS_BASE",
    "OPEN_EDX_FILTERS_CONFIG",
    "TRACKING_IGNORE_URL_PATTERNS",
)


def values(of):
    return {name: copy(getattr(of, name, None)) for name in NAMES}


@pytest.mark.parametrize("module", ["common", "production"])
def test_asked_again_the_settings_change_nothing(module):
    from importlib import import_module

    plugin_settings = import_module(f"advisor_dashboard.settings.{module}").plugin_settings
    again = SimpleNamespace(**values(settings))
    plugin_settings(again)
    assert values(again) == values(settings)


def test_the_platform_is_the_default_host():
    from advisor_dashboard.conf import get_config

    assert settings.CLICNJOB == {}
    assert get_config()["PLATFORM"] == "advisor_dashboard.platform.openedx.OpenEdxPlatform"


def test_the_served_files_are_found():
    from django.contrib.staticfiles import finders

    assert finders.find("clicnjob_xblocks/tokens.css")
    assert finders.find("clicnjob/pages.css")
