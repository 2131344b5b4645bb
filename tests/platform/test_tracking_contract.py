"""The contract of the port about tracking: what is told arrives, as it was told."""

from __future__ import annotations

import pytest

from tests.platform.drivers import DRIVERS, HostDriver

pytestmark = pytest.mark.django_db


@pytest.fixture(params=DRIVERS, ids=lambda driver: driver.__name__)
def host(request) -> HostDriver:
    return request.param()


def test_an_event_arrives_with_its_name_and_its_data(host):
    with host.tracked() as events:
        host.platform.emit("edx.clicnjob.test.done", {"structure": "nord", "offer_id": 7})
    [event] = events
    assert event["name"] == "edx.clicnjob.test.done"
    assert event["data"] == {"structure": "nord", "offer_id": 7}


def test_an_event_of_a_course_keeps_its_course(host):
    course = host.make_course("nord", "Premier cours")
    with host.tracked() as events:
        host.platform.emit("edx.clicnjob.test.done", {"course_id": course})
        host.platform.emit("edx.clicnjob.test.done", {"course_id": ""})
    assert [event["data"]["course_id"] for event in events] == [course, ""]
