"""The platform finds every block and the app that the installed package declares."""

from __future__ import annotations

from importlib.metadata import distribution

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import NoReverseMatch, resolve, reverse

from .conftest import LMS, block_entry_points


def test_every_block_is_found_by_its_tag():
    from xblock.core import XBlock

    assert block_entry_points()
    for point in block_entry_points():
        assert XBlock.load_class(point.name) is point.load(), point.name


def test_the_app_is_installed_in_this_service():
    service = "lms.djangoapp" if LMS else "cms.djangoapp"
    points = [p for p in distribution("clicnjob-openedx").entry_points if p.group == service]
    assert points
    for point in points:
        assert isinstance(apps.get_app_config(point.name), point.load()), point.name


def test_the_service_runs_on_the_platform_itself(platform):
    assert type(platform).__name__ == "OpenEdxPlatform"
    assert not apps.is_installed("advisor_dashboard.platform.embedded")


@pytest.mark.lms
def test_the_pages_have_their_addresses_in_the_lms():
    assert reverse("clicnjob:home") == "/clicnjob/"
    assert resolve("/clicnjob/target/").view_name == "clicnjob:target"


@pytest.mark.studio
def test_studio_has_no_pages_of_ours():
    with pytest.raises(NoReverseMatch):
        reverse("clicnjob:home")


def test_every_receiver_is_connected_to_its_signal():
    from edx_django_utils.plugins.utils import import_attr

    from advisor_dashboard.apps import AdvisorDashboardConfig

    service = "lms.djangoapp" if LMS else "cms.djangoapp"
    told = AdvisorDashboardConfig.plugin_app["signals_config"][service]["receivers"]
    assert told
    for each in told:
        uids = [key[0] for key, *_ in import_attr(each["signal_path"]).receivers]
        assert each["dispatch_uid"] in uids, each["dispatch_uid"]


def test_no_migration_is_missing_or_waiting(db):
    from io import StringIO

    from django.core.management import call_command

    call_command("makemigrations", "advisor_dashboard", check=True, dry_run=True, stdout=StringIO())
    waiting = StringIO()
    call_command("showmigrations", "advisor_dashboard", stdout=waiting)
    assert "[ ]" not in waiting.getvalue()
    assert settings.DATABASES["default"]["ENGINE"].endswith("mysql")
