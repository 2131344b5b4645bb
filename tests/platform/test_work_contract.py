"""The contract of the port about long works: who hands one over gets it done, by its number."""

from __future__ import annotations

import pytest

from advisor_dashboard.platform.signals import work_due
from tests.platform.drivers import DRIVERS, HostDriver

pytestmark = pytest.mark.django_db


@pytest.fixture(params=DRIVERS, ids=lambda driver: driver.__name__)
def host(request) -> HostDriver:
    return request.param()


def test_a_work_that_is_handed_over_falls_due(host):
    due = []

    def note(work_id, **_kwargs):
        due.append(work_id)

    work_due.connect(note)
    try:
        host.platform.hand_over_work(7)
    finally:
        work_due.disconnect(note)
    assert due == [7]
