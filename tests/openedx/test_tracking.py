"""What was done in the courseware is tracked by the platform, with its context."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

pytestmark = pytest.mark.lms


def of_ours(events):
    return {each["name"]: each for each in events if each["name"].startswith("edx.clicnjob.")}


@pytest.fixture
def committed_at_once(monkeypatch):
    """A request commits before it ends, when it is still known who asks; a test never does."""
    now = SimpleNamespace(on_commit=lambda tell, robust: tell())
    monkeypatch.setattr("advisor_dashboard.api.tracking.transaction", now)


def test_an_event_says_who_and_in_which_course(
    world, hosting, vocabulary, write_cv, committed_at_once
):
    with hosting.tracked() as events:
        write_cv(world.lina, "Prénomrare")
    shared = of_ours(events)["edx.clicnjob.cv.shared"]
    assert shared["data"] == {"course_id": world.course, "structure": "nord"}
    context = shared["context"]
    assert (context["course_id"], context["org_id"]) == (world.course, "nord")
    assert (context["user_id"], context["username"]) == (world.lina.pk, "lina")
    assert context["referer"] == ""
    assert "Prénomrare" not in str(shared)


def test_the_context_of_one_event_is_not_kept_for_the_next(world, hosting, platform):
    with hosting.tracked() as events:
        platform.emit("edx.clicnjob.cv.shared", {"course_id": world.course})
        platform.emit("edx.clicnjob.offer.proposed", {"offer_id": 1})
    assert [each["context"].get("course_id", "") for each in events] == [world.course, ""]


def test_the_platform_does_not_log_what_is_asked_of_the_advisors_pages(world, hosting, monkeypatch):
    from common.djangoapps.track import views

    logged = []
    monkeypatch.setattr(
        views, "server_track", lambda request, name, event, **more: logged.append((name, event))
    )
    hosting.log_in(world.nadia).get("/clicnjob/target/?q=motrare")
    assert not any("motrare" in str(each) or "/clicnjob/" in str(each) for each in logged)
