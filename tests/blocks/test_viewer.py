"""Who looks at a block, in the words of each host."""

from __future__ import annotations

import pytest

from clicnjob_xblocks.viewer import Viewer, ViewerKind

from .host import Seat, attributes

CV = "clicnjob_cv"


@pytest.mark.parametrize(
    ("seat", "kind"),
    [
        ("learner", ViewerKind.LEARNER),
        ("staff", ViewerKind.STAFF),
        ("preview", ViewerKind.PREVIEW),
        ("studio_editor", ViewerKind.PREVIEW),
        ("anonymous", ViewerKind.ANONYMOUS),
        ("masquerade", ViewerKind.MASQUERADE),
    ],
)
def test_each_viewer_is_recognised(request, seat, kind):
    viewer = request.getfixturevalue(seat).block(CV).viewer
    assert viewer.kind is kind
    assert viewer.can_write is (kind in (ViewerKind.LEARNER, ViewerKind.STAFF))


@pytest.mark.parametrize("odd", [{}, {"edx-platform.user_id": None}, {"edx-platform.user_id": "x"}])
def test_a_host_that_does_not_say_who_is_there_has_nobody_there(world, odd):
    assert Seat(world.course, odd).block(CV).viewer == Viewer(ViewerKind.ANONYMOUS)


def test_a_library_holds_nobodys_data(world):
    seat = Seat(world.course, attributes(world.learner.pk))
    seat.course_key = "library-v1:org+lib"
    assert seat.block(CV).viewer.kind is ViewerKind.PREVIEW


def test_a_platform_that_cannot_be_asked_counts_as_a_masquerade(learner, settings):
    settings.CLICNJOB = {"PLATFORM": "tests.platform.broken.BrokenPlatform"}
    assert learner.block(CV).viewer.can_write is False
