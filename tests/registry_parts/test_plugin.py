"""The plugin machinery of edx-django-utils finds the app and gives it its place."""

from __future__ import annotations

from copy import deepcopy
from importlib import import_module
from importlib.metadata import distribution
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string

from advisor_dashboard.apps import AdvisorDashboardConfig
from advisor_dashboard.conf import get_config


def all_settings() -> dict[str, object]:
    return {
        name: deepcopy(getattr(settings, name))
        for name in dir(import_module(settings.SETTINGS_MODULE))
        if name.isupper()
    }


def test_each_app_of_the_package_is_installed_once():
    points = distribution("clicnjob-openedx").entry_points
    found = [point.load() for point in points if point.group == settings.SERVICE]
    assert found
    for config in found:
        assert type(apps.get_app_config(config.label)) is config
        dotted = f"{config.__module__}.{config.__name__}"
        assert settings.INSTALLED_APPS.count(dotted) == 1


@pytest.mark.parametrize("module", ["common", "production"])
def test_asked_again_the_settings_change_nothing(module):
    given = all_settings()
    again = SimpleNamespace(**deepcopy(given))
    import_module(f"advisor_dashboard.settings.{module}").plugin_settings(again)
    assert vars(again) == given


def test_what_the_institution_s_file_overwrote_is_there_again():
    assert finders.find("clicnjob_xblocks/tokens.css")


def test_the_institution_s_own_settings_stay():
    from tests.registry_parts.envs.common import OF_THE_INSTITUTION

    assert OF_THE_INSTITUTION["CLICNJOB"] == settings.CLICNJOB
    assert get_config()["PAGE_SIZE"] == 50
    for name, theirs in OF_THE_INSTITUTION["OPEN_EDX_FILTERS_CONFIG"].items():
        pipeline = settings.OPEN_EDX_FILTERS_CONFIG[name]["pipeline"]
        assert [step for step in pipeline if step in theirs["pipeline"]] == theirs["pipeline"]


def test_the_section_of_the_instructor_dashboard_stands_beside_the_institution_s_steps():
    from advisor_dashboard.settings.dashboard import FILTER, STEP

    assert settings.OPEN_EDX_FILTERS_CONFIG[FILTER]["pipeline"] == [STEP]
    assert len(settings.OPEN_EDX_FILTERS_CONFIG) > 1
    assert len(settings.MAKO_TEMPLATE_DIRS_BASE) == 1


def test_every_step_of_a_pipeline_is_one_and_every_filter_exists():
    from openedx_filters import PipelineStep
    from openedx_filters.learning import filters

    known = {getattr(each, "filter_type", None) for each in vars(filters).values()}
    assert settings.OPEN_EDX_FILTERS_CONFIG
    for name, config in settings.OPEN_EDX_FILTERS_CONFIG.items():
        assert name in known
        for step in config["pipeline"]:
            assert config["pipeline"].count(step) == 1
            assert issubclass(import_string(step), PipelineStep)


def test_every_receiver_is_connected_to_its_signal():
    told = AdvisorDashboardConfig.plugin_app["signals_config"][settings.SERVICE]["receivers"]
    assert told
    for each in told:
        uids = [key[0] for key, *_ in import_string(each["signal_path"]).receivers]
        assert uids.count(each["dispatch_uid"]) == 1, each["dispatch_uid"]


@pytest.mark.lms
def test_the_pages_answer_in_the_lms(world, client):
    client.force_login(world.advisor)
    assert reverse("clicnjob:target") == "/clicnjob/target/"
    assert client.get("/clicnjob/").status_code == 200


@pytest.mark.studio
def test_studio_has_the_authors_page_and_no_other_of_ours(world, client):
    with pytest.raises(NoReverseMatch):
        reverse("clicnjob:home")
    client.force_login(world.learner)
    assert reverse("clicnjob_studio:studio") == "/clicnjob/"
    assert "clicnjob_cv" in client.get("/clicnjob/").content.decode()
    assert client.get("/clicnjob/target/").status_code == 404
