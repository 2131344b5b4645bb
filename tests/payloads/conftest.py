"""One world for each attack, walked once; the tests look at what was read there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from .attacks import EVERYWHERE, Attack
from .keeping import make_world
from .looking import Walk, recorded
from .walk import walk
from .words import Words
from .world import World


@pytest.fixture(scope="package", params=EVERYWHERE, ids=lambda attack: attack.name)
def walked(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Walk:
    """All that was read in a world of this attack."""
    folder = tmp_path_factory.mktemp("hostile")
    return walked_through(request.param, walk, folder, django_db_blocker)


def walked_through(
    attack: Attack, way: Callable[[World], Walk], folder: Path, blocker: Any
) -> Walk:
    """What was read on a way through a world. The world itself is gone by then."""
    records: list[Any] = []
    mail.outbox = []
    # What no view asks for itself is asked for by no host either.
    host = override_settings(DEMO_DIR=folder, SECURE_CONTENT_TYPE_NOSNIFF=False)
    with host, blocker.unblock(), recorded(records), transaction.atomic():
        found = way(make_world(Words(attack)))
        transaction.set_rollback(True)
    cache.clear()
    found.records = records
    return found
