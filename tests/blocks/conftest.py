"""Everybody who may sit in front of a block."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation

from advisor_dashboard.platform.embedded.acting import acting_for
from tests import factories

from .host import Seat, attributes


@pytest.fixture(autouse=True)
def _in_french():
    with translation.override("fr"):
        yield


@pytest.fixture
def world(db) -> factories.World:
    return factories.make_world()


@pytest.fixture
def learner(world) -> Seat:
    return Seat(world.course, attributes(world.learner.pk))


@pytest.fixture
def staff(world) -> Seat:
    return Seat(world.course, attributes(world.advisor.pk, staff=True))


def studio(world, *, may_write: bool = True, **more: Any) -> Seat:
    """In Studio, which has a service of its own to say who may write."""
    permissions = SimpleNamespace(can_write=lambda course_key: may_write)
    services = {"studio_user_permissions": permissions}
    return Seat(world.course, attributes(world.advisor.pk), services=services, **more)


@pytest.fixture
def preview(world) -> Seat:
    return studio(world, in_studio=True)


@pytest.fixture
def studio_editor(world) -> Seat:
    """Studio's handlers: no author mode and no role."""
    return studio(world)


@pytest.fixture
def studio_stranger(world) -> Seat:
    """Studio's handlers, for somebody who may not write in this course."""
    return studio(world, may_write=False)


@pytest.fixture
def anonymous(world) -> Seat:
    return Seat(world.course, attributes(None))


@pytest.fixture
def masquerade(world):
    """The advisor looks as the learner: the platform hands the learner's id over."""
    with acting_for(world.advisor.pk):
        yield Seat(world.course, attributes(world.learner.pk))


@pytest.fixture(params=["preview", "studio_editor", "anonymous", "masquerade"])
def nobody(request) -> Seat:
    """Each of those who hold no data here."""
    return request.getfixturevalue(request.param)
