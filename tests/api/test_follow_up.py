"""How far a learner is: noted by advisors one after the other, and read by whom it concerns."""

from __future__ import annotations

from datetime import date

import pytest

from advisor_dashboard.api import follow_up, inbox, offers
from advisor_dashboard.api.errors import Conflict, Invalid, NotAllowed, NotFound, Unavailable
from advisor_dashboard.api.exporting import export_learner
from advisor_dashboard.api.follow_up import Stage, Step
from advisor_dashboard.api.own_words import readable
from advisor_dashboard.api.privacy import erase_learner
from advisor_dashboard.models import Offer, Proposal, ProposalStep
from advisor_dashboard.platform.embedded.models import Enrollment
from tests import factories


@pytest.fixture
def world(world):
    factories.share_cv(world.learner, world.course)
    factories.share_cv(world.neighbour, world.course)
    return world


@pytest.fixture
def offer(world):
    made = factories.make_offer(world.advisor)
    factories.propose(world.advisor, made.id, world.learner, world.neighbour)
    return made


@pytest.fixture
def note(world, offer):
    def set_step(step, base=0, advisor=None, learner=None):
        return follow_up.set_step(
            (advisor or world.advisor).pk,
            offer.id,
            (learner or world.learner).pk,
            step,
            base=base,
        )

    return set_step


@pytest.fixture
def line(world, offer):
    def look(advisor=None, learner=None):
        lines = offers.get_offer((advisor or world.advisor).pk, offer.id).proposals
        wanted = (learner or world.learner).pk
        return next(each for each in lines if each.learner_id == wanted)

    return look


def proposal_of(learner) -> int:
    return inbox.inbox(learner.pk)[0].proposal_id


def test_the_stage_follows_the_learner_then_the_advisor(world, note, line):
    assert line().stage is Stage.PROPOSED
    inbox.mark_read(world.learner.pk, proposal_of(world.learner))
    assert line().stage is Stage.SEEN
    inbox.answer(world.learner.pk, proposal_of(world.learner), "help_me")
    assert line().stage is Stage.INTERESTED
    for base, step in enumerate((Step.APPLIED, Step.INTERVIEW, Step.HIRED)):
        assert note(step, base).stage.value == step.value
    assert line(learner=world.neighbour).stage is Stage.PROPOSED


def test_a_closed_offer_ends_the_waiting_and_is_still_followed_up(world, offer, note, line):
    offers.close_offer(world.advisor.pk, offer.id)
    assert line().stage is Stage.NO_ANSWER
    assert note(Step.HIRED).stage is Stage.HIRED


def test_who_noted_what_is_kept_and_read_by_a_colleague(world, note, line):
    colleague = factories.make_advisor(world.course, username="paul")
    note(Step.APPLIED)
    note(Step.EMPLOYER_DECLINED, 1, advisor=colleague)
    assert [(word.step, word.by_name) for word in line(colleague).history] == [
        (Step.APPLIED, "nadia"),
        (Step.EMPLOYER_DECLINED, "paul"),
    ]
    assert line().reached is Step.APPLIED


def test_a_word_taken_back_leaves_the_answer_to_count(world, note, line):
    inbox.answer(world.learner.pk, proposal_of(world.learner), "interested")
    note(Step.HIRED)
    assert note("", 1).stage is Stage.INTERESTED
    assert (line().reached, line().step) == (None, None)
    assert [word.step for word in line().history] == [Step.HIRED, None]


def test_two_advisors_do_not_overwrite_each_other_unseen(world, note, line):
    colleague = factories.make_advisor(world.course, username="paul")
    note(Step.INTERVIEW, advisor=colleague)
    with pytest.raises(Conflict) as caught:
        note(Step.APPLIED)
    assert caught.value.current.history[-1].by_name == "paul"
    assert line().step is Step.INTERVIEW


def test_the_same_twice_is_noted_once(world, note, line):
    note(Step.APPLIED)
    assert note(Step.APPLIED).step_number == 1
    assert note(Step.APPLIED, 1).step_number == 1
    assert ProposalStep.objects.count() == 1


def test_a_step_that_is_none_is_refused(note):
    with pytest.raises(Invalid):
        note("promoted")


def test_nobody_notes_anything_of_a_learner_who_is_not_theirs(world, offer, note):
    narrowed = factories.make_advisor(world.course, cohorts=("Soir",))
    stranger = factories.make_advisor(factories.make_course("sud"))
    for advisor in (narrowed, stranger):
        with pytest.raises(NotFound):
            note(Step.HIRED, advisor=advisor)
    with pytest.raises(NotFound):
        note(Step.HIRED, learner=factories.make_learner(world.course))
    for person in (world.neighbour, factories.make_person(is_staff=True)):
        with pytest.raises(NotAllowed):
            note(Step.HIRED, advisor=person)
    Enrollment.objects.filter(user=world.learner).update(is_active=False)
    with pytest.raises(NotFound):
        note(Step.HIRED)
    assert not ProposalStep.objects.exists()


def test_without_the_platform_nothing_is_noted(note, unavailable):
    unavailable()
    with pytest.raises(Unavailable):
        note(Step.HIRED)
    assert not ProposalStep.objects.exists()


def test_a_learner_says_that_they_applied(world, line):
    told = inbox.say_applied(world.learner.pk, proposal_of(world.learner))
    assert (told.noted.step, told.noted.by_me, told.read) == (Step.APPLIED, True, True)
    assert line().stage is Stage.APPLIED
    assert line().history[0].by_learner


def test_what_an_advisor_noted_stays_when_the_learner_says_they_applied(world, note, line):
    note(Step.INTERVIEW)
    told = inbox.say_applied(world.learner.pk, proposal_of(world.learner))
    assert (told.noted.step, told.noted.by_me) == (Step.INTERVIEW, False)
    note(Step.LEARNER_DECLINED, 1)
    assert inbox.say_applied(world.learner.pk, proposal_of(world.learner)).noted.by_me


def test_nobody_says_so_for_another_or_of_a_closed_offer(world, offer):
    with pytest.raises(NotFound):
        inbox.say_applied(world.neighbour.pk, proposal_of(world.learner))
    Offer.objects.update(closes_on=date(2020, 1, 1))
    with pytest.raises(NotAllowed) as caught:
        inbox.say_applied(world.learner.pk, proposal_of(world.learner))
    assert caught.value.code == "closed"
    assert not ProposalStep.objects.exists()


def test_a_learner_reads_what_is_noted_of_them_and_finds_it_in_the_export(world, note):
    note(Step.EMPLOYER_DECLINED)
    item = inbox.inbox(world.learner.pk)[0]
    assert (item.noted.step, item.noted.by_me) == (Step.EMPLOYER_DECLINED, False)
    assert inbox.inbox(world.neighbour.pk)[0].noted is None
    [row] = readable(export_learner(world.learner.pk))["applications"]
    assert (row["step"], row["noted_by"]) == ("employer_said_no", "nadia")
    assert export_learner(world.neighbour.pk)["applications"] == []


def test_an_erased_advisor_leaves_the_word_without_the_name(world, note, line):
    colleague = factories.make_advisor(world.course, username="paul")
    note(Step.APPLIED, advisor=colleague)
    erase_learner(colleague.pk)
    assert [(word.step, word.by_name) for word in line().history] == [(Step.APPLIED, "")]


def test_with_the_learner_all_that_was_said_of_them_goes(world, note):
    note(Step.APPLIED)
    erase_learner(world.learner.pk)
    assert not ProposalStep.objects.exists()
    assert Proposal.objects.get().learner_id == world.neighbour.pk
