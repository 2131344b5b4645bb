"""A live quiz on the platform: the team starts it, a guest plays without an account."""

from __future__ import annotations

import pytest

from tests.live_quiz import USAGE, choice, quiz

pytestmark = pytest.mark.lms


@pytest.fixture
def code(world):
    from advisor_dashboard.api import live_sessions

    return live_sessions.start(
        world.nadia.pk, course_key=world.course, usage_key=USAGE, title="Sécurité", quiz=quiz()
    )


def test_a_guest_plays_at_the_site_s_own_address(world, code, client):
    from advisor_dashboard.api import live_projector, live_sessions

    phone = f"/clicnjob/live/{code}/"
    assert client.get(phone).status_code == 200
    assert client.post(phone, {"name": "Inès"}).status_code == 302
    live_sessions.go_on(world.nadia.pk, code, version=1, seen="lobby")
    polled = client.get(f"{phone}state/")
    sent = {"question": "mail1", "answer": choice(polled.json(), "réponds")}
    for _time in range(2):
        answered = client.post(f"{phone}answer/", sent, content_type="application/json")
        assert answered.json() == {"noted": True}
    known = client.get(f"{phone}state/", headers={"If-None-Match": polled["ETag"]})
    assert known.status_code == 304
    projector = live_projector.projector_of(world.nadia.pk, code)
    assert (projector.players, projector.answered) == (1, 1)


def test_only_the_team_of_the_course_leads(world, code):
    from advisor_dashboard.api import live_sessions
    from advisor_dashboard.api.errors import NotFound

    with pytest.raises(NotFound):
        live_sessions.end(world.lina.pk, code)


def test_the_flag_takes_it_away(world, code, client):
    from edx_django_utils.cache import RequestCache
    from openedx.core.djangoapps.waffle_utils import models

    models.WaffleFlagCourseOverrideModel.objects.create(
        waffle_flag="clicnjob.disable_live_quiz",
        override_choice="on",
        enabled=True,
        course_id=world.course_key,
    )
    RequestCache.clear_all_namespaces()
    assert client.post(f"/clicnjob/live/{code}/", {"name": "Inès"}).status_code == 403
