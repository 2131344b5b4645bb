"""Skips this folder where the settings are not those of a service made of the registry's parts."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

HERE = Path(__file__).parent
SERVICE = getattr(settings, "SERVICE", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE not in item.path.parents:
            continue
        if SERVICE is None:
            reason = "runs with --ds tests.registry_parts.envs.lms or .cms only"
            item.add_marker(pytest.mark.skip(reason=reason))
        elif item.get_closest_marker("lms") and SERVICE != "lms.djangoapp":
            item.add_marker(pytest.mark.skip(reason="is of the LMS"))
        elif item.get_closest_marker("studio") and SERVICE != "cms.djangoapp":
            item.add_marker(pytest.mark.skip(reason="is of Studio"))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "lms: runs inside the LMS only")
    config.addinivalue_line("markers", "studio: runs inside Studio only")


@pytest.fixture
def world(db):
    from tests import factories

    return factories.make_world()
