"""The section's settings join what other plugins and the institution have set."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from advisor_dashboard.settings.dashboard import FILTER, STEP, add_section


def platform(**more):
    return SimpleNamespace(MAKO_TEMPLATE_DIRS_BASE=["/platform"], **more)


def test_a_host_without_mako_gets_nothing():
    host = SimpleNamespace()
    add_section(host)
    assert vars(host) == {}


def test_asked_twice_nothing_is_there_twice():
    host = platform()
    add_section(host)
    before = list(host.MAKO_TEMPLATE_DIRS_BASE), dict(host.OPEN_EDX_FILTERS_CONFIG)
    add_section(host)
    assert before == (host.MAKO_TEMPLATE_DIRS_BASE, host.OPEN_EDX_FILTERS_CONFIG)
    assert host.OPEN_EDX_FILTERS_CONFIG[FILTER]["pipeline"] == [STEP]
    assert len(host.MAKO_TEMPLATE_DIRS_BASE) == 2


def test_a_list_that_was_derived_already_sees_the_folder():
    host = platform()
    derived = host.MAKO_TEMPLATE_DIRS_BASE
    add_section(host)
    assert len(derived) == 2


@pytest.mark.parametrize(
    "theirs", [{"pipeline": ["other.Step"], "fail_silently": False}, ["other.Step"], "other.Step"]
)
def test_the_steps_of_others_stay_first(theirs):
    host = platform(OPEN_EDX_FILTERS_CONFIG={FILTER: theirs, "another.filter": ["x"]})
    add_section(host)
    config = host.OPEN_EDX_FILTERS_CONFIG
    assert config[FILTER]["pipeline"] == ["other.Step", STEP]
    assert config["another.filter"] == ["x"]
    assert config[FILTER]["fail_silently"] is not isinstance(theirs, dict)


def test_what_the_institution_wrote_over_it_is_joined_again():
    host = platform()
    add_section(host)
    host.OPEN_EDX_FILTERS_CONFIG = {FILTER: {"pipeline": ["other.Step"], "fail_silently": True}}
    add_section(host)
    assert host.OPEN_EDX_FILTERS_CONFIG[FILTER]["pipeline"] == ["other.Step", STEP]
