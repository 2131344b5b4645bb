"""Mail about a proposed offer: after it, and never in its way."""

from __future__ import annotations

import logging

import pytest
from django.core.mail.backends.locmem import EmailBackend

from advisor_dashboard.models import Proposal
from advisor_dashboard.platform.embedded import membership
from advisor_dashboard.platform.embedded.models import Course
from tests import factories
from tests.platform.broken import BrokenPlatform


class FullServer(EmailBackend):
    """A mail server that takes nothing, and quotes in its refusal whom it refused."""

    def send_messages(self, messages):
        raise OSError(f"no room for {messages[0].to}")


class DeadServer(EmailBackend):
    """A mail server that nobody can reach."""

    def open(self):
        raise ConnectionRefusedError("lina@example.org")


@pytest.fixture
def world(world):
    factories.share_cv(world.learner, world.course)
    factories.share_cv(world.neighbour, world.course)
    return world


@pytest.fixture
def offer(world):
    return factories.make_offer(world.advisor, title="Vente de nuit")


@pytest.fixture
def propose(world, offer, django_capture_on_commit_callbacks):
    def send(*learners, token=""):
        with django_capture_on_commit_callbacks(execute=True):
            return factories.propose(world.advisor, offer.id, *learners, token=token)

    return send


def test_the_recipients_are_told_and_nobody_else(world, propose, mailoutbox):
    propose(world.learner)
    [mail] = mailoutbox
    assert mail.to == ["lina@example.org"]
    assert "Vente de nuit" in mail.subject
    assert "Structure nord" in mail.body


def test_a_title_of_two_lines_neither_stops_the_letter_nor_writes_into_its_head(
    world, mailoutbox, django_capture_on_commit_callbacks
):
    offer = factories.make_offer(world.advisor, title="Vente\r\nBcc: a@example.net")
    with django_capture_on_commit_callbacks(execute=True):
        factories.propose(world.advisor, offer.id, world.learner)

    [mail] = mailoutbox
    assert mail.subject.endswith("Vente Bcc: a@example.net")
    assert mail.message()["Bcc"] is None


def test_nothing_is_sent_before_the_proposal_is_committed(
    world, offer, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as waiting:
        factories.propose(world.advisor, offer.id, world.learner)
        assert mailoutbox == []
    assert len(waiting) > 0


def test_a_double_click_sends_one_letter(world, propose, mailoutbox):
    propose(world.learner, token="same")
    propose(world.learner, token="same")
    assert len(mailoutbox) == 1


def test_in_two_courses_a_learner_gets_one_letter_in_the_name_of_the_first(
    world, propose, mailoutbox
):
    second = factories.make_course("nord", "Autre cours")
    membership.appoint(world.advisor.pk, second)
    membership.enroll(world.learner.pk, second)
    propose(world.learner)
    [mail] = mailoutbox
    assert "Autre cours" in mail.body
    assert "Trouver un emploi" not in mail.body


@pytest.mark.parametrize("server", [FullServer, DeadServer])
def test_a_failing_mail_server_leaves_the_offer_in_the_messages(
    world, propose, settings, caplog, server
):
    settings.EMAIL_BACKEND = f"{server.__module__}.{server.__qualname__}"
    with caplog.at_level(logging.DEBUG):
        assert propose(world.learner, world.neighbour).sent == 2
    assert Proposal.objects.count() == 2
    ours = [each for each in caplog.records if each.name.startswith("advisor_dashboard")]
    assert ours
    for record in ours:
        said = record.getMessage() + str(record.exc_info or "")
        for private in ("example.org", "lina", "Lina", "Vente de nuit"):
            assert private not in said


def test_a_host_that_cannot_send_leaves_the_offer_in_the_messages(
    world, propose, mailoutbox, monkeypatch
):
    refusing = BrokenPlatform().send_letters
    monkeypatch.setattr(
        "advisor_dashboard.platform.embedded.platform.EmbeddedPlatform.send_letters",
        lambda self, *args: refusing(*args),
    )
    assert propose(world.learner).sent == 1
    assert Proposal.objects.count() == 1
    assert mailoutbox == []


def test_who_left_the_course_just_then_gets_no_letter(
    world, offer, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as waiting:
        factories.propose(world.advisor, offer.id, world.learner)
    membership.unenroll(world.learner.pk, Course.objects.get(key=world.course).key)
    for callback in waiting:
        callback()
    assert mailoutbox == []
