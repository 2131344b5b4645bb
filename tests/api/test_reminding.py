"""Reminding the silent: exactly those confirmed, not too often, and nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from advisor_dashboard.api import follow_up, inbox, offers, reminding, sharing
from advisor_dashboard.api.errors import Conflict, Invalid, NotAllowed, NotFound
from advisor_dashboard.api.exporting import export_learner
from advisor_dashboard.api.follow_up import Stage, Step
from advisor_dashboard.api.privacy import erase_learner
from advisor_dashboard.models import Message, Reminder
from advisor_dashboard.platform.embedded.models import Enrollment
from tests import factories

TOKEN = "t-1"


@pytest.fixture
def world(world):
    factories.share_cv(world.learner, world.course, first_name="Lina", last_name="Morel")
    factories.share_cv(world.neighbour, world.course, first_name="Sami", last_name="Diallo")
    return world


@pytest.fixture
def offer(world):
    made = factories.make_offer(world.advisor, title="Vente de nuit")
    factories.propose(world.advisor, made.id, world.learner, world.neighbour)
    return made


@pytest.fixture
def remind(world, offer):
    def send(*learners, token=TOKEN, message="On t’attend.", advisor=None):
        return reminding.remind(
            (advisor or world.advisor).pk,
            offer.id,
            [learner.pk for learner in learners],
            message=message,
            token=token,
        )

    return send


@pytest.fixture
def look(world, offer):
    def preview(advisor=None):
        return reminding.preview_reminder((advisor or world.advisor).pk, offer.id)

    return preview


def names(lines) -> list[str]:
    return [line.name for line in lines]


def days_pass(number: int) -> None:
    for row in Message.objects.all():
        Message.objects.filter(pk=row.pk).update(sent_at=row.sent_at - timedelta(days=number))


def answer(learner, value="not_for_me"):
    inbox.answer(learner.pk, inbox.inbox(learner.pk)[0].proposal_id, value)


def test_the_silent_are_named_and_nobody_else(world, offer, look):
    assert names(look().recipients) == ["Lina Morel", "Sami Diallo"]
    answer(world.learner)
    assert names(look().recipients) == ["Sami Diallo"]
    follow_up.set_step(world.advisor.pk, offer.id, world.neighbour.pk, Step.APPLIED, base=0)
    assert look().recipients == ()
    assert not Reminder.objects.exists()


def test_a_reminder_reaches_those_confirmed_once(world, remind, look):
    first = remind(world.learner)
    again = remind(world.learner)
    assert (first.sent, again.sent, again.repeated) == (1, 1, True)
    told = inbox.inbox(world.learner.pk)[0].reminded
    assert (told.text, told.by_name) == ("On t’attend.", "nadia")
    assert inbox.inbox(world.neighbour.pk)[0].reminded is None
    assert names(look().recipients) == ["Sami Diallo"]
    assert names(look().too_soon) == ["Lina Morel"]


def test_nobody_is_reminded_twice_within_some_days(world, remind, look, settings):
    colleague = factories.make_advisor(world.course)
    remind(world.learner)
    with pytest.raises(Conflict):
        remind(world.learner, token="second", advisor=colleague)
    assert Reminder.objects.count() == 1
    days_pass(3)
    assert remind(world.learner, token="second", advisor=colleague).sent == 1
    settings.CLICNJOB = settings.CLICNJOB | {"REMINDER_DAYS": 1}
    days_pass(1)
    assert names(look().recipients) == ["Lina Morel", "Sami Diallo"]


def test_who_is_still_silent_some_days_later_gives_no_answer(world, offer, remind):
    def stage():
        lines = offers.get_offer(world.advisor.pk, offer.id).proposals
        return {line.learner_id: line.stage for line in lines}[world.learner.pk]

    remind(world.learner)
    assert stage() is Stage.PROPOSED
    days_pass(3)
    assert stage() is Stage.NO_ANSWER
    answer(world.learner, "interested")
    assert stage() is Stage.INTERESTED


def test_an_answer_in_between_sends_nothing_to_anybody(world, remind):
    answer(world.learner)
    with pytest.raises(Conflict) as caught:
        remind(world.learner, world.neighbour)
    assert names(caught.value.current.recipients) == ["Sami Diallo"]
    assert not Reminder.objects.exists()


def test_a_closed_cv_is_left_alone_and_said_so(world, remind, look):
    sharing.close_sharing(world.learner.pk, world.course)
    assert [line.learner_id for line in look().cv_closed] == [world.learner.pk]
    with pytest.raises(Conflict):
        remind(world.learner)


def test_a_closed_offer_refuses(world, offer, remind, look):
    offers.close_offer(world.advisor.pk, offer.id)
    for attempt in (look, lambda: remind(world.learner)):
        with pytest.raises(NotAllowed) as caught:
            attempt()
        assert caught.value.code == "closed"


def test_only_who_looks_after_a_learner_reminds_them(world, remind, look):
    narrowed = factories.make_advisor(world.course, cohorts=("Soir",))
    assert names(look(narrowed).recipients) == ["Sami Diallo"]
    with pytest.raises(Conflict):
        remind(world.learner, advisor=narrowed)
    with pytest.raises(NotFound):
        remind(world.learner, advisor=factories.make_advisor(factories.make_course("sud")))
    Enrollment.objects.filter(user=world.learner).update(is_active=False)
    with pytest.raises(Conflict):
        remind(world.learner)
    assert not Reminder.objects.exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"message": "a" * 2001}, "invalid"), ({"token": ""}, "token"), ({"token": "x\0"}, "token")],
)
def test_what_cannot_be_sent_is_refused(world, remind, changes, code):
    with pytest.raises(Invalid) as caught:
        remind(world.learner, **changes)
    assert caught.value.code == code


def test_nobody_confirmed_is_nobody_reminded(remind):
    with pytest.raises(Invalid):
        remind()


def test_one_message_reaches_only_so_many(world, look, settings):
    settings.CLICNJOB = settings.CLICNJOB | {"MAX_RECIPIENTS": 1}
    assert (len(look().recipients), look().left) == (1, 1)


def test_the_mail_says_that_it_is_a_reminder(
    world, offer, remind, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        remind(world.learner)
    [mail] = mailoutbox
    assert mail.to == ["lina@example.org"]
    assert mail.subject.startswith("On attend ta réponse")
    assert "Tu n’as pas encore répondu" in mail.body


def test_a_reminder_goes_with_its_reader_and_is_handed_out(world, remind):
    remind(world.learner)
    [row] = export_learner(world.learner.pk)["reminders"]
    assert row["message_body"] == "On t’attend."
    erase_learner(world.learner.pk)
    assert not Reminder.objects.exists()
    assert not Message.objects.filter(body="On t’attend.").exists()


def test_a_message_that_another_still_reads_stays(world, remind):
    remind(world.learner, world.neighbour)
    erase_learner(world.learner.pk)
    assert inbox.inbox(world.neighbour.pk)[0].reminded.text == "On t’attend."


def test_reminders_are_told_as_a_number(world, offer, remind, django_capture_on_commit_callbacks):
    from tests.platform.embedded_driver import EmbeddedDriver

    with EmbeddedDriver().tracked() as events, django_capture_on_commit_callbacks(execute=True):
        remind(world.learner, world.neighbour)
    assert [(event["name"], event["data"]) for event in events] == [
        (
            "edx.clicnjob.offer.reminded",
            {"structure": "nord", "offer_id": offer.id, "recipient_count": 2},
        )
    ]
