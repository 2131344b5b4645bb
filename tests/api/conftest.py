"""A small world, and the ways in which it goes wrong."""

from __future__ import annotations

import pytest

from tests import factories
from tests.platform.broken import SETTING


@pytest.fixture
def world(db) -> factories.World:
    return factories.make_world()


@pytest.fixture
def unavailable(settings):
    """Call it: from then on the platform cannot be asked."""

    def break_platform():
        settings.CLICNJOB = SETTING

    return break_platform
