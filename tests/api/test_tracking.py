"""Tracking events: what is told, when, and that nothing of a person is in it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from advisor_dashboard.api import follow_up, inbox, profiles, sharing
from advisor_dashboard.events import (
    CvClosed,
    CvCompleted,
    CvShared,
    LiveQuizStarted,
    OfferAnswered,
    OfferFollowedUp,
    OfferProposed,
    OfferReminded,
    TrackingEvent,
)
from advisor_dashboard.models import Proposal
from advisor_dashboard.platform.embedded.platform import EmbeddedPlatform
from tests import factories
from tests.platform.embedded_driver import EmbeddedDriver

#: Keys, numbers and values of closed lists. A field that is not here may be of a person.
HARMLESS = {
    *("course_id", "structure", "offer_id", "question_count", "recipient_count"),
    *("answer", "step"),
}
EVENTS = {
    *(CvClosed, CvCompleted, CvShared, LiveQuizStarted),
    *(OfferAnswered, OfferFollowedUp, OfferProposed, OfferReminded),
}


@pytest.fixture
def told(django_capture_on_commit_callbacks):
    """What an action tells once it is committed."""

    def listen(action):
        with (
            EmbeddedDriver().tracked() as events,
            django_capture_on_commit_callbacks(execute=True),
        ):
            action()
        return [(event["name"], event["data"]) for event in events]

    return listen


@pytest.fixture
def proposal(world):
    factories.share_cv(world.learner, world.course)
    offer = factories.make_offer(world.advisor)
    factories.propose(world.advisor, offer.id, world.learner)
    return Proposal.objects.get()


def test_events_and_their_fields_are_closed_lists():
    assert set(TrackingEvent.__subclasses__()) == EVENTS
    assert len({event.name for event in EVENTS}) == len(EVENTS)
    for event in EVENTS:
        assert event.name.startswith("edx.clicnjob.")
        assert {field.name for field in fields(event)} <= HARMLESS
        assert {field.type for field in fields(event)} <= {"str", "int"}


def test_every_event_is_documented_with_all_its_fields(request):
    text = (request.config.rootpath / "docs/tracking-events.md").read_text(encoding="utf-8")
    sections = text.split("\n## ")
    for event in EVENTS:
        [section] = [each for each in sections if each.startswith(f"`{event.name}`")]
        for field in fields(event):
            assert f"`{field.name}`" in section, (event.name, field.name)


def test_opening_and_closing_a_cv_are_told_once(world, told):
    factories.save_cv(world.learner)
    data = {"course_id": world.course, "structure": "nord"}

    def twice(change):
        return told(lambda: [change(world.learner.pk, world.course) for _ in range(2)])

    assert twice(sharing.open_sharing) == [("edx.clicnjob.cv.shared", data)]
    assert twice(sharing.close_sharing) == [("edx.clicnjob.cv.closed", data)]


def test_a_cv_that_becomes_whole_is_told_once(world, told):
    whole = {
        "email": "lina@example.org",
        "training": [{"id": "k3f9", "title": "CAP", "school": "Lycée", "place": "Lille",
                      "start": "2024-09", "end": "2025-06", "current": False}],
        "commune": factories.commune("Lille"),
    }  # fmt: skip

    def save(**changes):
        document = factories.cv_document("ogr:20514", **whole | changes)
        version = profiles.load_cv(world.learner.pk).version
        return told(
            lambda: profiles.save_cv(
                world.learner.pk, document, base_version=version, course_key=world.course
            )
        )

    assert save(last_name="") == []
    assert save() == [("edx.clicnjob.cv.completed", {"course_id": world.course})]
    assert save(introduction="Bonjour") == []
    assert save(last_name="") == []
    assert save() == [("edx.clicnjob.cv.completed", {"course_id": world.course})]


def test_a_proposal_is_told_with_the_number_of_recipients_alone(world, told):
    factories.share_cv(world.learner, world.course)
    factories.share_cv(world.neighbour, world.course)
    offer = factories.make_offer(world.advisor)

    def propose():
        factories.propose(world.advisor, offer.id, world.learner, world.neighbour, token="same")

    data = {"structure": "nord", "offer_id": offer.id, "recipient_count": 2}
    assert told(propose) == [("edx.clicnjob.offer.proposed", data)]
    assert told(propose) == []


def test_each_new_answer_is_told(world, proposal, told):
    def answer(value, course_key=None):
        return told(
            lambda: inbox.answer(world.learner.pk, proposal.pk, value, course_key=course_key)
        )

    data = {"structure": "nord", "offer_id": proposal.offer_id}
    assert answer("interested", world.course) == [
        (
            "edx.clicnjob.offer.answered",
            {**data, "course_id": world.course, "answer": "interested"},
        )
    ]
    assert answer("interested") == []
    assert answer("help_me") == [
        ("edx.clicnjob.offer.answered", {**data, "course_id": "", "answer": "help_me"})
    ]


def test_a_tracker_that_fails_stops_nothing(world, proposal, told, monkeypatch, caplog):
    def fail(self, name, data):
        raise OSError("lina@example.org")

    monkeypatch.setattr(EmbeddedPlatform, "emit", fail)
    told(lambda: inbox.answer(world.learner.pk, proposal.pk, "interested"))
    proposal.refresh_from_db()
    assert proposal.answer == "interested"
    assert "edx.clicnjob.offer.answered" in caplog.text
    assert "example.org" not in caplog.text


def test_what_is_taken_back_was_never_told(world, told):
    from django.db import transaction

    factories.save_cv(world.learner)

    def open_and_fail():
        try:
            with transaction.atomic():
                sharing.open_sharing(world.learner.pk, world.course)
                raise OSError
        except OSError:
            pass

    assert told(open_and_fail) == []


def test_what_is_noted_of_an_application_is_told_without_of_whom(world, proposal, told):
    def note(step, base):
        return told(
            lambda: follow_up.set_step(
                world.advisor.pk, proposal.offer_id, world.learner.pk, step, base=base
            )
        )

    data = {"structure": "nord", "offer_id": proposal.offer_id, "step": "applied"}
    assert note("applied", 0) == [("edx.clicnjob.offer.followed_up", data)]
    assert note("applied", 1) == []
    assert note("", 1) == [("edx.clicnjob.offer.followed_up", data | {"step": ""})]
