"""Distances and boxes, in metropolitan and overseas France."""

from __future__ import annotations

import pytest

from advisor_dashboard.places.geometry import bounding_box, distance_km, within_box

PARIS = (48.85341, 2.3488)
LILLE = (50.63391, 3.05512)
SAINT_DENIS_REUNION = (-20.88231, 55.4504)
SAINT_PIERRE_REUNION = (-21.3393, 55.4781)
MATA_UTU = (-13.2816, -176.1745)


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        (PARIS, PARIS, 0),
        (PARIS, LILLE, 204),
        (SAINT_DENIS_REUNION, SAINT_PIERRE_REUNION, 51),
        (PARIS, SAINT_DENIS_REUNION, 9370),
    ],
)
def test_distance_is_that_of_the_map(here, there, expected):
    assert distance_km(*here, *there) == pytest.approx(expected, rel=0.01, abs=0.01)


def test_distance_is_the_same_both_ways():
    assert distance_km(*PARIS, *LILLE) == pytest.approx(distance_km(*LILLE, *PARIS))


@pytest.mark.parametrize("centre", [PARIS, SAINT_DENIS_REUNION, MATA_UTU, (0.0, 0.0)])
@pytest.mark.parametrize("radius", [0, 5, 50, 200])
def test_box_holds_every_point_of_the_radius(centre, radius):
    box = bounding_box(*centre, radius)
    degree = radius / 111.195
    for latitude_step in range(-10, 11):
        for longitude_step in range(-20, 21):
            point = (
                centre[0] + latitude_step / 10 * degree,
                centre[1] + longitude_step / 10 * degree,
            )
            if distance_km(*centre, *point) <= radius:
                assert box.holds(*point)


def test_box_leaves_out_what_is_far():
    assert within_box(*LILLE, *PARIS, 250)
    assert not within_box(*LILLE, *PARIS, 150)
    assert not within_box(*SAINT_DENIS_REUNION, *PARIS, 200)


def test_box_across_the_180th_meridian_spans_all_longitudes():
    box = bounding_box(-13.28, -179.9, 100)
    assert box.holds(-13.28, 179.9)
