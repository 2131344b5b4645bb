"""The contract of the port about features: as they are at first until somebody switches them."""

from __future__ import annotations

import pytest

from advisor_dashboard.platform import Feature
from tests.platform.drivers import DRIVERS, HostDriver

pytestmark = pytest.mark.django_db


@pytest.fixture(params=DRIVERS, ids=lambda driver: driver.__name__)
def host(request) -> HostDriver:
    return request.param()


@pytest.fixture
def course(host) -> str:
    return host.make_course("nord", "Premier cours")


@pytest.mark.parametrize("feature", Feature)
def test_all_but_one_are_on_at_first(host, course, feature):
    assert host.platform.is_on(feature, course) is feature.on_at_first
    assert host.platform.is_on(feature, "") is feature.on_at_first


def test_making_accounts_waits_for_the_institution():
    assert [each for each in Feature if not each.on_at_first] == [Feature.ACCESS_SHEETS]


def test_on_in_a_course_is_on_there_alone(host, course):
    other = host.make_course("nord", "Second cours")
    host.switch(Feature.ACCESS_SHEETS, course, on=True)
    assert host.platform.is_on(Feature.ACCESS_SHEETS, course)
    assert not host.platform.is_on(Feature.ACCESS_SHEETS, other)
    assert not host.platform.is_on(Feature.ACCESS_SHEETS, "")


@pytest.mark.parametrize("feature", Feature)
def test_off_in_a_course_is_off_there_alone(host, course, feature):
    other = host.make_course("nord", "Second cours")
    for each in Feature:
        host.switch(each, "", on=True)
    host.switch(feature, course, on=False)
    assert not host.platform.is_on(feature, course)
    assert host.platform.is_on(feature, other)
    assert host.platform.is_on(feature, "")
    assert all(host.platform.is_on(each, course) for each in Feature if each is not feature)


@pytest.mark.parametrize("feature", Feature)
def test_off_everywhere_is_off_in_every_course(host, course, feature):
    host.switch(feature, "", on=True)
    host.switch(feature, "", on=False)
    assert not host.platform.is_on(feature, course)
    assert not host.platform.is_on(feature, "")


def test_switched_on_again_it_is_on(host, course):
    for key in (course, ""):
        host.switch(Feature.OFFERS, key, on=False)
        host.switch(Feature.OFFERS, key, on=True)
    assert host.platform.is_on(Feature.OFFERS, course)
    assert host.platform.is_on(Feature.OFFERS, "")


@pytest.mark.parametrize("key", ["course-v1:no+such", "not a key", "é/ß"])
def test_what_is_no_course_has_nothing_on(host, key):
    assert not any(host.platform.is_on(feature, key) for feature in Feature)
